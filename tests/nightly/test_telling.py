"""Somebody is told how a night went, and whatever fails there is one sentence."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from newsarchive.errors import UsageError
from newsarchive.nightly.telling import Telling

TROUBLE = {"exit_code": 1, "summary": "Sebuah ringkasan – rusak"}


@pytest.fixture
def posted() -> Iterator[tuple[str, list]]:
    """An address, and what is sent to it; it answers 500 to the second and all later ones."""
    bodies: list = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            bodies.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204 if len(bodies) == 1 else 500)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Says nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/", bodies
    server.shutdown()
    server.server_close()


def test_an_address_gets_the_report_and_its_refusal_is_told(posted):
    url, bodies = posted
    assert list(Telling(url=url).tell(TROUBLE)) == []
    assert bodies == [TROUBLE]
    [sentence] = Telling(url=url).tell(TROUBLE)
    assert sentence == f"{url} was not told: HTTP Error 500: Internal Server Error."


def test_all_is_well_is_told_only_where_asked_for(posted):
    url, bodies = posted
    assert list(Telling(url=url).tell({"exit_code": 0})) == []
    assert bodies == []
    assert list(Telling(url=url, always=True).tell({"exit_code": 0})) == []
    assert bodies == [{"exit_code": 0}]


@pytest.mark.parametrize(
    ("command", "failure"),
    [
        ("false", "it ended with 1."),
        ("sh -c 'echo penuh >&2; exit 3'", "it ended with 3 and said 'penuh'."),
        ("/no/such/program", "it cannot be run: No such file or directory."),
    ],
)
def test_a_command_that_fails_is_told(command, failure):
    [sentence] = Telling(command).tell(TROUBLE)
    assert sentence == f"The command {command!r} was not told: {failure}"


def test_no_server_is_told():
    [sentence] = Telling(url="http://127.0.0.1:9/").tell(TROUBLE)
    assert sentence.startswith("http://127.0.0.1:9/ was not told: ")


@pytest.mark.parametrize(
    "wrong", [{"url": "ftp://example.org/"}, {"command": "echo '"}, {"command": " "}]
)
def test_what_cannot_be_told_at_all_is_refused_before_the_night(wrong):
    with pytest.raises(UsageError):
        Telling(**wrong)
