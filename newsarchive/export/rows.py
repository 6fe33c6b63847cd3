"""Rows out of an archive, some thousands at a time, whatever its size."""

# ruff: noqa: S608 - statements are put together from our own column descriptions

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from newsarchive.export.columns import ARTICLES, PARTS, REVISIONS, VIEWS, Column

CHUNK = 4_000
"""Articles read at a time, about 20 MB of text: a row group of Parquet."""

_LISTS = {
    "bylines": "SELECT article_id, role, name, label FROM bylines WHERE article_id IN {ids}"
               " ORDER BY article_id, position",
    "images": "SELECT article_id, url, caption, credit FROM images WHERE article_id IN {ids}"
              " ORDER BY article_id, position",
    "texts": "SELECT article_id, name FROM article_tags JOIN tags ON tags.id = tag_id"
             " WHERE article_id IN {ids} ORDER BY article_id, position",
}  # fmt: skip
_IDS = "(SELECT value FROM json_each(:ids))"
_FROM = {
    "articles": "articles AS a WHERE a.id IN {ids} ORDER BY a.id",
    "views": "views AS v JOIN articles AS a ON a.id = v.article_id"
             " WHERE v.article_id IN {ids} ORDER BY v.article_id, v.observed_at",
    "revisions": "revisions AS r JOIN articles AS a ON a.id = r.article_id"
                 " WHERE r.article_id IN {ids} ORDER BY r.article_id, r.number",
}  # fmt: skip
TABLES: dict[str, tuple[Column, ...]] = {
    "articles": ARTICLES,
    "views": VIEWS,
    "revisions": REVISIONS,
}


def chunks(
    connection: sqlite3.Connection, table: str, ids: array[int]
) -> Iterator[list[Sequence[Any]]]:
    """The rows of ``table`` that belong to the articles ``ids``, in their order; lists as lists, of
    a tuple for each byline and image."""
    columns = TABLES[table]
    selected = ", ".join(column.sql for column in columns)
    sql = f"SELECT {selected} FROM {_FROM[table].format(ids=_IDS)}"
    for start in range(0, len(ids), CHUNK):
        values = {"ids": json.dumps(ids[start : start + CHUNK].tolist())}
        rows: list[Sequence[Any]] = connection.execute(sql, values).fetchall()
        yield _with_lists(connection, columns, rows, values)


def _with_lists(
    connection: sqlite3.Connection,
    columns: Sequence[Column],
    rows: list[Sequence[Any]],
    values: dict[str, str],
) -> list[Sequence[Any]]:
    """The rows, with what hangs on each article in place of its id."""
    found = {
        place: _listed(connection, column.kind, values)
        for place, column in enumerate(columns)
        if column.kind in _LISTS
    }
    if not found:
        return rows
    complete: list[Sequence[Any]] = []
    for row in rows:
        cells = list(row)
        for place, listed in found.items():
            cells[place] = listed.get(cells[place], [])
        complete.append(cells)
    return complete


def _listed(
    connection: sqlite3.Connection, kind: str, values: dict[str, str]
) -> dict[int, list[Any]]:
    listed: dict[int, list[Any]] = defaultdict(list)
    for article, *cells in connection.execute(_LISTS[kind].format(ids=_IDS), values):
        listed[article].append(tuple(cells) if kind in PARTS else cells[0])
    return listed
