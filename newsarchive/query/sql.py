"""One SQL question of an analyst: whatever it says, it reads, it ends, and it changes nothing."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsarchive.database import reading, resource_error
from newsarchive.errors import NewsArchiveError, UsageError

_STEPS_BETWEEN_LOOKS = 20_000
"""Virtual machine steps between two looks at the clock: about a millisecond."""

LONGEST_VALUE_BYTES = 64 * 2**20
"""No article comes near; ``zeroblob(2e9)`` and its like end here instead of in our memory."""

_READING = frozenset({
    sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE,
})  # fmt: skip

_ASKING_PRAGMAS = frozenset({
    "table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo",
    "foreign_key_list", "function_list", "compile_options", "data_version", "page_count",
    "page_size", "freelist_count", "user_version", "application_id", "journal_mode",
})  # fmt: skip
"""Pragmas that tell something and set nothing, as long as they are given no value to set."""

_NAMING_PRAGMAS = frozenset(name for name in _ASKING_PRAGMAS if name.endswith(("info", "list")))
"""Those whose argument names a table or an index."""


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to one question."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    truncated: bool = False
    """Whether the limit left out further rows."""


def run_sql(
    path: Path,
    sql: str,
    parameters: Mapping[str, Any] = {},
    *,
    timeout_s: float = 60,
    limit: int | None = None,
) -> Result:
    """The rows that one SQL statement finds in the archive at ``path``, at most ``limit``.

    ``parameters`` are the values of its ``:name`` parameters. Raises :class:`UsageError` where the
    statement is wrong, would write, or takes longer than ``timeout_s`` seconds;
    :class:`ResourceError` where there is no archive.
    """
    deadline = time.monotonic() + timeout_s
    with reading(path) as connection:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE_BYTES)
        connection.set_authorizer(_may)
        connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS_BETWEEN_LOOKS)
        try:
            return _answer(connection, sql, parameters, limit)
        except (sqlite3.Error, sqlite3.Warning, UnicodeEncodeError) as error:
            raise _told(error, path, timeout_s) from error


def _answer(
    connection: sqlite3.Connection, sql: str, parameters: Mapping[str, Any], limit: int | None
) -> Result:
    cursor = connection.execute(sql, dict(parameters))
    if cursor.description is None:
        raise UsageError("The query is empty: ask with SELECT.")
    columns = tuple(column[0] for column in cursor.description)
    if limit is None:
        return Result(columns, cursor.fetchall())
    rows = cursor.fetchmany(limit + 1)
    return Result(columns, rows[:limit], truncated=len(rows) > limit)


def _may(
    action: int, first: str | None, second: str | None, _schema: str | None, _via: str | None
) -> int:
    """SQLite asks this for every step that a statement is compiled to."""
    if action == sqlite3.SQLITE_PRAGMA:
        asks = first in _NAMING_PRAGMAS or (first in _ASKING_PRAGMAS and second is None)
        return sqlite3.SQLITE_OK if asks else sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_UPDATE and first == "sqlite_master":
        # How SQLite asks while it connects a virtual table (articles_fts, json_each); a statement
        # that says so itself is refused by the read-only connection.
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_OK if action in _READING else sqlite3.SQLITE_DENY


_WRITES = "The query would change something, and only reading is allowed."

_SENTENCES = {
    sqlite3.SQLITE_AUTH: _WRITES,
    sqlite3.SQLITE_READONLY: _WRITES,
    sqlite3.SQLITE_SCHEMA: _WRITES,  # how CREATE fails once it is refused
    sqlite3.SQLITE_INTERRUPT: "The query took longer than {timeout_s:g} s: narrow it.",
    sqlite3.SQLITE_TOOBIG: "The query makes a value larger than 64 MiB: take less at once.",
}


def _told(error: Exception, path: Path, timeout_s: float) -> NewsArchiveError:
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if code in _SENTENCES:
        return UsageError(_SENTENCES[code].format(timeout_s=timeout_s))
    why = str(error).rstrip(".")
    return resource_error(error, path) or UsageError(f"The query cannot be run: {why}.")
