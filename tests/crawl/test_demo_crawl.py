"""Crawls of the demonstration newsroom: complete, repeated, limited, interrupted and continued."""

import signal
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from newsarchive.demo import Newsroom, Server, serve
from newsarchive.demo.names import SECTIONS
from newsarchive.discover.canonical import cited_url

ARTICLES = 30
URLS = "SELECT url FROM articles"


@pytest.fixture
def newsroom() -> Newsroom:
    return Newsroom(articles=ARTICLES, page_weight=5)


@pytest.fixture
def server(newsroom) -> Iterator[Server]:
    with serve(newsroom) as running:
        yield running


def sites(server: Server) -> dict:
    return {"suluh": (server.url, [section.path for section in SECTIONS])}


def asked(server: Server, newsroom: Newsroom) -> list[str]:
    """The article pages that were sent, in order."""
    paths = {story.listed_path for story in newsroom.articles}
    return [one.path for one in server.requests if one.path in paths and one.status == 200]


def wait_for(condition, crawl) -> None:
    deadline = time.monotonic() + 20
    while not condition():
        assert crawl.is_alive, "the crawl ended too early"
        assert time.monotonic() < deadline, "the crawl did not get that far"
        time.sleep(0.005)


def test_every_article_is_kept_once_and_a_second_crawl_stops_at_the_first_pages(
    crawler, server, newsroom
):
    first = crawler.run(sites(server))
    assert first.exit_code == 0, first
    assert first.site("suluh")["outcome"] == "finished"
    assert first.site("suluh")["new"] == ARTICLES
    assert {url for (url,) in crawler.rows(URLS)} == {
        cited_url(one["url"]) for one in newsroom.truth(server.url)
    }
    assert sorted(asked(server, newsroom)) == sorted(s.listed_path for s in newsroom.articles)
    assert first.report["calls"][-1] == ARTICLES

    server.requests.clear()
    published = newsroom.publish(section="Ekonomi")
    second = crawler.run(sites(server)).site("suluh")
    assert (second["new"], second["updated"], second["unchanged"]) == (1, 0, 0)
    assert asked(server, newsroom) == [published.listed_path]
    assert second["listings"] <= len(SECTIONS) + 1
    assert crawler.rows("SELECT count(*) FROM revisions") == [(ARTICLES + 1,)]
    assert crawler.rows("SELECT count(*), count(finished_at) FROM runs") == [(2, 2)]


def test_the_site_hears_one_honest_name_and_is_asked_for_robots_txt_first(crawler, server):
    crawler.run(sites(server), limit=1, contact="redaksi@example.org")
    assert server.requests[0].path == "/robots.txt"
    names = {request.headers["User-Agent"] for request in server.requests}
    assert names == {"newsarchive/0.1.0 (+redaksi@example.org)"}


def test_a_crawl_stops_cleanly_when_its_time_is_up_and_the_next_goes_on(crawler, server, newsroom):
    up = (datetime.now(UTC) + timedelta(seconds=2)).isoformat()
    stopped = crawler.run(sites(server), stop_at=up, delay=0.2).site("suluh")
    assert (stopped["outcome"], stopped["exit_code"], stopped["failed"]) == ("stopped", 0, 0)
    assert stopped["new"] < ARTICLES
    assert stopped["waiting"]
    assert crawler.rows("SELECT outcome FROM runs WHERE finished_at > ''") == [("stopped",)]
    assert crawler.run(sites(server)).site("suluh")["new"] == ARTICLES - stopped["new"]
    assert sorted(asked(server, newsroom)) == sorted(s.listed_path for s in newsroom.articles)


def test_limit_keeps_so_many_of_the_newest_and_the_rest_waits(crawler, server, newsroom):
    report = crawler.run(sites(server), limit=5).site("suluh")
    assert (report["outcome"], report["new"], report["exit_code"]) == ("limited", 5, 0)
    assert report["waiting"] >= ARTICLES - 5
    assert len(asked(server, newsroom)) == 5
    rest = crawler.run(sites(server)).site("suluh")
    assert (rest["new"], rest["outcome"]) == (ARTICLES - 5, "finished")


def test_since_and_until_keep_the_days_asked_for(crawler, server, newsroom):
    days = sorted(date.fromisoformat(one["published_at"][:10]) for one in newsroom.truth())
    since, until = days[10], days[20]
    crawler.run(sites(server), since=since, until=until)
    kept = [day for (day,) in crawler.rows("SELECT published_date FROM articles ORDER BY 1")]
    assert kept == [day.isoformat() for day in days if since <= day <= until]


def test_a_section_alone_is_crawled_by_its_name(crawler, server):
    crawler.run(sites(server), section="category/ekonomi")
    assert "/category/ekonomi/" in {request.path for request in server.requests}
    assert crawler.rows("SELECT DISTINCT section FROM frontier") == [("category/ekonomi",)]


def test_killed_at_any_moment_and_continued_nothing_is_lost_and_nothing_twice(
    crawler, server, newsroom
):
    for sent in (4, 16):
        crawl = crawler.start(sites(server))
        wait_for(lambda sent=sent: len(asked(server, newsroom)) >= sent, crawl)
        crawl.send(signal.SIGKILL)
        assert crawl.finish().exit_code == -signal.SIGKILL
    last = crawler.run(sites(server))
    assert last.exit_code == 0
    kept = [url for (url,) in crawler.rows(URLS)]
    assert sorted(kept) == sorted(cited_url(one["url"]) for one in newsroom.truth(server.url))
    assert crawler.rows("SELECT count(*) FROM revisions") == [(ARTICLES,)]
    assert crawler.rows("SELECT count(*) FROM frontier WHERE state <> 'done'") == [(0,)]
    # Only what was on the wire at a kill is asked for again.
    assert len(asked(server, newsroom)) <= ARTICLES + 2 * 2


def test_a_signal_ends_the_crawl_cleanly_and_says_what_was_kept(
    make_crawler, server, newsroom, tmp_path
):
    codes = {signal.SIGINT: 130, signal.SIGTERM: 143}
    crawlers = {number: make_crawler(tmp_path / number.name / "archive.db") for number in codes}
    running = {n: one.start(sites(server), delay=0.05) for n, one in crawlers.items()}
    for number, crawl in running.items():
        wait_for(lambda: len(asked(server, newsroom)) >= 4 * len(codes), crawl)
        crawl.send(number)
    for number, code in codes.items():
        ended, crawler = running[number].finish(), crawlers[number]
        report = ended.site("suluh")
        assert (ended.exit_code, report["outcome"]) == (code, "interrupted")
        assert report["new"] < ARTICLES
        assert crawler.rows("SELECT count(*) FROM articles") == [(report["new"],)]
        assert crawler.rows("SELECT outcome FROM runs") == [("interrupted",)]


def test_a_second_crawl_of_the_same_site_is_refused_and_harms_nothing(crawler, server):
    first = crawler.start(sites(server), delay=0.05)
    wait_for(lambda: server.requests, first)
    second = crawler.run(sites(server))
    assert second.exit_code == 3
    [sentence] = second.site("suluh")["messages"]
    assert sentence.startswith(f"Another run is crawling suluh (process {first.process.pid} on ")
    assert first.finish().exit_code == 0
    assert crawler.rows("SELECT count(*) FROM articles") == [(ARTICLES,)]
    assert crawler.rows("SELECT count(*) FROM runs") == [(1,)]
    assert crawler.run(sites(server)).exit_code == 0


def test_a_database_that_cannot_be_written_ends_with_exit_code_4(crawler, server, tmp_path):
    (tmp_path / "archive.db").write_bytes(b"not a database at all, but long enough to be read" * 9)
    ended = crawler.run(sites(server))
    assert ended.exit_code == 4
    assert "is not an archive" in ended.site("suluh")["messages"][0]
    assert not server.requests
