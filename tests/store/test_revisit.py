"""Revisits: which stored articles a run asks for again, and under which address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from newsarchive.model import Article, Timestamp
from newsarchive.store import Archive, Frontier, Target

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
    return [target.url for target in frontier.waiting(site)]


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


def test_a_revisit_is_due_at_its_time(
    archive: Archive, frontier: Frontier, article: Build, hour: Hour
) -> None:
    visited(archive, article(), hour(1), asked=article().url)
    frontier.revisit("contoh", hour(-24), hour(5))
    assert frontier.waiting("contoh", before=hour(5) - timedelta(seconds=1)) == []
    assert len(frontier.waiting("contoh", before=hour(5))) == 1
