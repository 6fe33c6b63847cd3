"""What newsrooms changed in articles after publishing them, and whether they said so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from newsarchive.database import reading
from newsarchive.errors import UsageError
from newsarchive.query.diff import Change, word_diff

Notice = Literal["announced", "declared", "silent"]

PARTS = ("title", "section", "body", "captions")
"""The parts of a content, in the order they are told."""

# A day is the site's own: an edit seen at 06:00 in Jakarta belongs to that day, not to UTC's last.
_EDITS = """
SELECT e.url, e.site, e.number, e.observed_at, e.notice, e.modified_after,
       earlier.title, earlier.section, earlier.body, earlier.captions,
       later.title, later.section, later.body, later.captions
FROM edits AS e
JOIN revisions AS later ON later.article_id = e.article_id AND later.number = e.number
JOIN revisions AS earlier ON earlier.article_id = e.article_id AND earlier.number = e.number - 1
LEFT JOIN sites AS s ON s.name = e.site
WHERE (?1 IS NULL OR e.site = ?1)
  AND (?2 IS NULL OR date(e.observed_at, coalesce(s.utc_offset, '+07:00')) >= ?2)
  AND (?3 IS NULL OR e.article_id = ?3)
ORDER BY e.observed_at, e.article_id
"""

_ARTICLE = """
SELECT id FROM articles WHERE url = ?1 UNION SELECT article_id FROM aliases WHERE url = ?1
"""

_SITES = "SELECT name FROM sites ORDER BY name"


@dataclass(frozen=True)
class Edit:
    """One change of an article's content, from one revision to the next."""

    url: str
    """Canonical."""
    site: str | None
    number: int
    """Of the later revision: 2 for the first edit."""
    observed_at: str
    """When the later content was first read, UTC."""
    notice: Notice
    """``announced``: the page prints a later time of change; ``declared``: only its metadata tell
    one, as a CMS does by itself; ``silent``: nothing does."""
    modified_at: str | None
    """The time of change that the page gave with the later content, UTC."""
    title: str | None
    """Of the later revision."""
    parts: dict[str, tuple[str, str]]
    """The parts that differ (of :data:`PARTS`), before and after; "" where there was none."""

    @cached_property
    def changes(self) -> dict[str, list[Change]]:
        """What was done to each part that differs, word by word."""
        return {name: word_diff(*texts) for name, texts in self.parts.items()}

    @property
    def added(self) -> int:
        """How many characters were added, over all parts."""
        return self._count("add")

    @property
    def removed(self) -> int:
        """How many characters were removed, over all parts."""
        return self._count("remove")

    def to_json(self, *, diff: bool = False) -> dict[str, Any]:
        """The edit as a JSON object; with ``diff``, each part's operations in reading order."""
        told: dict[str, Any] = {
            "url": self.url,
            "site": self.site,
            "title": self.title,
            "number": self.number,
            "observed_at": self.observed_at,
            "modified_at": self.modified_at,
            "notice": self.notice,
            "changed": list(self.parts),
            "characters_added": self.added,
            "characters_removed": self.removed,
        }
        if diff:
            told["operations"] = {
                name: [{"kind": one.kind, "text": one.text} for one in changes]
                for name, changes in self.changes.items()
            }
        return told

    def _count(self, kind: str) -> int:
        changes = (one for part in self.changes.values() for one in part)
        return sum(len(one.text) for one in changes if one.kind == kind)


def list_edits(
    path: Path, *, site: str | None = None, since: date | None = None, url: str | None = None
) -> Iterator[Edit]:
    """The edits that the archive at ``path`` saw, in the order it saw them.

    ``since`` is the first day of seeing them, as the site's clock counts days; ``url`` is an
    article's URL or an alias of it. Raises :class:`UsageError` for a site or an article that the
    archive does not hold, :class:`newsarchive.errors.ResourceError` where there is no archive.
    """
    with reading(path) as connection:
        if site is not None and (site,) not in (held := connection.execute(_SITES).fetchall()):
            names = ", ".join(name for (name,) in held) or "none"
            raise UsageError(f"The archive holds no site {site!r}; it holds {names}.")
        found = connection.execute(_ARTICLE, [url]).fetchone() if url is not None else (None,)
        if found is None:
            raise UsageError(f"The archive holds no article at {url}.")
        day = since.isoformat() if since else None
        for row in connection.execute(_EDITS, [site, day, found[0]]):
            yield _edit(*row)


def _edit(
    url: str,
    site: str | None,
    number: int,
    observed_at: str,
    notice: Notice,
    modified_at: str | None,
    *texts: str | None,
) -> Edit:
    before, after = texts[: len(PARTS)], texts[len(PARTS) :]
    parts = {
        name: (old or "", new or "")
        for name, old, new in zip(PARTS, before, after, strict=True)
        if old != new
    }
    return Edit(url, site, number, observed_at, notice, modified_at, after[0], parts)
