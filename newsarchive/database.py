"""What an archive file is, for its one writer and its many readers: recognised before anything is
opened, and every failure of SQLite told in one sentence.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from newsarchive.errors import ResourceError

APPLICATION_ID = 0x4E657741
"""SQLite's application id of our files ("NewA"), at byte 68 of the header."""

BUSY_TIMEOUT_S = 30.0
"""How long a statement waits for another process's write before it gives up."""

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100

_SENTENCES = {
    sqlite3.SQLITE_FULL: "The disk is full: free some space for {path}, then run again.",
    sqlite3.SQLITE_BUSY: "Another run is writing to {path}: wait for it to end, then run again.",
    sqlite3.SQLITE_LOCKED: "Another run is writing to {path}: wait for it to end, then run again.",
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened: check that its folder is there and yours.",
    sqlite3.SQLITE_PERM: "{path} cannot be written: check its permissions and its folder's.",
    sqlite3.SQLITE_READONLY: "{path} cannot be written: check its permissions and its folder's.",
    sqlite3.SQLITE_CORRUPT: "{path} is damaged: restore a copy, or replay its WARC into a new one.",
    sqlite3.SQLITE_NOTADB: "{path} is not an archive: it is no SQLite file.",
    sqlite3.SQLITE_IOERR: "The disk failed on {path}: check it, then run again.",
}
"""SQLite's primary result code -> the sentence that a user reads."""


def resource_error(error: Exception, path: Path) -> ResourceError | None:
    """What SQLite reports about the file or the disk, in one sentence; None for anything else."""
    # The low byte is the primary code; the rest only refines it (SQLITE_IOERR_WRITE).
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    return ResourceError(_SENTENCES[code].format(path=path)) if code in _SENTENCES else None


class ResourceErrors:
    """A block in which what SQLite reports about the file or the disk is a :class:`ResourceError`.

    Mistakes of ours (a broken constraint, an unknown column) pass through as they are. May be
    entered again and again: a generator-based one took a tenth of an unchanged article's time.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(error, sqlite3.Error) and (told := resource_error(error, self._path)):
            raise told from error


def holds_archive(path: Path) -> bool:
    """Whether ``path`` is an archive; False where nothing (or an empty file) is there yet.

    Reads the header only, so a file of another program stays as it is, its lock included.
    Raises :class:`ResourceError` for anything else than an archive.
    """
    try:
        if path.exists() and not path.is_file():
            raise ResourceError(f"{path} is not a file: name the archive itself.")
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise ResourceError(f"{path} cannot be read: {error.strerror}.") from error
    if not header:
        return False
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise ResourceError(_SENTENCES[sqlite3.SQLITE_NOTADB].format(path=path))
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise ResourceError(f"{path} is not an archive: another program wrote this SQLite file.")
    return True


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that cannot write, beside a crawl that does.

    Raises :class:`ResourceError` where there is no archive or it cannot be read.
    """
    if not holds_archive(path):
        raise ResourceError(f"{path} holds no archive yet: crawl first, or name another with --db.")
    with ResourceErrors(path):
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro",
            uri=True,
            timeout=BUSY_TIMEOUT_S,
            isolation_level=None,
        )
        try:
            connection.execute("PRAGMA query_only = ON")
            yield connection
        finally:
            connection.close()
