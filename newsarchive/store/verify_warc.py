"""Whether the WARC files hold what the archive says of them, and nothing that it does not know."""

from __future__ import annotations

import fcntl
import gzip
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from newsarchive.store.captures import Place
from newsarchive.store.soundness import Finding

_FILES = """
SELECT DISTINCT warc_file FROM captures NOT INDEXED
WHERE id > ? AND warc_file IS NOT NULL ORDER BY warc_file
"""

_CAPTURES = """
SELECT warc_file, warc_offset, warc_length, url, digest, record FROM captures
WHERE warc_file = ?1 AND id > ?2 ORDER BY warc_offset
"""

_KNOWN_BYTES = "SELECT max(warc_offset + warc_length) FROM captures WHERE warc_file = ?"

_FIND = "copy it from the machine that crawled, or from a backup"
_CRAWL_AGAIN = "restore the file from a backup; a page that is still online can be fetched again"


class _Held(NamedTuple):
    """One capture, as far as its record can be compared with it."""

    file: str
    offset: int
    length: int
    url: str
    digest: str | None
    record: str


def verify_warc(
    connection: sqlite3.Connection, path: Path, *, digests: bool
) -> tuple[list[Finding], list[str]]:
    """Every doubt about the WARC files beside the archive at ``path``, and what was not examined.

    Each record is read by its place, one at a time; without ``digests`` only places are compared.
    A crawl may append meanwhile: the file that it writes has no end yet.
    """
    # fastwarc is loaded here, for the archive is verified where there is no WARC file, too.
    from newsarchive.store.warc import FILE_NAME, warc_folder

    folder = warc_folder(path)
    if not folder.is_dir():
        return [], [f"There are no WARC files in {folder}, so captures were not compared."]
    findings: list[Finding] = []
    findings.extend(_verify_captures(connection, folder, after=0, digests=digests))
    for file in sorted(folder.glob("*.warc.gz")):
        if FILE_NAME.fullmatch(file.name):
            findings.extend(_verify_end(connection, file))
    return findings, []


def verify_captures(connection: sqlite3.Connection, path: Path, after: int) -> Iterator[Finding]:
    """Every doubt about the captures of the archive at ``path`` with a higher number than
    ``after``, each read to its last byte."""
    from newsarchive.store.warc import warc_folder

    return _verify_captures(connection, warc_folder(path), after, digests=True)


def _verify_captures(
    connection: sqlite3.Connection, folder: Path, after: int, *, digests: bool
) -> Iterator[Finding]:
    for (name,) in connection.execute(_FILES, [after]).fetchall():
        captures = [_Held(*row) for row in connection.execute(_CAPTURES, [name, after])]
        yield from _verify_file(folder, name, captures, digests=digests)


def _verify_file(
    folder: Path, name: str, captures: list[_Held], *, digests: bool
) -> Iterator[Finding]:
    path = folder / name
    try:
        size = path.stat().st_size
    except OSError as error:
        what = f"the WARC file cannot be read ({error.strerror}): it holds {len(captures)} captures"
        yield Finding(what, str(path), _FIND)
        return
    for one in captures:
        where = f"{one.url} ({path} byte {one.offset})"
        if one.offset + one.length > size:
            yield Finding("the WARC file ends before its capture does", where, _CRAWL_AGAIN)
        elif digests and (doubt := _doubt(folder, one)):
            yield Finding(doubt, where, _CRAWL_AGAIN)


def _is_whole(path: Path, one: _Held) -> bool:
    """Whether the record's checksum holds to its last byte, which reading a page does not need."""
    with path.open("rb") as file:
        file.seek(one.offset)
        try:
            gzip.decompress(file.read(one.length))
        except (OSError, EOFError, zlib.error):
            return False
    return True


def _doubt(folder: Path, one: _Held) -> str | None:
    """What is wrong with the record of a capture; None where it is as the archive says."""
    from newsarchive.store.warc import payload_digest
    from newsarchive.store.warc_reading import UnreadableError, read_record

    try:
        record = read_record(folder, Place(one.file, one.offset, one.length))
    except UnreadableError:
        return "its WARC record is damaged"
    if not _is_whole(folder / one.file, one):
        return "its WARC record is damaged"
    if record.kind != one.record or record.url != one.url:
        return f"its WARC record is a {record.kind} of {record.url}"
    if one.digest is None:
        return None
    repeats = one.record == "revisit"
    found = record.fields.get("WARC-Payload-Digest") if repeats else payload_digest(record.payload)
    return None if found == one.digest else "its payload is not the one that was fetched"


def _verify_end(connection: sqlite3.Connection, path: Path) -> Iterator[Finding]:
    """Bytes that no capture knows, unless a crawl is writing them now."""
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        [(known,)] = connection.execute(_KNOWN_BYTES, [path.name]).fetchall()
        unknown = path.stat().st_size - (known or 0)
    if unknown > 0:
        yield Finding(
            f"its last {unknown} bytes belong to no capture: a crawl was interrupted",
            str(path),
            "crawl again, which takes in what is whole and sets the rest aside",
        )
