"""Claims against holdings: month by month and section by section, and each missing address."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from newsarchive.coverage.gathering import Claims

State = Literal["complete", "partial", "unknown"]
UNDATED = "undated"
"""Instead of a month, where none is known."""

_KNOWN = """
SELECT value, coalesce((SELECT id FROM articles WHERE url = value),
                       (SELECT article_id FROM aliases WHERE url = value))
FROM json_each(?)
"""
_MONTHS = """
SELECT id, coalesce(substr(published_date, 1, 7), ?2) FROM articles
WHERE site = ?1 AND removed_at IS NULL
"""
_SECTIONS = """
SELECT section, count(*) FROM articles WHERE site = ? AND removed_at IS NULL GROUP BY section
"""
_TRIED = """
SELECT f.url, f.state, f.visit_at, f.error FROM json_each(?) JOIN frontier AS f ON f.url = value
"""


@dataclass(frozen=True, slots=True)
class Missing:
    """An article that the site names and we do not hold."""

    url: str
    month: str
    state: Literal["unseen", "waiting", "refused"]
    """``unseen``: no crawl has found it; ``waiting``: a crawl will visit it; ``refused``: visits
    ended in vain."""
    reason: str | None = None
    """Why it was refused."""


@dataclass(frozen=True, slots=True)
class Month:
    """One month of publication."""

    month: str
    held: int
    named: int
    """Those that the site names, of which we may hold some."""
    missing: int
    state: State


@dataclass(frozen=True, slots=True)
class SectionCover:
    """One section."""

    section: str
    held: int
    fewest: int | None
    """The site says that it has so many at least; None where it says nothing."""
    most: int | None
    told_by: str | None
    state: State


@dataclass(frozen=True, slots=True)
class Coverage:
    """What we hold of one site, and what is missing."""

    site: str
    state: State
    held: int
    """Articles that the site has not taken down."""
    named: int
    total: int | None
    """What wp-json counts."""
    months: tuple[Month, ...]
    sections: tuple[SectionCover, ...]
    missing: tuple[Missing, ...]
    sources: Mapping[str, int]
    """Each list that was read -> articles that it named."""
    notes: tuple[str, ...]

    @property
    def to_fetch(self) -> tuple[Missing, ...]:
        """What a crawl could bring and does not know of yet."""
        return tuple(one for one in self.missing if one.state == "unseen")


def compare(
    connection: sqlite3.Connection, site: str, sections: tuple[str, ...], claims: Claims
) -> Coverage:
    """What the archive holds of ``site`` beside ``claims``. ``sections`` as its site file names
    them."""
    months = dict(connection.execute(_MONTHS, [site, UNDATED]))
    ids = dict(connection.execute(_KNOWN, [json.dumps(list(claims.named))]))
    missing = tuple(_missing(connection, claims, {url for url, id_ in ids.items() if id_ is None}))
    in_vain = sum(one.state == "refused" for one in missing)
    held = len(months)
    return Coverage(
        site=site,
        state=_state(claims, held, len(missing) - in_vain),
        held=held,
        named=len(claims.named),
        total=claims.total,
        months=tuple(_months(claims, months, ids, missing)),
        sections=tuple(_sections(connection, site, sections, claims)),
        missing=missing,
        sources=claims.sources,
        notes=tuple(claims.notes),
    )


def _state(claims: Claims, held: int, missing: int) -> State:
    if missing or (claims.total is not None and not claims.named and held < claims.total):
        return "partial"
    return "complete" if claims.is_whole else "unknown"


def _missing(
    connection: sqlite3.Connection, claims: Claims, unknown: set[str]
) -> Iterator[Missing]:
    claimed = [claim for url, claim in claims.named.items() if url in unknown]
    tried = {
        url: (state, visit_at, error)
        for url, state, visit_at, error in connection.execute(
            _TRIED, [json.dumps([one.url for one in claimed])]
        )
    }
    for one in sorted(claimed, key=lambda claim: (claim.month or "", claim.url)):
        month = one.month or UNDATED
        if one.url not in tried:
            yield Missing(one.url, month, "unseen")
            continue
        state, visit_at, error = tried[one.url]
        if state in ("done", "failed") and visit_at is None:
            yield Missing(one.url, month, "refused", error or "its page brought no article")
        else:
            yield Missing(one.url, month, "waiting")


def _months(
    claims: Claims,
    months: Mapping[int, str],
    ids: Mapping[str, int | None],
    missing: tuple[Missing, ...],
) -> Iterator[Month]:
    held = Counter(months.values())
    lacking = Counter(one.month for one in missing if one.state != "refused")
    named = Counter(one.month for one in missing)
    named.update(months.get(id_, UNDATED) for id_ in set(ids.values()) if id_ is not None)
    for month in sorted(held | named, reverse=True):
        state: State = "complete" if claims.is_whole and named[month] else "unknown"
        if lacking[month]:
            state = "partial"
        yield Month(month, held[month], named[month], lacking[month], state)


def _sections(
    connection: sqlite3.Connection, site: str, sections: tuple[str, ...], claims: Claims
) -> Iterator[SectionCover]:
    held = dict(connection.execute(_SECTIONS, [site]))
    for name in dict.fromkeys((*sections, *sorted(filter(None, held)))):
        count, claim = held.get(name, 0), claims.sections.get(name)
        if claim is None:
            yield SectionCover(name, count, None, None, None, "unknown")
            continue
        # By number alone: an article may stand in two sections and is held once.
        state: State = "partial" if count < claim.fewest else "complete"
        yield SectionCover(name, count, claim.fewest, claim.most, claim.told_by, state)
