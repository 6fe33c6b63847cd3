"""Revisits: which stored articles a run asks for again, and under which address."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from newsarchive.model import Article, Timestamp
from newsarchive.revisits import Plan
from newsarchive.store import Archive, Frontier, Target
from newsarchive.store import frontier as frontier_module

Hour = Callable[[int], datetime]
Build = Callable[..., Article]


@pytest.fixture
def frontier(archive: Archive) -> Frontier:
    return Frontier(archive)


def visited(
    archive: Archive, article: Article, at: datetime, *, asked: str, site: str = "contoh"
) -> None:
    """A visit to ``asked`` brought ``article``."""
    frontier = Frontier(archive)
    frontier.add([Target(asked, site, "article")], at)
    archive.keep(article, seen_at=at)
    frontier.done(asked, at, article.url)


def waiting(frontier: Frontier, site: str = "contoh") -> list[str]:
    return [target.url for target in frontier.queue(site)]


def test_an_article_is_asked_for_at_the_address_that_brought_it(
    archive: Archive, frontier: Frontier, article: Build, hour: Hour
) -> None:
    asked = "http://www.example.id/berita/1/?utm_source=x"
    visited(archive, article(), hour(1), asked=asked)
    assert frontier.revisit("contoh", hour(-24), hour(2)) == 1
    assert waiting(frontier) == [asked]


def test_of_two_addresses_the_first_is_asked_for(
    archive: Archive, frontier: Frontier, article: Build, hour: Hour
) -> None:
    for at, asked in enumerate(("https://www.example.id/?p=1", "https://www.example.id/berita/1")):
        visited(archive, article(aliases=()), hour(at), asked=asked)
    frontier.revisit("contoh", hour(-24), hour(3))
    assert len(waiting(frontier)) == 1


@pytest.mark.parametrize(
    ("published", "first_seen", "again"),
    [(-5, 40, True), (-15, 40, False), (None, 40, True), (None, -15, False)],
    ids=["young", "old", "undated, seen lately", "undated, seen long ago"],
)
def test_the_day_of_publication_counts_or_that_of_the_first_sight(
    archive: Archive, frontier: Frontier, article: Build, hour: Hour,
    published: int | None, first_seen: int, again: bool,
) -> None:  # fmt: skip
    at = None if published is None else Timestamp(hour(published), "minute")
    visited(archive, article(published_at=at), hour(first_seen), asked=article().url)
    frontier.revisit("contoh", hour(-10), hour(48))
    assert waiting(frontier) == ([article().url] if again else [])


def test_what_failed_the_last_time_is_asked_for_again_and_what_was_never_stored_is_not(
    archive: Archive, frontier: Frontier, article: Build, hour: Hour
) -> None:
    visited(archive, article(), hour(1), asked=article().url)
    frontier.failed(article().url, hour(2), 404, "Not Found")
    frontier.add([Target("https://www.example.id/video", "contoh", "article")], hour(1))
    frontier.failed("https://www.example.id/video", hour(2), None, "no article")
    frontier.revisit("contoh", hour(-24), hour(3))
    assert waiting(frontier) == [article().url]


def test_other_sites_are_left_alone(
    archive: Archive, frontier: Frontier, article: Build, hour: Hour
) -> None:
    visited(archive, article(site="lain"), hour(1), asked=article().url, site="lain")
    assert frontier.revisit("contoh", hour(-24), hour(2)) == 0
    assert waiting(frontier, "lain") == []


def plan(at: datetime, urgency: int = 9) -> Plan:
    return Plan(at, urgency)


def planned(archive: Archive, article: Build, hour: Hour, *plans: Plan) -> list[str]:
    """Articles that were visited at midnight, each with its plan."""
    urls = [f"https://www.example.id/berita/{number}" for number in range(len(plans))]
    for url, one in zip(urls, plans, strict=True):
        visited(archive, article(url=url, aliases=(), title=url), hour(0), asked=url)
        Frontier(archive).done(url, hour(0), url, one)
    return urls


def test_a_revisit_is_due_at_its_time(
    archive: Archive, frontier: Frontier, article: Build, hour: Hour
) -> None:
    [url] = planned(archive, article, hour, plan(hour(5)))
    frontier.admit("contoh", hour(5) - timedelta(seconds=1), 10)
    assert waiting(frontier) == []
    frontier.admit("contoh", hour(5), 10)
    assert waiting(frontier) == [url]


def test_the_budget_goes_to_the_youngest_then_to_the_longest_overdue(
    archive: Archive, frontier: Frontier, article: Build, hour: Hour
) -> None:
    urls = planned(
        archive, article, hour,
        plan(hour(1), 3), plan(hour(5), 9), plan(hour(4), 9), plan(hour(9), 9),
    )  # fmt: skip
    frontier.admit("contoh", hour(6), 2)
    assert sorted(waiting(frontier)) == sorted([urls[2], urls[1]])
    frontier.admit("contoh", hour(6), 2)
    assert len(waiting(frontier)) == 2, "what an interrupted run left due counts"
    frontier.admit("contoh", hour(6), 3)
    assert sorted(waiting(frontier)) == sorted(urls[:3])


def test_an_article_has_one_plan_however_many_addresses_lead_to_it(
    archive: Archive, frontier: Frontier, article: Build, hour: Hour
) -> None:
    addresses = ("https://www.example.id/?p=1", "https://www.example.id/berita/1/")
    for asked in addresses:
        visited(archive, article(), hour(1), asked=asked)
        frontier.done(asked, hour(1), article().url, plan(hour(2)))
    frontier.admit("contoh", hour(3), 10)
    assert waiting(frontier) == [addresses[1]]


def test_what_the_site_says_it_edited_since_our_visit_is_due_at_once(
    archive: Archive, frontier: Frontier, article: Build, hour: Hour
) -> None:
    urls = planned(archive, article, hour, plan(hour(99)), plan(hour(99)), plan(hour(99)))
    earlier, same = hour(0) - timedelta(seconds=1), hour(0)  # which was first, a second cannot say
    told = {urls[0]: hour(1), urls[1]: earlier, urls[2]: same, "https://lain.id/": hour(1)}
    assert frontier.edited(told, most=1) == 1
    assert waiting(frontier) == [urls[0]]
    assert frontier.edited(told, most=5) == 1
    assert sorted(waiting(frontier)) == [urls[0], urls[2]]


@pytest.mark.parametrize(
    "statement",
    [
        frontier_module._TAKE, frontier_module._ADMIT, frontier_module._EDITED,
        frontier_module._RETRY, frontier_module._RECOVER, frontier_module._COUNT_DUE,
        frontier_module._COUNT_QUEUE, frontier_module._ONE_PLAN, frontier_module._REVISIT,
        frontier_module._SEEN_FIRST_SINCE,
    ],
)  # fmt: skip
def test_no_question_to_the_frontier_reads_it_whole(archive: Archive, statement: str) -> None:
    values = [1] * max(statement.count("?"), 5)
    names = set(re.findall(r"\?(\d)", statement))
    plan = archive.select(
        f"EXPLAIN QUERY PLAN {statement}", values[: len(names) or statement.count("?")]
    )
    scans = [told for *_, told in plan if told.startswith("SCAN") and "VIRTUAL" not in told]
    assert scans == []
