"""The newsroom in its other themes: the same stories, shown otherwise, and a change of theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from html import escape
from typing import Any
from urllib.parse import urlsplit

import pytest

from newsarchive.demo import Newsroom, Server, serve
from newsarchive.demo.looks import LOOKS
from newsarchive.demo.names import SECTIONS
from newsarchive.errors import UsageError

Get = Callable[..., Any]


@pytest.fixture(scope="module", params=["amp", "bare"])
def themed(request: pytest.FixtureRequest) -> Iterator[tuple[Newsroom, Server]]:
    newsroom = Newsroom(articles=96, page_weight=1, theme=request.param)
    for path in list(newsroom.faults):
        newsroom.heal(path)
    with serve(newsroom) as server:
        yield newsroom, server


def test_the_stories_are_the_same_in_every_theme() -> None:
    plain = Newsroom(articles=60).truth()
    for name in LOOKS:
        for mine, other in zip(Newsroom(articles=60, theme=name).truth(), plain, strict=True):
            for field in ("url", "title", "section", "dateline", "bylines", "views", "body"):
                assert mine[field] == other[field]
            times = [datetime.fromisoformat(one["published_at"]) for one in (mine, other)]
            assert times[0] == times[1]


def test_every_article_shows_its_truth(
    themed: tuple[Newsroom, Server], connect: Callable[[str], Get]
) -> None:
    newsroom, server = themed
    get = connect(server.url)
    for truth in newsroom.truth(server.url):
        path = urlsplit(truth["url"]).path
        parts = [path, *(f"{path}{number}/" for number in range(2, truth["pages"] + 1))]
        text = " ".join(get(one).text for one in parts)
        assert escape(truth["title"]) in text
        assert escape(truth["section"]) in text
        for line in truth["body"]:
            assert escape(line.split(" | ")[0], quote=False) in text
        for one in truth["bylines"]:
            assert one["name"] in text
        if truth["views"]:
            assert f"{truth['views']:,} kali".replace(",", ".") in text
        at = datetime.fromisoformat(truth["published_at"])
        assert any(f"{at:{shape}}" in text for shape in ("%H:%M", "%H.%M"))


def test_a_section_s_list_leads_on_to_its_last_page(
    themed: tuple[Newsroom, Server], connect: Callable[[str], Get]
) -> None:
    newsroom, server = themed
    look = LOOKS[newsroom.theme]
    section = max(SECTIONS, key=lambda one: len(newsroom.in_section(one)))
    pages = -(-len(newsroom.in_section(section)) // 10)
    path = look.section_path(section)
    get = connect(server.url)
    assert pages > 1
    assert f"{path}{look.page_folder}/2/" in get(path).text
    assert get(f"{path}{look.page_folder}/{pages}/").status == 200
    assert get(f"{path}{look.page_folder}/{pages + 1}/").status == 404


def test_the_bare_site_tells_machines_nothing(connect: Callable[[str], Get]) -> None:
    newsroom = Newsroom(articles=20, page_weight=1, theme="bare")
    with serve(newsroom) as server:
        get = connect(server.url)
        for path in ("/robots.txt", "/feed/", "/wp-sitemap.xml", "/wp-json/wp/v2/posts"):
            assert get(path).status == 404
        page = get(newsroom.articles[0].path).text
        assert "ld+json" not in page
        assert "canonical" not in page


def test_a_redesign_shows_the_same_article_at_the_same_address(
    connect: Callable[[str], Get],
) -> None:
    newsroom = Newsroom(articles=20, page_weight=1)
    with serve(newsroom) as server:
        get = connect(server.url)
        story = newsroom.articles[0]
        before = get(story.path)
        newsroom.redesign("amp")
        after = get(story.path, If_None_Match=before.headers["ETag"])
        assert (after.status, newsroom.events[-1].kind) == (200, "redesign")
        assert 'class="baca__judul"' in after.text
        assert 'class="title-post"' in before.text
        assert get(story.section.path).status == 200
        newsroom.redesign("perbesar")
        assert 'class="title-post"' in get(story.path).text


def test_an_unknown_theme_is_refused_by_name() -> None:
    with pytest.raises(UsageError, match="the themes are perbesar, amp, bare"):
        Newsroom(articles=1, theme="mewah")
