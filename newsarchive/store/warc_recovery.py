"""After an interrupted run: what the WARC files hold and the archive does not know yet.

A record is written before its row in ``captures``, so a kill leaves at most whole records without a
row, then one torn record at the end of the run's last file.
"""

from __future__ import annotations

import fcntl
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, get_args

from newsarchive.store import captures
from newsarchive.store.archive import Archive
from newsarchive.store.captures import Capture, CaptureKind, Place, RecordType
from newsarchive.store.warc import FILE_NAME, KIND, PART_OF, SECTION, write_error
from newsarchive.store.warc_reading import LARGEST_BYTES, Record, next_member, read_block

_KINDS: dict[str, CaptureKind] = {kind: kind for kind in get_args(CaptureKind)}
_RECORD_TYPES: dict[str, RecordType] = {one: one for one in get_args(RecordType)}
_CHUNK_BYTES = 65_536
_GZIP_WINDOW = 31


@dataclass(frozen=True, slots=True)
class Recovery:
    """What was found and mended."""

    captures: int = 0
    """Whole records that got their row."""
    torn_bytes: int = 0
    """Cut off the ends of files and moved to ``.torn`` files beside them."""
    damaged_bytes: int = 0
    """Unreadable in the middle of files, and left there."""
    missing_files: int = 0
    """Files that are shorter than the archive says."""

    def __add__(self, other: Recovery) -> Recovery:
        return Recovery(
            self.captures + other.captures,
            self.torn_bytes + other.torn_bytes,
            self.damaged_bytes + other.damaged_bytes,
            self.missing_files + other.missing_files,
        )

    def __str__(self) -> str:
        """One sentence; empty where all was well."""
        told = [
            text
            for number, text in (
                (self.captures, f"{self.captures} captures were found again"),
                (self.torn_bytes, f"{self.torn_bytes} torn bytes were set aside"),
                (self.damaged_bytes, f"{self.damaged_bytes} bytes are damaged"),
                (self.missing_files, f"{self.missing_files} files are shorter than they were"),
            )
            if number
        ]
        return f"After an interrupted run: {', '.join(told)}." if told else ""


def recover(folder: Path, archive: Archive) -> Recovery:
    """Index what the archive does not know of the WARC files in ``folder``, and cut torn ends off.

    Nothing is destroyed: torn bytes move to a ``.torn`` file. A file that a run is still writing is
    left alone. An empty archive is so rebuilt from its WARC files alone. Raises
    :class:`ResourceError`.
    """
    found = Recovery()
    for path in sorted(folder.glob("*.warc.gz")):
        if FILE_NAME.fullmatch(path.name):
            found += _recover_file(path, archive)
    return found


def _recover_file(path: Path, archive: Archive) -> Recovery:
    known, run_id = captures.indexed_to(archive, path.name)
    try:
        size = path.stat().st_size
        if size == known:
            return Recovery()
        if size < known:
            return Recovery(missing_files=1)
        with path.open("r+b") as file:
            if not _is_ours(file):
                return Recovery()
            with archive.transaction():
                return _index(file, path, known, archive, run_id)
    except OSError as error:
        raise write_error(path, error) from error


def _is_ours(file: BinaryIO) -> bool:
    """Whether no run is writing the file; it stays locked until it is closed."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _index(
    file: BinaryIO, path: Path, start: int, archive: Archive, run_id: int | None
) -> Recovery:
    found = Recovery()
    end = file.seek(0, os.SEEK_END)
    position: int | None = start
    while position is not None and position < end:
        last = position
        for place, record in _members(file, path.name, position):
            last = place.offset + place.length
            capture = _capture(archive, record, place, run_id) if record else None
            if capture:
                captures.add(archive, capture)
                found += Recovery(captures=1)
        position = next_member(file, last + 1) if last < end else None
        if last < end and position is not None:
            found += Recovery(damaged_bytes=position - last)
        elif last < end:
            _set_aside(file, path, last)
            found += Recovery(torn_bytes=end - last)
    return found


def _members(file: BinaryIO, name: str, start: int) -> Iterator[tuple[Place, Record | None]]:
    """Whole gzip members from ``start`` on, each with its record, up to the first broken one."""
    offset = start
    while True:
        file.seek(offset)
        length, block = _member(file)
        if not length:
            return
        yield Place(name, offset, length), read_block(block) if block else None
        offset += length


def _member(file: BinaryIO) -> tuple[int, bytes]:
    """Length and content of the member at the file's position; 0 where no whole one is there.

    The content of one that is too large to be a record is left out.
    """
    decompressor = zlib.decompressobj(_GZIP_WINDOW)
    length, size, pieces = 0, 0, []
    while not decompressor.eof:
        chunk = file.read(_CHUNK_BYTES)
        try:
            piece = decompressor.decompress(chunk)
        except zlib.error:
            return 0, b""
        if not chunk:
            return 0, b""
        length, size = length + len(chunk), size + len(piece)
        if size <= LARGEST_BYTES:
            pieces.append(piece)
    content = b"".join(pieces) if size <= LARGEST_BYTES else b""
    return length - len(decompressor.unused_data), content


def _set_aside(file: BinaryIO, path: Path, start: int) -> None:
    """Move what follows ``start`` to a file of its own, which the disk has before it is cut off."""
    file.seek(start)
    with path.with_name(f"{path.name}.torn").open("wb") as torn:
        while chunk := file.read(_CHUNK_BYTES):
            torn.write(chunk)
        torn.flush()
        os.fsync(torn.fileno())
    file.truncate(start)


def _capture(archive: Archive, record: Record, place: Place, run_id: int | None) -> Capture | None:
    """The row that the interrupted run would have added; None for a record that has none."""
    if record.kind not in _RECORD_TYPES or not record.url or not record.at:
        return None
    fields, kind = record.fields, record.fields.get(KIND)
    page = captures.latest_article(archive, fields[PART_OF]) if PART_OF in fields else None
    return Capture(
        url=record.url,
        fetched_at=record.at,
        status=record.status or 0,
        kind=_KINDS.get(kind or "", "other"),
        section=fields.get(SECTION),
        part_of=page,
        record=_RECORD_TYPES[record.kind],
        refers_to=_original(archive, record) if record.kind == "revisit" else None,
        digest=fields.get("WARC-Payload-Digest"),
        content_type=record.header("content-type"),
        etag=record.header("etag"),
        last_modified=record.header("last-modified"),
        place=place,
        run_id=run_id,
    )


def _original(archive: Archive, revisit: Record) -> int | None:
    url = revisit.fields.get("WARC-Refers-To-Target-URI", revisit.url) or ""
    found = captures.find(archive, url, revisit.fields.get("WARC-Payload-Digest", ""))
    return found[0] if found else None
