"""Reading WARC files: one record by its place, or all of any file, however broken it is."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from io import SEEK_END, BytesIO
from pathlib import Path
from typing import BinaryIO

from fastwarc.stream_io import ChunkedReader
from fastwarc.warc import ArchiveIterator, HeaderMap, WarcRecord

from newsarchive.errors import ResourceError
from newsarchive.model import Page
from newsarchive.store import captures
from newsarchive.store.archive import Archive
from newsarchive.store.captures import NOT_MODIFIED, Capture, Place
from newsarchive.store.decoding import UndecodableError, decoded

LARGEST_BYTES = 64 * 1024 * 1024
"""A record that is larger is passed over; what the crawl fetches has at most half of that."""

_MAX_DAMAGES = 100
"""A file that is broken in more places than this is no WARC any more."""
_HTTP_RECORDS = frozenset({"request", "response", "revisit"})
_GZIP_WINDOW = 31
_GZIP_MAGIC = b"\x1f\x8b\x08"
_PLAIN_MAGIC = b"\nWARC/1."
_WARC = b"WARC/"
_CHUNK_BYTES = 1024 * 1024
_HEAD_BYTES = 512


class UnreadableError(ResourceError):
    """A capture that cannot be given back; its text is one sentence that says why."""


@dataclass(frozen=True, slots=True)
class Record:
    """One WARC record."""

    kind: str
    """``response``, ``revisit``, ``request``, ``warcinfo``, ``resource``, ..."""
    url: str | None
    at: datetime | None
    fields: dict[str, str]
    """The record's own header."""
    status: int | None
    """Of HTTP; None where the record holds no response."""
    headers: tuple[tuple[str, str], ...]
    """Of HTTP, as sent."""
    payload: bytes
    """Without HTTP header and transfer encoding, but as compressed as it was sent."""
    offset: int = 0
    """Where it, or the gzip member that holds it, begins in its file."""

    def header(self, name: str) -> str | None:
        """The last HTTP header of that name, as Scrapy has it; None where there is none."""
        values = self.header_values(name)
        return values[-1] if values else None

    def header_values(self, name: str) -> list[str]:
        """Every HTTP header of that name."""
        return [value for key, value in self.headers if key.lower() == name]

    def body(self) -> bytes:
        """The payload without its content encoding. Raises :class:`UndecodableError`."""
        return decoded(self.payload, self.header_values("content-encoding"))


@dataclass(frozen=True, slots=True)
class Damage:
    """A stretch of a file that holds no record."""

    offset: int
    """Where it begins, or where the last record before it does."""
    reason: str


def read_record(folder: Path, place: Place) -> Record:
    """The record at ``place``, of which only its own bytes are read.

    Raises :class:`UnreadableError` where it is not there.
    """
    path = folder / place.file
    try:
        with path.open("rb", buffering=0) as file:
            file.seek(place.offset)
            raw = file.read(place.length)
    except OSError as error:
        raise UnreadableError(f"{path} cannot be read: {error.strerror}.") from error
    for found in _records(BytesIO(raw)):
        if isinstance(found, Record):
            return replace(found, offset=place.offset)
        raise UnreadableError(f"{path} is damaged at byte {place.offset}: {found.reason}.")
    raise UnreadableError(f"{path} holds no record at byte {place.offset}.")


def read_page(archive: Archive, folder: Path, capture: Capture) -> Page:
    """What the crawl saw when it made ``capture``, a revisit's payload taken from its original.

    Raises :class:`UnreadableError`.
    """
    if capture.place is None:
        raise UnreadableError(f"No WARC file holds {capture.url} of {capture.fetched_at}.")
    record = read_record(folder, capture.place)
    headed, payload, shown_at = record, record.payload, capture.fetched_at
    if capture.record == "revisit":
        kept, original = _original(archive, folder, capture)
        payload = original.payload
        # A 304 says nothing of the page; the page's own headers came with its payload, and "two
        # hours ago" counts from then.
        if capture.status == NOT_MODIFIED:
            headed, shown_at = original, kept.fetched_at
    try:
        body = decoded(payload, headed.header_values("content-encoding"))
    except UndecodableError as error:
        raise UnreadableError(f"The body of {capture.url} cannot be read: {error}.") from error
    return Page(
        url=capture.url,
        body=body,
        fetched_at=shown_at,
        content_type=headed.header("content-type"),
        section=capture.section,
    )


def iter_records(path: Path) -> Iterator[Record | Damage]:
    """Every record of a WARC file, gzipped or not, and what stands between them, in order.

    Never raises for what the file holds, and holds one record at a time in memory. Raises
    :class:`ResourceError` where the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            yield from _all_records(file)
    except OSError as error:
        raise ResourceError(f"{path} cannot be read: {error.strerror}.") from error


def read_block(block: bytes) -> Record | None:
    """The record in ``block``, which is one member decompressed; None where it holds none."""
    found = next(_records(BytesIO(block)), None)
    return found if isinstance(found, Record) else None


def next_member(file: BinaryIO, start: int) -> int | None:
    """Where the first WARC record at or after ``start`` begins; None where there is none."""
    overlap = len(_PLAIN_MAGIC)
    position, before = start, b""
    file.seek(start)
    while chunk := file.read(_CHUNK_BYTES):
        window = before + chunk
        base = position - len(before)
        for at in _candidates(window):
            if base + at >= start and _begins_record(file, base + at):
                return base + at
        position += len(chunk)
        before = window[-overlap:]
        file.seek(position)
    return None


def _original(archive: Archive, folder: Path, revisit: Capture) -> tuple[Capture, Record]:
    original = captures.get(archive, revisit.refers_to) if revisit.refers_to else None
    if original is None or original.place is None or original.record != "response":
        raise UnreadableError(f"What {revisit.url} of {revisit.fetched_at} repeats is not held.")
    return original, read_record(folder, original.place)


def _candidates(window: bytes) -> Iterator[int]:
    """Offsets at which a record may begin, in order."""
    found = []
    for magic, skip in ((_GZIP_MAGIC, 0), (_PLAIN_MAGIC, 1)):
        at = window.find(magic)
        while at >= 0:
            found.append(at + skip)
            at = window.find(magic, at + 1)
    return iter(sorted(found))


def _begins_record(file: BinaryIO, offset: int) -> bool:
    file.seek(offset)
    head = file.read(_HEAD_BYTES)
    if head.startswith(_WARC):
        return True
    try:
        text = zlib.decompressobj(_GZIP_WINDOW).decompress(head, len(_WARC))
    except zlib.error:
        return False
    return text == _WARC


def _all_records(file: BinaryIO) -> Iterator[Record | Damage]:
    start, anything = 0, False
    for _ in range(_MAX_DAMAGES):
        file.seek(start)
        last, damaged = start, False
        for found in _records(file):
            last, damaged, anything = max(last, found.offset), isinstance(found, Damage), True
            yield found
        following = next_member(file, last + 1) if damaged else None
        if following is None:
            break
        start = following
    else:
        yield Damage(start, "it is damaged in too many places to go on")
    if not anything and file.seek(0, SEEK_END):
        yield Damage(0, "it holds no WARC record")


def _records(file: BinaryIO) -> Iterator[Record | Damage]:
    """Records from the file's position on, until its end or the first damage."""
    offset = file.tell()
    try:
        for found in ArchiveIterator(file, parse_http=False):
            offset = found.stream_pos
            yield _record(found, offset)
    except (OSError, ValueError) as error:
        yield Damage(offset, str(error).rstrip(".") or "it holds no record")


def _record(found: WarcRecord, offset: int) -> Record | Damage:
    length = found.content_length
    if "Content-Length" not in found.headers:
        return Damage(offset, "the record's header breaks off")
    if length > LARGEST_BYTES:
        return Damage(offset, f"the record is larger than {LARGEST_BYTES} bytes")
    block = found.reader.read(length)
    if len(block) < length:
        return Damage(offset, "the record breaks off")
    kind = (found.headers.get("WARC-Type") or "unknown").strip().lower()
    http = HeaderMap()
    if kind in _HTTP_RECORDS and block and found.is_http:
        block = _without_chunks(block[http.parse(BytesIO(block)) :], http)
    return Record(
        kind,
        found.headers.get("WARC-Target-URI"),
        _instant(found.headers.get("WARC-Date")),
        found.headers.to_dict(),
        http.status_code,
        tuple((k.decode("latin-1"), v.decode("latin-1")) for k, v in http.items_bytes()),
        block,
        offset,
    )


def _without_chunks(body: bytes, headers: HeaderMap) -> bytes:
    """The body as it was before transfer encoding; some writers keep the header, not the chunks."""
    if (headers.get_bytes(b"Transfer-Encoding") or b"").strip().lower() != b"chunked":
        return body
    try:
        return ChunkedReader(BytesIO(body)).read(LARGEST_BYTES)
    except OSError:
        return body


def _instant(text: str | None) -> datetime | None:
    try:
        at = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return at if at.tzinfo else None
