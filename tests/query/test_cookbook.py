"""The cookbook: every question explains itself, runs on any archive, and answers what it asks."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from newsarchive.errors import UsageError
from newsarchive.query import run_sql
from newsarchive.query.answers import answered_cookbook
from newsarchive.query.cookbook import CHAPTERS, Question, parse, question, questions
from newsarchive.store import Archive

ROOT = Path(__file__).parents[2]
KEEP = Path(__file__).with_name("kept_newsroom.py")
QUESTIONS = pytest.mark.parametrize("one", questions(), ids=lambda one: one.slug)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cookbook") / "archive.db"
    Archive.open(path).close()
    return path


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three nights of the demonstration newsroom, at instants that never change."""
    path = tmp_path_factory.mktemp("kept") / "archive.db"
    subprocess.run([sys.executable, str(KEEP), str(path)], check=True)
    return path


def test_the_documented_answers_are_what_the_questions_answer(kept: Path) -> None:
    assert answered_cookbook(kept) == (ROOT / "docs/cookbook.md").read_text("utf-8").strip(), (
        f"renew it as {KEEP.name} says"
    )


@QUESTIONS
def test_a_question_may_be_asked_of_one_site_or_of_all(one: Question, kept: Path) -> None:
    if "site" in one.values({}):
        everywhere = run_sql(kept, one.sql, one.values({}))
        assert run_sql(kept, one.sql, one.values({"site": "demo"})).rows == everywhere.rows
        nowhere = run_sql(kept, one.sql, one.values({"site": "elsewhere"})).rows
        assert all(not value for row in nowhere for value in row)


def test_there_are_questions_enough() -> None:
    assert len(questions()) >= 25
    assert {one.chapter for one in questions()} == set(CHAPTERS)


@QUESTIONS
def test_a_question_says_what_it_is_for(one: Question) -> None:
    assert one.title.endswith("?")
    assert one.chapter in CHAPTERS
    assert one.why.endswith(".")
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", one.slug)


@QUESTIONS
def test_a_question_declares_the_parameters_that_it_uses(one: Question) -> None:
    without_texts = re.sub(r"'[^']*'", "", one.sql)
    assert set(re.findall(r"(?<!:):(\w+)", without_texts)) == {
        parameter.name for parameter in one.parameters
    }


@QUESTIONS
def test_a_question_runs_on_an_archive_that_holds_nothing(one: Question, empty: Path) -> None:
    assert run_sql(empty, one.sql, one.values({})).columns


@QUESTIONS
def test_a_value_of_a_parameter_is_never_read_as_sql(one: Question, empty: Path) -> None:
    for parameter in one.parameters:
        values = one.values({parameter.name: "' OR 1=1; DROP TABLE sites --"})
        assert run_sql(empty, one.sql, values).rows == []


def test_a_value_replaces_a_default() -> None:
    values = question("reporters").values({"limit": "3"})
    assert values == {"site": "", "limit": "3"}


def test_an_unknown_parameter_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"no parameter 'lmit'; it has site, limit\."):
        question("reporters").values({"lmit": "3"})


def test_an_unknown_question_is_told_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"did you mean @silent-edits\?"):
        question("silent-edit")


def test_a_header_reads_its_fields_and_runs_on_over_lines() -> None:
    text = (
        "-- title: Who?\n-- chapter: People\n-- why: Because\n-- so.\n"
        "-- :day = 2026-01-31 | a day\n-- :site = | a site\nSELECT :day, :site;\n"
    )
    one = parse("who", text)
    assert (one.title, one.chapter, one.why) == ("Who?", "People", "Because so.")
    assert [(p.name, p.default, p.meaning) for p in one.parameters] == [
        ("day", "2026-01-31", "a day"),
        ("site", "", "a site"),
    ]
    assert one.sql == "SELECT :day, :site;"


def test_a_file_without_a_title_is_refused() -> None:
    with pytest.raises(ValueError, match="not with a title"):
        parse("who", "-- what is this\nSELECT 1;\n")
