"""The archive itself: recognised, sound, of this version, writable, and lately crawled."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from newsarchive.database import holds_archive, reading
from newsarchive.doctor.findings import Check
from newsarchive.errors import ResourceError
from newsarchive.store.opening import steps_apart
from newsarchive.store.warc import warc_folder

_RESTORE = "Restore a backup, or replay its WARC files into a new archive."
_NIGHTS = 14
_LATE = timedelta(hours=36)
"""A nightly run that was not there for so long was missed."""
_PATIENCE_S = 1.0

_NIGHT_BYTES = """
SELECT avg(size) FROM (
    SELECT sum(size_bytes) AS size FROM health GROUP BY date(measured_at)
    ORDER BY date(measured_at) DESC LIMIT ?
)
"""
_LAST_NIGHT = """
SELECT started_at, finished_at, outcome FROM runs WHERE command = 'nightly' ORDER BY id DESC LIMIT 1
"""


@dataclass
class ArchiveChecks:
    """What looking at an archive brings."""

    checks: list[Check] = field(default_factory=list)
    night_bytes: float | None = None
    """What a night brings of all sites, over the last fourteen; None before there were any."""
    last_stamp: datetime | None = None
    """When the latest run began."""


def look_at_archive(path: Path, now: datetime) -> ArchiveChecks:
    """Looks at the archive at ``path`` without changing anything. Reads all of it once."""
    told = ArchiveChecks()
    try:
        if not holds_archive(path):
            told.checks.append(Check.well("archive", f"{path} is not there yet: a crawl makes it"))
            return told
        with reading(path) as connection:
            told.checks.extend(_of_file(connection, path))
            if all(one.state != "failed" for one in told.checks):
                _of_runs(connection, told, now)
    except ResourceError as error:
        told.checks.append(Check.failed("archive", str(error).rstrip("."), _RESTORE))
        return told
    told.checks.append(_written(path))
    told.checks.append(_warc(warc_folder(path)))
    return told


def _of_file(connection: sqlite3.Connection, path: Path) -> Iterator[Check]:
    missing, unknown = steps_apart(connection)
    if unknown:
        yield Check.failed(
            "archive", f"{path} was written by a newer newsarchive", "Update this one."
        )
        return
    if missing:
        yield Check.look(
            "archive", f"{path} is {missing} migrations behind",
            "Back it up (newsarchive backup); the next crawl brings it up to date.",
        )  # fmt: skip
    [(told,)] = connection.execute("PRAGMA quick_check(1)")
    if told != "ok":
        yield Check.failed(
            "archive", f"{path} is damaged: {told.strip().splitlines()[-1]}", _RESTORE
        )
        return
    [(mode,)] = connection.execute("PRAGMA journal_mode")
    if mode != "wal":
        yield Check.look(
            "archive", f"{path} has the journal mode {mode}, so that readers stop a crawl",
            f"Run: sqlite3 {path} 'PRAGMA journal_mode = WAL'",
        )  # fmt: skip
    elif not missing:
        yield Check.well("archive", f"{path} is sound and up to date")


def _of_runs(connection: sqlite3.Connection, told: ArchiveChecks, now: datetime) -> None:
    [(latest,)] = connection.execute("SELECT max(started_at) FROM runs")
    told.last_stamp = datetime.fromisoformat(latest) if latest else None
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if "health" not in tables:
        return
    [(told.night_bytes,)] = connection.execute(_NIGHT_BYTES, [_NIGHTS])
    if (row := connection.execute(_LAST_NIGHT).fetchone()) is None:
        return
    started_at, finished_at, outcome = row
    says = f"the last began {started_at} and {f'ended {outcome}' if finished_at else 'did not end'}"
    if now.astimezone(UTC) - datetime.fromisoformat(started_at) > _LATE:
        told.checks.append(
            Check.look("nightly", says, "See its log and newsarchive schedule: no night since.")
        )
    elif finished_at and outcome != "well":
        told.checks.append(Check.look("nightly", says, "newsarchive status tells what it found."))
    else:
        told.checks.append(Check.well("nightly", says))


def _written(path: Path) -> Check:
    """Whether it can be written; begins a transaction and takes it back."""
    connection = sqlite3.connect(path, timeout=_PATIENCE_S, isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
            return Check.well("writing", "another run is writing now")
        return Check.failed(
            "writing", f"{path} cannot be written ({error})",
            f"Make it and its folder yours: chown -R $USER {path.parent}",
        )  # fmt: skip
    finally:
        connection.close()
    return Check.well("writing", "the archive can be written")


def _warc(folder: Path) -> Check:
    if folder.exists() and not os.access(folder, os.W_OK | os.X_OK):
        return Check.failed(
            "warc", f"{folder} cannot be written", f"Make it yours: chown -R $USER {folder}"
        )
    return Check.well("warc", f"{folder} {'can be written' if folder.exists() else 'comes later'}")
