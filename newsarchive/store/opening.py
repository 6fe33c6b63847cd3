"""Opening an archive for writing: recognised first, migrated next, and otherwise left alone."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack
from pathlib import Path

from newsarchive.database import APPLICATION_ID, BUSY_TIMEOUT_S, ResourceErrors, holds_archive
from newsarchive.errors import ResourceError
from newsarchive.store.schema import MIGRATION_SET, MIGRATIONS_TABLE, STEPS, migrations

OLDEST_SQLITE = (3, 38)
"""The first that knows ``unixepoch()``, STRICT tables and ``->>``, which the schema uses."""
TOO_OLD = (
    f"Python's SQLite library is {sqlite3.sqlite_version}, which is too old: use a Python that "
    f"comes with {'.'.join(map(str, OLDEST_SQLITE))} or newer."
)

_KNOWN = {name for name, _ in STEPS}


def open_for_writing(
    path: Path, *, create: bool, busy_timeout_s: float = BUSY_TIMEOUT_S
) -> sqlite3.Connection:
    """A connection to the archive at ``path`` with today's schema, in autocommit mode.

    Parents and file are created where ``create`` allows it. Raises :class:`ResourceError` for a
    file that is no archive, is damaged, was written by a newer version or cannot be written.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise ResourceError(TOO_OLD)
    exists = holds_archive(path)
    if not exists and not create:
        raise ResourceError(f"{path} holds no archive yet: crawl first, or name another with --db.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ResourceError(f"{path.parent} cannot be created: {error.strerror}.") from error
    with ResourceErrors(path), ExitStack() as otherwise:
        connection = sqlite3.connect(path, timeout=busy_timeout_s, isolation_level=None)
        otherwise.callback(connection.close)
        _prepare(connection, path)
        otherwise.pop_all()
    return connection


def steps_apart(connection: sqlite3.Connection) -> tuple[int, int]:
    """How many migrations the file lacks, and how many it has that this version does not know."""
    applied = _applied(connection)
    return len(_KNOWN - applied), len(applied - _KNOWN)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    applied = _applied(connection)
    if applied - _KNOWN:
        raise ResourceError(f"{path} was written by a newer newsarchive: update this one first.")
    # The id is written before WAL begins, so the file's first page shows it after any crash.
    if not applied:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    if _KNOWN - applied:
        _migrate(connection)


def _migrate(connection: sqlite3.Connection) -> None:
    """Apply what is missing; of two processes at once, the second finds it done."""
    from sqlite_utils import Database  # loaded here for the reason that migrations() gives

    db = Database(connection, execute_plugins=False)
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        migrations().apply(db)


def _applied(connection: sqlite3.Connection) -> set[str]:
    """Names of the migrations that the file has seen; reading them also proves its schema sound."""
    there = "SELECT 1 FROM sqlite_master WHERE name = ?"
    if not connection.execute(there, [MIGRATIONS_TABLE]).fetchone():
        return set()
    names = f"SELECT name FROM {MIGRATIONS_TABLE} WHERE migration_set = ?"  # noqa: S608 - ours
    return {name for (name,) in connection.execute(names, [MIGRATION_SET])}
