"""What an archive holds, counted for its front page and for the lists of sections and people.

Counting a large archive takes seconds, so a caller keeps the answer for a while and says how old
it is; what must be new (:func:`newest`) is asked each time and reads an index from its end.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

_SITES = """
SELECT a.site, coalesce(s.publisher, a.site), s.home,
       count(*), count(a.duplicate_of), min(a.published_date), max(a.published_date)
FROM articles AS a LEFT JOIN sites AS s ON s.name = a.site
GROUP BY a.site ORDER BY count(*) DESC, a.site
"""
_SECTIONS = """
SELECT site, section, articles, first_day, last_day FROM articles_per_section
ORDER BY articles DESC, site, section
"""
# All bylines come from one index; the copies among them, which are few, are taken off again.
_PEOPLE = """
WITH counted AS (
    SELECT person_id, role, count(*) AS articles FROM bylines
    WHERE person_id IS NOT NULL GROUP BY person_id, role
    UNION ALL
    SELECT b.person_id, b.role, -count(*)
    FROM articles AS a JOIN bylines AS b ON b.article_id = a.id
    WHERE a.duplicate_of IS NOT NULL AND b.person_id IS NOT NULL GROUP BY b.person_id, b.role
)
SELECT p.id, p.site, p.name, c.role, sum(c.articles)
FROM counted AS c JOIN people AS p ON p.id = c.person_id
GROUP BY p.id, c.role HAVING sum(c.articles) > 0
ORDER BY sum(c.articles) DESC, p.name, c.role
"""
_TOTALS = """
SELECT (SELECT count(*) FROM revisions WHERE number > 1),
       (SELECT count(*) FROM articles WHERE removed_at IS NOT NULL),
       (SELECT count(*) FROM views),
       (SELECT count(*) FROM problems)
"""
_PROBLEMS = """
SELECT field, rule, count(*), count(DISTINCT url), max(seen_at) FROM problems
GROUP BY field, rule ORDER BY count(*) DESC, field, rule LIMIT ?
"""
_MOST_READ = """
SELECT v.article_id, v.title, v.site, v.section, v.published_date, v.count, v.url
FROM latest_views AS v ORDER BY v.count DESC, v.article_id LIMIT ?
"""
_LISTED = 10
"""How many problems and most-read articles a front page has room for."""


@dataclass(frozen=True, slots=True)
class SiteCount:
    """One newsroom; ``site`` is None for articles that no site file covers."""

    site: str | None
    publisher: str | None
    home: str | None
    articles: int
    copies: int
    """Those among them whose content another article had first."""
    first_day: str | None
    last_day: str | None


@dataclass(frozen=True, slots=True)
class SectionCount:
    """One section of one site, copies left out."""

    site: str | None
    section: str | None
    articles: int
    first_day: str | None
    last_day: str | None


@dataclass(frozen=True, slots=True)
class PersonCount:
    """One person and in how many articles, copies left out, which role was theirs."""

    id: int
    site: str | None
    name: str
    roles: tuple[tuple[str, int], ...]
    """The most frequent first."""

    @property
    def most(self) -> int:
        """Articles in the most frequent role."""
        return self.roles[0][1]


@dataclass(frozen=True, slots=True)
class ProblemCount:
    """One kind of doubt."""

    field: str
    rule: str
    problems: int
    pages: int
    last_seen_at: str


@dataclass(frozen=True, slots=True)
class Listed:
    """An article in a list."""

    id: int
    title: str | None
    site: str | None
    section: str | None
    published_date: str | None
    count: int | None
    """Views at the latest reading."""
    url: str


@dataclass(frozen=True, slots=True)
class Holdings:
    """An archive's contents, counted in one snapshot."""

    sites: tuple[SiteCount, ...]
    sections: tuple[SectionCount, ...]
    people: tuple[PersonCount, ...]
    edits: int
    removed: int
    observations: int
    """Of view counts."""
    problems: int
    problem_kinds: tuple[ProblemCount, ...]
    most_read: tuple[Listed, ...]

    @property
    def articles(self) -> int:
        """All of them, copies too."""
        return sum(one.articles for one in self.sites)

    @property
    def days(self) -> tuple[str | None, str | None]:
        """The first and the last local day of publication."""
        first = min((one.first_day for one in self.sites if one.first_day), default=None)
        return first, max((one.last_day for one in self.sites if one.last_day), default=None)


def count_holdings(connection: sqlite3.Connection) -> Holdings:
    """Count everything, in one snapshot while a crawl goes on."""
    connection.execute("BEGIN")
    try:
        edits, removed, observations, problems = connection.execute(_TOTALS).fetchone()
        return Holdings(
            sites=tuple(SiteCount(*row) for row in connection.execute(_SITES)),
            sections=tuple(SectionCount(*row) for row in connection.execute(_SECTIONS)),
            people=count_people(connection),
            edits=edits,
            removed=removed,
            observations=observations,
            problems=problems,
            problem_kinds=tuple(
                ProblemCount(*row) for row in connection.execute(_PROBLEMS, [_LISTED])
            ),
            most_read=tuple(Listed(*row) for row in connection.execute(_MOST_READ, [_LISTED])),
        )
    finally:
        connection.execute("COMMIT")


def count_people(connection: sqlite3.Connection) -> tuple[PersonCount, ...]:
    """Everybody whom bylines name, those with the most articles in one role first."""
    who: dict[int, tuple[str | None, str]] = {}
    roles: dict[int, list[tuple[str, int]]] = {}
    for person, site, name, role, articles in connection.execute(_PEOPLE):
        who[person] = site, name
        roles.setdefault(person, []).append((role, articles))
    return tuple(PersonCount(one, *who[one], tuple(held)) for one, held in roles.items())
