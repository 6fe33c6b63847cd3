"""Which URLs a crawl visits next; kept in the archive, so that no kill can lose one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from newsarchive.store.archive import Archive
from newsarchive.store.record import stamp

TargetKind = Literal["listing", "article"]

_ADD_SITE = "INSERT INTO sites (name) VALUES (?) ON CONFLICT DO NOTHING"

_ADD = """
INSERT INTO frontier (url, site, kind, section, priority, discovered_at)
SELECT ?1, ?2, ?3, ?4, ?5, ?6
WHERE NOT EXISTS (SELECT 1 FROM articles WHERE url = ?1)
  AND NOT EXISTS (SELECT 1 FROM aliases WHERE url = ?1)
ON CONFLICT (url) DO NOTHING
"""

_WAITING = """
SELECT url, site, kind, section, priority FROM frontier
WHERE site = ? AND state = 'waiting' AND (visit_at IS NULL OR visit_at <= ifnull(?, visit_at))
ORDER BY priority DESC, discovered_at, rowid
LIMIT ?
"""

_DONE = """
UPDATE frontier SET state = 'done', visited_at = ?1, visit_at = NULL, attempts = attempts + 1,
                    last_status = NULL, error = NULL,
                    article_id = coalesce((SELECT id FROM articles WHERE url = ?3),
                                          (SELECT article_id FROM aliases WHERE url = ?3),
                                          article_id)
WHERE url = ?2
"""

_FAILED = """
UPDATE frontier SET state = iif(?1 IS NULL, 'failed', 'waiting'), visit_at = ?1, visited_at = ?2,
                    attempts = attempts + 1, last_status = ?3, error = ?4
WHERE url = ?5
"""

_REOPEN = """
UPDATE frontier SET state = 'waiting', visit_at = ?, attempts = 0, last_status = NULL, error = NULL
WHERE url = ?
"""

# Of several addresses of one article, the one that brought it first.
_REVISIT = """
UPDATE frontier SET state = 'waiting', visit_at = ?1, attempts = 0, last_status = NULL, error = NULL
WHERE rowid IN (
    SELECT min(f.rowid) FROM frontier AS f JOIN articles AS a ON a.id = f.article_id
    WHERE f.site = ?2 AND coalesce(a.published_at, a.first_seen_at) >= ?3
    GROUP BY f.article_id
)
"""


@dataclass(frozen=True, slots=True)
class Target:
    """A URL worth a visit."""

    url: str
    """Canonical."""
    site: str
    """Name of the site file."""
    kind: TargetKind
    section: str | None = None
    """The section whose listing led here."""
    priority: int = 0
    """The highest are visited first."""


class Frontier:
    """The queue of every site. Calls inside ``archive.transaction()`` commit with the rest of it:
    a target is done in the transaction that stores its article, so a kill leaves it waiting.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def add(self, entries: Iterable[Target], at: datetime) -> int:
        """Queue what is neither queued nor stored yet; how many that were."""
        found = list(entries)
        seen = stamp(at)
        with self._archive.transaction():
            self._archive.execute_each(_ADD_SITE, [[site] for site in {one.site for one in found}])
            return self._archive.execute_each(
                _ADD, [(one.url, one.site, one.kind, one.section, one.priority, seen)
                       for one in found],
            )  # fmt: skip

    def waiting(
        self, site: str, *, limit: int | None = None, before: datetime | None = None
    ) -> list[Target]:
        """What is still to visit, by priority, then as discovered.

        ``before`` leaves out what is due only after that instant.
        """
        due = stamp(before) if before else None
        rows = self._archive.select(_WAITING, [site, due, -1 if limit is None else limit])
        return [Target(*row) for row in rows]

    def done(self, url: str, at: datetime, article_url: str | None = None) -> None:
        """The visit brought what it was for; ``article_url``: an article that is now stored."""
        self._archive.execute(_DONE, [stamp(at), url, article_url])

    def failed(
        self,
        url: str,
        at: datetime,
        status: int | None,
        error: str | None,
        retry_at: datetime | None = None,
    ) -> None:
        """The visit failed: for good, or until ``retry_at``. ``status`` is the HTTP status."""
        due = stamp(retry_at) if retry_at else None
        self._archive.execute(_FAILED, [due, stamp(at), status, error, url])

    def reopen(self, url: str, at: datetime) -> None:
        """Visit it again from ``at`` on, as each run does with the first page of a listing."""
        self._archive.execute(_REOPEN, [stamp(at), url])

    def revisit(self, site: str, since: datetime, at: datetime) -> int:
        """Visit again, from ``at`` on, every stored article of the site that was published (where
        that is not known: first seen) at ``since`` or later; how many that are."""
        return self._archive.execute(_REVISIT, [stamp(at), site, stamp(since)])
