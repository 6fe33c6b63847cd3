"""Which URLs a crawl visits, and when; kept in the archive, so that no kill can lose one.

A row waits for its first visit, or was visited and has a plan for the next one. A run makes what
is planned up to now due, takes rows one by one (they are then in flight) and settles each in the
transaction that stores what its visit brought. What a run that died had in flight, the next takes
again.
"""

# ruff: noqa: S608 - statements are put together from our own parts, never values

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal

from newsarchive.revisits import MOST_URGENT, Plan
from newsarchive.store.archive import Archive
from newsarchive.store.record import stamp

TargetKind = Literal["wp_json", "sitemap", "feed", "listing", "article"]

BACKOFF = (
    timedelta(0), timedelta(hours=1), timedelta(hours=6), timedelta(days=1), timedelta(days=2),
    timedelta(days=4), timedelta(days=8),
)  # fmt: skip
"""How long after each failed visit in a row the next is due: at first in the next run."""
MOST_ATTEMPTS = len(BACKOFF) + 1
"""After so many failed visits in a row a URL is given up."""

KILLED = "each run that took it was killed"
"""Why a URL is given up that no run has ever settled."""

_ADD_SITE = "INSERT INTO sites (name) VALUES (?) ON CONFLICT DO NOTHING"

_TELL_SECTION = """
UPDATE frontier SET section = ? WHERE url = ? AND section IS NULL AND state = 'waiting'
"""

_ADD = """
INSERT INTO frontier (url, site, kind, section, priority, discovered_at)
SELECT ?1, ?2, ?3, ?4, ?5, ?6
WHERE NOT EXISTS (SELECT 1 FROM articles WHERE url = ?1)
  AND NOT EXISTS (SELECT 1 FROM aliases WHERE url = ?1)
ON CONFLICT (url) DO NOTHING
"""

_IN_QUEUE = "site = ?1 AND (state = 'waiting' OR state = 'due')"

_QUEUE = f"""
SELECT url, site, kind, section, priority FROM frontier WHERE {_IN_QUEUE}
ORDER BY priority DESC, discovered_at, rowid
"""

_COUNT_QUEUE = f"SELECT count(*) FROM frontier WHERE {_IN_QUEUE}"

_TAKE = f"""
UPDATE frontier SET state = 'in flight', run_id = ?2, attempts = attempts + 1
WHERE rowid IN (
    SELECT rowid FROM frontier
    WHERE {_IN_QUEUE} AND run_id IS NOT ?2 AND (?3 IS NULL OR section = ?3)
    ORDER BY priority DESC, discovered_at, rowid LIMIT ?4
)
RETURNING url, site, kind, section, priority, attempts, visited_at, discovered_at, rowid
"""

_GIVE_UP = f"""
UPDATE frontier SET state = 'failed', visit_at = NULL, error = '{KILLED}'
WHERE site = ? AND state = 'in flight' AND attempts >= {MOST_ATTEMPTS}
RETURNING url
"""

_RECOVER = """
UPDATE frontier SET state = iif(visited_at IS NULL, 'waiting', 'due'), attempts = attempts - ?2
WHERE site = ?1 AND state = 'in flight'
"""

_RETRY = f"""
UPDATE frontier SET state = 'due'
WHERE site = ? AND state = 'failed' AND visit_at <= ? AND priority NOT BETWEEN 1 AND {MOST_URGENT}
"""

_COUNT_DUE = """
SELECT count(*) FROM frontier WHERE site = ? AND state = 'due' AND kind = 'article'
"""

_ADMIT = """
UPDATE frontier SET state = 'due' WHERE rowid IN (
    SELECT rowid FROM frontier
    WHERE site = ? AND state = ? AND priority = ? AND visit_at <= ? ORDER BY visit_at LIMIT ?
)
"""

_ARTICLE_OF = """
coalesce((SELECT id FROM articles WHERE url = {url}),
         (SELECT article_id FROM aliases WHERE url = {url}))
"""

_DONE = f"""
UPDATE frontier SET state = 'done', visited_at = ?1, visit_at = ?4, attempts = 0,
                    priority = ifnull(?5, priority), last_status = NULL, error = NULL,
                    article_id = coalesce({_ARTICLE_OF.format(url="?3")}, article_id)
WHERE url = ?2
"""

# The plan stands at the address that was visited last; an article is not visited at two.
_ONE_PLAN = """
UPDATE frontier SET visit_at = NULL
WHERE article_id = (SELECT article_id FROM frontier WHERE url = ?1) AND url <> ?1
  AND state = 'done'
"""

_FAILED = """
UPDATE frontier SET state = 'failed', visit_at = ?1, visited_at = ?2, last_status = ?3, error = ?4,
                    priority = ifnull(?6, priority)
WHERE url = ?5
"""

_RELEASE = """
UPDATE frontier SET state = iif(visited_at IS NULL, 'waiting', 'due'), attempts = attempts - 1
WHERE url = ?
"""

_FORGET = "DELETE FROM frontier WHERE url = ?"

_REOPEN = """
UPDATE frontier SET state = 'due', visit_at = ?, attempts = 0, last_status = NULL, error = NULL,
                    priority = ?
WHERE url = ?
"""

# Of several addresses of one article, the one that has the plan, else that which came first.
_REVISIT = """
UPDATE frontier SET state = 'due', visit_at = ?1, attempts = 0 WHERE rowid IN (
    SELECT (SELECT rowid FROM frontier WHERE article_id = a.id ORDER BY visit_at IS NULL, rowid)
    FROM articles AS a
    WHERE a.site = ?2 AND (a.published_date >= date(?3, '-1 day') OR a.published_date IS NULL)
      AND coalesce(a.published_at, a.first_seen_at) >= ?3
)
"""

_EDITED = f"""
UPDATE frontier SET state = 'due', attempts = 0, priority = {MOST_URGENT} WHERE rowid = (
    SELECT rowid FROM frontier WHERE article_id = {_ARTICLE_OF.format(url="?1")}
    ORDER BY visit_at IS NULL, rowid LIMIT 1
) AND state IN ('done', 'failed') AND visited_at <= ?2
"""

_SEEN_FIRST_SINCE = f"""
SELECT count(*) FROM json_each(?1) AS asked
WHERE EXISTS (SELECT 1 FROM frontier WHERE url = asked.value AND discovered_at >= ?2)
   OR EXISTS (SELECT 1 FROM articles WHERE first_seen_at >= ?2
              AND id = {_ARTICLE_OF.format(url="asked.key")})
"""


@dataclass(frozen=True, slots=True)
class Target:
    """A URL worth a visit."""

    url: str
    """The address as linked, which a site answers to."""
    site: str
    """Name of the site file."""
    kind: TargetKind
    section: str | None = None
    """The section whose listing led here."""
    priority: int = 0
    """The highest are visited first."""
    attempts: int = field(default=0, compare=False)
    """Visits since the last one that succeeded, this one included."""
    is_first: bool = field(default=True, compare=False)
    """Whether it was never visited before."""


class Frontier:
    """The queue of every site. Calls inside ``archive.transaction()`` commit with the rest of it:
    a target is done in the transaction that stores its article, so a kill leaves it in flight.
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

    def tell_section(self, urls: Iterable[str], section: str | None) -> None:
        """Those of ``urls`` that wait and came from no section's list are of this one."""
        self._archive.execute_each(_TELL_SECTION, [(section, url) for url in urls])

    def ask(self, targets: Iterable[Target], at: datetime) -> None:
        """Visit them in this run whether or not they were visited before, as each run does with
        the first page of a listing."""
        wanted = list(targets)
        self.add(wanted, at)
        self._archive.execute_each(_REOPEN, [(stamp(at), one.priority, one.url) for one in wanted])

    def recover(self, site: str) -> list[str]:
        """Queue again what a dead run had in flight; the URLs that killed too many are given up."""
        given_up = [url for (url,) in self._archive.select(_GIVE_UP, [site])]
        self._archive.execute(_RECOVER, [site, 0])
        return given_up

    def put_back(self, site: str) -> None:
        """A run that ends queues again what it still had in flight, as if it had not been taken."""
        self._archive.execute(_RECOVER, [site, 1])

    def admit(self, site: str, at: datetime, most: int) -> None:
        """Make due what is planned up to ``at``: revisits until ``most`` of them are due, the
        youngest articles' first, and what is to be tried again."""
        now = stamp(at)
        [(due,)] = self._archive.select(_COUNT_DUE, [site])
        left = most - due
        for urgency in range(MOST_URGENT, 0, -1):
            for state in ("done", "failed"):
                if left > 0:
                    left -= self._archive.execute(_ADMIT, [site, state, urgency, now, left])
        self._archive.execute(_RETRY, [site, now])

    def take(self, site: str, run_id: int, count: int, section: str | None = None) -> list[Target]:
        """At most ``count`` from the queue that this run has not had yet, the most urgent first;
        they are in flight now. ``section`` leaves out what belongs to no or another section."""
        rows = self._archive.select(_TAKE, [site, run_id, section, count])
        rows.sort(key=lambda row: (-row[4], *row[-2:]))
        # SQLite 3.40 answers 0 to "visited_at IS NULL" in RETURNING where it is NULL.
        return [replace(Target(*row[:5]), attempts=row[5], is_first=row[6] is None) for row in rows]

    def queue(self, site: str) -> list[Target]:
        """Everything that waits or is due, in the order in which it will be taken."""
        return [Target(*row) for row in self._archive.select(_QUEUE, [site])]

    def size(self, site: str) -> int:
        """How much waits or is due."""
        [(count,)] = self._archive.select(_COUNT_QUEUE, [site])
        return int(count)

    def done(
        self, url: str, at: datetime, article_url: str | None = None, plan: Plan | None = None
    ) -> None:
        """The visit brought what it was for; ``article_url``: an article that is now stored.

        Without a ``plan`` it is not visited again.
        """
        visit_at, urgency = (stamp(plan.at), plan.urgency) if plan else (None, None)
        self._archive.execute(_DONE, [stamp(at), url, article_url, visit_at, urgency])
        if article_url is not None:
            self._archive.execute(_ONE_PLAN, [url])

    def failed(
        self,
        url: str,
        at: datetime,
        status: int | None,
        error: str | None,
        plan: Plan | datetime | None = None,
    ) -> None:
        """The visit failed: until ``plan``, or for good. ``status`` is the HTTP status."""
        urgency = plan.urgency if isinstance(plan, Plan) else None
        again = plan.at if isinstance(plan, Plan) else plan
        due = stamp(again) if again else None
        self._archive.execute(_FAILED, [due, stamp(at), status, error, url, urgency])

    def release(self, url: str) -> None:
        """It waits on for another run, as if this one had not taken it."""
        self._archive.execute(_RELEASE, [url])

    def forget(self, url: str) -> None:
        """Drop a URL that is never asked for again, such as one page of an API's answer."""
        self._archive.execute(_FORGET, [url])

    def revisit(self, site: str, since: datetime, at: datetime) -> int:
        """Make due every stored article of the site that was published (where that is not known:
        first seen) at ``since`` or later, whatever its plan; how many that are."""
        return self._archive.execute(_REVISIT, [stamp(at), site, stamp(since)])

    def edited(self, changes: Mapping[str, datetime], most: int) -> int:
        """Make due, at most ``most`` of them, the articles that their site says it changed after
        our last visit, or in its very second (canonical URL -> when); how many those were."""
        count = 0
        for url, at in changes.items():
            if count >= most:
                break
            count += self._archive.execute(_EDITED, [url, stamp(at)])
        return count

    def seen_first_since(self, addresses: Mapping[str, str], at: datetime) -> int:
        """How many of ``addresses`` (canonical URL -> as linked) nobody knew before ``at``."""
        [(count,)] = self._archive.select(
            _SEEN_FIRST_SINCE, [json.dumps(dict(addresses)), stamp(at)]
        )
        return int(count)


def retry_at(attempts: int, at: datetime) -> datetime | None:
    """When to try again after so many failed visits in a row, the last at ``at``; None: never."""
    return at + BACKOFF[max(attempts, 1) - 1] if attempts < MOST_ATTEMPTS else None
