"""Plans the next visit to each article that a crawl stores, by the operator's table."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from newsarchive.revisits import MOST_URGENT, Plan, Policy
from newsarchive.store import Archive
from newsarchive.store.record import stamp
from newsarchive.store.sources import Sources, Yield

ENOUGH_VISITS = 100
"""After so many revisits of one line of the table its edits are judged."""
CALM = 0.01
"""Below this share of revisits that found an edit a site is calm at that age."""

_LONG_AGO = datetime(1990, 1, 1, tzinfo=UTC)
"""Before there was news on the web."""

_HISTORY = """
SELECT coalesce(a.published_at, a.first_seen_at), a.removed_at IS NOT NULL,
       EXISTS (SELECT 1 FROM views WHERE article_id = a.id),
       EXISTS (SELECT 1 FROM revisions
               WHERE article_id = a.id AND observed_at = ?2 AND number > 1)
FROM articles AS a
WHERE a.id = coalesce((SELECT id FROM articles WHERE url = ?1),
                      (SELECT article_id FROM aliases WHERE url = ?1))
"""


class _History(NamedTuple):
    """What the archive knows of an article after a visit."""

    published: datetime
    """Where that is not known: first seen."""
    is_removed: bool
    is_counted: bool
    """Whether its page shows how often it was read."""
    is_edited: bool
    """Whether this visit found another text."""


class Revisiting:
    """The plans of one site's articles."""

    def __init__(self, archive: Archive, sources: Sources, policy: Policy) -> None:
        self._archive = archive
        self._policy = policy
        self._sources = sources
        self._calm = {step.name for step in policy.steps if self._is_calm(step.name)}

    def after(self, url: str, seen_at: datetime) -> Plan | None:
        """When the article at ``url`` (its own or an alias) is visited after the visit at
        ``seen_at``; None for never, and where the archive holds no such article."""
        found = self._history(url, seen_at)
        if found is None:
            return None
        step = self._policy.step_at(seen_at - found.published)
        return self._policy.plan(
            found.published,
            seen_at,
            edited=found.is_edited,
            is_calm=step is not None and step.name in self._calm and not found.is_counted,
        )

    def after_absence(self, url: str, seen_at: datetime) -> Plan | None:
        """The same where the article was gone: it is looked for once more in the next run, and
        when that misses it too, as seldom as what is old."""
        found = self._history(url, seen_at)
        if found is None:
            return None
        if not found.is_removed:
            return Plan(seen_at, MOST_URGENT)
        return self._policy.plan(_LONG_AGO, seen_at)

    def found(self, url: str, seen_at: datetime) -> Yield | None:
        """The visit at ``seen_at`` to an article stored before, as one of its line's yield."""
        history = self._history(url, seen_at)
        step = self._policy.step_at(seen_at - history.published) if history else None
        if history is None or step is None:
            return None
        return Yield(_line(step.name), "revisit", listed=1, edited=int(history.is_edited))

    def _history(self, url: str, seen_at: datetime) -> _History | None:
        rows = self._archive.select(_HISTORY, [url, stamp(seen_at)])
        if not rows:
            return None
        published, *told = rows[0]
        return _History(datetime.fromisoformat(published), *map(bool, told))

    def _is_calm(self, name: str) -> bool:
        visits, edits = self._sources.revisited(_line(name))
        return visits >= ENOUGH_VISITS and edits < visits * CALM


def _line(name: str) -> str:
    return f"revisit, up to {name}"
