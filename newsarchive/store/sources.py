"""Where each site lists its articles for machines, and what every source brought in every run."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from newsarchive.store.archive import Archive
from newsarchive.store.record import stamp

SourceKind = Literal["wp_json", "sitemap", "feed"]
YieldKind = Literal["wp_json", "sitemap", "feed", "listing", "revisit"]
Origin = Literal["site file", "robots.txt", "page", "probe", "index"]

CLOSED_FOR = timedelta(days=90)
"""What was found closed is not asked again before."""
UNDATED_FOR = timedelta(days=30)
"""A sitemap of which its index gives no date is not read again before."""

_ADD = """
INSERT INTO sources (site, url, kind, section, is_news, origin, found_at, told_to)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (site, url) DO UPDATE SET told_to = coalesce(excluded.told_to, told_to)
"""

_ENTRANCES = """
SELECT url, kind, section, is_news, origin, read_to FROM sources
WHERE site = ?1 AND origin <> 'index' AND (state <> 'closed' OR asked_at < ?2) ORDER BY id
"""

_UNREAD = """
SELECT url, kind, section, is_news, origin, read_to FROM sources
WHERE site = ?1 AND url IN (SELECT value FROM json_each(?2)) AND (
    asked_at IS NULL OR state = 'untried'
    OR (state = 'open' AND told_to > ifnull(read_to, ''))
    OR (state = 'open' AND told_to IS NULL AND asked_at < ?3)
    OR (state = 'closed' AND asked_at < ?4))
ORDER BY told_to DESC, id DESC
"""

_OWNER = """
SELECT url, kind, section, is_news, origin, read_to FROM sources
WHERE site = ?1 AND (url = ?2 OR (kind = 'wp_json' AND substr(?2, 1, length(url)) = url))
ORDER BY length(url) DESC LIMIT 1
"""

_HAS_KIND = "SELECT EXISTS (SELECT 1 FROM sources WHERE site = ? AND kind = ?)"

_ANSWERED = """
UPDATE sources SET state = 'open', asked_at = ?1, read_to = coalesce(?2, told_to, read_to),
                   total = coalesce(?3, total)
WHERE site = ?4 AND url = ?5
"""

# What was open once is asked again every run: one bad answer may be an accident.
_REFUSED = """
UPDATE sources SET state = 'closed', asked_at = ? WHERE site = ? AND url = ? AND state <> 'open'
"""

_COUNT = """
INSERT INTO yields (run_id, site, source, kind, pages, listed, new, edited, seconds, status, error)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET
    pages = pages + excluded.pages, listed = listed + excluded.listed, new = new + excluded.new,
    edited = edited + excluded.edited, seconds = round(seconds + excluded.seconds, 3),
    status = excluded.status, error = coalesce(excluded.error, error)
"""

_REVISITED = """
SELECT coalesce(sum(listed), 0), coalesce(sum(edited), 0) FROM yields WHERE site = ? AND source = ?
"""


@dataclass(frozen=True, slots=True)
class KnownSource:
    """One source of a site's article URLs."""

    url: str
    kind: SourceKind
    section: str | None = None
    """The section whose articles it lists; None: the whole site's."""
    is_news: bool = False
    """Whether it lists the newest articles alone."""
    origin: Origin = "site file"
    read_to: str | None = None
    """What it said up to this instant has been read: the next read asks for what is newer."""


@dataclass(frozen=True, slots=True)
class Yield:
    """What one answer of a source brought."""

    source: str
    """The source's URL; of a section, its first page's; of revisits, their line of the table."""
    kind: YieldKind
    pages: int = 1
    listed: int = 0
    """Articles that it named, or that were visited again."""
    new: int = 0
    """Those that nobody knew before."""
    edited: int = 0
    """Those that were changed since our last visit."""
    seconds: float = 0.0
    """From asking to the answer."""
    status: int | None = None
    error: str | None = None


class Sources:
    """The sources of one site. Calls inside ``archive.transaction()`` commit with the rest."""

    def __init__(self, archive: Archive, site: str) -> None:
        self._archive = archive
        self._site = site

    def add(self, found: Iterable[KnownSource], at: datetime, told: datetime | None = None) -> None:
        """Remember each; ``told`` is up to when its index says that it has entries."""
        self._archive.execute_each(
            _ADD,
            [
                (self._site, one.url, one.kind, one.section, int(one.is_news), one.origin,
                 stamp(at), stamp(told) if told else None)
                for one in found
            ],
        )  # fmt: skip

    def entrances(self, at: datetime) -> list[KnownSource]:
        """Those that a run asks first of all: not what an index names, not what is closed."""
        rows = self._archive.select(_ENTRANCES, [self._site, stamp(at - CLOSED_FOR)])
        return [_read(row) for row in rows]

    def unread(self, urls: Iterable[str], at: datetime) -> list[KnownSource]:
        """Those of ``urls`` that have something to read since we last did, the newest first."""
        asked = json.dumps(list(urls))
        ages = [stamp(at - UNDATED_FOR), stamp(at - CLOSED_FOR)]
        rows = self._archive.select(_UNREAD, [self._site, asked, *ages])
        return [_read(row) for row in rows]

    def get(self, url: str) -> KnownSource | None:
        """The source at ``url``, or of which that is a further page."""
        rows = self._archive.select(_OWNER, [self._site, url])
        return _read(rows[0]) if rows else None

    def has(self, kind: SourceKind) -> bool:
        """Whether one of that kind is known, open or closed."""
        [(found,)] = self._archive.select(_HAS_KIND, [self._site, kind])
        return bool(found)

    def answered(
        self, url: str, at: datetime, read_to: datetime | None = None, total: int | None = None
    ) -> None:
        """It was read, up to ``read_to`` (None: up to what its index told); ``total`` is the
        number of articles that it says it has."""
        to = stamp(read_to) if read_to else None
        self._archive.execute(_ANSWERED, [stamp(at), to, total, self._site, url])

    def refused(self, url: str, at: datetime) -> None:
        """It is not there, or not for us: left alone for :data:`CLOSED_FOR`."""
        self._archive.execute(_REFUSED, [stamp(at), self._site, url])

    def count(self, found: Yield, run_id: int) -> None:
        """Add to what the source brought in this run."""
        self._archive.execute(
            _COUNT,
            [run_id, self._site, found.source, found.kind, found.pages, found.listed, found.new,
             found.edited, round(found.seconds, 3), found.status, found.error],
        )  # fmt: skip

    def revisited(self, source: str) -> tuple[int, int]:
        """Revisits of that line of the table in all runs, and how many of them found an edit."""
        [(visits, edits)] = self._archive.select(_REVISITED, [self._site, source])
        return visits, edits


def _read(row: tuple[Any, ...]) -> KnownSource:
    url, kind, section, is_news, origin, read_to = row
    return KnownSource(url, kind, section, bool(is_news), origin, read_to)
