"""What the archive knows of its WARC files: one row for each response that was written."""

# ruff: noqa: S608 - statements are put together from our own column names, never values

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from datetime import datetime
from typing import Any, Literal

from newsarchive.store.archive import Archive
from newsarchive.store.record import stamp

CaptureKind = Literal["listing", "article", "part", "robots", "other"]
RecordType = Literal["response", "revisit"]

NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True)
class Place:
    """Where one record stands in the WARC folder."""

    file: str
    """Name of the file, without its folder."""
    offset: int
    """First byte of the record's gzip member."""
    length: int
    """Its size in bytes, compressed."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One response as the WARC files hold it."""

    url: str
    """As asked for."""
    fetched_at: datetime
    """Aware; to the second."""
    status: int
    """The HTTP status."""
    kind: CaptureKind = "other"
    section: str | None = None
    """The section whose listing led here."""
    part_of: int | None = None
    """Of a further part: id of the capture of the article's first page."""
    record: RecordType = "response"
    refers_to: int | None = None
    """Of a revisit: id of the capture that holds the payload."""
    digest: str | None = None
    """Of the payload as sent: ``sha1:`` and 32 letters of base 32, as in the WARC record."""
    content_type: str | None = None
    """The header as sent."""
    etag: str | None = None
    last_modified: str | None = None
    place: Place | None = None
    """None where no WARC holds it."""
    run_id: int | None = None


_COLUMNS = tuple(
    name
    for one in fields(Capture)
    for name in (("warc_file", "warc_offset", "warc_length") if one.name == "place" else [one.name])
)
_SELECT = f"SELECT id, {', '.join(_COLUMNS)} FROM captures"

_ADD = f"""
INSERT INTO captures ({", ".join(_COLUMNS)}) VALUES ({", ".join("?" for _ in _COLUMNS)})
RETURNING id
"""
_BY_ID = f"{_SELECT} WHERE id = ?"
_BY_PAYLOAD = f"""
{_SELECT}
WHERE url = ? AND digest = ? AND record = 'response' AND warc_file IS NOT NULL
ORDER BY fetched_at DESC, id DESC LIMIT 1
"""
# A visit that brought a page, or found it the same, tells which payload a 304 stands for and by
# which names it is asked for again. An error page that came twice refers to the first as well.
_SHOWN = """
FROM captures AS v LEFT JOIN captures AS held ON held.id = v.refers_to
WHERE v.url = ? AND v.warc_file IS NOT NULL
  AND (v.status = 200 OR v.status = 304 AND v.refers_to IS NOT NULL)
ORDER BY v.fetched_at DESC, v.id DESC LIMIT 1
"""
_LATEST = f"SELECT ifnull(v.refers_to, v.id) {_SHOWN}"
_VALIDATORS = f"""
SELECT coalesce(v.etag, held.etag), coalesce(v.last_modified, held.last_modified) {_SHOWN}
"""
_LATEST_ARTICLE = "SELECT max(id) FROM captures WHERE url = ? AND kind = 'article'"
_OF_KIND = f"{_SELECT} WHERE kind = ? AND id > ? ORDER BY id LIMIT 500"
_PARTS = f"{_SELECT} WHERE part_of = ? ORDER BY id"
_INDEXED_TO = """
SELECT warc_offset + warc_length, run_id FROM captures WHERE warc_file = ?
ORDER BY warc_offset DESC LIMIT 1
"""


def add(archive: Archive, capture: Capture) -> int:
    """Store one capture; its id."""
    place: tuple[Any, ...] = astuple(capture.place) if capture.place else (None, None, None)
    values: list[Any] = []
    for one in fields(Capture):
        value = getattr(capture, one.name)
        if one.name == "place":
            values += place
        else:
            values.append(stamp(value) if isinstance(value, datetime) else value)
    [(capture_id,)] = archive.select(_ADD, values)
    return int(capture_id)


def get(archive: Archive, capture_id: int) -> Capture | None:
    """The capture of that id; None where there is none."""
    rows = archive.select(_BY_ID, [capture_id])
    return _read(rows[0])[1] if rows else None


def find(archive: Archive, url: str, digest: str) -> tuple[int, Capture] | None:
    """Id and capture of the latest record that holds this payload of ``url``, or None."""
    rows = archive.select(_BY_PAYLOAD, [url, digest])
    return _read(rows[0]) if rows else None


def latest_payload(archive: Archive, url: str) -> tuple[int, Capture] | None:
    """Id and capture of the record that holds what ``url`` last showed, or None."""
    rows = archive.select(_LATEST, [url])
    found = archive.select(_BY_ID, [rows[0][0]]) if rows else []
    return _read(found[0]) if found else None


def validators(archive: Archive, url: str) -> tuple[str | None, str | None]:
    """ETag and Last-Modified of what ``url`` last showed, each None where it gave none."""
    rows = archive.select(_VALIDATORS, [url])
    return rows[0] if rows else (None, None)


def latest_article(archive: Archive, url: str) -> int | None:
    """Id of the latest capture of ``url`` as an article's first page, or None."""
    [(found,)] = archive.select(_LATEST_ARTICLE, [url])
    return None if found is None else int(found)


def of_kind(archive: Archive, kind: CaptureKind) -> Iterator[tuple[int, Capture]]:
    """Every capture of one kind with its id, in the order they were made."""
    last = 0
    while rows := archive.select(_OF_KIND, [kind, last]):
        yield from map(_read, rows)
        last = rows[-1][0]


def parts_of(archive: Archive, capture_id: int) -> list[tuple[int, Capture]]:
    """The further parts that were fetched for one article page, in order."""
    return [_read(row) for row in archive.select(_PARTS, [capture_id])]


def indexed_to(archive: Archive, file: str) -> tuple[int, int | None]:
    """How many bytes of a WARC file the archive knows, and the run that wrote them."""
    rows = archive.select(_INDEXED_TO, [file])
    return rows[0] if rows else (0, None)


def _read(row: tuple[Any, ...]) -> tuple[int, Capture]:
    values = dict(zip(_COLUMNS, row[1:], strict=True))
    place = [values.pop(name) for name in ("warc_file", "warc_offset", "warc_length")]
    values["fetched_at"] = datetime.fromisoformat(values["fetched_at"])
    return row[0], Capture(**values, place=Place(*place) if place[0] is not None else None)
