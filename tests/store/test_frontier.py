"""The queue: what is visited next, and what leaves it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

import pytest

from newsarchive.model import Article
from newsarchive.store import Archive, Frontier, Target
from newsarchive.store.frontier import MOST_ATTEMPTS, retry_at

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
    assert frontier.queue("contoh") == [LISTING, OTHER]


def test_the_order_is_priority_then_discovery(frontier: Frontier, hour: Hour) -> None:
    frontier.add([OTHER], hour(1))
    frontier.add([STORY, LISTING, ELSEWHERE], hour(2))
    frontier.add([replace(STORY, url="https://www.example.id/0")], hour(0))
    order = [target.url[-3:] for target in frontier.queue("contoh")]
    assert order == ["ah/", "d/0", "a/2", "a/1"]
    assert frontier.queue("lain") == [ELSEWHERE]


def test_a_first_visit_is_told_from_a_further_one(
    frontier: Frontier, archive: Archive, hour: Hour
) -> None:
    frontier.add([LISTING], hour(1))
    first, second = (archive.start_run("crawl", ["contoh"], hour(number)) for number in (1, 2))
    assert [one.is_first for one in frontier.take("contoh", first, 1)] == [True]
    frontier.done(LISTING.url, hour(1))
    frontier.ask([LISTING], hour(2))
    assert [one.is_first for one in frontier.take("contoh", second, 1)] == [False]


def test_done_leaves_the_queue_until_it_is_asked_for_again(frontier: Frontier, hour: Hour) -> None:
    frontier.add([LISTING], hour(1))
    frontier.done(LISTING.url, hour(2))
    assert frontier.queue("contoh") == []
    frontier.ask([LISTING, OTHER], hour(26))
    assert frontier.queue("contoh") == [LISTING, OTHER]


def test_failed_waits_for_its_retry_or_leaves(
    frontier: Frontier, archive: Archive, hour: Hour
) -> None:
    frontier.add([STORY, OTHER], hour(1))
    frontier.failed(STORY.url, hour(2), 503, "Service Unavailable", hour(3))
    frontier.failed(OTHER.url, hour(2), None, "no such host")
    frontier.admit("contoh", hour(2), 10)
    assert frontier.queue("contoh") == []
    frontier.admit("contoh", hour(3), 0)
    assert frontier.queue("contoh") == [STORY]
    frontier.failed(STORY.url, hour(3), 404, "Not Found")
    frontier.admit("contoh", hour(99), 10)
    assert frontier.queue("contoh") == []
    assert archive.select("SELECT state, last_status, error FROM frontier ORDER BY url") == [
        ("failed", 404, "Not Found"), ("failed", None, "no such host"),
    ]  # fmt: skip


def begin(archive: Archive, at: datetime) -> int:
    return archive.start_run("crawl", ["contoh"], at)


def test_what_is_taken_is_in_flight_and_taken_once_a_run(
    frontier: Frontier, archive: Archive, hour: Hour
) -> None:
    frontier.add([OTHER, LISTING, STORY, ELSEWHERE], hour(1))
    run = begin(archive, hour(1))
    assert frontier.take("contoh", run, 2) == [LISTING, OTHER]
    assert frontier.take("contoh", run, 2) == [STORY]
    frontier.release(STORY.url)
    assert frontier.take("contoh", run, 2) == []
    assert frontier.take("contoh", begin(archive, hour(2)), 2) == [STORY]


def test_a_section_alone_is_taken(frontier: Frontier, archive: Archive, hour: Hour) -> None:
    frontier.add([OTHER, STORY], hour(1))
    assert frontier.take("contoh", begin(archive, hour(1)), 9, "Daerah") == [STORY]


def test_what_a_dead_run_had_in_flight_is_taken_again_by_the_next(
    frontier: Frontier, archive: Archive, hour: Hour
) -> None:
    frontier.add([LISTING, STORY, OTHER], hour(1))
    frontier.take("contoh", begin(archive, hour(1)), 2)
    assert frontier.recover("contoh") == []
    taken = frontier.take("contoh", begin(archive, hour(2)), 3)
    assert [(one.url, one.attempts) for one in taken] == [
        (LISTING.url, 2), (STORY.url, 2), (OTHER.url, 1),
    ]  # fmt: skip


def test_a_url_that_every_run_dies_of_is_given_up(
    frontier: Frontier, archive: Archive, hour: Hour
) -> None:
    frontier.add([STORY], hour(1))
    for number in range(MOST_ATTEMPTS):
        assert frontier.recover("contoh") == []
        assert frontier.take("contoh", begin(archive, hour(number)), 1) == [STORY]
    assert frontier.recover("contoh") == [STORY.url]
    assert frontier.queue("contoh") == []


def test_the_delays_between_attempts_grow_until_a_url_is_given_up(hour: Hour) -> None:
    again = [retry_at(attempts, hour(0)) for attempts in range(1, MOST_ATTEMPTS + 1)]
    delays = [at - hour(0) for at in again if at is not None]
    assert again[0] == hour(0)
    assert delays == sorted(set(delays))
    assert again[-1] is None


def test_a_visit_and_its_article_are_stored_together_or_not_at_all(
    frontier: Frontier, archive: Archive, article: Callable[..., Article], hour: Hour
) -> None:
    frontier.add([STORY], hour(1))
    with suppress(KeyboardInterrupt), archive.transaction():
        archive.keep(article(), seen_at=hour(2))
        frontier.done(STORY.url, hour(2))
        raise KeyboardInterrupt
    assert frontier.queue("contoh") == [STORY]
    assert archive.known([STORY.url]) == set()


def test_a_nested_transaction_undoes_its_own_part_alone(
    frontier: Frontier, archive: Archive, hour: Hour
) -> None:
    with archive.transaction():
        frontier.add([STORY], hour(1))
        with suppress(KeyError), archive.transaction():
            frontier.add([OTHER], hour(1))
            raise KeyError
    assert frontier.queue("contoh") == [STORY]
