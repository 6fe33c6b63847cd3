"""Sitemaps, feeds and wp-json of the demonstration newsroom, and nights that cost little."""

import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from newsarchive.demo import Newsroom, Server, serve
from newsarchive.demo.names import SECTIONS
from newsarchive.site import WIB, Feed, Sitemap, WpJson

ARTICLES = 120
FRONT_PAGES = 1 + 3 + len(SECTIONS)
"""Of a night with nothing new: robots.txt; wp-json, sitemap, feed; the sections."""


@pytest.fixture
def newsroom() -> Newsroom:
    room = Newsroom(articles=ARTICLES, page_weight=5, today=datetime.now(WIB).date())
    room.now = datetime.now(WIB) - timedelta(days=1)
    return room


@pytest.fixture
def server(newsroom) -> Iterator[Server]:
    with serve(newsroom) as running:
        yield running


@pytest.fixture
def night(crawler, server):
    """Crawls with whatever the site names, or with the sources given; the report."""

    def run(sources=None, **options) -> dict:
        server.requests.clear()
        time.sleep(1)  # what was seen first in which run is told apart by the second
        sections = [section.path for section in SECTIONS]
        crawled = crawler.run({"suluh": (server.url, sections, sources)}, **options)
        assert crawled.exit_code == 0, crawled
        return crawled.site("suluh")

    return run


def paths(server: Server, status: int = 200) -> Counter:
    return Counter(one.path for one in server.requests if one.status == status)


def test_an_article_that_four_sources_name_is_fetched_once(night, server, newsroom):
    report = night()
    assert (report["new"], report["unchanged"]) == (ARTICLES, 0)
    sent = paths(server)
    assert [path for path, times in sent.items() if times > 1] == []
    assert all(sent[story.listed_path] == 1 for story in newsroom.articles)


def test_an_article_that_came_by_another_address_is_not_asked_for_again(crawler, serve_pages):
    page = "<h1>Warga Perbaiki Jembatan</h1>" + "".join(
        f"<p>Jembatan Kaliwening bagian {number} rusak sejak banjir pekan lalu dan kini diperbaiki "
        "bersama oleh warga tiga dusun.</p>" for number in range(1, 6)
    )  # fmt: skip

    def answer(path: str) -> bytes | int | str:
        long = "/2026/11/20/warga-perbaiki-jembatan/"
        url = f"{home}{long.lstrip('/')}"
        lists = {
            "/berita/": '<article><h2><a href="/?p=7">Warga Perbaiki Jembatan</a></h2></article>',
            "/all.xml": f"<urlset><url><loc>{url}</loc></url></urlset>",
            "/?p=7": f'<head><link rel="canonical" href="{url}"></head><body>{page}</body>',
        }
        asked.append(path)
        return lists[path].encode() if path in lists else 404

    asked: list[str] = []
    with serve_pages(answer) as home:
        crawler.run({"kota": (home, ["/berita/"], ())})
        report = crawler.run({"kota": (home, ["/berita/"], (Sitemap("all.xml"),))}).site("kota")
    assert (report["new"], report["failed"], report["waiting"]) == (0, 0, 0)
    assert asked.count("/?p=7") == asked.count("/all.xml") == 1
    assert not [path for path in asked if path.startswith("/2026/")]


def test_a_night_with_nothing_new_asks_for_front_pages_alone(night, server):
    night()
    report = night()
    assert len(server.requests) == report["requests"] == FRONT_PAGES
    assert (report["pages"], report["outcome"]) == (0, "finished")
    conditional = paths(server, 304)
    assert len(conditional) == FRONT_PAGES - 2, "all but robots.txt and wp-json"


def test_a_night_asks_for_front_pages_and_what_is_due(night, server, newsroom, crawler):
    night()
    published, edited = newsroom.publish(section="Ekonomi"), newsroom.articles[40]
    newsroom.now = datetime.now(WIB) - timedelta(minutes=1)  # and an edit takes a minute
    newsroom.edit(edited)
    report = night()
    assert (report["new"], report["updated"], report["unchanged"]) == (1, 1, 0)
    asked = paths(server)
    assert asked[published.path] == asked[edited.listed_path] == 1
    # The section with the new article is read one page further, for it may list more.
    assert len(server.requests) <= FRONT_PAGES + 3
    assert crawler.rows("SELECT new, edited FROM yields WHERE kind = 'wp_json' AND run_id = 2") == [
        (1, 1)
    ]
    assert night()["pages"] == 0


def test_each_source_tells_what_it_brought(night, crawler):
    night(sources=(WpJson(), Sitemap("/wp-sitemap.xml"), Feed("/feed/")))
    rows = crawler.rows("SELECT kind, sum(listed), sum(new), max(status) FROM yields GROUP BY kind")
    told = {kind: rest for kind, *rest in rows}
    assert {kind: listed for kind, (listed, _, _) in told.items()} == {
        "feed": 10, "listing": ARTICLES, "sitemap": ARTICLES, "wp_json": ARTICLES,
    }  # fmt: skip
    assert {status for _, _, status in told.values()} == {200}
    assert crawler.rows("SELECT total FROM sources WHERE kind = 'wp_json'") == [(ARTICLES,)]


def test_a_site_file_that_declares_sources_has_those_and_no_other(night, server):
    night(sources=(Feed("/feed/"),))
    assert not [path for path in paths(server) if path.startswith(("/wp-", "/sitemap"))]


def test_the_api_alone_brings_everything_and_its_pages_are_forgotten(crawler, server, newsroom):
    crawled = crawler.run({"suluh": (server.url, [], (WpJson(),))})
    assert crawled.site("suluh")["new"] == ARTICLES
    assert crawler.rows("SELECT kind, count(*) FROM frontier GROUP BY kind") == [
        ("article", ARTICLES), ("wp_json", 1),
    ]  # fmt: skip


def test_days_asked_for_are_asked_of_the_api_and_leave_no_mark(night, server, newsroom, crawler):
    day = newsroom.articles[9].published_at.date()
    wanted = [story for story in newsroom.articles if story.published_at.date() >= day]
    assert night(since=day)["new"] == len(wanted)
    assert crawler.rows("SELECT count(*) FROM sources WHERE read_to IS NOT NULL") == [(0,)]
    assert night()["new"] == ARTICLES - len(wanted)


def test_an_api_that_is_not_there_is_tried_once_and_remembered(crawler):
    with serve(Newsroom(articles=12, page_weight=5, theme="bare")) as server:
        sites = {"suluh": (server.url, [SECTIONS[0].path], None)}
        assert crawler.run(sites).exit_code == 0
        tried = [one.path for one in server.requests if one.path.startswith("/wp-json/")]
        assert len(tried) == 1
        assert crawler.rows("SELECT state FROM sources WHERE kind = 'wp_json'") == [("closed",)]
        assert crawler.rows("SELECT count(*) FROM problems WHERE field = 'listing'") == [(0,)]
        server.requests.clear()
        crawler.run(sites)
    assert not [one for one in server.requests if one.path.startswith("/wp-json/")]


def test_a_visit_that_finds_nothing_changed_moves_no_bytes_and_is_a_visit(night, server, crawler):
    night()
    with sqlite3.connect(crawler.db) as connection:
        connection.execute(
            "UPDATE frontier SET visit_at = '2026-01-01T00:00:00Z' WHERE rowid IN"
            " (SELECT rowid FROM frontier WHERE visit_at IS NOT NULL AND article_id > 3 LIMIT 5)"
        )
    report = night()
    assert report["unchanged"] == 5
    assert len(server.requests) == FRONT_PAGES + 5
    assert crawler.rows(
        "SELECT record, status, count(*) FROM captures WHERE run_id = 2 AND kind = 'article'"
        " GROUP BY 1, 2"
    ) == [("revisit", 304, 5)]
    assert crawler.rows("SELECT count(*) FROM articles WHERE last_seen_at > first_seen_at") == [
        (5,)
    ]
