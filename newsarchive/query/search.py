"""Full-text search: newest first at any size, and by relevance among the newest matches."""

# ruff: noqa: S608 - statements are put together from our own parts; values are bound

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from newsarchive.database import reading
from newsarchive.query.filters import Filters, condition
from newsarchive.query.passages import Finder, Passage, snippet, whole
from newsarchive.query.ranking import Text, Wanted, by_relevance
from newsarchive.query.vocabulary import held_beginnings, held_forms
from newsarchive.query.words import Node, Term, every_term, fts_query, parse, wanted_terms

Sort = Literal["relevance", "date", "views"]

RANKED = 1_000
"""By relevance, so many of the newest matches are put in order: their texts are read for it."""
RANKED_BY_VIEWS = 20_000
"""By views, so many of the newest matches are: only their counts are read."""

_DENSITY = 500
"""Matches of a word whose spread tells how common it is."""

_MATCHES = """
FROM articles_fts AS f CROSS JOIN articles AS a ON a.search_id = f.rowid
WHERE articles_fts MATCH :match AND {condition}
"""
_ALL = "FROM articles AS a WHERE {condition}"

_VIEWS = "(SELECT count FROM views WHERE article_id = a.id ORDER BY observed_at DESC LIMIT 1)"

_HIT = f"""
SELECT a.id, a.url, a.site, a.section, a.published_local, a.published_date, a.dateline_place,
       a.removed_at, {_VIEWS}, ifnull(a.title, ''), a.captions, a.body
FROM articles AS a WHERE a.search_id = ?
"""

_NEWEST_OF_TERM = """
SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? ORDER BY rowid DESC LIMIT ?
"""

# From the first dated article on, and about how many there are.
_EXTENT = """
SELECT (SELECT search_id FROM articles WHERE search_id > 0 ORDER BY search_id LIMIT 1),
       max(search_id), (SELECT max(id) FROM articles)
FROM articles
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """One article that was found."""

    id: int
    """``articles.id``."""
    url: str
    site: str | None
    section: str | None
    published_at: str | None
    """With the page's offset."""
    published_date: str | None
    """Local day."""
    place: str | None
    """Of the dateline."""
    removed_at: str | None
    views: int | None
    """At the last reading of the count."""
    title: Passage
    snippet: Passage
    """Of the text, or of a caption where only that matches."""

    def to_json(self) -> dict[str, Any]:
        """The hit as a JSON object; ``title_marks`` and ``marks`` are offsets of the words."""
        told = asdict(self)
        told["title"], told["title_marks"] = self.title.text, self.title.marks
        told["snippet"], told["marks"] = self.snippet.text, self.snippet.marks
        return told


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to one search."""

    hits: list[Hit]
    more: bool
    """Whether there are further ones after these."""
    ranked: int | None = None
    """Set where only so many of the newest matches were put in order: older ones are left out."""
    forms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Term of the search -> the words that were looked for in its place: with stemming, the forms
    of it that the archive holds; for a beginning that very many words have, the commonest."""


def search(
    path: Path,
    words: str = "",
    filters: Filters = Filters(),  # noqa: B008 - frozen
    *,
    stem: bool = False,
    sort: Sort = "relevance",
    limit: int = 20,
    offset: int = 0,
) -> Found:
    """The articles of the archive at ``path`` in which ``words`` stand and the filters hold.

    ``words`` as :mod:`newsarchive.query.words` reads them; without any, all articles are meant.
    ``stem`` also finds other forms of each word that is neither in a phrase nor with ``*``. By
    ``date`` the newest come first; by ``relevance`` and ``views`` the best among the newest
    :data:`RANKED` or :data:`RANKED_BY_VIEWS` matches. Raises :class:`UsageError` for a search that
    cannot be read, with the position, and :class:`ResourceError` without an archive.
    """
    with reading(path) as connection:
        connection.execute("BEGIN")  # one snapshot, while a crawl goes on
        return search_in(
            connection, words, filters, stem=stem, sort=sort, limit=limit, offset=offset
        )


def search_in(
    connection: sqlite3.Connection,
    words: str,
    filters: Filters,
    *,
    stem: bool = False,
    sort: Sort = "relevance",
    limit: int = 20,
    offset: int = 0,
) -> Found:
    """As :func:`search`, in the snapshot of the archive that ``connection`` is reading."""
    asked = _Asked(connection, words, filters, stem)
    bound = None
    if sort == "date" or (sort == "relevance" and asked.node is None):
        numbers = asked.newest(limit + 1, offset)
    else:
        bound = RANKED if sort == "relevance" else RANKED_BY_VIEWS
        in_order = asked.by_relevance() if sort == "relevance" else asked.by_views()
        if len(in_order) < bound:
            bound = None
        numbers = in_order[offset : offset + limit + 1]
    hits = [asked.hit(number) for number in numbers[:limit]]
    return Found(hits, len(numbers) > limit, bound, asked.forms)


def newest_ids(
    connection: sqlite3.Connection, words: str, filters: Filters, *, stem: bool, limit: int
) -> list[int]:
    """``articles.id`` of the newest that a search with these arguments means, newest first."""
    return _Asked(connection, words, filters, stem).newest_ids(limit)


def matching_ids(
    connection: sqlite3.Connection, words: str, filters: Filters, *, stem: bool = False
) -> array[int]:
    """``articles.id`` of everything that a search with these arguments means, in its order."""
    asked = _Asked(connection, words, filters, stem)
    return array("q", (number for (number,) in asked.ids()))


class _Asked:
    """One search at one moment of an archive."""

    def __init__(
        self, connection: sqlite3.Connection, words: str, filters: Filters, stem: bool
    ) -> None:
        self._connection = connection
        self.node: Node | None = parse(words) if words.strip() else None
        self._terms = list(wanted_terms(self.node)) if self.node else []
        self.forms = _forms(connection, self.node, stem=stem) if self.node else {}
        self._number = "f.rowid" if self.node else "a.search_id"
        made = condition(connection, filters, number=self._number)
        self._from = (_MATCHES if self.node else _ALL).format(condition=made.sql)
        self._values = dict(made.values)
        if self.node:
            self._values["match"] = fts_query(self.node, self.forms)

    def newest(self, limit: int, offset: int = 0) -> list[int]:
        """``search_id`` of the matches, newest first."""
        return [row[0] for row in self._newest(self._number, limit, offset)]

    def newest_ids(self, limit: int) -> list[int]:
        """``id`` of the matches, newest first."""
        return [row[0] for row in self._newest("a.id", limit)]

    def ids(self) -> Iterator[tuple[int]]:
        """``id`` of every match, in its order."""
        return self._connection.execute(f"SELECT a.id {self._from} ORDER BY a.id", self._values)

    def by_relevance(self) -> list[int]:
        """The newest matches, the most relevant of them first."""
        columns = f"{self._number}, ifnull(a.title, ''), a.captions, a.body, a.word_count"
        texts = [Text(*row) for row in self._newest(columns, RANKED)]
        return by_relevance(texts, list(self._wanted()))

    def by_views(self) -> list[int]:
        """The newest matches, the most read of them first."""
        rows = self._newest(f"{self._number}, ifnull({_VIEWS}, -1)", RANKED_BY_VIEWS)
        return [
            number for number, _ in sorted(rows, key=lambda row: (row[1], row[0]), reverse=True)
        ]

    def hit(self, number: int) -> Hit:
        """What is shown of one match."""
        row = self._connection.execute(_HIT, [number]).fetchone()
        *told, title, captions, body = row  # as the fields of a Hit stand
        finders = [self._finder(term) for term in self._terms]
        shown = snippet(body.replace("\n\n", " "), finders)
        if not shown.marks and (beneath := snippet(captions.replace("\n", " "), finders)).marks:
            shown = beneath
        return Hit(*(*told, whole(title, finders), shown))

    def _newest(self, columns: str, limit: int, offset: int = 0) -> list[tuple[Any, ...]]:
        sql = f"SELECT {columns} {self._from} ORDER BY {self._number} DESC LIMIT :limit OFFSET :at"
        values = {**self._values, "limit": limit, "at": offset}
        return self._connection.execute(sql, values).fetchall()

    def _wanted(self) -> Iterator[Wanted]:
        for term in self._terms:
            # How rare the only word is changes no order.
            alone = len(self._terms) == 1
            share = 1.0 if alone else self._share(fts_query(term, self.forms))
            yield Wanted(self._finder(term), share)

    def _finder(self, term: Term) -> Finder:
        if term.is_prefix:
            return Finder([term.text], is_prefix=True)
        return Finder(self.forms.get(str(term), [term.text]))

    def _share(self, match: str) -> float:
        """About what share of all articles a term is in, by the spread of its newest matches."""
        rows = self._connection.execute(_NEWEST_OF_TERM, [match, _DENSITY]).fetchall()
        [(oldest, newest, articles)] = self._connection.execute(_EXTENT)
        if len(rows) == _DENSITY and newest > oldest:
            articles *= (newest - rows[-1][0]) / (newest - oldest)
        return min(1.0, max(len(rows), 1) / max(articles or 0, 1))


def _forms(connection: sqlite3.Connection, node: Node, *, stem: bool) -> dict[str, tuple[str, ...]]:
    """The words that stand for a term of ``node``, where others than itself do."""
    found = {}
    for term in every_term(node):
        if term.is_prefix:
            found[str(term)] = held_beginnings(connection, term.text)
        elif stem and term.is_plain:
            found[str(term)] = held_forms(connection, term.text)
    return {term: words for term, words in found.items() if words}
