"""What the archive holds, site by site: how fresh it is, how the last run ended, what is next."""

from __future__ import annotations

import json
import shutil
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newsarchive.database import reading

_SITES = "SELECT name FROM sites UNION SELECT site FROM articles WHERE site IS NULL ORDER BY 1"

_ARTICLES = """
SELECT count(*), count(duplicate_of) FROM articles WHERE site IS ?
"""

_NEWEST = """
SELECT published_at, url, title FROM articles WHERE site IS ? AND published_date IS NOT NULL
ORDER BY published_date DESC, published_at DESC LIMIT 1
"""

_FRONTIER = """
SELECT count(*) FILTER (WHERE state = 'waiting'),
       count(*) FILTER (WHERE state IN ('due', 'in flight')
                           OR visit_at <= ?2 AND state IN ('done', 'failed')),
       count(*) FILTER (WHERE state = 'failed' AND visit_at IS NULL),
       min(visit_at) FILTER (WHERE state IN ('done', 'failed') AND visit_at > ?2)
FROM frontier WHERE site = ?1
"""

_NOT_BEFORE = "SELECT not_before FROM sites WHERE name = ? AND not_before > ?"

# A night tells an alarm until it is mended, so the last one's are those that are open.
_ALARMS = """
SELECT rule, field, reason, url FROM problems
WHERE rule LIKE 'alarm%' AND run_id = (SELECT max(run_id) FROM health WHERE site = ?) ORDER BY id
"""

_LAST_RUN = """
SELECT id, command, started_at, finished_at, outcome, counts,
       (SELECT count(*) FROM problems WHERE run_id = runs.id)
FROM runs
WHERE ?1 IS NULL OR EXISTS (SELECT 1 FROM json_each(runs.sites) WHERE value = ?1)
ORDER BY id DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class RunSummary:
    """One run."""

    id: int
    command: str
    started_at: str
    """UTC, as every time here."""
    finished_at: str | None
    """None: it is still running, or was killed."""
    outcome: str | None
    counts: dict[str, int]
    problems: int
    """Doubts that it noted, about all of its sites."""


@dataclass(frozen=True, slots=True)
class OpenAlarm:
    """One alarm of the last nightly run."""

    rule: str
    field: str
    reason: str
    url: str | None
    """An example."""


@dataclass(frozen=True, slots=True)
class SiteSummary:
    """What the archive holds of one site."""

    site: str | None
    """None: articles that no site file covers."""
    articles: int
    copies: int
    """Those among them whose content another article had first."""
    newest_at: str | None
    newest_url: str | None
    newest_title: str | None
    waiting: int
    """Addresses never visited yet."""
    due: int
    """Further visits that the next run has to make: revisits, retries, interrupted ones."""
    failed: int
    """Addresses given up."""
    next_due_at: str | None
    """The earliest planned visit after now."""
    not_before: str | None
    """Until when the site has asked to be left alone; None where that is over."""
    alarms: tuple[OpenAlarm, ...]
    last_run: RunSummary | None


@dataclass(frozen=True, slots=True)
class Disk:
    """Bytes on the disk."""

    database: int
    """With the part of it that SQLite has not merged yet."""
    warc: int
    free: int
    """What is left for more."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole archive at a glance; ``dataclasses.asdict`` makes it JSON."""

    path: str
    at: str
    """When this was true."""
    disk: Disk
    articles: int
    problems: int
    sites: tuple[SiteSummary, ...]
    last_run: RunSummary | None


def overview(path: Path, warc: Path, now: datetime) -> Overview:
    """Count what the archive at ``path`` holds, its WARC files being in the folder ``warc``.

    Raises :class:`ResourceError` without an archive.
    """
    at = f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    with reading(path) as connection:
        # One snapshot, so that the counts agree while a crawl goes on.
        connection.execute("BEGIN")
        names = [name for (name,) in connection.execute(_SITES)]
        sites = tuple(_site(connection, name, at) for name in names)
        [(problems,)] = connection.execute("SELECT count(*) FROM problems")
        return Overview(
            path=str(path),
            at=at,
            disk=Disk(_size_bytes(path), _folder_bytes(warc), shutil.disk_usage(path.parent).free),
            articles=sum(site.articles for site in sites),
            problems=problems,
            sites=sites,
            last_run=_last_run(connection, None),
        )


def _site(connection: sqlite3.Connection, name: str | None, at: str) -> SiteSummary:
    [(articles, copies)] = connection.execute(_ARTICLES, [name])
    newest_at, url, title = connection.execute(_NEWEST, [name]).fetchone() or (None, None, None)
    [(waiting, due, failed, next_due_at)] = connection.execute(_FRONTIER, [name, at])
    [not_before] = connection.execute(_NOT_BEFORE, [name, at]).fetchone() or [None]
    return SiteSummary(
        site=name,
        articles=articles,
        copies=copies,
        newest_at=newest_at,
        newest_url=url,
        newest_title=title,
        waiting=waiting,
        due=due,
        failed=failed,
        next_due_at=next_due_at,
        not_before=not_before,
        alarms=tuple(OpenAlarm(*row) for row in connection.execute(_ALARMS, [name])),
        last_run=_last_run(connection, name) if name else None,
    )


def _last_run(connection: sqlite3.Connection, site: str | None) -> RunSummary | None:
    row: tuple[Any, ...] | None = connection.execute(_LAST_RUN, [site]).fetchone()
    if row is None:
        return None
    run_id, command, started_at, finished_at, outcome, counts, problems = row
    return RunSummary(
        run_id, command, started_at, finished_at, outcome, json.loads(counts), problems
    )


def _size_bytes(path: Path) -> int:
    log = path.with_name(f"{path.name}-wal")
    return path.stat().st_size + (log.stat().st_size if log.exists() else 0)


def _folder_bytes(folder: Path) -> int:
    return sum(one.stat().st_size for one in folder.rglob("*") if one.is_file())
