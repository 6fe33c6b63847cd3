"""What new-site says where there is nothing to make a site file of: one sentence, and no file."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from newsarchive.crawl.fetch import visit
from newsarchive.errors import UsageError

Run = Callable[..., subprocess.CompletedProcess[str]]

WALL = b"<html><head><title>Just a moment...</title></head><script>_cf_chl_opt={}</script></html>"
REPLIES = {
    "/tembok/": (403, {}, WALL),
    "/pindah/": (301, {"Location": "https://kabar-baru.example/"}, b""),
    "/kosong/": (200, {"Content-Type": "text/html"}, b"<html><h1>Segera hadir</h1></html>"),
}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, body = REPLIES.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def home_of() -> Iterator[Callable[[str], str]]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield lambda path: f"http://127.0.0.1:{server.server_address[1]}{path}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "exit_code", "said"),
    [
        ("/tembok/", 4, "cannot be read: the page is not shown: a check for robots stands before"),
        ("/pindah/", 4, "If the newsroom has moved there, give its new address."),
        ("/kosong/", 1, "No article could be read, so no site file is written"),
    ],
)
def test_a_front_page_that_shows_nothing_is_named_in_a_sentence(
    path: str, exit_code: int, said: str, home_of: Callable[[str], str], run: Run, home: Path
) -> None:
    done = run("new-site", home_of(path), "--delay", "0")
    assert done.returncode == exit_code
    assert said in (done.stderr if exit_code == 4 else done.stdout)
    assert "Traceback" not in done.stderr
    assert not list(home.rglob("*.py"))


def test_a_name_that_is_taken_is_told_before_anything_is_asked(run: Run, home: Path) -> None:
    (home / "spiders").mkdir()
    (home / "spiders/suluh.py").write_text("", "utf-8")
    done = run("new-site", "https://kabar.invalid/", "--name", "suluh")
    assert done.returncode == 2
    assert "suluh.py is there already; choose another name with --name." in done.stderr


@pytest.mark.parametrize(
    "url", ["https://", "https://kabar kota/", "https://-a..b/", "htp://kabar.example/", "http://["]
)
def test_what_is_no_address_is_refused_before_anything_is_asked(url: str) -> None:
    async def errand(_: Any) -> None:
        raise AssertionError("nothing is to be asked")

    with pytest.raises(UsageError, match="is no address of a web page; one looks like https"):
        visit(url, errand)
