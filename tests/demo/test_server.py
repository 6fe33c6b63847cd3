"""The server: caching, its log, how it starts and stops, and that failures fail as named."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable
from http.client import IncompleteRead, RemoteDisconnected
from typing import Any
from urllib.parse import urlsplit

import pytest

from newsarchive.demo import Newsroom, Server, serve
from newsarchive.errors import ResourceError

Get = Callable[..., Any]


@pytest.fixture
def path(newsroom: Newsroom) -> str:
    return newsroom.articles[0].path


def test_a_page_that_has_not_changed_answers_304(newsroom: Newsroom, get: Get, path: str) -> None:
    first = get(path)
    assert get(path, If_None_Match=first.headers["ETag"]).status == 304
    assert get(path, If_Modified_Since=first.headers["Last-Modified"]).status == 304
    newsroom.edit(newsroom.articles[0], silent=True)
    changed = get(path, If_None_Match=first.headers["ETag"])
    assert changed.status == 200
    assert changed.headers["Last-Modified"] != first.headers["Last-Modified"]


def test_other_articles_stay_as_they_are_when_one_is_published(
    newsroom: Newsroom, get: Get, path: str
) -> None:
    before, home = get(path).headers["ETag"], get("/").headers["ETag"]
    newsroom.publish(section="Ekonomi")
    assert get(path).headers["ETag"] == before
    assert get("/").headers["ETag"] != home


def test_an_announced_edit_is_printed(newsroom: Newsroom, get: Get, path: str) -> None:
    newsroom.edit(newsroom.articles[0], silent=False)
    assert "Diperbarui: " in get(newsroom.articles[0].path).text


def test_deleted_articles_answer_404_or_410(newsroom: Newsroom, get: Get) -> None:
    gone, missing = newsroom.articles[5:7]
    newsroom.delete(gone)
    newsroom.delete(missing, status=404)
    assert (get(gone.path).status, get(missing.path).status) == (410, 404)
    listed = (
        get(gone.section.path).text.partition('class="archive-list"')[2].partition("</main>")[0]
    )
    assert gone.path not in listed


def test_one_founding_article_heals_after_two_errors(connect: Callable[[str], Get]) -> None:
    newsroom = Newsroom(articles=20, page_weight=1)
    (path,) = newsroom.faults
    with serve(newsroom) as server:
        get = connect(server.url)
        assert [get(path).status for _ in range(4)] == [500, 500, 200, 200]


def test_the_log_tells_time_path_status_and_manners(server: Server, get: Get, path: str) -> None:
    before = time.monotonic()
    get(path, User_Agent="percobaan/1.0")
    last = server.requests[-1]
    assert (last.method, last.path, last.status) == ("GET", path, 200)
    assert last.headers["User-Agent"] == "percobaan/1.0"
    assert before <= last.at <= time.monotonic()


def test_a_taken_port_is_told_in_one_sentence(newsroom: Newsroom, server: Server) -> None:
    port = urlsplit(server.url).port
    assert port
    with pytest.raises(ResourceError, match="choose another port"), serve(newsroom, port=port):
        pass


def test_the_server_stops_at_once_even_while_a_client_waits() -> None:
    newsroom = Newsroom(articles=20, page_weight=1)
    newsroom.fail("/", "stall")
    threads = threading.active_count()
    with serve(newsroom) as server:
        parts = urlsplit(server.url)
        waiting = socket.create_connection((parts.hostname, parts.port))
        waiting.sendall(b"GET / HTTP/1.1\r\nHost: demo\r\n\r\n")
        time.sleep(0.05)
        began = time.monotonic()
    assert time.monotonic() - began < 2
    waiting.close()
    assert threading.active_count() == threads


@pytest.mark.parametrize("status", ["403", "429", "503"])
def test_a_status_comes_with_its_retry_after(
    newsroom: Newsroom, get: Get, path: str, status: str
) -> None:
    newsroom.fail(path, status, times=1, retry_after=7)
    failed = get(path)
    assert (failed.status, failed.headers["Retry-After"]) == (int(status), "7")
    assert get(path).status == 200


@pytest.mark.parametrize(
    ("mode", "error"),
    [
        ("reset", ConnectionResetError),
        ("truncated", IncompleteRead),
        ("stall", TimeoutError),
    ],
)
def test_a_broken_connection_breaks_as_named(
    newsroom: Newsroom, get: Get, path: str, mode: str, error: type[Exception]
) -> None:
    newsroom.fail(path, mode, times=1)
    with pytest.raises(error):
        get(path, timeout=0.2)
    assert get(path).status == 200


def test_a_stall_that_ends_sends_nothing(newsroom: Newsroom, get: Get, path: str) -> None:
    newsroom.fail(path, "stall", times=1, seconds=0.05)
    with pytest.raises(RemoteDisconnected):
        get(path)


def test_a_wrong_length_announces_half_of_the_page(newsroom: Newsroom, get: Get, path: str) -> None:
    whole = get(path).body
    newsroom.fail(path, "wrong-length", times=1)
    answer = get(path)
    assert int(answer.headers["Content-Length"]) == len(whole) // 2
    assert answer.body == whole[: len(whole) // 2]


def test_a_drip_sends_the_whole_page_slowly(newsroom: Newsroom, get: Get, path: str) -> None:
    whole = get(path).body
    newsroom.fail(path, "drip", times=1, pieces=5, pause=0.02)
    began = time.monotonic()
    assert get(path).body == whole
    assert time.monotonic() - began > 0.09


def test_an_oversize_page_goes_on_for_megabytes(newsroom: Newsroom, get: Get, path: str) -> None:
    newsroom.fail(path, "oversize", times=1, megabytes=3)
    answer = get(path)
    assert "Content-Length" not in answer.headers
    assert len(answer.body) > 3_000_000


def test_a_gzip_bomb_is_small_until_it_is_unpacked(newsroom: Newsroom, get: Get, path: str) -> None:
    newsroom.fail(path, "gzip-bomb", times=1, megabytes=8)
    answer = get(path)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.body) < 20_000
    assert len(gzip.decompress(answer.body)) == 8 * 1024 * 1024


def test_what_is_not_html_says_so(newsroom: Newsroom, get: Get, path: str) -> None:
    newsroom.fail(path, "not-html", times=1)
    answer = get(path)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.body.startswith(b"%PDF")


def test_broken_encoding_is_not_what_the_header_says(
    newsroom: Newsroom, get: Get, path: str
) -> None:
    newsroom.fail(path, "broken-encoding", times=1)
    with pytest.raises(UnicodeDecodeError):
        _ = get(path).text


def test_redirects_loop_or_lead_away(newsroom: Newsroom, get: Get, path: str) -> None:
    newsroom.fail(path, "redirect-loop", times=1)
    assert get(path).headers["Location"] == path
    newsroom.fail(path, "redirect-away", times=1, to="http://10.0.0.1/")
    assert get(path).headers["Location"] == "http://10.0.0.1/"
    newsroom.fail(path, "redirect-away")
    newsroom.heal(path)
    assert get(path).status == 200


def test_a_spoilt_page_carries_no_validators(newsroom: Newsroom, get: Get, path: str) -> None:
    tag = get(path).headers["ETag"]
    newsroom.fail(path, "broken-encoding", times=1)
    spoilt = get(path, If_None_Match=tag)
    assert (spoilt.status, spoilt.headers["ETag"]) == (200, None)
