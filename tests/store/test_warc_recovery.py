"""After an interrupted run: whole records get their rows, a torn end is cut off, none is lost."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsarchive.store import captures
from newsarchive.store.captures import Capture, Place
from newsarchive.store.warc import Exchange, Original, WarcWriter, payload_digest
from newsarchive.store.warc_reading import Record, iter_records, read_page
from newsarchive.store.warc_recovery import Recovery, recover

AT = datetime(2026, 3, 1, 5, 0, tzinfo=UTC)
ROWS = "SELECT url, kind, section, record, warc_offset FROM captures ORDER BY warc_offset"


def exchange(number: int, **changes: object) -> Exchange:
    page = Exchange(
        url=f"https://www.example.id/berita/{number}",
        at=AT,
        request=b"GET / HTTP/1.1\r\n\r\n",
        head=b'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nETag: "a"\r\n\r\n',
        body=os.urandom(500),
        status=200,
        kind="article",
        section="Daerah",
    )
    return replace(page, **changes)


@pytest.fixture
def folder(path: Path) -> Path:
    return path.parent / "warc"


@pytest.fixture
def write(folder: Path) -> Callable[..., list[Place]]:
    """Writes so many exchanges into one file and closes it, as a killed run's kernel does."""

    def run(*exchanges: Exchange) -> list[Place]:
        writer = WarcWriter(folder, "contoh", AT)
        places = [writer.write(one) for one in exchanges]
        writer.close()
        return places

    return run


def test_records_without_a_row_get_the_row_that_the_run_would_have_added(archive, folder, write):
    first, second = exchange(1), exchange(1, kind="part", part_of=exchange(1).url)
    places = write(first, second)
    assert recover(folder, archive) == Recovery(captures=2)
    found = captures.find(archive, first.url, payload_digest(first.body))
    assert found is not None
    page_id, page = found
    assert page == Capture(
        url=first.url,
        fetched_at=AT,
        status=200,
        kind="article",
        section="Daerah",
        digest=payload_digest(first.body),
        content_type="text/html",
        etag='"a"',
        place=places[0],
    )
    [(_, part)] = captures.parts_of(archive, page_id)
    assert (part.kind, part.place) == ("part", places[1])
    assert read_page(archive, folder, page).body == first.body


def test_what_is_known_is_not_looked_at_again(archive, folder, write):
    write(exchange(1), exchange(2))
    recover(folder, archive)
    rows = archive.select(ROWS)
    assert recover(folder, archive) == Recovery()
    assert str(recover(folder, archive)) == ""
    assert archive.select(ROWS) == rows


def test_only_what_lies_beyond_the_last_known_record_is_added(archive, folder, write):
    places = write(exchange(1), exchange(2), exchange(3))
    captures.add(archive, Capture(exchange(1).url, AT, 200, place=places[0]))
    assert recover(folder, archive) == Recovery(captures=2)
    assert [row[-1] for row in archive.select(ROWS)] == [place.offset for place in places]


def test_a_revisit_finds_the_record_that_it_repeats(archive, folder, write):
    page = exchange(1)
    write(page, replace(page, repeats=Original(page.url, AT, payload_digest(page.body))))
    recover(folder, archive)
    [(_, first), (_, again)] = captures.of_kind(archive, "article")
    assert (first.record, again.record) == ("response", "revisit")
    assert read_page(archive, folder, again).body == page.body


@pytest.mark.parametrize("left", [1, 9, 10, 11, 400, 700, 1000])
def test_a_kill_within_a_write_costs_only_the_torn_record(archive, folder, write, left):
    places = write(exchange(1), exchange(2))
    file = folder / places[0].file
    whole = places[0].offset + places[0].length
    before = file.read_bytes()[: whole + left]
    file.write_bytes(before)
    found = recover(folder, archive)
    assert found.captures == 1
    assert found.torn_bytes > 0
    torn = file.with_name(f"{file.name}.torn").read_bytes()
    assert file.read_bytes() + torn == before
    assert all(isinstance(one, Record) for one in iter_records(file))
    assert str(found) == (
        f"After an interrupted run: 1 captures were found again, {len(torn)} torn bytes were"
        " set aside."
    )
    assert recover(folder, archive) == Recovery()


def test_zeros_that_a_power_cut_leaves_are_cut_off(archive, folder, write):
    [place] = write(exchange(1))
    with (folder / place.file).open("ab") as file:
        file.write(b"\0" * 4096)
    assert recover(folder, archive) == Recovery(captures=1, torn_bytes=4096)


def test_damage_in_the_middle_hides_nothing_behind_it(archive, folder, write):
    places = write(exchange(1), exchange(2), exchange(3))
    with (folder / places[1].file).open("r+b") as file:
        file.seek(places[1].offset + 30)
        file.write(b"\0" * 40)
    found = recover(folder, archive)
    assert (found.captures, found.torn_bytes) == (2, 0)
    assert found.damaged_bytes == places[1].length
    assert [row[-1] for row in archive.select(ROWS)] == [places[0].offset, places[2].offset]
    assert recover(folder, archive) == Recovery()


def test_a_file_that_a_run_is_writing_is_left_alone(archive, folder):
    writer = WarcWriter(folder, "contoh", AT)
    place = writer.write(exchange(1))
    with (folder / place.file).open("ab") as file:
        file.write(b"half a record")
    assert recover(folder, archive) == Recovery()
    writer.close()
    assert recover(folder, archive) == Recovery(captures=1, torn_bytes=13)


def test_a_file_shorter_than_the_archive_says_is_told(archive, folder, write):
    [place] = write(exchange(1))
    recover(folder, archive)
    os.truncate(folder / place.file, place.offset)
    found = recover(folder, archive)
    assert found == Recovery(missing_files=1)
    assert "shorter" in str(found)


def test_files_of_other_programs_are_not_ours_to_index(archive, folder, write):
    [place] = write(exchange(1))
    (folder / place.file).rename(folder / "punya-orang.warc.gz")
    assert recover(folder, archive) == Recovery()


def test_no_folder_yet_is_nothing_to_recover(archive, folder):
    assert recover(folder, archive) == Recovery()
