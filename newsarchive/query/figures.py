"""The numbers of a report, each a grid of a few rows that SQL aggregates at any archive's size.

Copies (``duplicate_of``) are left out everywhere. A figure has no opinion on how it is drawn.
"""

# ruff: noqa: S608 - statements are put together from our own parts; values are bound

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from newsarchive.query.periods import Period, period_for, periods_between

NONE_PRINTED = "(none printed)"
"""The section of articles whose pages name none."""
OTHERS = "(all others)"

_MOST_SECTIONS = 7
_MOST_PEOPLE = 15
_MOST_READ = 15
_MOST_CURVES = 6

REPORTING = ("reporter", "writer", "correspondent", "contributor", "author")
EDITING = ("editor", "redactor")


@dataclass(frozen=True, slots=True)
class Span:
    """Which articles a report is about; None leaves it open."""

    site: str | None = None
    since: date | None = None
    """First local day of publication."""
    until: date | None = None
    """Last local day of publication."""

    @property
    def condition(self) -> str:
        """As SQL over ``articles AS a``."""
        made = ["a.duplicate_of IS NULL"]
        if self.site is not None:
            made.append("a.site = :site")
        if self.since is not None:
            made.append("a.published_date >= :since")
        if self.until is not None:
            made.append("a.published_date <= :until")
        return " AND ".join(made)

    @property
    def values(self) -> dict[str, str | None]:
        """Of the condition's parameters."""
        return {
            "site": self.site,
            "since": self.since.isoformat() if self.since else None,
            "until": self.until.isoformat() if self.until else None,
        }


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of numbers; the first column names each row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def _rows(
    connection: sqlite3.Connection, sql: str, span: Span, **values: Any
) -> list[tuple[Any, ...]]:
    found = connection.execute(sql.format(condition=span.condition), {**span.values, **values})
    return [tuple(row) for row in found]


_BY_DAY_AND_SECTION = """
SELECT a.published_date, ifnull(a.section, :none), count(*) FROM articles AS a
WHERE {condition} AND a.published_date IS NOT NULL GROUP BY 1, 2
"""


def articles_by_section(connection: sqlite3.Connection, span: Span) -> tuple[Period, Grid]:
    """Articles of each day, week or month, a column for each of the largest sections."""
    found = _rows(connection, _BY_DAY_AND_SECTION, span, none=NONE_PRINTED)
    return _over_time(found, _MOST_SECTIONS)


def _over_time(found: Sequence[tuple[str, str, int]], most: int) -> tuple[Period, Grid]:
    """Counts by day and name as a grid over all periods, those without any included."""
    days = [day for day, _, _ in found]
    period = period_for(min(days), max(days)) if days else Period.DAY
    sizes: Counter[str] = Counter()
    cells: Counter[tuple[str, str]] = Counter()
    for _, name, count in found:
        sizes[name] += count
    ranked = sorted(sizes, key=lambda name: (-sizes[name], name))
    names = ranked if len(ranked) <= most + 1 else [*ranked[:most], OTHERS]
    for day, name, count in found:
        cells[period.of(day), name if name in names else OTHERS] += count
    spans = periods_between(period, min(days), max(days)) if days else ()
    rows = tuple((start, *(cells[start, name] for name in names)) for start in spans)
    return period, Grid((period.value, *names), rows)


_WHO = """
SELECT b.name, count(DISTINCT b.article_id), count(DISTINCT a.section),
       min(a.published_date), max(a.published_date)
FROM bylines AS b JOIN articles AS a ON a.id = b.article_id
WHERE {condition} AND b.role IN ({roles}) AND b.person_id IS NOT NULL
GROUP BY b.person_id ORDER BY 2 DESC, b.name LIMIT :most
"""


def who(connection: sqlite3.Connection, span: Span, roles: Iterable[str]) -> Grid:
    """Who worked on the most articles in any of ``roles``."""
    listed = ", ".join(f"'{role}'" for role in roles)
    sql = _WHO.replace("{roles}", listed)
    rows = _rows(connection, sql, span, most=_MOST_PEOPLE)
    return Grid(("name", "articles", "sections", "first day", "last day"), tuple(rows))


_MOST = """
SELECT a.title, v.count, a.section, a.published_date, a.url
FROM articles AS a JOIN views AS v ON v.article_id = a.id
WHERE {condition}
  AND v.observed_at = (SELECT max(observed_at) FROM views WHERE article_id = a.id)
ORDER BY v.count DESC, a.id LIMIT :most
"""


def most_read(connection: sqlite3.Connection, span: Span) -> Grid:
    """The articles with the highest counts at their last reading."""
    rows = _rows(connection, _MOST, span, most=_MOST_READ)
    return Grid(("article", "views", "section", "published", "address"), tuple(rows))


_GROWN = """
SELECT v.article_id FROM views AS v JOIN articles AS a ON a.id = v.article_id
WHERE {condition}
GROUP BY v.article_id HAVING count(*) > 1 ORDER BY max(v.count) DESC, v.article_id LIMIT :most
"""
_READINGS = """
SELECT a.title, v.observed_at,
       round((julianday(v.observed_at) - julianday(min(v.observed_at) OVER ())) * 24, 2), v.count
FROM views AS v JOIN articles AS a ON a.id = v.article_id
WHERE a.id = ? ORDER BY v.observed_at
"""


def view_growth(connection: sqlite3.Connection, span: Span) -> Grid:
    """Every reading of the most-read articles that were read more than once."""
    rows: list[tuple[Any, ...]] = []
    for (article,) in _rows(connection, _GROWN, span, most=_MOST_CURVES):
        rows += [tuple(row) for row in connection.execute(_READINGS, [article])]
    return Grid(("article", "read at", "hours", "views"), tuple(rows))


_EDITS = """
SELECT date(e.observed_at, coalesce(substr(a.published_local, -6), '+07:00')), e.notice, count(*)
FROM edits AS e JOIN articles AS a ON a.id = e.article_id
WHERE {condition} GROUP BY 1, 2
"""


def edits_over_time(connection: sqlite3.Connection, span: Span) -> tuple[Period, Grid]:
    """Edits by the local day on which they were first seen, and whether the page told them."""
    return _over_time(_rows(connection, _EDITS, span), _MOST_SECTIONS)


LATENESS = ("within an hour", "1 to 6 hours", "6 to 24 hours", "1 to 3 days", "3 to 7 days",
            "7 to 30 days", "later")  # fmt: skip
_LATE = """
SELECT (hours >= 1) + (hours >= 6) + (hours >= 24) + (hours >= 72) + (hours >= 168)
       + (hours >= 720), count(*)
FROM (SELECT (julianday(min(e.observed_at, ifnull(e.modified_after, e.observed_at)))
              - julianday(a.published_at)) * 24 AS hours
      FROM edits AS e JOIN articles AS a ON a.id = e.article_id
      WHERE {condition} AND a.published_precision <> 'day')
GROUP BY 1
"""


def edits_by_lateness(connection: sqlite3.Connection, span: Span) -> Grid:
    """How long after publication edits came: when the page says so, else when they were seen."""
    found = dict(_rows(connection, _LATE, span))
    rows = tuple((name, found.get(at, 0)) for at, name in enumerate(LATENESS)) if found else ()
    return Grid(("after publication", "edits"), rows)


_CAPTIONS = """
SELECT ifnull(a.section, :none), count(*) FILTER (WHERE i.credit IS NOT NULL),
       count(*) FILTER (WHERE i.credit IS NULL AND i.caption IS NOT NULL),
       count(*) FILTER (WHERE i.credit IS NULL AND i.caption IS NULL)
FROM images AS i JOIN articles AS a ON a.id = i.article_id
WHERE {condition} GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT :most
"""


def captions_credited(connection: sqlite3.Connection, span: Span) -> Grid:
    """Pictures of each large section by what stands under them."""
    rows = _rows(connection, _CAPTIONS, span, none=NONE_PRINTED, most=_MOST_PEOPLE)
    return Grid(("section", "credited", "caption only", "neither"), tuple(rows))


_DAYS = """
SELECT a.published_date, count(*) FROM articles AS a
WHERE {condition} AND a.published_date IS NOT NULL GROUP BY 1 ORDER BY 1
"""


def articles_per_day(connection: sqlite3.Connection, span: Span) -> Grid:
    """Articles of every local day that has any, in order."""
    return Grid(("day", "articles"), tuple(_rows(connection, _DAYS, span)))


_FILLED = (
    ("title", "count(a.title)"),
    ("section", "count(a.section)"),
    ("published_at", "count(a.published_at)"),
    ("modified_at", "count(a.modified_at)"),
    ("dateline", "count(ifnull(a.dateline_place, a.dateline_outlet))"),
    ("place_code", "count(a.place_code)"),
    ("language", "count(a.language)"),
    ("body", "count(*) FILTER (WHERE a.word_count > 0)"),
    *(
        (name, f"sum(EXISTS (SELECT 1 FROM {table} WHERE article_id = a.id))")
        for name, table in (
            ("bylines", "bylines"), ("images", "images"), ("tags", "article_tags"),
            ("views", "views"),
        )
    ),
)  # fmt: skip
_FILL = f"""
SELECT count(*), {", ".join(sql for _, sql in _FILLED)} FROM articles AS a WHERE {{condition}}
"""


def fill_rates(connection: sqlite3.Connection, span: Span) -> Grid:
    """Of how many articles each field is known, the best known first."""
    [(articles, *filled)] = _rows(connection, _FILL, span)
    rows = [
        (name, count, round(100 * count / articles, 1))
        for (name, _), count in zip(_FILLED, filled, strict=True)
        if articles
    ]
    rows.sort(key=lambda row: (-row[1], row[0]))
    return Grid(("field", "articles", "percent"), tuple(rows))


@dataclass(frozen=True, slots=True)
class Summary:
    """What a report is about, in a few numbers."""

    publishers: tuple[str, ...]
    articles: int
    sections: int
    first_day: str | None
    last_day: str | None
    people: int
    edits: int
    removed: int
    seen_at: str | None
    """When the archive last read any of the articles, UTC."""


_SUMMARY = """
SELECT count(*), count(DISTINCT a.section), min(a.published_date), max(a.published_date),
       count(a.removed_at), max(a.last_seen_at)
FROM articles AS a WHERE {condition}
"""
_PUBLISHERS = """
SELECT coalesce(s.publisher, s.name) FROM sites AS s WHERE EXISTS (
    SELECT 1 FROM articles AS a WHERE a.site = s.name AND {condition}
) ORDER BY 1
"""
_NAMED = """
SELECT count(DISTINCT b.person_id) FROM bylines AS b JOIN articles AS a ON a.id = b.article_id
WHERE {condition}
"""
_EDITED = """
SELECT count(*) FROM revisions AS r JOIN articles AS a ON a.id = r.article_id
WHERE r.number > 1 AND {condition}
"""


def summary(connection: sqlite3.Connection, span: Span) -> Summary:
    """Count the articles of ``span`` and what belongs to them."""
    [(articles, sections, first_day, last_day, removed, seen_at)] = _rows(
        connection, _SUMMARY, span
    )
    [(people,)] = _rows(connection, _NAMED, span)
    [(edits,)] = _rows(connection, _EDITED, span)
    return Summary(
        publishers=tuple(name for (name,) in _rows(connection, _PUBLISHERS, span)),
        articles=articles,
        sections=sections,
        first_day=first_day,
        last_day=last_day,
        people=people,
        edits=edits,
        removed=removed,
        seen_at=seen_at,
    )
