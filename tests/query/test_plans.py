"""What a page asks is read from an index, so that it is as quick in an archive of a million."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from newsarchive.database import reading
from newsarchive.query.browse import Narrowing, Place, newest, of_person
from newsarchive.query.dossier import find_article, read_dossier
from newsarchive.query.filters import Filters
from newsarchive.query.reading_room import capture, latest, person
from newsarchive.query.search import search_in

Ask = Callable[[sqlite3.Connection], object]

ASKED: dict[str, Ask] = {
    "front page": latest,
    "article": partial(read_dossier, number=2),
    "article by address": partial(find_article, url="https://kabar.example/?p=1"),
    "person": partial(person, number=1),
    "articles of a person": partial(of_person, person=1, limit=51, behind=40),
    "capture": partial(capture, number=1),
    "articles": partial(newest, narrowing=Narrowing(), limit=51),
    "older articles": partial(
        newest, narrowing=Narrowing(), limit=51, behind=Place("2026-02-10", 30)
    ),
    "articles of a site": partial(newest, narrowing=Narrowing(site="kabar"), limit=51),
    "articles of a month": partial(
        newest, narrowing=Narrowing(since="2026-02-01", until="2026-02-28"), limit=51
    ),
    "search": partial(
        search_in, words="bakau", filters=Filters(), stem=True, sort="date", limit=50
    ),
}
"""What the pages ask that are not counted ahead."""

SMALL = ("json_each", "CONSTANT", "doubts", "runs", "sites")
"""What may be read through: what the question itself gave or narrowed to one page's, and tables
that do not grow with the articles."""


@pytest.fixture(scope="module")
def connection(kept: Path) -> Iterator[sqlite3.Connection]:
    with reading(kept) as opened:
        yield opened


def asked_by(ask: Ask, connection: sqlite3.Connection) -> set[str]:
    """The statements that it runs; those that the text index runs of itself left out."""
    statements: set[str] = set()
    connection.set_trace_callback(statements.add)
    ask(connection)
    connection.set_trace_callback(None)
    return {one for one in statements if "FROM 'main'." not in one and not one.startswith("--")}


def is_bounded(statement: str, plan: list[str]) -> bool:
    """Whether it follows an index as far as its limit, or searches."""
    read_through = [
        step for step in plan if step.startswith("SCAN ") and not any(one in step for one in SMALL)
    ]
    sorts = any("TEMP B-TREE FOR ORDER BY" in step for step in plan)
    return not read_through or (
        "LIMIT" in statement
        and not sorts
        and all("INDEX" in step or "VIRTUAL TABLE" in step for step in read_through)
    )


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_no_page_reads_through_a_table(connection: sqlite3.Connection, ask: Ask) -> None:
    statements = asked_by(ask, connection)
    assert statements
    for statement in statements:
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
        assert is_bounded(statement, plan), (statement, plan)


def test_a_question_that_reads_through_a_table_is_noticed(connection: sqlite3.Connection) -> None:
    for statement in (
        "SELECT count(*) FROM articles",
        "SELECT title FROM articles ORDER BY word_count LIMIT 5",
        "SELECT id FROM articles WHERE body LIKE '%a%' LIMIT 5",
    ):
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
        assert not is_bounded(statement, plan), plan
