"""What a crawl captured replays in pywb, and its export passes the validator of py-wacz.

Both live in an environment of their own, because they pin old libraries: ``make test`` makes
``.venv-pywb`` from ``requirements-pywb.txt``; ``$NEWSARCHIVE_PYWB`` names another.
"""

from __future__ import annotations

import html
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from newsarchive.demo import Newsroom, serve
from newsarchive.demo.names import SECTIONS
from newsarchive.store import Archive, captures
from newsarchive.store.wacz import export_wacz, index_key
from newsarchive.store.warc import warc_folder
from newsarchive.store.warc_reading import read_page

ROOT = Path(__file__).parents[2]
PLACES = (os.environ.get("NEWSARCHIVE_PYWB"), ROOT / ".venv-pywb", sys.prefix)
FOUND = [Path(one, "bin") for one in PLACES if one and Path(one, "bin", "wayback").exists()]

pytestmark = pytest.mark.skipif(
    not FOUND, reason="pywb is not installed: name its environment in $NEWSARCHIVE_PYWB"
)
URLS = (
    "https://www2.Example.co.id/Berita//1/?b=2&A=1#bawah",
    "http://example.id:8080/a%20b/?",
    "http://127.0.0.1:8017/2026/03/01/judul-berita/",
    "https://m.example.id/index.php?p=12&page=2",
)


@dataclass(frozen=True)
class Crawled:
    """A small crawl, and a second one in which most pages came again unchanged."""

    archive: Archive
    folder: Path


@pytest.fixture(scope="module")
def crawled(make_crawler, tmp_path_factory) -> Iterator[Crawled]:
    crawler = make_crawler(tmp_path_factory.mktemp("pywb") / "archive.db")
    with serve(Newsroom(articles=12, page_weight=10)) as server:
        sites = {"suluh": (server.url, [section.path for section in SECTIONS])}
        crawler.run(sites)
        time.sleep(1)  # captures are told apart by the second
        crawler.run(sites)
    with Archive.open(crawler.db) as archive:
        yield Crawled(archive, warc_folder(crawler.db))


@pytest.fixture(scope="module")
def wayback(crawled, tmp_path_factory) -> Iterator[str]:
    """The address of a pywb that serves the crawl's WARC files."""
    home = tmp_path_factory.mktemp("wayback")
    files = sorted(crawled.folder.glob("*.warc.gz"))
    run("wb-manager", "init", "kabar", cwd=home)
    run("wb-manager", "add", "kabar", *files, cwd=home)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [FOUND[0] / "wayback", "-b", "127.0.0.1", "-p", str(port)]
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=home, stdout=log, stderr=log)
        try:
            wait_for(f"http://127.0.0.1:{port}/", server)
            yield f"http://127.0.0.1:{port}/kabar"
        finally:
            server.terminate()
            server.wait(20)


def run(tool: str, *arguments: object, cwd: Path) -> str:
    done = subprocess.run(
        [FOUND[0] / tool, *map(str, arguments)], cwd=cwd, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def wait_for(url: str, server: subprocess.Popen) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            urlopen(url).close()  # noqa: S310 - our own server on loopback
        except URLError:
            assert server.poll() is None, "pywb did not start"
            assert time.monotonic() < deadline
            time.sleep(0.1)
        else:
            return


def replayed(wayback: str, url: str, moment: str, mode: str = "id_") -> bytes:
    with urlopen(f"{wayback}/{moment}{mode}/{url}") as answer:  # noqa: S310 - loopback
        return answer.read()


def moment_of(capture) -> str:
    return f"{capture.fetched_at:%Y%m%d%H%M%S}"


def test_every_article_replays_byte_for_byte(crawled, wayback):
    pages = [one for _, one in captures.of_kind(crawled.archive, "article") if one.status == 200]
    assert len(pages) >= 12
    for capture in pages:
        body = replayed(wayback, capture.url, moment_of(capture))
        assert body == read_page(crawled.archive, crawled.folder, capture).body


def test_a_revisit_replays_its_original(crawled, wayback):
    revisits = [
        one for _, one in captures.of_kind(crawled.archive, "listing") if one.record == "revisit"
    ]
    assert revisits
    for capture in revisits:
        if capture.status == captures.NOT_MODIFIED:
            with pytest.raises(HTTPError, match="304"):  # as the server answered
                replayed(wayback, capture.url, moment_of(capture))
        else:
            body = replayed(wayback, capture.url, moment_of(capture))
            assert body == read_page(crawled.archive, crawled.folder, capture).body


def test_a_reader_s_page_shows_the_article(crawled, wayback):
    query = "SELECT capture_id, title FROM articles LIMIT 1"
    [(capture_id, title)] = crawled.archive.select(query)
    capture = captures.get(crawled.archive, capture_id)
    page = replayed(wayback, capture.url, moment_of(capture), "mp_").decode()
    assert title in html.unescape(page)


def test_the_export_is_a_valid_wacz_with_the_index_that_py_wacz_makes(crawled, tmp_path):
    out, theirs = tmp_path / "ours.wacz", tmp_path / "theirs.wacz"
    export_wacz(crawled.archive, crawled.folder, out)
    assert "Validation succeeded" in run("wacz", "validate", "-f", out, cwd=tmp_path)
    files = sorted(crawled.folder.glob("*.warc.gz"))
    run("wacz", "create", "-o", theirs, "-f", *files, cwd=tmp_path)
    script = (
        "import gzip, json, sys, zipfile\n"
        "for name in sys.argv[1:]:\n"
        "    text = gzip.decompress(zipfile.ZipFile(name).read('indexes/index.cdx.gz')).decode()\n"
        "    for line in text.splitlines():\n"
        "        key, moment, about = line.split(' ', 2)\n"
        "        told = json.loads(about)\n"
        "        print(key, moment, *(told[one] for one in ('url', 'mime', 'status', 'digest')))\n"
    )
    ours, made = (run("python", "-c", script, name, cwd=tmp_path) for name in (out, theirs))
    assert sorted(ours.splitlines()) == sorted(made.splitlines())


def test_index_keys_are_those_of_the_surt_library(tmp_path):
    script = "import surt, sys; print(*map(surt.surt, sys.argv[1:]), sep='\\n')"
    made = run("python", "-W", "ignore", "-c", script, *URLS, cwd=tmp_path)
    assert made.splitlines() == [index_key(url) for url in URLS]


def test_warcio_finds_every_digest_right(crawled, tmp_path):
    for path in sorted(crawled.folder.glob("*.warc.gz")):
        assert "digest pass" in run("warcio", "check", "-v", path, cwd=tmp_path)
