"""The queue: what is visited next, and what leaves it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

import pytest

from newsarchive.model import Article
from newsarchive.store import Archive, Frontier, Target

Hour = Callable[[int], datetime]

LISTING = Target("https://www.example.id/daerah/", "contoh", "listing", "Daerah", 10)
STORY = Target("https://www.example.id/berita/1", "contoh", "article", "Daerah")
OTHER = Target("https://www.example.id/berita/2", "contoh", "article", None)
ELSEWHERE = replace(STORY, url="https://lain.example.id/1", site="lain")


@pytest.fixture
def frontier(archive: Archive) -> Frontier:
    return Frontier(archive)


def test_only_what_is_new_is_added(
    frontier: Frontier, archive: Archive, article: Callable[..., Article], hour: Hour
) -> None:
    archive.keep(article(), seen_at=hour(0))
    alias = replace(STORY, url="https://www.example.id/?p=1")
    assert frontier.add([STORY, alias, OTHER, OTHER, LISTING], hour(1)) == 2
    assert frontier.add([OTHER, LISTING], hour(2)) == 0
    assert frontier.add([], hour(2)) == 0
    assert frontier.waiting("contoh") == [LISTING, OTHER]


def test_the_order_is_priority_then_discovery(frontier: Frontier, hour: Hour) -> None:
    frontier.add([OTHER], hour(1))
    frontier.add([STORY, LISTING, ELSEWHERE], hour(2))
    frontier.add([replace(STORY, url="https://www.example.id/0")], hour(0))
    order = [target.url[-3:] for target in frontier.waiting("contoh")]
    assert order == ["ah/", "d/0", "a/2", "a/1"]
    assert frontier.waiting("contoh", limit=1) == [LISTING]
    assert frontier.waiting("lain") == [ELSEWHERE]


def test_done_leaves_the_queue_until_it_is_opened_again(frontier: Frontier, hour: Hour) -> None:
    frontier.add([LISTING], hour(1))
    frontier.done(LISTING.url, hour(2))
    assert frontier.waiting("contoh") == []
    frontier.reopen(LISTING.url, hour(26))
    assert frontier.waiting("contoh", before=hour(25)) == []
    assert frontier.waiting("contoh", before=hour(26)) == [LISTING]
    assert frontier.waiting("contoh") == [LISTING]


def test_failed_waits_for_its_retry_or_leaves(
    frontier: Frontier, archive: Archive, hour: Hour
) -> None:
    frontier.add([STORY, OTHER], hour(1))
    frontier.failed(STORY.url, hour(2), 503, "Service Unavailable", retry_at=hour(3))
    frontier.failed(OTHER.url, hour(2), None, "no such host")
    assert frontier.waiting("contoh", before=hour(2)) == []
    assert frontier.waiting("contoh", before=hour(3)) == [STORY]
    frontier.failed(STORY.url, hour(3), 404, "Not Found")
    assert frontier.waiting("contoh") == []
    assert archive.select(
        "SELECT state, attempts, last_status, error FROM frontier ORDER BY url"
    ) == [("failed", 2, 404, "Not Found"), ("failed", 1, None, "no such host")]


def test_a_visit_and_its_article_are_stored_together_or_not_at_all(
    frontier: Frontier, archive: Archive, article: Callable[..., Article], hour: Hour
) -> None:
    frontier.add([STORY], hour(1))
    with suppress(KeyboardInterrupt), archive.transaction():
        archive.keep(article(), seen_at=hour(2))
        frontier.done(STORY.url, hour(2))
        raise KeyboardInterrupt
    assert frontier.waiting("contoh") == [STORY]
    assert archive.known([STORY.url]) == set()


def test_a_nested_transaction_undoes_its_own_part_alone(
    frontier: Frontier, archive: Archive, hour: Hour
) -> None:
    with archive.transaction():
        frontier.add([STORY], hour(1))
        with suppress(KeyError), archive.transaction():
            frontier.add([OTHER], hour(1))
            raise KeyError
    assert frontier.waiting("contoh") == [STORY]
