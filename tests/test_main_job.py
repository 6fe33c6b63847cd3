"""The main job, end to end: the demonstration newsroom becomes an archive that tells its truth."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from newsarchive.demo import Newsroom
from newsarchive.discover.canonical import cited_url
from newsarchive.query import load_articles, run_sql

Truth = dict[str, Any]

FIELDS: dict[str, Callable[[Truth], Any]] = {
    "title": lambda one: one["title"],
    "published_at": lambda one: one["published_at"],
    "published_precision": lambda one: one["published_precision"],
    "section": lambda one: one["section"],
    "bylines": lambda one: sorted((line["role"], line["name"]) for line in one["bylines"]),
    "captions": lambda one: [image["caption"] for image in one["images"]],
    "credits": lambda one: [image["credit"] for image in one["images"]],
    "views": lambda one: one["views"],
    "dateline": lambda one: one["dateline"],
    "tags": lambda one: one["tags"],
    "body": lambda one: one["body"],
    "pages": lambda one: one["pages"],
    "related": lambda one: [
        (cited_url(link["url"]), link["title"])
        for link in one["related"]
        if link["kind"] == "related"
    ],
}


@dataclass
class Demonstration:
    """An archive that the demo filled, and what the newsroom knows of each article."""

    db: Path
    first: subprocess.CompletedProcess[str]
    again: subprocess.CompletedProcess[str]
    truth: dict[str, Truth]
    archived: dict[str, Truth]


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Demonstration:
    home = tmp_path_factory.mktemp("home")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "newsarchive", "demo", "--port", str(port)]
    environ = os.environ | {"NEWSARCHIVE_HOME": str(home)}
    first, again = (
        subprocess.run(command, env=environ, capture_output=True, text=True, timeout=180)
        for _ in range(2)
    )
    db = home / "data" / "demo.db"
    truth = {cited_url(one["url"]): one for one in Newsroom().truth(f"http://127.0.0.1:{port}/")}
    archived = {one.url: one.to_json() for one in load_articles(db)}
    return Demonstration(db, first, again, truth, archived)


def test_every_public_article_is_archived_once(demonstration: Demonstration) -> None:
    assert demonstration.first.returncode == 0, demonstration.first.stderr
    assert len(demonstration.truth) >= 240
    assert demonstration.archived.keys() == demonstration.truth.keys()
    count = run_sql(demonstration.db, "SELECT count(*) FROM articles").rows
    assert count == [(len(demonstration.truth),)]


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_equals_the_truth_in_99_of_100_articles(
    demonstration: Demonstration, field: str
) -> None:
    take = FIELDS[field]
    different = {
        url: (take(one), take(demonstration.archived[url]))
        for url, one in demonstration.truth.items()
        if take(one) != take(demonstration.archived[url])
    }
    assert len(different) <= len(demonstration.truth) / 100, dict(list(different.items())[:3])


def test_instants_are_stored_in_utc_and_local_days_in_the_pages_own_zone(
    demonstration: Demonstration,
) -> None:
    rows = run_sql(
        demonstration.db, "SELECT url, published_at, published_local, published_date FROM articles"
    ).rows
    for url, utc, local, day in rows:
        shown = datetime.fromisoformat(demonstration.truth[url]["published_at"])
        assert datetime.fromisoformat(local) == shown
        assert datetime.fromisoformat(utc) == shown
        assert day == shown.date().isoformat()


def test_every_value_names_the_rule_that_found_it(demonstration: Demonstration) -> None:
    for url, article in demonstration.archived.items():
        for field in ("title", "published_at", "section", "body"):
            assert article["sources"][field]["rule"], (url, field)
            assert article["sources"][field]["raw"], (url, field)


def test_the_demo_answers_its_questions_and_says_that_nothing_is_stored_twice(
    demonstration: Demonstration,
) -> None:
    first, again = demonstration.first.stdout, demonstration.again.stdout
    assert f"{len(demonstration.truth)} articles are in" in first
    assert "How many articles does each section hold" in first
    assert demonstration.again.returncode == 0, demonstration.again.stderr
    assert "none is stored twice" in again
