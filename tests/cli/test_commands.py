"""Every command explains itself, and every mistake is one sentence with the right exit code."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import pytest

from newsarchive.cli import commands
from newsarchive.model import Article, Byline
from newsarchive.store import Archive

PAGE = """<html lang="id"><head><title>Panen Raya di Randutelu</title></head><body>
<article><h1>Panen Raya di Randutelu</h1><p class="tanggal">Rabu, 5 Maret 2025 | 10:15 WIB</p>
<div class="isi"><p>RANDUTELU - Petani Desa Randutelu memanen padi di lahan seluas 40 hektare sejak
pagi, dibantu pelajar dan perangkat desa.</p><p>Hasil panen naik dibandingkan tahun lalu, kata
kepala desa, karena saluran air sudah diperbaiki.</p><p>Editor: Ratri Kusumawati</p></div>
</article></body></html>"""
URL = "https://kabarkota.example/2025/03/05/panen-raya-di-randutelu/"

Run = Callable[..., Any]


def leaves(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = []
    for name, command in group.commands.items():
        inner = (*path, name)
        found += leaves(command, inner) if isinstance(command, click.Group) else [inner]
    return found


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "data" / "archive.db"
    article = Article(
        url=URL,
        site="kabarkota",
        title="Panen Raya di Randutelu",
        section="Ekonomi",
        bylines=(Byline("editor", "Ratri Kusumawati", "Editor"),),
        body=("Petani memanen padi.",),
        views=24,
    )
    with Archive.open(path) as opened:
        opened.keep(article, seen_at=datetime(2025, 3, 5, tzinfo=UTC))
    return path


@pytest.mark.parametrize("path", leaves(commands), ids=" ".join)
def test_every_command_has_help_with_an_example(path: tuple[str, ...], run: Run) -> None:
    done = run(*path, "--help")
    assert done.returncode == 0
    assert f"Example: newsarchive {' '.join(path)}" in " ".join(done.stdout.split())


def test_read_prints_one_json_object(run: Run) -> None:
    done = run("read", "-", "--url", URL, "--json", stdin=PAGE)
    article = json.loads(done.stdout)
    assert article["title"] == "Panen Raya di Randutelu"
    assert article["published_at"] == "2025-03-05T10:15:00+07:00"
    assert article["dateline"] == {"place": "RANDUTELU", "outlet": None}
    assert article["bylines"] == [{"role": "editor", "name": "Ratri Kusumawati", "label": "Editor"}]
    assert len(article["body"]) == 2


def test_read_explains_the_rule_behind_a_field(run: Run) -> None:
    done = run("read", "-", "--url", URL, "--explain", stdin=PAGE)
    assert "published_at" in done.stdout
    assert "won" in done.stdout


def test_read_shows_a_card(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    done = run("read", "page.html")
    assert "Ratri Kusumawati (editor)" in done.stdout


def test_query_answers_as_a_table_json_and_csv(run: Run, archive: Path) -> None:
    sql = "SELECT section, count(*) AS articles FROM articles GROUP BY section"
    assert "Ekonomi" in run("query", sql).stdout
    assert json.loads(run("query", sql, "--json").stdout) == [{"section": "Ekonomi", "articles": 1}]
    assert run("query", sql, "--csv").stdout.splitlines() == ["section,articles", "Ekonomi,1"]


def test_query_cannot_change_anything(run: Run, archive: Path) -> None:
    done = run("query", "DELETE FROM articles")
    assert done.returncode == 2
    with sqlite3.connect(archive) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (1,)


def test_status_tells_what_is_held(run: Run, archive: Path) -> None:
    assert "kabarkota" in run("status").stdout
    assert json.loads(run("status", "--json").stdout)["sites"]


def test_sites_are_listed(run: Run) -> None:
    assert "PANTURA7.com" in run("sites").stdout
    listed = {one["site"]: one for one in json.loads(run("sites", "--json").stdout)}
    assert listed["pantura7"]["verified"] is None


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("crawl", "pantura"), 2, "did you mean pantura7"),
        (("crawl",), 2, "Name a site to crawl"),
        (("crawl", "pantura7", "--since", "kemarin"), 2, "'kemarin' is not a day"),
        (("read", "missing.html"), 2, "missing.html cannot be read"),
        (("read", "-", "--site", "panturra"), 2, "There is no site"),
        (("read", "-", "--fetched-at", "2025-01-01"), 2, "has no offset"),
        (("query", "SELECT 1"), 4, "holds no archive yet"),
        (("status",), 4, "holds no archive yet"),
        (("evaluate", "."), 2, "holds no gold files"),
    ],
)
def test_a_mistake_is_one_sentence(
    run: Run, arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    done = run(*arguments, stdin=PAGE)
    assert done.returncode == code
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_a_page_that_cannot_be_fetched_is_one_sentence() -> None:
    command = [sys.executable, "-m", "newsarchive", "read", "http://127.0.0.1:1/"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 4
    assert done.stderr.strip() == (
        "newsarchive: http://127.0.0.1:1/ cannot be read: the server refuses the connection "
        "(for robots.txt, without which nothing may be asked)."
    )


def test_another_programs_database_is_left_alone(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE notes (text)")
    before = path.read_bytes()
    done = run("status", "--db", "other.db")
    assert done.returncode == 4
    assert "another program wrote" in done.stderr
    assert path.read_bytes() == before


def test_query_lists_and_asks_the_questions_of_the_cookbook(run: Run, archive: Path) -> None:
    listed = json.loads(run("query", "--list", "--json").stdout)
    assert "@reporters site= limit=10" in [one["ask"] for one in listed]
    done = run("query", "@articles-per-month", "site=kabarkota", "--csv")
    assert done.stdout.split() == ["site,month,articles,days"]
    assert run("query", "@reporters", "limt=3").stderr.startswith("newsarchive: @reporters has no")
    assert run("query", "SELECT :a || :b AS x", "a=1", "b==", "--csv").stdout.split() == ["x", "1="]


@pytest.mark.parametrize("arguments", [(), ("SELECT 1", "limit")])
def test_query_without_a_question_or_a_value_is_wrong_usage(
    arguments: tuple[str, ...], run: Run, archive: Path
) -> None:
    assert run("query", *arguments).returncode == 2
