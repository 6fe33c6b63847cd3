"""What the archive holds, site by site, and how the last run of each ended."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
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
SELECT count(*) FILTER (WHERE state = 'waiting'), count(*) FILTER (WHERE state = 'failed')
FROM frontier WHERE site = ?
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
    """Visits still to make."""
    failed: int
    """Visits given up."""
    last_run: RunSummary | None


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole archive at a glance; ``dataclasses.asdict`` makes it JSON."""

    path: str
    size_bytes: int
    """Of the file, with the part of it that SQLite has not merged yet."""
    articles: int
    problems: int
    sites: tuple[SiteSummary, ...]
    last_run: RunSummary | None

    def __str__(self) -> str:
        lines = [
            f"{self.path}: {self.articles:,} articles, {self.problems:,} problems, "
            f"{self.size_bytes / 2**20:,.1f} MiB",
            *map(_site_line, self.sites),
        ]
        if self.last_run:
            run = self.last_run
            lines.append(f"Last run: {run.command}, {run.started_at}, {_outcome(run)}")
        return "\n".join(lines)


def overview(path: Path) -> Overview:
    """Count what the archive at ``path`` holds. Raises :class:`ResourceError` without one."""
    with reading(path) as connection:
        # One snapshot, so that the counts agree while a crawl goes on.
        connection.execute("BEGIN")
        names = [name for (name,) in connection.execute(_SITES)]
        sites = tuple(_site(connection, name) for name in names)
        [(problems,)] = connection.execute("SELECT count(*) FROM problems")
        return Overview(
            path=str(path),
            size_bytes=_size_bytes(path),
            articles=sum(site.articles for site in sites),
            problems=problems,
            sites=sites,
            last_run=_last_run(connection, None),
        )


def _site(connection: sqlite3.Connection, name: str | None) -> SiteSummary:
    [(articles, copies)] = connection.execute(_ARTICLES, [name])
    newest_at, url, title = connection.execute(_NEWEST, [name]).fetchone() or (None, None, None)
    [(waiting, failed)] = connection.execute(_FRONTIER, [name])
    return SiteSummary(
        site=name,
        articles=articles,
        copies=copies,
        newest_at=newest_at,
        newest_url=url,
        newest_title=title,
        waiting=waiting,
        failed=failed,
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


def _site_line(site: SiteSummary) -> str:
    newest = f"newest {site.newest_at}" if site.newest_at else "none dated"
    run = f", last run {_outcome(site.last_run)}" if site.last_run else ""
    return (
        f"{site.site or '(no site file)'}: {site.articles:,} articles, {newest}, "
        f"{site.waiting:,} waiting, {site.failed:,} failed{run}"
    )


def _outcome(run: RunSummary) -> str:
    return run.outcome or ("ended" if run.finished_at else "has not ended")
