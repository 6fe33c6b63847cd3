"""Revisits by plan: made when they are due, within the budget, and counted."""

import sqlite3
import time
from datetime import timedelta

import pytest

from newsarchive.demo import Newsroom, serve
from newsarchive.demo.names import SECTIONS

SECTION = SECTIONS[0]
LONG_AGO = "UPDATE frontier SET visit_at = '2026-01-01T00:00:00Z' WHERE visit_at IS NOT NULL"


@pytest.fixture
def night(crawler):
    """A newsroom and a function that crawls one of its sections once more."""
    newsroom = Newsroom(articles=48, page_weight=5)
    with serve(newsroom) as server:
        sites = {"suluh": (server.url, [SECTION.path])}
        yield newsroom, server, lambda **options: crawler.run(sites, **options).site("suluh")


def make_all_due(crawler) -> int:
    time.sleep(1 - time.time() % 1)  # an archive tells visits apart by the second
    with sqlite3.connect(crawler.db) as connection:
        return connection.execute(LONG_AGO).rowcount


def test_every_article_is_planned_in_the_transaction_that_stores_it(night, crawler):
    _, _, run = night
    first = run()
    planned = crawler.rows("SELECT visit_at > visited_at, priority BETWEEN 1 AND 9 FROM frontier"
                           " WHERE kind = 'article' AND state = 'done'")  # fmt: skip
    assert planned == [(1, 1)] * first["new"]


def test_nothing_is_visited_again_before_its_time(night):
    _, _, run = night
    run()
    assert (run()["unchanged"], run()["pages"]) == (0, 0)


def test_what_is_due_is_visited_once_within_the_budget_and_its_edits_are_counted(night, crawler):
    newsroom, _, run = night
    total = run()["new"]
    newsroom.edit(newsroom.in_section(SECTION)[0])
    newsroom.now += timedelta(days=1)
    assert make_all_due(crawler) == total
    some = run(revisit_budget=2)
    assert some["updated"] + some["unchanged"] == 2
    rest = run()
    assert rest["updated"] + rest["unchanged"] == total - 2
    assert some["updated"] + rest["updated"] == 1
    assert crawler.rows("SELECT sum(listed), sum(edited) FROM yields WHERE kind = 'revisit'") == [
        (total, 1)
    ]


def test_no_budget_is_no_revisit(night, crawler):
    _, _, run = night
    run()
    make_all_due(crawler)
    assert run(revisit_budget=0)["pages"] == 0


def test_a_table_of_ones_own_is_kept(night, crawler):
    _, _, run = night
    run(revisit="1 h: 1 h")
    assert crawler.rows("SELECT count(*) FROM frontier WHERE visit_at IS NOT NULL") == [(0,)]
