"""A copy of the archive as it was at one moment, taken while a crawl goes on writing."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from newsarchive.database import reading, resource_error
from newsarchive.errors import ResourceError, UsageError

_PAGES = 2_000
"""Copied at a time: 8 MB, between two looks at the keyboard."""

Progress = Callable[[int, int], None]
"""Told how many pages are copied, and of how many."""


def backup(
    archive: Path, target: Path, *, force: bool = False, progress: Progress | None = None
) -> int:
    """Copy the archive to ``target``; the size of the copy in bytes.

    The copy is whole or not there: it is written beside ``target``, examined, and then renamed. It
    shows one moment, however long it takes; a crawl writes on meanwhile and does not wait for it.
    Raises :class:`UsageError` where ``target`` is there already (unless ``force``) or is the
    archive, :class:`ResourceError` where the archive cannot be read or the copy not be written.
    """
    _check(archive, target, force)
    unfinished = target.with_name(f"{target.name}.unfinished")
    with reading(archive) as source:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            _remove(unfinished)
            _copy(source, unfinished, progress or (lambda _, __: None))
            _put_in_place(unfinished, target)
        except OSError as error:
            raise ResourceError(f"{target} cannot be written: {error.strerror}.") from error
        except sqlite3.Error as error:
            # Pages are written as they are read: what is broken among them is the archive's.
            broken = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CORRUPT
            raise (resource_error(error, archive if broken else target) or error) from error
        finally:
            _remove(unfinished)
    return target.stat().st_size


def _check(archive: Path, target: Path, force: bool) -> None:
    if not target.exists():
        return
    if not target.is_file():
        raise UsageError(f"{target} is not a file: name the file that the copy shall be.")
    if archive.exists() and target.samefile(archive):
        raise UsageError(f"{target} is the archive itself: name another file.")
    if not force:
        raise UsageError(f"{target} is there already: name another file, or replace it by --force.")


def _copy(source: sqlite3.Connection, path: Path, progress: Progress) -> None:
    # One transaction over the whole copy: without it, SQLite begins anew at each write of a crawl.
    source.execute("BEGIN")
    source.execute("SELECT 1 FROM sqlite_master").fetchone()
    with closing(sqlite3.connect(path, isolation_level=None)) as copy:
        source.backup(
            copy, pages=_PAGES, progress=lambda _, left, total: progress(total - left, total)
        )
        [(found,)] = copy.execute("PRAGMA quick_check(1)").fetchall()
    if found != "ok":
        raise ResourceError(f"The archive is damaged ({found}): newsarchive verify tells more.")


def _put_in_place(unfinished: Path, target: Path) -> None:
    """Rename once the disk has it all; a log left by an older file of that name would spoil it."""
    _sync(unfinished)
    for suffix in ("-wal", "-shm"):
        target.with_name(target.name + suffix).unlink(missing_ok=True)
    unfinished.replace(target)
    _sync(target.parent)


def _sync(path: Path) -> None:
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _remove(unfinished: Path) -> None:
    for suffix in ("", "-journal", "-wal", "-shm"):
        unfinished.with_name(unfinished.name + suffix).unlink(missing_ok=True)
