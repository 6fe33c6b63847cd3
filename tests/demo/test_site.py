"""What the newsroom serves: lists, feeds, sitemaps, wp-json, and pages that match the truth."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import etree, html

from newsarchive.demo import Newsroom, Server, Story
from newsarchive.demo.names import SECTIONS
from newsarchive.site import WIB

Get = Callable[..., Any]


def shown(page: html.HtmlElement, css: str) -> list[str]:
    return [" ".join(one.text_content().split()) for one in page.cssselect(css)]


@dataclass(frozen=True)
class Served:
    """An article as it is true and as it is served, all its pages."""

    truth: dict[str, Any]
    first: html.HtmlElement
    text: str
    """What stands in the text block of all pages."""


@pytest.fixture(scope="module")
def served(newsroom: Newsroom, server: Server, get: Get) -> list[Served]:
    """Every article over HTTP, those that still need to heal included."""
    articles = []
    for path in list(newsroom.faults):
        newsroom.heal(path)
    for truth in newsroom.truth(server.url):
        path = urlsplit(truth["url"]).path
        paths = [path, *(f"{path}{number}/" for number in range(2, truth["pages"] + 1))]
        pages = [html.fromstring(get(one).body) for one in paths]
        text = " ".join(line for page in pages for line in shown(page, ".post-detail"))
        articles.append(Served(truth, pages[0], text))
    return articles


def test_articles_show_their_headline_and_section(served: list[Served]) -> None:
    for one in served:
        assert shown(one.first, "h1") == [" ".join(one.truth["title"].split())]
        assert shown(one.first, ".post-category a") == [one.truth["section"]]


def test_articles_show_their_local_time(served: list[Served]) -> None:
    for one in served:
        at = datetime.fromisoformat(one.truth["published_at"])
        (printed,) = shown(one.first, ".timepost")
        zone = {7: "WIB", 8: "WITA"}[at.utcoffset() // timedelta(hours=1)]
        assert printed.startswith(f"{at.day} ")
        assert printed.endswith(f" {at.year} {at:%H:%M} {zone}")


def test_articles_show_every_line_of_their_text(served: list[Served]) -> None:
    for one in served:
        cells = [cell for line in one.truth["body"] for cell in line.split(" | ")]
        assert [cell for cell in cells if cell not in one.text] == []


def test_articles_show_their_dateline_first(served: list[Served]) -> None:
    for one in served:
        dateline = one.truth["dateline"] or {"place": one.truth["body"][0], "outlet": None}
        opening = shown(one.first, ".post-detail > p")[0]
        assert opening.startswith(dateline["place"])
        assert (dateline["outlet"] or "") in opening


def test_articles_name_everyone_who_made_them(served: list[Served]) -> None:
    for one in served:
        named = " ".join([one.text, *shown(one.first, ".author-name")])
        assert [who for who in one.truth["bylines"] if who["name"] not in named] == []


def test_articles_show_their_tags(served: list[Served]) -> None:
    for one in served:
        assert shown(one.first, ".tag-post a") == one.truth["tags"]


def test_pictures_show_caption_and_credit_or_the_headline_as_alt(served: list[Served]) -> None:
    for one in served:
        pictures = one.first.cssselect("img.featured-image")
        assert [picture.get("src") for picture in pictures] == [
            image["url"] for image in one.truth["images"]
        ]
        for picture, image in zip(pictures, one.truth["images"], strict=True):
            caption = " ".join(shown(one.first, "figcaption"))
            assert (image["caption"] or "") in caption
            assert (image["credit"] or "") in caption
            assert picture.get("alt") == (caption or one.truth["title"])


def test_articles_show_their_own_count_beside_those_of_others(served: list[Served]) -> None:
    for one in served:
        views = one.truth["views"]
        counts = re.findall(r"Artikel ini telah dibaca ([\d,]+) kali", one.text)
        assert set(counts) == (set() if views is None else {f"{views:,}"})
        assert len(shown(one.first, ".sidebar .popular-views")) == 5


def test_articles_link_to_what_they_list(served: list[Served]) -> None:
    boxes = {"related": ".related-list a", "trending": ".trending-list a",
             "inline": ".post-detail strong a, .post-detail .baca-juga a"}  # fmt: skip
    for one in served:
        for kind, css in boxes.items():
            links = {
                (link.get("href").partition("?")[0], link.text) for link in one.first.cssselect(css)
            }
            told = {
                (link["url"], link["title"])
                for link in one.truth["related"]
                if link["kind"] == kind
            }
            assert links == told or (one.truth["pages"] > 1 and links <= told)


def test_section_pages_list_every_article_ten_a_page_newest_first(
    newsroom: Newsroom, server: Server, get: Get
) -> None:
    for section in SECTIONS:
        titles: list[str] = []
        path = section.path
        while path:
            page = html.fromstring(get(path).body)
            found = shown(page, ".post-title a")
            assert len(found) <= 10
            titles += found
            further = page.cssselect("a.next")
            path = urlsplit(further[0].get("href")).path if further else ""
        stories = newsroom.in_section(section)
        assert titles == [" ".join(story.title.split()) for story in stories]


def test_a_page_past_the_last_is_not_found(get: Get) -> None:
    assert get("/category/ekonomi/page/99/").status == 404


def test_old_articles_stand_under_a_number_too_and_newer_numbers_redirect(
    newsroom: Newsroom, server: Server, get: Get
) -> None:
    old, new = newsroom.articles[-1], newsroom.articles[0]
    by_number, by_slug = get(f"/?p={old.id}"), get(old.path)
    assert by_number.body == by_slug.body
    canonical = html.fromstring(by_number.body).cssselect("link[rel=canonical]")[0]
    assert canonical.get("href") == f"{server.url}{old.path[1:]}"
    moved = get(f"/?p={new.id}")
    assert (moved.status, moved.headers["Location"]) == (301, f"{server.url}{new.path[1:]}")


def test_a_renamed_article_redirects_from_its_old_address(newsroom: Newsroom, get: Get) -> None:
    story = next(one for one in newsroom.articles if one.old_slug)
    answer = get(f"/{story.old_slug}/")
    assert answer.status == 301
    assert answer.headers["Location"].endswith(story.path)


def test_an_address_without_its_closing_slash_redirects(newsroom: Newsroom, get: Get) -> None:
    answer = get(newsroom.articles[0].path.rstrip("/"))
    assert (answer.status, urlsplit(answer.headers["Location"]).path) == (
        301,
        newsroom.articles[0].path,
    )


def test_articles_link_to_some_that_were_taken_down_or_moved(newsroom: Newsroom, get: Get) -> None:
    linked = {
        urlsplit(link["url"]).path
        for one in newsroom.truth()
        for link in one["related"]
        if link["kind"] == "inline"
    }
    assert {200, 301, 404, 410} <= {get(path).status for path in linked}


def test_the_amp_twin_points_back_and_holds_the_same_words(newsroom: Newsroom, get: Get) -> None:
    story = next(one for one in newsroom.articles if one.amp_path)
    page = html.fromstring(get(story.amp_path).body)
    assert page.cssselect("link[rel=canonical]")[0].get("href").endswith(story.path)
    text = " ".join(shown(page, ".post-detail"))
    assert all(line in text for line in story.text)


def test_metadata_gives_utc_and_only_newer_pages_have_it(newsroom: Newsroom, get: Get) -> None:
    def metadata(story: Story) -> list[str]:
        page = html.fromstring(get(story.path).body)
        return [one.text for one in page.cssselect("script[type='application/ld+json']")]

    new = next(one for one in newsroom.articles if (one.published_at.hour, one.photo) > (0, None))
    graph = json.loads(metadata(new)[0])["@graph"][0]
    assert graph["datePublished"].endswith("+00:00")
    assert graph["headline"] == new.title
    assert metadata(newsroom.articles[-1]) == []


def test_internal_pages_are_linked_but_forbidden(newsroom: Newsroom, get: Get) -> None:
    assert "Disallow: /category/internal/" in get("/robots.txt").text
    page = html.fromstring(get("/category/internal/").body)
    links = [urlsplit(one.get("href")).path for one in page.cssselect(".post-title a")]
    assert links
    assert all(link.startswith("/internal/") for link in links)
    assert not set(links) & {urlsplit(one["url"]).path for one in newsroom.truth()}


def test_feeds_carry_the_newest_ten(newsroom: Newsroom, server: Server, get: Get) -> None:
    for path, stories in (
        ("/feed/", newsroom.articles),
        ("/category/hukum-kriminal/feed/", newsroom.in_section(SECTIONS[1])),
    ):
        feed = etree.fromstring(get(path).body)
        links = [item.findtext("link") for item in feed.iter("item")]
        assert links == [f"{server.url}{story.path[1:]}" for story in stories[:10]]


def test_the_sitemaps_name_every_public_article(
    newsroom: Newsroom, server: Server, get: Get
) -> None:
    def locations(path: str) -> list[str]:
        return [one.text for one in etree.fromstring(get(path).body).iter("{*}loc")]

    maps = [urlsplit(one).path for one in locations("/wp-sitemap.xml")]
    found = {url for one in maps if "posts" in one for url in locations(one)}
    home = server.url.rstrip("/")
    assert found == {f"{home}{story.listed_path}" for story in newsroom.articles}


def test_wp_json_counts_pages_and_filters_by_change(
    newsroom: Newsroom, server: Server, get: Get
) -> None:
    first = get("/wp-json/wp/v2/posts?per_page=100")
    assert (first.headers["X-WP-Total"], first.headers["X-WP-TotalPages"]) == ("260", "3")
    last = json.loads(get("/wp-json/wp/v2/posts?per_page=100&page=3").body)
    assert len(last) == 60
    assert get("/wp-json/wp/v2/posts?per_page=100&page=4").status == 400
    assert get("/wp-json/wp/v2/posts?modified_after=kemarin").status == 400
    after = newsroom.articles[20].modified_at
    later = [one for one in newsroom.articles if one.modified_at > after]
    local = after.astimezone(WIB).replace(tzinfo=None).isoformat()
    found = json.loads(get(f"/wp-json/wp/v2/posts?per_page=100&modified_after={local}").body)
    assert {one["id"] for one in found} == {one.id for one in later}


@pytest.mark.parametrize("weight", [60, 170])
def test_a_page_weighs_about_what_is_asked_for(weight: int) -> None:
    from newsarchive.demo.routes import Routes

    newsroom = Newsroom(page_weight=weight)
    routes = Routes(newsroom, "http://127.0.0.1/")
    sizes = [len(routes.reply(one.path, {}).body) / 1024 for one in newsroom.articles[:40]]
    assert 0.9 * weight < min(sizes) <= max(sizes) < 1.1 * weight
