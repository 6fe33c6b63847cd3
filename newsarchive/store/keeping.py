"""How one reading of an article becomes rows: new, updated or unchanged."""

# ruff: noqa: S608 - statements are put together from our own table and column names, never values

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from newsarchive.model import Article
from newsarchive.store.record import (
    ARTICLE_COLUMNS,
    Fingerprints,
    Row,
    article_row,
    byline_rows,
    fingerprints,
    link_rows,
    person_rows,
    stamp,
)
from newsarchive.version import __version__

if TYPE_CHECKING:
    from newsarchive.store.archive import Archive

Outcome = Literal["new", "updated", "unchanged"]

_FIND = """
SELECT id, url, record_hash, links_hash, content_hash FROM articles
WHERE id = coalesce((SELECT id FROM articles WHERE url = ?1),
                    (SELECT article_id FROM aliases WHERE url = ?1))
"""

# Taken down is what two runs missed since it was last seen: one 404 may be an accident. Derived
# from the absences each time, so it comes out the same in whatever order captures are read again.
_REMOVED_AT = """
SELECT iif(count(*) > 1, min(seen_at), NULL) FROM absences
WHERE article_id = articles.id AND seen_at > {last_seen}
"""

_SIGHTED = f"""
    first_seen_at = min(first_seen_at, :seen), last_seen_at = max(last_seen_at, :seen),
    removed_at = ({_REMOVED_AT.format(last_seen="max(last_seen_at, :seen)")}),
    extractor_version = :version, record_hash = :record, links_hash = :links
"""

_SEE_AGAIN = f"UPDATE articles SET {_SIGHTED} WHERE id = :id"

_MISS = """
INSERT INTO absences (article_id, run_id, seen_at, status)
SELECT id, ?, ?, ? FROM articles WHERE url = ?
ON CONFLICT DO NOTHING
"""

_REMOVE = f"""
UPDATE articles SET removed_at = ({_REMOVED_AT.format(last_seen="last_seen_at")}) WHERE url = ?
"""

_NAMES = ", ".join(ARTICLE_COLUMNS)
_VALUES = ", ".join(f":{name}" for name in ARTICLE_COLUMNS)
_CHANGES = ", ".join(f"{name} = :{name}" for name in ARTICLE_COLUMNS)

_INSERT = f"""
INSERT INTO articles
    (url, first_seen_at, last_seen_at, capture_id, extractor_version, record_hash, links_hash,
     duplicate_of, {_NAMES})
VALUES (:url, :seen, :seen, :capture_id, :version, :record, :links,
        (SELECT coalesce(duplicate_of, id) FROM articles
         WHERE content_hash = :content_hash AND word_count > 0 AND :word_count > 0 LIMIT 1),
        {_VALUES})
RETURNING id
"""

_UPDATE = f"UPDATE articles SET {_SIGHTED}, capture_id = :capture_id, {_CHANGES} WHERE id = :id"

# Whoever had a content first is the original, every other a copy of it; told by what was seen,
# not by row number, so that a merged archive has the same originals.
_REGROUP = """
UPDATE articles SET duplicate_of = nullif(first, id)
FROM (SELECT id AS first FROM articles WHERE content_hash = ?1 AND word_count > 0
      ORDER BY first_seen_at, url LIMIT 1)
WHERE content_hash = ?1 AND word_count > 0 AND duplicate_of IS NOT nullif(first, id)
"""

_LEAVE_GROUP = "UPDATE articles SET duplicate_of = NULL WHERE id = ?"

_REVISE = """
INSERT INTO revisions
    (article_id, number, observed_at, content_hash, capture_id, section, title, captions, body,
     modified_at, modified_rule)
SELECT id, (SELECT 1 + ifnull(max(number), 0) FROM revisions WHERE article_id = ?1), ?2,
       content_hash, ?3, section, title, captions, body, modified_at, ?4
FROM articles WHERE id = ?1
ON CONFLICT (article_id, observed_at) DO UPDATE SET
    content_hash = excluded.content_hash, capture_id = excluded.capture_id,
    section = excluded.section, title = excluded.title, captions = excluded.captions,
    body = excluded.body, modified_at = excluded.modified_at,
    modified_rule = excluded.modified_rule
"""

_ADD_SITE = """
INSERT INTO sites (name) SELECT ?1 WHERE ?1 IS NOT NULL ON CONFLICT DO NOTHING
"""

_ADD_PERSON = "INSERT INTO people (site, key, name) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"

_ADD_BYLINE = """
INSERT INTO bylines (article_id, position, role, label, name, person_id)
VALUES (?, ?, ?, ?, ?, (SELECT id FROM people WHERE key = ? AND ifnull(site, '') = ifnull(?, '')))
"""

_ADD_IMAGE = """
INSERT INTO images (article_id, position, url, caption, credit) VALUES (?, ?, ?, ?, ?)
"""

_ADD_TAG = "INSERT INTO tags (name) VALUES (?) ON CONFLICT DO NOTHING"

_TAG_ARTICLE = """
INSERT INTO article_tags (article_id, position, tag_id)
VALUES (?, ?, (SELECT id FROM tags WHERE name = ?))
"""

_ADD_SOURCE = """
INSERT INTO field_sources (article_id, field, rule, raw) VALUES (?, ?, ?, ?)
"""

_ADD_LINK = """
INSERT INTO links (article_id, position, kind, url, title, published_at, published_local)
VALUES (?, ?, ?, ?, ?, ?, ?)
"""

_OBSERVE = """
INSERT INTO views (article_id, observed_at, count, capture_id) VALUES (?, ?, ?, ?)
ON CONFLICT DO UPDATE SET count = excluded.count, capture_id = excluded.capture_id
"""

_CLEAR = tuple(
    f"DELETE FROM {table} WHERE article_id = ?"
    for table in ("bylines", "images", "article_tags", "field_sources")
)

_CLEAR_LINKS = "DELETE FROM links WHERE article_id = ?"


class _Stored(NamedTuple):
    """The article's row before this reading."""

    id: int
    url: str
    record: str
    links: str
    content: str


def keep(
    archive: Archive,
    article: Article,
    *,
    seen_at: datetime,
    run_id: int | None,
    capture_id: int | None,
) -> Outcome:
    """Write one reading; the caller holds the transaction. See :meth:`Archive.keep`."""
    seen, prints = stamp(seen_at), fingerprints(article)
    sighting: Row = {"seen": seen, "capture_id": capture_id, "version": __version__}
    sighting |= prints._asdict()
    stored = _find(archive, article)
    outcome = _outcome(stored, prints)
    if stored is None:
        stored = _insert(archive, article, sighting)
    elif outcome == "updated":
        _update(archive, stored, article, sighting)
    else:
        archive.execute(_SEE_AGAIN, sighting | {"id": stored.id})
    if outcome != "unchanged":
        _write_parts(archive, stored.id, article)
        archive.note(article.problems, url=stored.url, run_id=run_id, seen_at=seen_at)
    if stored.links != prints.links:
        _write_links(archive, stored.id, article)
    if article.views is not None:
        archive.execute(_OBSERVE, [stored.id, seen, article.views, capture_id])
    for alias in article.aliases:
        archive.add_alias(alias.url, stored.url, alias.kind)
    return outcome


def miss(archive: Archive, url: str, *, run_id: int, seen_at: datetime, status: int | None) -> None:
    """Write that an article was not there; the caller holds the transaction. See
    :meth:`Archive.missed`."""
    archive.execute(_MISS, [run_id, stamp(seen_at), status, url])
    archive.execute(_REMOVE, [url])


def _find(archive: Archive, article: Article) -> _Stored | None:
    """The article as stored, under its URL or, linked otherwise this time, under its identity."""
    rows = archive.select(_FIND, [article.url])
    for alias in article.aliases:
        if not rows and alias.kind == "canonical":
            rows = archive.select(_FIND, [alias.url])
    return _Stored(*rows[0]) if rows else None


def _outcome(stored: _Stored | None, prints: Fingerprints) -> Outcome:
    if stored is None:
        return "new"
    return "unchanged" if stored.record == prints.record else "updated"


def _insert(archive: Archive, article: Article, sighting: Row) -> _Stored:
    row = article_row(article)
    archive.execute(_ADD_SITE, [article.site])
    [(article_id,)] = archive.select(_INSERT, sighting | row | {"url": article.url})
    _revise(archive, article_id, article, sighting)
    return _Stored(article_id, article.url, sighting["record"], "", row["content_hash"])


def _update(archive: Archive, stored: _Stored, article: Article, sighting: Row) -> None:
    row = article_row(article)
    archive.execute(_ADD_SITE, [article.site])
    archive.execute(_UPDATE, sighting | row | {"id": stored.id})
    for clear in _CLEAR:
        archive.execute(clear, [stored.id])
    if row["content_hash"] != stored.content:
        _revise(archive, stored.id, article, sighting)
        archive.execute(_LEAVE_GROUP, [stored.id])
        archive.execute_each(_REGROUP, [[stored.content], [row["content_hash"]]])


def _revise(archive: Archive, article_id: int, article: Article, sighting: Row) -> None:
    modified = article.sources.get("modified_at")
    rule = modified.rule if modified else None
    archive.execute(_REVISE, [article_id, sighting["seen"], sighting["capture_id"], rule])


def _write_parts(archive: Archive, article_id: int, article: Article) -> None:
    """Everything that hangs on an article and changes only with it."""
    archive.execute_each(_ADD_PERSON, person_rows(article))
    archive.execute_each(_ADD_BYLINE, byline_rows(article_id, article))
    archive.execute_each(
        _ADD_IMAGE,
        [
            (article_id, position, one.url, one.caption, one.credit)
            for position, one in enumerate(article.images)
        ],
    )
    archive.execute_each(_ADD_TAG, [(name,) for name in article.tags])
    archive.execute_each(
        _TAG_ARTICLE, [(article_id, position, name) for position, name in enumerate(article.tags)]
    )
    archive.execute_each(
        _ADD_SOURCE,
        [(article_id, field, one.rule, one.raw) for field, one in article.sources.items()],
    )


def _write_links(archive: Archive, article_id: int, article: Article) -> None:
    archive.execute(_CLEAR_LINKS, [article_id])
    archive.execute_each(_ADD_LINK, [(article_id, *row) for row in link_rows(article)])
