"""Merging archives: nothing is lost or told twice, in whatever order and however often."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsarchive.database import reading
from newsarchive.model import Alias, Article, Byline, Source
from newsarchive.query import run_sql
from newsarchive.store import Archive
from newsarchive.store.merge import merge

Build = Callable[..., Article]
Hour = Callable[[int], datetime]
Make = Callable[..., Path]
Dump = dict[str, list[str]]


def told(
    connection: sqlite3.Connection, table: str, above: tuple[str, ...] = ()
) -> dict[int, list[tuple[str, Any]]]:
    """Each row's number -> what it says, with the contents of other rows for their numbers."""
    parents = {
        column: parent
        for parent, column in connection.execute(
            'SELECT "table", "from" FROM pragma_foreign_key_list(?)', [table]
        )
        if parent != "sites"
    }
    others = {
        parent: {} if parent in above else told(connection, parent, (*above, table))
        for parent in parents.values()
    }
    cursor = connection.execute(f"SELECT * FROM {table}")  # noqa: S608 - a name of our schema
    names = [one[0] for one in cursor.description]
    rows = {}
    for at, values in enumerate(cursor):
        row = dict(zip(names, values, strict=True))
        number = row.pop("id", at)
        row.pop("search_id", None)
        row |= {column: others[parent].get(row[column]) for column, parent in parents.items()}
        rows[number] = sorted(row.items())
    return rows


def dump(path: Path) -> Dump:
    """Everything that a sound archive says, without a row number."""
    with Archive.open(path) as archive:
        archive.execute(
            "INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)"
        )
        assert archive.select("PRAGMA integrity_check") == [("ok",)]
        assert archive.select("PRAGMA foreign_key_check") == []
    with reading(path) as connection:
        tables = connection.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
            " AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'articles_fts%'"
            " AND name <> '_sqlite_migrations'"
        ).fetchall()
        return {name: sorted(map(repr, told(connection, name).values())) for (name,) in tables}


def merged(into: Path, *sources: Path) -> Dump:
    """What ``into`` says once each of ``sources`` is merged, one after the other."""
    for source in sources:
        list(merge([source], into))
    return dump(into)


@pytest.fixture
def make(tmp_path: Path, article: Build, hour: Hour) -> Make:
    """An archive of visits: each the hour, and what its article had then."""
    numbers = count()

    def build(*visits: tuple[int, dict[str, Any]]) -> Path:
        path = tmp_path / f"made{next(numbers)}.db"
        with Archive.open(path) as archive:
            for at, changes in visits:
                archive.keep(article(**changes), seen_at=hour(at))
        return path

    return build


def series(path: Path, columns: str, table: str = "revisions") -> list[tuple[Any, ...]]:
    return run_sql(path, f"SELECT {columns} FROM {table} ORDER BY 1, 2").rows  # noqa: S608


OTHER = {"url": "https://www.example.id/berita/2", "title": "Lain", "aliases": ()}
HISTORIES: dict[str, tuple[list[Any], list[Any], list[Any]]] = {
    "nothing else": ([(1, {})], [], [(1, 1)]),
    "the same at the same time": ([(1, {})], [(1, {})], [(1, 1)]),
    "the same, later": ([(1, {})], [(2, {})], [(1, 1)]),
    "an edit that only one saw": ([(1, {})], [(1, {}), (3, {"title": "B"})], [(1, 1), (2, 3)]),
    "edits that each saw": (
        [(1, {}), (3, {"title": "B"}), (5, {"title": "D"})],
        [(2, {}), (4, {"title": "C"}), (6, {"title": "D"})],
        [(1, 1), (2, 3), (3, 4), (4, 5)],
    ),
    "an edit that was taken back": ([(1, {}), (9, {})], [(3, {"title": "B"})],
                                    [(1, 1), (2, 3), (3, 9)]),
    "another content in the same second": ([(1, {})], [(1, {"title": "B"})], [(1, 1)]),
}  # fmt: skip


@pytest.mark.parametrize("name", HISTORIES)
def test_revisions_interleave_by_time(name: str, make: Make, tmp_path: Path) -> None:
    ours, theirs, expected = HISTORIES[name]
    one, other = make(*ours), make(*theirs)
    together = merged(tmp_path / "ab.db", one, other)
    assert series(tmp_path / "ab.db", "number, observed_at") == [
        (number, f"2026-03-01T{hour:02}:00:00Z") for number, hour in expected
    ]
    last = "SELECT a.content_hash = r.content_hash FROM articles AS a JOIN revisions AS r"
    assert run_sql(tmp_path / "ab.db", f"{last} ORDER BY number DESC LIMIT 1").rows == [(1,)]
    assert merged(tmp_path / "ba.db", other, one) == together
    assert merged(tmp_path / "ab.db", one, other, one) == together
    assert merged(other, one) == together, "into one of the inputs"


def test_a_copy_says_what_the_source_says_and_leaves_it_as_it_was(
    make: Make, tmp_path: Path
) -> None:
    source = make((1, {}), (2, OTHER), (3, {"title": "Diralat"}), (4, OTHER | {"url": "https://x"}))
    before = source.read_bytes()
    [result] = merge([source], tmp_path / "new" / "all.db")
    assert source.read_bytes() == before
    assert result.added["articles"] == 3
    assert dump(tmp_path / "new" / "all.db") == dump(source)
    assert list(merge([tmp_path / "new" / "all.db"], tmp_path / "new" / "all.db")) == []


def test_the_later_sighting_holds_with_all_that_its_page_says(
    make: Make, tmp_path: Path, article: Build
) -> None:
    later = {"title": "B", "tags": ("baru",), "bylines": (Byline("editor", "RINI ASTUTI"),)}
    into = tmp_path / "into.db"
    merged(into, make((5, later)), make((1, {}), (4, {"views": 70})))
    assert series(into, "title, first_seen_at, last_seen_at", "articles") == [
        ("B", "2026-03-01T01:00:00Z", "2026-03-01T05:00:00Z")
    ]
    assert series(into, "role, b.name, p.name", "bylines AS b JOIN people AS p") == [
        ("editor", "RINI ASTUTI", "Rini Astuti")
    ]
    assert series(into, "name, 1", "tags JOIN article_tags ON tag_id = id") == [("baru", 1)]
    assert [count for _, count in series(into, "observed_at, count", "views")] == [24, 70, 24]


URLS = ("https://www.example.id/a", "https://www.example.id/b", "https://www.example.id/c")


def leading(url: str, *others: str) -> dict[str, Any]:
    """An article at ``url`` that says of other URLs to be aliases of it."""
    return {"url": url, "aliases": tuple(Alias(one, "canonical") for one in others)}


A, B, C = URLS
ALIASES: dict[str, tuple[list[Any], list[Any], list[str], list[tuple[str, str]]]] = {
    "their alias is our article": ([(2, leading(A))], [(1, leading(B, A))], [B], [(A, B)]),
    "theirs, with both here": (
        [(2, leading(A)), (3, leading(B))], [(1, leading(B, A))], [B], [(A, B)]),
    "each other's": ([(2, leading(A, B))], [(1, leading(B, A))], [A], [(B, A)]),
    "a chain": ([(2, leading(A)), (2, leading(B, C))], [(1, leading(B, A)), (1, leading(C))],
                [B], [(A, B), (C, B)]),
    "a chain over two": ([(2, leading(B, A))], [(1, leading(C, B)), (1, leading(A))],
                         [C], [(A, C), (B, C)]),
    "two claims": ([(2, leading(A, C))], [(1, leading(B, C))], [A, B], [(C, A)]),
    "three articles that are one": (
        [(1, leading(A)), (2, leading(B)), (3, leading(C))],
        [(1, leading(C, A, B))], [C], [(A, C), (B, C)]),
}  # fmt: skip


@pytest.mark.parametrize("name", ALIASES)
def test_an_alias_and_an_article_are_one(name: str, make: Make, tmp_path: Path) -> None:
    ours, theirs, articles, aliases = ALIASES[name]
    one, other = make(*ours), make(*theirs)
    together = merged(tmp_path / "ab.db", one, other)
    assert series(tmp_path / "ab.db", "url, 1", "articles") == [(url, 1) for url in articles]
    found = "aliases AS l JOIN articles AS a ON a.id = l.article_id"
    assert series(tmp_path / "ab.db", "l.url, a.url", found) == aliases
    assert merged(tmp_path / "ba.db", other, one) == together
    assert merged(tmp_path / "ab.db", other, one) == together


VISITS = st.lists(
    st.tuples(
        st.integers(0, 7),
        st.fixed_dictionaries(
            {
                "url": st.sampled_from(URLS),
                "title": st.sampled_from("AB"),
                "views": st.sampled_from((None, 7, 8)),
                "aliases": st.sets(st.sampled_from(URLS), max_size=1).map(
                    lambda urls: tuple(Alias(one, "canonical") for one in urls)
                ),
                "sources": st.sampled_from(({}, {"views": Source("labelled", "dibaca 7 kali")})),
            }
        ),
    ),
    max_size=6,
    unique_by=lambda visit: visit[0],
)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(VISITS, VISITS)
def test_order_does_not_matter_and_again_changes_nothing(
    article: Build, hour: Hour, tmp_path: Path, ours: list[Any], theirs: list[Any]
) -> None:
    empty = tmp_path / "empty.db"
    if not empty.exists():
        Archive.open(empty).close()
    with tempfile.TemporaryDirectory() as name:
        paths = [Path(name) / f"{one}.db" for one in ("a", "b", "ab", "ba")]
        for path in paths:
            shutil.copy(empty, path)
        one, other, together, reverse = paths
        for path, visits in ((one, ours), (other, theirs)):
            with Archive.open(path) as archive:
                for at, changes in sorted(visits, key=lambda visit: visit[0]):
                    archive.keep(article(**changes), seen_at=hour(at))
        expected = merged(together, one, other)
        assert merged(reverse, other, one) == expected
        assert merged(together, one) == expected
        assert merged(together, other) == expected
        assert merged(one, other) == expected
