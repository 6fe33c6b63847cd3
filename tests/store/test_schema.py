"""docs/schema.md explains the archive: every table, column and view, with examples that run."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from newsarchive.database import reading
from newsarchive.query import run_sql
from newsarchive.store import Archive

DOCUMENT = (Path(__file__).parents[2] / "docs" / "schema.md").read_text("utf-8")
SHADOW = re.compile(r"articles_fts_\w+|sqlite_\w+")
CHAPTERS = {
    match[1]: match[2]
    for match in re.finditer(r"^### (\w+)\n(.*?)(?=^##|\Z)", DOCUMENT, re.MULTILINE | re.DOTALL)
}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("schema") / "archive.db"
    Archive.open(path).close()
    return path


@pytest.fixture(scope="module")
def columns(path: Path) -> dict[str, list[str]]:
    """Name of each table and view -> its columns in order."""
    with reading(path) as connection:
        names = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
            )
            if not SHADOW.fullmatch(name)
        ]
        return {
            name: [column[1] for column in connection.execute(f"PRAGMA table_info({name})")]
            for name in names
        }


def test_every_table_and_view_is_documented_and_no_other(columns: dict[str, list[str]]) -> None:
    assert set(CHAPTERS) == set(columns)


@pytest.mark.parametrize("name", sorted(CHAPTERS))
def test_every_column_is_documented_in_order(name: str, columns: dict[str, list[str]]) -> None:
    documented = re.findall(r"^\| `(\w+)` \| .*\S.* \|$", CHAPTERS[name], re.MULTILINE)
    assert documented == columns[name]


@pytest.mark.parametrize("name", sorted(CHAPTERS))
def test_the_example_runs_and_asks_what_it_explains(name: str, path: Path) -> None:
    [example] = re.findall(r"```sql\n(.*?)```", CHAPTERS[name], re.DOTALL)
    assert re.search(rf"\b{name}\b", example)
    assert run_sql(path, example).columns


def test_tables_are_strict(path: Path) -> None:
    with reading(path) as connection:
        loose = connection.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
            " AND NOT strict AND name NOT LIKE 'sqlite%' AND name <> '_sqlite_migrations'"
        ).fetchall()
    assert loose == []


def test_a_foreign_key_must_lead_somewhere(path: Path) -> None:
    with Archive.open(path) as archive, pytest.raises(sqlite3.IntegrityError):
        archive.execute(
            "INSERT INTO views (article_id, observed_at, count)"
            " VALUES (999, '2026-01-01T00:00:00Z', 1)"
        )
