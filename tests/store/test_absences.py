"""Disappearance: an article is removed when two runs missed it, and back when it is seen again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import permutations

import pytest

from newsarchive.model import Article
from newsarchive.store import Archive

Hour = Callable[[int], datetime]
Build = Callable[..., Article]


def stamp(hours: int | None) -> str | None:
    return None if hours is None else f"2026-03-01T{hours:02}:00:00Z"


@pytest.mark.parametrize(
    ("history", "removed_at"),
    [
        ("seen", None),
        ("seen gone", None),
        ("seen gone gone", 2),
        ("seen gone gone gone", 2),
        ("seen gone seen gone", None),
        ("seen gone gone seen", None),
        ("seen gone gone seen gone gone", 5),
    ],
)
def test_two_runs_that_miss_an_article_since_it_was_seen_remove_it(
    archive: Archive, article: Build, hour: Hour, history: str, removed_at: int | None
) -> None:
    for at, found in enumerate(history.split(), start=1):
        run_id = archive.start_run("crawl", ["contoh"], hour(at))
        if found == "seen":
            archive.keep(article(), seen_at=hour(at), run_id=run_id)
        else:
            archive.missed(article().url, run_id=run_id, seen_at=hour(at), status=404)
    assert archive.select("SELECT removed_at FROM articles") == [(stamp(removed_at),)]
    assert archive.select("SELECT count(*) FROM revisions") == [(1,)]


def test_one_run_that_misses_it_twice_is_one_run(
    archive: Archive, article: Build, hour: Hour
) -> None:
    archive.keep(article(), seen_at=hour(1))
    run_id = archive.start_run("crawl", ["contoh"], hour(2))
    for at, status in ((2, 404), (3, 410)):
        archive.missed(article().url, run_id=run_id, seen_at=hour(at), status=status)
    assert archive.select("SELECT removed_at FROM articles") == [(None,)]
    assert archive.select("SELECT seen_at, status FROM absences") == [(stamp(2), 404)]


def test_an_alias_that_is_gone_is_its_article_gone(
    archive: Archive, article: Build, hour: Hour
) -> None:
    archive.keep(article(), seen_at=hour(1))
    for at in (2, 3):
        run_id = archive.start_run("crawl", ["contoh"], hour(at))
        archive.missed("https://www.example.id/?p=1", run_id=run_id, seen_at=hour(at), status=410)
    assert archive.select("SELECT removed_at FROM articles") == [(stamp(2),)]


def test_what_was_never_archived_cannot_be_missed(archive: Archive, hour: Hour) -> None:
    run_id = archive.start_run("crawl", ["contoh"], hour(1))
    archive.missed("https://www.example.id/x", run_id=run_id, seen_at=hour(1), status=404)
    assert archive.select("SELECT count(*) FROM absences") == [(0,)]


@pytest.mark.parametrize("order", list(permutations(range(1, 5))))
def test_the_order_in_which_history_is_read_again_does_not_matter(
    archive: Archive, article: Build, hour: Hour, order: tuple[int, ...]
) -> None:
    archive.keep(article(), seen_at=hour(0))
    runs = {at: archive.start_run("crawl", ["contoh"], hour(at)) for at in order}
    for at in order:
        if at == 2:
            archive.keep(article(), seen_at=hour(at), run_id=runs[at])
        else:
            archive.missed(article().url, run_id=runs[at], seen_at=hour(at), status=404)
    assert archive.select("SELECT removed_at FROM articles") == [(stamp(3),)]
