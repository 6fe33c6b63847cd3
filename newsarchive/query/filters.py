"""Which articles are meant: the filters that searching, exporting and Python share."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass, fields
from datetime import date
from difflib import get_close_matches
from typing import Any

from newsarchive.errors import UsageError
from newsarchive.model import ROLES, person_key

_CODE = re.compile(r"\d\d\.\d\d")

_PERSON = """
EXISTS (SELECT 1 FROM bylines AS b WHERE b.article_id = a.id{role}
        AND (b.person_id IN (SELECT id FROM people WHERE key = :person)
             OR lower(b.name) = :person))
"""
_ROLE = "EXISTS (SELECT 1 FROM bylines AS b WHERE b.article_id = a.id AND b.role = :role)"
_VIEWS = """
(SELECT v.count FROM views AS v WHERE v.article_id = a.id ORDER BY v.observed_at DESC LIMIT 1)
    >= :min_views
"""


@dataclass(frozen=True, slots=True)
class Filters:
    """Conditions that all hold; one that is None holds for every article."""

    site: str | None = None
    """Name of a site file."""
    section: str | None = None
    """As the site prints it, letter case aside."""
    person: str | None = None
    """Whole name as in a byline, letter case and spaces aside; a desk or an agency too."""
    role: str | None = None
    """The role in which the person, or anybody, signed: one of :data:`newsarchive.model.ROLES`."""
    place: str | None = None
    """Place of the dateline, letter case aside, or code of a regency or city (``35.13``)."""
    since: date | None = None
    """First local day of publication."""
    until: date | None = None
    """Last local day of publication."""
    min_views: int | None = None
    """At least so many at the last reading of the count."""
    copies: bool = False
    """Whether articles whose content another one had first are meant as well."""

    def to_json(self) -> dict[str, Any]:
        """The conditions that were made, as plain values."""
        made = {one.name: getattr(self, one.name) for one in fields(self)}
        return {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in made.items()
            if value is not None and value is not False
        }


@dataclass(frozen=True, slots=True)
class Condition:
    """Filters as SQL over ``articles AS a``."""

    sql: str
    """Conditions, joined by AND."""
    values: dict[str, Any]
    """Of its named parameters."""


def condition(
    connection: sqlite3.Connection, filters: Filters, *, number: str = "a.search_id"
) -> Condition:
    """The SQL of ``filters``, with ``number`` for the column that holds an article's search_id.

    Raises :class:`UsageError` for what the archive does not know.
    """
    _check(connection, filters)
    made = ["TRUE"]
    values = {
        name: value for name, value in filters.to_json().items() if not isinstance(value, bool)
    }
    if not filters.copies:
        made.append("a.duplicate_of IS NULL")
    if filters.site is not None:
        made.append("a.site = :site")
    if filters.section is not None:
        made.append("a.section = :section COLLATE NOCASE")
    if filters.person is not None:
        values["person"] = person_key(filters.person)
        made.append(_PERSON.format(role="" if filters.role is None else " AND b.role = :role"))
    elif filters.role is not None:
        made.append(_ROLE)
    if filters.place is not None:
        is_code = _CODE.fullmatch(filters.place)
        made.append(
            "a.place_code = :place" if is_code else "a.dateline_place = :place COLLATE NOCASE"
        )
    # The span of the index is wider than the days, for no clock is a day from UTC; within it, the
    # days themselves are compared.
    if filters.since is not None:
        made.append(f"{number} >= unixepoch(:since, '-1 day') / 60 * 64")
        made.append("a.published_date >= :since")
    if filters.until is not None:
        made.append(f"{number} < unixepoch(:until, '+2 days') / 60 * 64")
        made.append("a.published_date <= :until")
    if filters.min_views is not None:
        made.append(_VIEWS)
    return Condition(" AND ".join(made), values)


def _check(connection: sqlite3.Connection, filters: Filters) -> None:
    if filters.role is not None and filters.role not in ROLES:
        [nearest] = get_close_matches(filters.role, ROLES, 1, 0)
        raise UsageError(f"There is no role {filters.role!r}; did you mean {nearest!r}?")
    if filters.since and filters.until and filters.since > filters.until:
        raise UsageError(f"The days end ({filters.until}) before they begin ({filters.since}).")
    if filters.site is not None:
        held = [name for (name,) in connection.execute("SELECT name FROM sites ORDER BY name")]
        if filters.site not in held:
            names = ", ".join(held) or "none"
            raise UsageError(f"The archive holds no site {filters.site!r}; it holds {names}.")
    if filters.person is not None:
        _check_person(connection, filters.person)


def _check_person(connection: sqlite3.Connection, name: str) -> None:
    key = person_key(name)
    known = connection.execute(
        "SELECT 1 FROM people WHERE key = ?1 UNION ALL"
        " SELECT 1 FROM bylines WHERE person_id IS NULL AND lower(name) = ?1 LIMIT 1",
        [key],
    ).fetchone()
    if known is None:
        names = dict(connection.execute("SELECT key, name FROM people"))
        near = [one for one in names if key in one] or get_close_matches(key, names, 3, 0.6)
        hint = (
            f"; did you mean {' or '.join(repr(names[one]) for one in near[:3])}?" if near else "."
        )
        raise UsageError(f"No byline in the archive names {name!r}{hint}")
