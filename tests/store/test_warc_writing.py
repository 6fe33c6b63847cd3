"""WARC files as they are written: sound records, bounded files, nothing half-written."""

from __future__ import annotations

import errno
import gzip
import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator

from newsarchive.errors import ResourceError
from newsarchive.store.warc import (
    FILE_NAME,
    Exchange,
    Original,
    WarcWriter,
    payload_digest,
    warc_folder,
)
from newsarchive.store.warc_reading import Record, iter_records, read_record

AT = datetime(2026, 3, 1, 5, 0, tzinfo=UTC)
URL = "https://www.example.id/berita/1"
BODY = b"<h1>Jembatan dibuka</h1>" * 50
PAGE = Exchange(
    url=URL,
    at=AT,
    request=b"GET /berita/1 HTTP/1.1\r\nHost: www.example.id\r\n\r\n",
    head=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Odd: \xe9\r\n\r\n",
    body=BODY,
    status=200,
    ip_address="203.0.113.7",
    kind="article",
    section="Kabar Désa",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "warc"


@pytest.fixture
def begin(folder: Path) -> Callable[..., WarcWriter]:
    return lambda **options: WarcWriter(folder, "contoh", AT, **options)


def records(folder: Path) -> list[Record]:
    found = [one for path in sorted(folder.iterdir()) for one in iter_records(path)]
    assert all(isinstance(one, Record) for one in found), found
    return found  # type: ignore[return-value]


def test_a_file_begins_with_its_warcinfo_then_requests_before_their_responses(begin, folder):
    writer = begin(info={"isPartOf": "Contoh"})
    writer.write(PAGE)
    writer.close()
    info, request, response = records(folder)
    assert [info.kind, request.kind, response.kind] == ["warcinfo", "request", "response"]
    assert b"isPartOf: Contoh\r\n" in info.payload
    assert info.fields["WARC-Filename"] == "20260301T050000Z-contoh-00000.warc.gz"
    assert request.fields["WARC-Concurrent-To"] == response.fields["WARC-Record-ID"]
    assert response.fields["WARC-Warcinfo-ID"] == info.fields["WARC-Record-ID"]
    assert response.fields["WARC-Date"] == "2026-03-01T05:00:00Z"
    assert response.fields["WARC-IP-Address"] == "203.0.113.7"
    assert (response.url, response.at, response.status) == (URL, AT, 200)


def test_the_response_is_kept_byte_for_byte(begin, folder):
    place = begin().write(PAGE)
    raw = (folder / place.file).read_bytes()[place.offset :]
    assert len(raw) == place.length
    assert gzip.decompress(raw).endswith(b"\r\n\r\n" + PAGE.head + PAGE.body + b"\r\n\r\n")
    assert read_record(folder, place).payload == BODY


def test_every_digest_is_right_and_the_payload_s_is_without_the_header(begin, folder):
    writer = begin()
    place = writer.write(PAGE)
    writer.close()
    with (folder / place.file).open("rb") as file:
        for record in ArchiveIterator(file, parse_http=False):
            assert record.verify_block_digest(), record.headers.to_dict()
    fields = read_record(folder, place).fields
    assert fields["WARC-Payload-Digest"] == payload_digest(BODY)
    assert re.fullmatch("sha1:[A-Z2-7]{32}", payload_digest(BODY))


@pytest.mark.parametrize(
    ("status", "profile"), [(200, "identical-payload-digest"), (304, "server-not-modified")]
)
def test_a_repeated_payload_becomes_a_revisit_that_names_its_original(
    begin, folder, status, profile
):
    writer = begin()
    writer.write(PAGE)
    original = Original(URL, AT, payload_digest(BODY))
    place = writer.write(replace(PAGE, status=status, repeats=original))
    record = read_record(folder, place)
    assert (record.kind, record.payload) == ("revisit", b"")
    assert record.fields["WARC-Profile"].endswith(f"/1.1/revisit/{profile}")
    assert record.fields["WARC-Payload-Digest"] == payload_digest(BODY)
    assert record.fields["WARC-Refers-To-Target-URI"] == URL
    assert record.fields["WARC-Refers-To-Date"] == "2026-03-01T05:00:00Z"
    assert record.header("content-type") == "text/html"


def test_what_a_request_was_for_stands_in_the_record_too(begin, folder):
    place = begin().write(replace(PAGE, kind="part", part_of=URL))
    fields = read_record(folder, place).fields
    assert fields["NewsArchive-Kind"] == "part"
    assert fields["NewsArchive-Section"] == "Kabar Désa"
    assert fields["NewsArchive-Part-Of"] == URL


def test_a_line_break_in_a_section_s_name_cannot_forge_a_header(begin, folder):
    place = begin().write(replace(PAGE, section="Desa\r\nWARC-Type: warcinfo\r\n\r\n"))
    record = read_record(folder, place)
    assert (record.kind, record.payload) == ("response", BODY)


def test_a_file_is_followed_by_the_next_beyond_its_size(begin, folder):
    writer = begin(max_bytes=1_000)
    places = [writer.write(PAGE) for _ in range(5)]
    writer.close()
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) > 1
    assert names == sorted({place.file for place in places})
    assert all(FILE_NAME.fullmatch(name) for name in names)
    assert [one.kind for one in records(folder)].count("warcinfo") == len(names)
    assert all(read_record(folder, place).payload == BODY for place in places)


def test_two_runs_of_one_second_never_share_a_file(begin):
    first, second = begin().write(PAGE), begin().write(PAGE)
    assert first.file != second.file


def test_nothing_is_created_before_the_first_record(begin, folder):
    begin().close()
    assert not folder.exists()


def test_a_full_disk_is_told_in_a_sentence_and_leaves_no_torn_record(
    begin, folder, monkeypatch: pytest.MonkeyPatch
):
    writer = begin()
    place = writer.write(PAGE)
    size = (folder / place.file).stat().st_size
    write = os.write

    def full(file: int, data: memoryview) -> int:
        if len(data) > 200:
            return write(file, data[:200])
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(ResourceError, match=r"^The disk is full: free some space .*\.$"):
            writer.write(PAGE)
    assert (folder / place.file).stat().st_size == size
    after = writer.write(PAGE)
    assert read_record(folder, after).payload == BODY


def test_a_folder_that_cannot_be_is_told_in_a_sentence(tmp_path):
    (tmp_path / "warc").write_text("a file stands where the folder should be")
    with pytest.raises(ResourceError, match="cannot be written") as told:
        WarcWriter(tmp_path / "warc", "contoh", AT).write(PAGE)
    assert told.value.exit_code == 4


def test_each_archive_has_a_folder_of_its_own(tmp_path):
    assert warc_folder(tmp_path / "archive.db") == tmp_path / "warc"
    assert warc_folder(tmp_path / "demo.db") == tmp_path / "demo-warc"


def test_a_site_s_name_cannot_leave_the_folder(folder):
    place = WarcWriter(folder, "../../jahat", AT).write(PAGE)
    assert (folder / place.file).is_file()
    assert FILE_NAME.fullmatch(place.file)
