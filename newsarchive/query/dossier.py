"""All that the archive knows of one article: its content, history, origin and neighbours."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from newsarchive.model import Article, Byline
from newsarchive.query.articles import read_article
from newsarchive.query.diff import Change, paragraphs_of, word_diff

_ROW = """
SELECT first_seen_at, last_seen_at, removed_at, duplicate_of, capture_id, extractor_version
FROM articles WHERE id = ?
"""
_BYLINES = """
SELECT role, name, label, person_id FROM bylines WHERE article_id = ? ORDER BY position
"""
_VIEWS = "SELECT observed_at, count FROM views WHERE article_id = ? ORDER BY observed_at"
_REVISIONS = """
SELECT number, observed_at, modified_at, capture_id, ifnull(title, ''), ifnull(section, ''),
       captions, body
FROM revisions WHERE article_id = ? ORDER BY number
"""
_LINKS = """
SELECT l.kind, l.title, l.url, a.id FROM links AS l LEFT JOIN articles AS a ON a.url = l.url
WHERE l.article_id = ? ORDER BY l.position
"""
_COPIES = """
SELECT id, site, url FROM articles WHERE duplicate_of = ?1
UNION ALL
SELECT id, site, url FROM articles WHERE id = ?2
"""
_KNOWN_BY = """
SELECT id FROM articles WHERE url = ?1 UNION SELECT article_id FROM aliases WHERE url = ?1
"""

PARTS = ("title", "section", "captions", "body")
"""What a revision holds, in the order it is compared."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One reading of an article's view count."""

    observed_at: str
    """UTC, as every time here."""
    count: int


@dataclass(frozen=True, slots=True)
class Revision:
    """One content that an article has had."""

    number: int
    observed_at: str
    modified_at: str | None
    """The time of change that the page gave with it."""
    capture_id: int | None
    title: str
    section: str
    captions: str
    """One a line."""
    body: str


@dataclass(frozen=True, slots=True)
class Credit:
    """One byline, and the person it names where it names one."""

    byline: Byline
    person_id: int | None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another article: one that the page links to, or one with the same content."""

    kind: str
    """``related``, ``inline``, ``trending``, ``original`` or ``copy``."""
    title: str
    url: str
    id: int | None
    """None where the archive does not hold it."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """One article with everything around it."""

    id: int
    article: Article
    first_seen_at: str
    last_seen_at: str
    removed_at: str | None
    capture_id: int | None
    extractor_version: str
    credits: tuple[Credit, ...]
    observations: tuple[Observation, ...]
    """Oldest first."""
    revisions: tuple[Revision, ...]
    """In order; the last is what the article says now."""
    links: tuple[Neighbour, ...]
    same_content: tuple[Neighbour, ...]


def read_dossier(connection: sqlite3.Connection, number: int) -> Dossier | None:
    """All about the article whose id is ``number``; None where there is no such article."""
    article = read_article(connection, number)
    row = connection.execute(_ROW, [number]).fetchone()
    if article is None or row is None:
        return None
    first_seen_at, last_seen_at, removed_at, original, capture_id, version = row
    return Dossier(
        id=number,
        article=article,
        first_seen_at=first_seen_at,
        last_seen_at=last_seen_at,
        removed_at=removed_at,
        capture_id=capture_id,
        extractor_version=version,
        credits=tuple(
            Credit(Byline(role, name, label), person)
            for role, name, label, person in connection.execute(_BYLINES, [number])
        ),
        observations=tuple(Observation(*one) for one in connection.execute(_VIEWS, [number])),
        revisions=read_revisions(connection, number),
        links=tuple(Neighbour(*one) for one in connection.execute(_LINKS, [number])),
        same_content=tuple(
            Neighbour("original" if other == original else "copy", site or "", url, other)
            for other, site, url in connection.execute(_COPIES, [number, original])
        ),
    )


def read_revisions(connection: sqlite3.Connection, number: int) -> tuple[Revision, ...]:
    """Every content that the article with the id ``number`` has had, in order."""
    return tuple(Revision(*row) for row in connection.execute(_REVISIONS, [number]))


def find_article(connection: sqlite3.Connection, url: str) -> int | None:
    """The id of the article known by ``url``, canonical or alias; None for an unknown one."""
    row = connection.execute(_KNOWN_BY, [url]).fetchone()
    return row[0] if row else None


def compare(earlier: Revision, later: Revision) -> dict[str, list[list[Change]]]:
    """The parts that differ, each as paragraphs of changes that lead from one to the other."""
    texts = {name: (getattr(earlier, name), getattr(later, name)) for name in PARTS}
    return {
        name: paragraphs_of(word_diff(before, after))
        for name, (before, after) in texts.items()
        if before != after
    }
