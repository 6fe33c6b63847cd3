"""WARC files as they are read: pages as the crawl saw them, broken files without harm."""

from __future__ import annotations

import gzip
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarchive.model import Page
from newsarchive.store import captures
from newsarchive.store.captures import Capture, Place
from newsarchive.store.warc import Exchange, Original, WarcWriter, payload_digest
from newsarchive.store.warc_reading import (
    Damage,
    Record,
    UnreadableError,
    iter_records,
    read_page,
)

AT = datetime(2026, 3, 1, 5, 0, tzinfo=UTC)
URL = "https://www.example.id/berita/1"
HTML = b"<h1>Jembatan dibuka</h1>" * 50
PACKED = gzip.compress(HTML)
HEAD = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=latin-1\r\nContent-Encoding: gzip\r\n\r\n"
)
PAGE = Exchange(URL, AT, b"GET / HTTP/1.1\r\n\r\n", HEAD, PACKED, 200, section="Daerah")
SEEN = Page(URL, HTML, AT, "text/html; charset=latin-1", "Daerah")


def plain(number: int, body: bytes = b"isi", more: bytes = b"") -> bytes:
    """One response record, uncompressed."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + more + b"\r\n" + body
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 2026-03-01T05:00:00Z\r\n"
        f"WARC-Target-URI: https://www.example.id/{number}\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def member(number: int) -> bytes:
    return gzip.compress(plain(number))


@pytest.fixture
def folder(path: Path) -> Path:
    return path.parent / "warc"


@pytest.fixture
def capture(folder: Path) -> Callable[..., Capture]:
    """Writes an exchange; its capture as the crawl stores it."""
    writer = WarcWriter(folder, "contoh", AT)

    def run(exchange: Exchange, **more: object) -> Capture:
        place = writer.write(exchange)
        digest = payload_digest(exchange.body)
        found = Capture(
            exchange.url, AT, exchange.status, section=exchange.section, digest=digest, place=place
        )
        return replace(found, **more)

    return run


@pytest.fixture
def read(tmp_path: Path) -> Callable[[bytes], list[Record | Damage]]:
    def run(data: bytes) -> list[Record | Damage]:
        path = tmp_path / "any.warc.gz"
        path.write_bytes(data)
        return list(iter_records(path))

    return run


def urls(found: list[Record | Damage]) -> list[str | None]:
    """The URL of each record, None for each damage."""
    return [one.url[len("https://www.example.id/") :] if isinstance(one, Record) else None
            for one in found]  # fmt: skip


def test_a_page_comes_back_as_the_crawl_saw_it(archive, folder, capture):
    assert read_page(archive, folder, capture(PAGE)) == SEEN


def test_a_revisit_brings_its_own_headers_and_the_original_s_payload(archive, folder, capture):
    first = captures.add(archive, capture(PAGE))
    head = HEAD.replace(b"latin-1", b"utf-8")
    again = replace(PAGE, head=head, repeats=Original(URL, AT, payload_digest(PACKED)))
    revisit = capture(again, record="revisit", refers_to=first)
    assert read_page(archive, folder, revisit) == replace(
        SEEN, content_type="text/html; charset=utf-8"
    )


def test_a_304_stands_for_the_page_that_it_confirms(archive, folder, capture):
    first = captures.add(archive, capture(PAGE))
    head = b'HTTP/1.1 304 Not Modified\r\nETag: "a"\r\n\r\n'
    again = replace(
        PAGE, head=head, body=b"", status=304, repeats=Original(URL, AT, payload_digest(PACKED))
    )
    revisit = capture(again, record="revisit", refers_to=first)
    assert read_page(archive, folder, revisit) == SEEN


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (None, "No WARC file holds"),
        (Place("20260301T050000Z-hilang-00000.warc.gz", 0, 9), "cannot be read"),
        (Place("20260301T050000Z-contoh-00000.warc.gz", 3, 99), "is damaged"),
        (Place("20260301T050000Z-contoh-00000.warc.gz", 9**9, 99), "holds no record"),
    ],
)
def test_a_record_that_is_not_there_is_told_in_a_sentence(archive, folder, capture, place, told):
    with pytest.raises(UnreadableError, match=told):
        read_page(archive, folder, capture(PAGE, place=place))


def test_a_body_that_does_not_decode_is_told_in_a_sentence(archive, folder, capture):
    broken = capture(replace(PAGE, body=b"this is no gzip at all"))
    with pytest.raises(UnreadableError, match="does not decode"):
        read_page(archive, folder, broken)


MEMBERS = [member(number) for number in range(3)]
FLIPPED = MEMBERS[1][:60] + b"\0\0\0\0" + MEMBERS[1][64:]
ALL = ["0", "1", "2"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"".join(MEMBERS), ALL, id="a member a record"),
        pytest.param(b"".join(map(plain, range(3))), ALL, id="uncompressed"),
        pytest.param(gzip.compress(b"".join(map(plain, range(3)))), ALL, id="one member for all"),
        pytest.param(b"".join(MEMBERS)[:-60], ["0", "1", None], id="cut off"),
        pytest.param(b"".join(map(plain, range(2)))[:-30], ["0", None], id="cut off, plain"),
        pytest.param(MEMBERS[0] + FLIPPED + MEMBERS[2], ["0", None, None, "2"], id="flipped bits"),
        pytest.param(MEMBERS[0] + b"sampah" * 99 + MEMBERS[1], ["0", None, "1"], id="rubbish"),
        pytest.param(MEMBERS[0] + b"\0" * 9999 + MEMBERS[1], ["0", None, "1"], id="zeros"),
        pytest.param(b"<html>" * 999, [None], id="a web page"),
        pytest.param(b"\x1f\x8b\x08" * 99_999, [None], id="nothing but magic numbers"),
        pytest.param(b"", [], id="empty"),
        pytest.param(
            plain(0).replace(b"Length: 47", b"Length: 60000000") + plain(1), [None, "1"],
            id="a length beyond the file",
        ),
        pytest.param(
            b"WARC/1.1\r\nA: " + b"y" * 99_999 + b"\r\n\r\n" + plain(1), [None, "1"],
            id="an endless header",
        ),
    ],
)  # fmt: skip
def test_what_is_readable_is_read_and_the_rest_is_named(read, data, expected):
    assert urls(read(data)) == expected


def test_a_file_broken_everywhere_is_given_up(read):
    found = read(gzip.compress(b"WARC/1.1\r\n", mtime=0) * 9_999)
    assert len(found) < 200
    assert found[-1].reason == "it is damaged in too many places to go on"


def test_a_gzip_bomb_is_passed_over_in_little_memory(read):
    head = b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 300000000\r\n\r\n"
    bomb = gzip.compress(head + bytes(300_000_000), compresslevel=1)
    tracemalloc.start()
    found = read(bomb + MEMBERS[0])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert urls(found) == [None, "0"]
    assert peak < 80_000_000


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"4\r\nberi\r\n2\r\nta\r\n0\r\n\r\n", b"berita"),
        (b"berita without chunks", b"berita without chunks"),
    ],
)
def test_chunks_that_other_programs_keep_are_undone(read, body, expected):
    [found] = read(plain(0, body, b"Transfer-Encoding: chunked\r\n"))
    assert found.payload == expected


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 400))
def test_no_bytes_can_make_reading_fail(tmp_path_factory, noise, at):
    data = MEMBERS[0] + plain(1)
    path = tmp_path_factory.getbasetemp() / "noise.warc.gz"
    path.write_bytes(data[:at] + noise + data[at:])
    for found in iter_records(path):
        assert isinstance(found, Record | Damage)
