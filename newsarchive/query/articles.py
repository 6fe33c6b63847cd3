"""Articles read back from the archive as the records they were stored from."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from newsarchive.database import reading
from newsarchive.model import (
    Alias,
    Article,
    Byline,
    Dateline,
    Image,
    Link,
    Precision,
    Problem,
    Source,
    Timestamp,
)

_COLUMNS = """
SELECT id, url, site, title, section, published_local, published_precision, modified_local,
       dateline_place, dateline_outlet, place_code, body, page_starts, language
FROM articles
"""
_LATEST_VIEWS = "SELECT count FROM views WHERE article_id = ? ORDER BY observed_at DESC LIMIT 1"
# The URL stands as in the index; as a column by itself it would be looked for in every row.
_DOUBTS = """
WITH doubts AS (SELECT * FROM problems WHERE ifnull(url, '') = ?)
SELECT field, rule, reason FROM doubts WHERE seen_at = (SELECT max(seen_at) FROM doubts) ORDER BY id
"""


def load_articles(path: Path, where: str = "TRUE", *values: str) -> Iterator[Article]:
    """Every article for which the SQL condition ``where`` holds, oldest row first.

    ``views`` is the latest observation; ``problems`` are those of the article's last reading.
    Raises :class:`newsarchive.errors.ResourceError` where there is no archive.
    """
    with reading(path) as connection:
        connection.row_factory = sqlite3.Row
        # The condition is ours (this package's callers); values are always bound.
        found = connection.execute(f"{_COLUMNS} WHERE {where} ORDER BY id", values)
        for row in found:
            yield _article(connection, row)


def load_article(path: Path, url: str) -> Article | None:
    """The article known by ``url``, canonical or alias; None where the archive has none."""
    where = "id = (SELECT id FROM articles WHERE url = ?1 UNION SELECT article_id FROM aliases"
    return next(load_articles(path, f"{where} WHERE url = ?1)", url), None)


def read_article(connection: sqlite3.Connection, number: int) -> Article | None:
    """The article whose id is ``number``, over a connection that is open already."""
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    row = cursor.execute(f"{_COLUMNS} WHERE id = ?", [number]).fetchone()
    return _article(connection, row) if row else None


def _article(connection: sqlite3.Connection, row: sqlite3.Row) -> Article:
    def parts(sql: str) -> list[sqlite3.Row]:
        return connection.execute(sql, [row["id"]]).fetchall()

    views = connection.execute(_LATEST_VIEWS, [row["id"]]).fetchone()
    precision: Precision = row["published_precision"] or "second"
    place, outlet = row["dateline_place"], row["dateline_outlet"]
    return Article(
        url=row["url"],
        site=row["site"],
        title=row["title"],
        section=row["section"],
        published_at=_timestamp(row["published_local"], precision),
        modified_at=_timestamp(row["modified_local"], "second"),
        dateline=Dateline(place, outlet) if place or outlet else None,
        place_code=row["place_code"],
        bylines=tuple(
            Byline(*one)
            for one in parts(
                "SELECT role, name, label FROM bylines WHERE article_id = ? ORDER BY position"
            )
        ),
        images=tuple(
            Image(*one)
            for one in parts(
                "SELECT url, caption, credit FROM images WHERE article_id = ? ORDER BY position"
            )
        ),
        views=views and views[0],
        tags=tuple(
            name
            for (name,) in parts(
                "SELECT name FROM article_tags JOIN tags ON tags.id = tag_id"
                " WHERE article_id = ? ORDER BY position"
            )
        ),
        body=tuple(row["body"].split("\n\n")) if row["body"] else (),
        related=tuple(
            Link(url, title, kind, _timestamp(published, "minute"))
            for url, title, kind, published in parts(
                "SELECT url, title, kind, published_local FROM links"
                " WHERE article_id = ? ORDER BY position"
            )
        ),
        page_starts=tuple(json.loads(row["page_starts"])),
        language=row["language"],
        aliases=tuple(
            Alias(*one)
            for one in parts("SELECT url, kind FROM aliases WHERE article_id = ? ORDER BY url")
        ),
        sources={
            field: Source(rule, raw)
            for field, rule, raw in parts(
                "SELECT field, rule, raw FROM field_sources WHERE article_id = ? ORDER BY field"
            )
        },
        problems=tuple(Problem(*one) for one in connection.execute(_DOUBTS, [row["url"]])),
    )


def _timestamp(local: str | None, precision: Precision) -> Timestamp | None:
    return Timestamp(datetime.fromisoformat(local), precision) if local else None
