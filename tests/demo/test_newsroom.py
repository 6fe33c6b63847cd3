"""The newsroom's state: what a seed brings, what happens to it, what it knows to be true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from newsarchive.demo import Newsroom
from newsarchive.demo.names import SECTIONS
from newsarchive.errors import UsageError
from newsarchive.site import WIB

Truth = dict[str, Any]


@pytest.fixture
def fresh() -> Newsroom:
    return Newsroom(articles=40, page_weight=1)


def test_two_newsrooms_of_one_seed_are_equal() -> None:
    assert Newsroom(articles=30).truth() == Newsroom(articles=30).truth()
    assert Newsroom(articles=30).truth() != Newsroom(articles=30, seed=8).truth()


def test_the_articles_fill_eight_sections_and_three_years(newsroom: Newsroom) -> None:
    articles = newsroom.articles
    per_section = Counter(story.section for story in articles)
    assert len(articles) == 260
    assert set(per_section) == set(SECTIONS)
    assert min(per_section.values()) > 25
    dates = [story.published_at for story in articles]
    assert dates == sorted(dates, reverse=True)
    assert (dates[0] - dates[-1]) > timedelta(days=3 * 365 - 10)
    assert dates[0] <= newsroom.now


def test_addresses_are_unique(newsroom: Newsroom) -> None:
    paths = [story.path for story in newsroom.articles]
    assert len(set(paths)) == len(paths)


def test_no_two_articles_have_the_same_text(newsroom: Newsroom) -> None:
    texts = [story.text for story in newsroom.articles]
    assert len(set(texts)) == len(texts)


def roles(article: Truth) -> list[str]:
    return [who["role"] for who in article["bylines"]]


ODDITIES: dict[str, tuple[Callable[[Truth], Any], int]] = {
    "no dateline": (lambda one: one["dateline"] is None, 20),
    "outlet in the dateline": (lambda one: one["dateline"] and one["dateline"]["outlet"], 60),
    "capitals": (lambda one: one["dateline"] and one["dateline"]["place"].isupper(), 60),
    "no picture": (lambda one: not one["images"], 20),
    "no caption": (lambda one: one["images"] and one["images"][0]["caption"] is None, 20),
    "no credit": (lambda one: one["images"] and one["images"][0]["credit"] is None, 40),
    "no editor": (lambda one: "editor" not in roles(one), 40),
    "two reporters": (lambda one: roles(one).count("reporter") == 2, 20),
    "three reporters": (lambda one: roles(one).count("reporter") == 3, 20),
    "initials alone": (lambda one: set(roles(one)) <= {"initials", "desk"}, 20),
    "WITA": (lambda one: one["published_at"].endswith("+08:00"), 10),
    "half past midnight": (lambda one: "T00:30" in one["published_at"], 20),
    "no view count": (lambda one: one["views"] is None, 10),
    "no metadata": (lambda one: one["modified_at"] is None, 60),
    "table": (lambda one: any(" | " in line for line in one["body"]), 10),
    "three pages": (lambda one: one["pages"] == 3, 5),
    "emoji": (lambda one: "🎉" in one["title"], 10),
    "entities": (lambda one: "<" in one["title"] or "&" in one["title"], 20),
    "Baca juga": (lambda one: any(link["kind"] == "inline" for link in one["related"]), 30),
    "nine related": (
        lambda one: sum(link["kind"] == "related" for link in one["related"]) == 9,
        200,
    ),
}


@pytest.fixture(scope="module")
def truths(newsroom: Newsroom) -> list[Truth]:
    return newsroom.truth()


@pytest.mark.parametrize("oddity", ODDITIES)
def test_every_oddity_occurs_often(truths: list[Truth], oddity: str) -> None:
    occurs, at_least = ODDITIES[oddity]
    assert sum(bool(occurs(one)) for one in truths) >= at_least


def test_today_moves_the_whole_newsroom() -> None:
    newsroom = Newsroom(articles=20, today=date(2025, 1, 31))
    assert newsroom.articles[0].published_at.date() <= date(2025, 1, 31)
    assert newsroom.articles[-1].published_at.year == 2022


def test_a_published_article_is_the_newest_of_its_section(fresh: Newsroom) -> None:
    story = fresh.publish(section="Ekonomi", title="Harga Garam Naik Lagi")
    assert fresh.articles[0] == story
    assert story.slug == "harga-garam-naik-lagi"
    assert fresh.truth()[0]["section"] == "Ekonomi"
    assert fresh.events[-1].kind == "publish"


def test_an_article_can_be_published_with_an_earlier_date(fresh: Newsroom) -> None:
    at = datetime(2025, 5, 1, 20, 7, tzinfo=WIB)
    story = fresh.publish(section="Olahraga", at=at)
    assert story.published_at == at
    later = fresh.in_section(story.section)[0]
    assert later.published_at > at


def test_a_headline_used_twice_gets_a_numbered_address(fresh: Newsroom) -> None:
    first, second = (fresh.publish(title="Jalan Rusak Lagi") for _ in range(2))
    assert (first.slug, second.slug) == ("jalan-rusak-lagi", "jalan-rusak-lagi-2")


def test_a_silent_edit_changes_text_and_metadata_but_prints_no_notice(fresh: Newsroom) -> None:
    story = fresh.articles[0]
    edited = fresh.edit(story, silent=True)
    assert edited.text[:-1] == story.text
    assert edited.announced_at is None
    assert edited.modified_at == fresh.now
    assert (edited.version, fresh.events[-1].detail) == (2, "silent")


def test_an_edit_can_replace_headline_and_text(fresh: Newsroom) -> None:
    story = fresh.articles[0]
    edited = fresh.edit(story, silent=False, title="Judul Baru", paragraphs=["Isi baru."])
    assert (edited.title, edited.text, edited.path) == ("Judul Baru", ("Isi baru.",), story.path)
    assert fresh.truth()[0]["modified_at"] == fresh.now.isoformat()


def test_a_deleted_article_is_no_longer_true(fresh: Newsroom) -> None:
    story = fresh.articles[0]
    fresh.delete(story)
    assert story.path not in {one.path for one in fresh.articles}
    assert len(fresh.truth()) == 39


def test_raising_views_raises_every_printed_count(fresh: Newsroom) -> None:
    before = {one["url"]: one["views"] for one in fresh.truth()}
    fresh.raise_views(factor=2)
    for one in fresh.truth():
        was = before[one["url"]]
        assert one["views"] == (None if was is None else 2 * was + 1)


def test_an_unknown_failure_is_refused_by_name(fresh: Newsroom) -> None:
    with pytest.raises(UsageError, match="No failure is called 'explode'"):
        fresh.fail("/", "explode")
