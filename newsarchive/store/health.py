"""Each run's numbers of each site, measured on what the run wrote, and kept as the site's past."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from statistics import median
from typing import Any

from newsarchive.database import holds_archive, reading
from newsarchive.store.archive import Archive
from newsarchive.store.record import stamp

Shares = Mapping[str, tuple[int, int]]
"""Name -> so many of so many; the names are those of ``validate.crawl.SHARES``, or fields."""

_PAST_RUNS = 60

_ENDS = """
SELECT (SELECT ifnull(max(id), 0) FROM articles), (SELECT ifnull(max(rowid), 0) FROM revisions),
       (SELECT ifnull(max(id), 0) FROM captures)
"""

_HAS: Mapping[str, str] = {
    "title": "title IS NOT NULL",
    "section": "section IS NOT NULL",
    "published_at": "published_at IS NOT NULL",
    "body": "body <> ''",
    "dateline": "ifnull(dateline_place, dateline_outlet) IS NOT NULL",
    "bylines": "EXISTS (SELECT 1 FROM bylines WHERE article_id = articles.id)",
    "images": "EXISTS (SELECT 1 FROM images WHERE article_id = articles.id)",
    "views": "EXISTS (SELECT 1 FROM views WHERE article_id = articles.id)",
    "tags": "EXISTS (SELECT 1 FROM article_tags WHERE article_id = articles.id)",
    "own text": "duplicate_of IS NULL",
}
"""Share -> whether an article has what it counts."""

# The plus keeps SQLite from the index of sites: a run's articles are the last of the table.
_RUNS_ARTICLES = "FROM articles WHERE id > :after AND +site = :site"

_COUNTS = f"""
SELECT count(*), {", ".join(f"count(*) FILTER (WHERE {has})" for has in _HAS.values())}
{_RUNS_ARTICLES}
"""

_TEXTS = f"""
SELECT length(body), published_date, iif(published_precision = 'day', NULL, published_at)
{_RUNS_ARTICLES}
"""

_FAILURES = "SELECT count(*) FROM problems WHERE run_id = :run AND rule = :rule"

_USUAL_LENGTHS = f"""
SELECT body_median FROM health WHERE site = :site AND body_median > 0
ORDER BY run_id DESC LIMIT {_PAST_RUNS}
"""  # noqa: S608

_KEEP = """
INSERT INTO health (run_id, site, measured_at, articles, days, body_median, copies, listings,
                    pages_turned, blocked, requests, size_bytes, shares)
VALUES (:run, :site, :measured_at, :articles, :days, :body_median, :copies, :listings,
        :pages_turned, :blocked, :requests, :size_bytes, :shares)
ON CONFLICT DO NOTHING
"""

_PAST = f"""
SELECT measured_at, shares FROM health WHERE site = ? AND run_id < ?
ORDER BY run_id DESC LIMIT {_PAST_RUNS}
"""  # noqa: S608

_PUBLISHED = """
SELECT published_date, count(*) FROM articles
WHERE site = ? AND published_date >= ? AND published_date <= ? GROUP BY published_date
"""

_LACKING: Mapping[str, str] = {
    "article": "SELECT url FROM problems WHERE run_id = :run AND rule = 'no article' LIMIT 1",
    "shown": "SELECT url FROM problems WHERE run_id = :run AND rule = 'blocked' LIMIT 1",
    "next page": "SELECT url FROM captures WHERE id > :captured AND run_id = :run"
    " AND kind = 'listing' AND status = 200 LIMIT 1",
    "own time": f"SELECT url {_RUNS_ARTICLES} GROUP BY published_at ORDER BY count(*) DESC LIMIT 1",
    "full text": f"SELECT url {_RUNS_ARTICLES} ORDER BY length(body) LIMIT 1",
} | {
    name: f"SELECT url {_RUNS_ARTICLES} AND NOT ({has}) ORDER BY id DESC LIMIT 1"
    for name, has in _HAS.items()
}
"""Share -> an example of what lacks it."""


@dataclass(frozen=True, slots=True)
class Ends:
    """How far an archive's tables reached before a run: what stands behind is what it wrote."""

    articles: int = 0
    revisions: int = 0
    captures: int = 0

    @classmethod
    def of(cls, path: Path) -> Ends:
        """Those of the archive at ``path``, all 0 where there is none yet.

        Raises :class:`ResourceError` where it cannot be read.
        """
        if not holds_archive(path):
            return cls()
        with reading(path) as connection:
            return cls(*connection.execute(_ENDS).fetchone())


@dataclass(frozen=True, slots=True)
class Visits:
    """What the crawl itself counted in one run of one site."""

    run_id: int
    listings: int = 0
    """Listing pages read."""
    fresh: int = 0
    """Those among them that showed something new."""
    pages_turned: int = 0
    """Those of the fresh ones that led on to a next page."""
    kept: int = 0
    """Article pages that were stored, new or not."""
    requests: int = 0
    size_bytes: int = 0


def measure(
    archive: Archive, site: str, visits: Visits, before: Ends, measured_at: datetime
) -> Shares:
    """Measures what a run brought of ``site``, keeps the numbers, and returns the shares."""
    of_run = {"after": before.articles, "site": site}
    [(articles, *having)] = archive.select(_COUNTS, of_run)
    texts = archive.select(_TEXTS, of_run)
    [(unread,)] = archive.select(_FAILURES, {"run": visits.run_id, "rule": "no article"})
    [(blocked,)] = archive.select(_FAILURES, {"run": visits.run_id, "rule": "blocked"})
    times = [at for _, _, at in texts if at]
    shares = {name: (had, articles) for name, had in zip(_HAS, having, strict=True)} | {
        "article": (visits.kept, visits.kept + unread),
        "shown": (shown := visits.listings + visits.kept + unread, shown + blocked),
        "next page": (visits.pages_turned, visits.fresh),
        "own time": (len(set(times)), len(times)),
    }
    lengths = [length for length, _, _ in texts]
    usual = archive.select(_USUAL_LENGTHS, {"site": site})
    if usual:
        half = median(length for (length,) in usual) / 2
        shares["full text"] = (sum(length >= half for length in lengths), articles)
    archive.execute(
        _KEEP,
        {
            "run": visits.run_id,
            "site": site,
            "measured_at": stamp(measured_at),
            "articles": articles,
            "days": len({day for _, day, _ in texts if day}),
            "body_median": round(median(lengths)) if lengths else None,
            "copies": articles - shares["own text"][0],
            "listings": visits.listings,
            "pages_turned": visits.pages_turned,
            "blocked": blocked,
            "requests": visits.requests,
            "size_bytes": visits.size_bytes,
            "shares": json.dumps(shares),
        },
    )
    return shares


def past(archive: Archive, site: str, run_id: int) -> list[tuple[datetime, Shares]]:
    """When each earlier run of the site was measured (UTC), and its shares; the oldest first."""
    rows = archive.select(_PAST, [site, run_id])
    return [
        (datetime.fromisoformat(at), {name: (had, of) for name, (had, of) in shares.items()})
        for at, text in reversed(rows)
        for shares in [json.loads(text)]
    ]


def published(archive: Archive, site: str, first: date, last: date) -> dict[date, int]:
    """Local day -> how many of the site's articles were published on it, days without one left
    out."""
    rows = archive.select(_PUBLISHED, [site, first.isoformat(), last.isoformat()])
    return {date.fromisoformat(day): count for day, count in rows}


def lacking(archive: Archive, site: str, run_id: int, before: Ends, share: str) -> str | None:
    """A page of this run that lacks what ``share`` counts; None where none is at hand."""
    values: dict[str, Any] = {
        "site": site, "run": run_id, "after": before.articles, "captured": before.captures,
    }  # fmt: skip
    rows = archive.select(_LACKING[share], values)
    return rows[0][0] if rows else None
