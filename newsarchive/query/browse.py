"""Articles newest first, narrowed by what they are, and how they divide: for looking around.

Every question here reads an index from its newest end and stops, so it is as quick in a large
archive as in a small one; what would have to count everything counts a bounded number and says so.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsarchive.query.holdings import Listed

FACETED = 2_000
"""How many of the newest articles are counted for the facets."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the articles have in common; None (or an empty text) leaves it open."""

    site: str | None = None
    section: str | None = None
    since: str | None = None
    """First local day of publication."""
    until: str | None = None
    """Last local day of publication."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the newest-first order a page begins: behind this article."""

    day: str | None
    """Its local day; None where it has none, as the last of all."""
    id: int


@dataclass(frozen=True, slots=True)
class Facet:
    """How the articles divide by one property, the largest part first, the newest month."""

    name: str
    parts: tuple[tuple[str, int], ...]


_SHOWN = 12
"""How many parts of a facet are told."""

_SELECT = """
SELECT a.id, a.title, a.site, a.section, a.published_date,
       (SELECT count FROM views WHERE article_id = a.id ORDER BY observed_at DESC LIMIT 1),
       a.url
FROM articles AS a WHERE {conditions} ORDER BY {order} LIMIT ?
"""
_DATED = "a.published_date DESC, a.id DESC"
_UNDATED = "a.id DESC"


def newest(
    connection: sqlite3.Connection,
    narrowing: Narrowing,
    *,
    limit: int,
    behind: Place | None = None,
) -> list[Listed]:
    """The newest articles (copies left out), those without a date behind all others."""
    found: list[Listed] = []
    if behind is None or behind.day is not None:
        found = list(_dated(connection, narrowing, limit, behind))
        behind = None
    if len(found) < limit and not (narrowing.since or narrowing.until):
        found += _undated(connection, narrowing, limit - len(found), behind)
    return found


def _dated(
    connection: sqlite3.Connection, narrowing: Narrowing, limit: int, behind: Place | None
) -> Iterator[Listed]:
    conditions, values = _conditions(narrowing)
    conditions.append("a.published_date IS NOT NULL")
    if behind:
        conditions.append("(a.published_date, a.id) < (?, ?)")
        values += (behind.day or "", behind.id)
    return _listed(connection, conditions, _DATED, [*values, limit])


def _undated(
    connection: sqlite3.Connection, narrowing: Narrowing, limit: int, behind: Place | None
) -> Iterator[Listed]:
    conditions, values = _conditions(narrowing)
    conditions.append("a.published_date IS NULL")
    if behind:
        conditions.append("a.id < ?")
        values.append(behind.id)
    return _listed(connection, conditions, _UNDATED, [*values, limit])


def _listed(
    connection: sqlite3.Connection, conditions: list[str], order: str, values: list[str | int]
) -> Iterator[Listed]:
    # The conditions and the order are ours; values are always bound.
    sql = _SELECT.format(conditions=" AND ".join(conditions), order=order)
    return (Listed(*row) for row in connection.execute(sql, values))


def _conditions(narrowing: Narrowing) -> tuple[list[str], list[str | int]]:
    conditions = ["a.duplicate_of IS NULL"]
    values: list[str | int] = []
    for condition, value in (
        ("a.site = ?", narrowing.site),
        ("a.section = ?", narrowing.section),
        ("a.published_date >= ?", narrowing.since),
        ("a.published_date <= ?", narrowing.until),
    ):  # fmt: skip
        if value is not None:
            conditions.append(condition)
            values.append(value)
    return conditions, values


_OF_PERSON = """
SELECT DISTINCT article_id FROM bylines WHERE person_id = ? AND article_id < ?
ORDER BY article_id DESC LIMIT ?
"""
_BY_ID = _SELECT.format(conditions="a.id IN (SELECT value FROM json_each(?))", order=_UNDATED)
_NO_ID = 2**63 - 1


def of_person(
    connection: sqlite3.Connection, person: int, *, limit: int, behind: int | None = None
) -> list[Listed]:
    """The articles whose bylines name a person, the last archived first, copies too.

    ``behind`` is the id of the article that the page before ended with.
    """
    found = connection.execute(_OF_PERSON, [person, behind or _NO_ID, limit])
    return listed(connection, [article for (article,) in found])


def listed(connection: sqlite3.Connection, ids: list[int]) -> list[Listed]:
    """The articles with these ids, the last archived first."""
    return [Listed(*row) for row in connection.execute(_BY_ID, [json.dumps(ids), len(ids)])]


_NAMED = """
SELECT p.name, count(DISTINCT b.article_id) FROM bylines AS b JOIN people AS p ON p.id = b.person_id
WHERE b.article_id IN (SELECT value FROM json_each(?))
GROUP BY p.id ORDER BY 2 DESC, 1 LIMIT ?
"""


def facets(connection: sqlite3.Connection, counted: list[Listed]) -> tuple[Facet, ...]:
    """How ``counted`` divides by site, section, month and the people named."""
    ids = json.dumps([one.id for one in counted])
    people = connection.execute(_NAMED, [ids, _SHOWN])
    months = Counter(one.published_date[:7] for one in counted if one.published_date)
    return (
        _facet("site", (one.site for one in counted)),
        _facet("section", (one.section for one in counted)),
        Facet("month", tuple(sorted(months.items(), reverse=True)[:_SHOWN])),
        Facet("person", tuple((name, count) for name, count in people)),
    )


def _facet(name: str, values: Iterable[str | None]) -> Facet:
    return Facet(name, tuple(Counter(value for value in values if value).most_common(_SHOWN)))
