"""What a visitor of the list of articles wants: read from the address, asked of the archive.

The search answers whatever has words or a filter of its own. A plain list is browsed, which is as
quick at its far end as at its newest.
"""

from __future__ import annotations

import sqlite3
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from newsarchive.errors import UsageError
from newsarchive.query import browse
from newsarchive.query.browse import Facet, Narrowing, Place
from newsarchive.query.filters import Filters
from newsarchive.query.holdings import Listed
from newsarchive.query.search import Hit, Sort, newest_ids, search_in

PAGE = 50
"""Articles on one page."""
_FURTHEST_PAGE = 100_000

SORTS: dict[Sort, str] = {"date": "Newest first", "relevance": "Best match", "views": "Most read"}
"""Order -> what it is called on the page."""

NAMES = (
    "text", "stem", "sort", "site", "section", "person", "role", "place", "since", "until",
    "min_views", "copies", "after", "page",
)  # fmt: skip
"""Of the values that an address may carry."""
FILTERS = NAMES[3:-2]


@dataclass(frozen=True, slots=True)
class Looked:
    """What one page of the list shows."""

    listed: list[Listed]
    next: dict[str, str] | None = None
    """The values of the address that lead to the next page; None on the last."""
    hits: list[Hit] = field(default_factory=list)
    """The same articles with the passages that were found, where something was searched for."""
    ranked: int | None = None
    """Set where only so many of the newest matches were put in order."""
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Word of the search -> the other words that it also stands for."""
    facets: tuple[Facet, ...] = ()
    counted: int = 0
    """How many of the newest articles that are meant the facets divide; all that are meant, where
    it is fewer than :data:`newsarchive.query.browse.FACETED`."""
    sites: tuple[str, ...] = ()
    """Every site of the archive."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One page of articles, as a visitor asks for it."""

    words: str = ""
    filters: Filters = Filters()  # noqa: RUF009 - frozen
    stem: bool = False
    sort: Sort = "date"
    page: int = 1
    """Of what the search found, from 1."""
    behind: Place | None = None
    """Where a page of a plain list begins."""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Wish:
        """The wish that the values of an address mean.

        Raises :class:`UsageError` for a value that cannot be read.
        """
        sort = given.get("sort", "date")
        if sort not in SORTS:
            raise UsageError(f"Articles are put in order by {', '.join(SORTS)}, not by {sort!r}.")
        return cls(
            words=given.get("text", "").strip(),
            filters=Filters(
                site=given.get("site"),
                section=given.get("section"),
                person=given.get("person"),
                role=given.get("role"),
                place=given.get("place"),
                since=_day(given, "since"),
                until=_day(given, "until"),
                min_views=_whole(given, "min_views"),
                copies="copies" in given,
            ),
            stem="stem" in given,
            sort=sort,
            page=min(_whole(given, "page") or 1, _FURTHEST_PAGE),
            behind=_place(given),
        )

    @property
    def is_search(self) -> bool:
        """Whether the search must answer."""
        known = self.filters
        narrowed = Filters(known.site, known.section, since=known.since, until=known.until)
        return bool(self.words) or self.sort == "views" or known != narrowed

    def look(self, connection: sqlite3.Connection) -> Looked:
        """Ask the archive.

        Raises :class:`UsageError` for a search that cannot be read, with the position, and for what
        the archive does not know.
        """
        looked = self._search(connection) if self.is_search else self._browse(connection)
        sites = connection.execute("SELECT name FROM sites ORDER BY name")
        return replace(looked, sites=tuple(name for (name,) in sites))

    def _search(self, connection: sqlite3.Connection) -> Looked:
        found = search_in(
            connection, self.words, self.filters, stem=self.stem, sort=self.sort, limit=PAGE,
            offset=(self.page - 1) * PAGE,
        )  # fmt: skip
        counted = newest_ids(
            connection, self.words, self.filters, stem=self.stem, limit=browse.FACETED
        )
        return Looked(
            listed=[
                Listed(
                    one.id, one.title.text, one.site, one.section, one.published_date, one.views,
                    one.url,
                )
                for one in found.hits
            ],
            next={"page": str(self.page + 1)} if found.more else None,
            hits=found.hits,
            ranked=found.ranked,
            forms={
                word: others
                for word, held in found.forms.items()
                if (others := tuple(one for one in held if one != word))
            },
            facets=browse.facets(connection, browse.listed(connection, counted)),
            counted=len(counted),
        )  # fmt: skip

    def _browse(self, connection: sqlite3.Connection) -> Looked:
        known = self.filters
        narrowing = Narrowing(
            known.site,
            known.section,
            known.since.isoformat() if known.since else None,
            known.until.isoformat() if known.until else None,
        )
        listed = browse.newest(connection, narrowing, limit=PAGE + 1, behind=self.behind)
        shown = listed[:PAGE]
        last = shown[-1] if len(listed) > PAGE else None
        counted = browse.newest(connection, narrowing, limit=browse.FACETED)
        return Looked(
            listed=shown,
            next={"after": f"{last.published_date or ''},{last.id}"} if last else None,
            facets=browse.facets(connection, counted),
            counted=len(counted),
        )


def narrowed(facet: str, part: str) -> dict[str, str]:
    """The values of an address that leave only this part of a facet."""
    if facet != "month":
        return {facet: part}
    year, month = map(int, part.split("-"))
    return {"since": f"{part}-01", "until": f"{part}-{monthrange(year, month)[1]}"}


def _day(given: Mapping[str, str], name: str) -> date | None:
    value = given.get(name)
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise UsageError(f"{name} is a day such as 2026-03-01, not {value!r}.") from error


def _whole(given: Mapping[str, str], name: str) -> int | None:
    value = given.get(name)
    if not value:
        return None
    if not (value.isascii() and value.isdigit() and len(value) < 19):
        raise UsageError(f"{name} is a whole number, not {value!r}.")
    return int(value)


def _place(given: Mapping[str, str]) -> Place | None:
    day, comma, number = given.get("after", "").rpartition(",")
    if not comma:
        return None
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise UsageError("after is a day and an article's number, as a link to older articles has.")
    return Place(day or None, int(number))
