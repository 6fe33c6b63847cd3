"""Small answers for single pages: what is new, one person, one capture."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from newsarchive.query.browse import Narrowing, newest
from newsarchive.query.holdings import Listed

_LISTED = 10


@dataclass(frozen=True, slots=True)
class SeenEdit:
    """A change of an article, as a list shows it."""

    article_id: int
    number: int
    observed_at: str
    title: str | None


@dataclass(frozen=True, slots=True)
class Latest:
    """What came last: asked anew each time, for it reads indexes from their ends."""

    articles: list[Listed]
    edits: list[SeenEdit]
    run: tuple[str, str, str | None, str | None] | None
    """Command, start, end and outcome of the last run."""


_EDITS = """
SELECT article_id, number, observed_at, title FROM revisions WHERE number > 1
ORDER BY observed_at DESC LIMIT ?
"""
_RUN = "SELECT command, started_at, finished_at, outcome FROM runs ORDER BY id DESC LIMIT 1"


def latest(connection: sqlite3.Connection) -> Latest:
    """The newest articles and edits, and how the last run ended."""
    run = connection.execute(_RUN).fetchone()
    return Latest(
        articles=newest(connection, Narrowing(), limit=_LISTED),
        edits=[SeenEdit(*row) for row in connection.execute(_EDITS, [_LISTED])],
        run=tuple(run) if run else None,
    )


@dataclass(frozen=True, slots=True)
class Person:
    """Someone whom bylines name."""

    id: int
    site: str | None
    name: str
    roles: tuple[tuple[str, int], ...]
    """In how many articles which role was theirs, copies too."""


_PERSON = "SELECT id, site, name FROM people WHERE id = ?"
_ROLES = """
SELECT role, count(*) FROM bylines WHERE person_id = ? GROUP BY role ORDER BY 2 DESC, 1
"""


def person(connection: sqlite3.Connection, number: int) -> Person | None:
    """The person whose id is ``number``; None for no such."""
    row = connection.execute(_PERSON, [number]).fetchone()
    if row is None:
        return None
    identity, site, name = row
    roles = connection.execute(_ROLES, [number])
    return Person(identity, site, name, tuple((role, count) for role, count in roles))


@dataclass(frozen=True, slots=True)
class CaptureRow:
    """One fetched page, as the archive's tables describe it."""

    id: int
    url: str
    fetched_at: str
    status: int
    kind: str
    record: str
    content_type: str | None
    digest: str | None
    etag: str | None
    last_modified: str | None
    warc_file: str | None
    warc_offset: int | None
    warc_length: int | None
    refers_to: int | None
    run_id: int | None


_CAPTURE = """
SELECT id, url, fetched_at, status, kind, record, content_type, digest, etag, last_modified,
       warc_file, warc_offset, warc_length, refers_to, run_id
FROM captures WHERE id = ?
"""


def capture(connection: sqlite3.Connection, number: int) -> CaptureRow | None:
    """The capture whose id is ``number``; None for no such."""
    row = connection.execute(_CAPTURE, [number]).fetchone()
    return CaptureRow(*row) if row else None
