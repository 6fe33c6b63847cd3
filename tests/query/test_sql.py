"""SQL questions: whatever is asked, the archive is only read, and the answer comes in time."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsarchive.errors import ResourceError, UsageError
from newsarchive.model import Article
from newsarchive.query import run_sql
from newsarchive.store import Archive

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
WORDS = ["SELECT", "*", "FROM", "articles", "(", ")", "'", ",", "DELETE", "PRAGMA", "1", ";", "x"]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("query") / "arsip berita? #1.db"
    with Archive.open(path) as archive:
        for number in range(5):
            url = f"https://www.example.id/{number}"
            archive.keep(Article(url, "contoh", title=f"Banjir {number}"), seen_at=NOON)
    return path


def test_an_answer_has_columns_and_rows(path: Path) -> None:
    result = run_sql(path, "SELECT id, title AS judul FROM articles WHERE id < 3 ORDER BY id;")
    assert result.columns == ("id", "judul")
    assert result.rows == [(1, "Banjir 0"), (2, "Banjir 1")]


@pytest.mark.parametrize(
    ("limit", "rows", "truncated"), [(4, 4, True), (5, 5, False), (None, 5, False)]
)
def test_a_limit_says_whether_it_left_rows_out(
    path: Path, limit: int | None, rows: int, truncated: bool
) -> None:
    result = run_sql(path, "SELECT 1 FROM articles", limit=limit)
    assert (len(result.rows), result.truncated) == (rows, truncated)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT rank FROM articles_fts WHERE articles_fts MATCH 'banjir' ORDER BY rank",
        "SELECT value FROM json_each('[1, 2]')",
        "SELECT name FROM pragma_table_info('articles')",
        "PRAGMA table_info(articles)",
        "EXPLAIN QUERY PLAN SELECT * FROM articles",
        "WITH RECURSIVE n AS (SELECT 1 AS x UNION ALL SELECT x + 1 FROM n LIMIT 3) SELECT x FROM n",
        "VALUES (1)",
    ],
)
def test_every_way_of_reading_is_allowed(path: Path, sql: str) -> None:
    assert run_sql(path, sql).rows


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM articles",
        "INSERT INTO tags (name) VALUES ('x') RETURNING id",
        "WITH x AS (SELECT 1) UPDATE articles SET title = ''",
        "DROP TABLE views",
        "CREATE TABLE x (y)",
        "CREATE TEMP TABLE x (y)",
        "CREATE VIRTUAL TABLE temp.x USING fts5 (y)",
        "INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')",
        "UPDATE sqlite_master SET sql = ''",
        "PRAGMA query_only = 0",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA user_version = 9",
        "PRAGMA wal_checkpoint(TRUNCATE)",
        "ATTACH 'other.db' AS other",
        "VACUUM",
        "VACUUM INTO 'copy.db'",
        "BEGIN IMMEDIATE",
        "REINDEX",
        "SELECT load_extension('x')",
    ],
)
def test_every_way_of_writing_is_refused(
    path: Path, sql: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = path.read_bytes()
    with pytest.raises(UsageError, match=r"^The query .*\.$"):
        run_sql(path, sql)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("sql", "reason"),
    [
        ("SELEC 1", 'near "SELEC": syntax error'),
        ("SELECT judul FROM articles", "no such column: judul"),
        ("SELECT 1; SELECT 2", "one statement"),
        ("", "empty"),
        ("-- nothing", "empty"),
        ("SELECT ?", "has no name"),
        ("SELECT :day", "value for binding"),
        ("SELECT '\ud800'", "surrogates"),
        ("SELECT '\0'", "null character"),
        ("SELECT length(zeroblob(2000000000))", "64 MiB"),
        ("SELECT * FROM articles_fts WHERE articles_fts MATCH '\"'", "unterminated string"),
    ],
)
def test_a_wrong_query_is_told_in_one_sentence(path: Path, sql: str, reason: str) -> None:
    with pytest.raises(UsageError, match=reason) as caught:
        run_sql(path, sql)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_no_text_does_more_than_answer_or_be_refused(path: Path, sql: str) -> None:
    before = path.read_bytes()
    with suppress(UsageError):
        run_sql(path, sql, timeout_s=5)
    assert path.read_bytes() == before


def test_an_endless_query_ends(path: Path) -> None:
    endless = "WITH RECURSIVE n (x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM n) SELECT {} FROM n"
    for what in ("max(x)", "x"):
        begun = time.monotonic()
        with pytest.raises(UsageError, match=r"longer than 0\.2 s"):
            run_sql(path, endless.format(what), timeout_s=0.2)
        assert time.monotonic() - begun < 5


def test_reading_goes_on_while_a_crawl_writes(path: Path) -> None:
    with Archive.open(path) as archive, archive.transaction():
        archive.keep(Article("https://www.example.id/late", "contoh"), seen_at=NOON)
        assert run_sql(path, "SELECT count(*) FROM articles").rows == [(5,)]
        archive.execute("DELETE FROM articles WHERE url LIKE '%late'")


def test_what_is_no_archive_is_told_and_not_created(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="holds no archive yet"):
        run_sql(tmp_path / "none.db", "SELECT 1")
    assert list(tmp_path.iterdir()) == []
    other = tmp_path / "other.db"
    sqlite3.connect(other).executescript("CREATE TABLE x (y);").connection.close()
    with pytest.raises(ResourceError, match="another program"):
        run_sql(other, "SELECT 1")


def test_a_damaged_page_is_a_resource_error(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive.open(path) as archive:
        archive.keep(Article("https://www.example.id/1", "contoh"), seen_at=NOON)
        [(page, size)] = archive.select(
            "SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_master"
            " WHERE name = 'articles'"
        )
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(os.urandom(size))
    with pytest.raises(ResourceError, match="damaged"):
        run_sql(path, "SELECT title FROM articles")
