"""Faults of the wire and of the machine: nothing lost, nothing twice, one clear line."""

import sqlite3
import time

from trouble import files_that_cannot_grow, jumping_clock, little_patience

from newsarchive.demo import Newsroom, Server, serve
from newsarchive.demo.names import SECTIONS
from newsarchive.discover.canonical import cited_url
from newsarchive.store.verify import verify

ON_THE_WIRE = {
    "reset": "connection",
    "stall": "timeout",
    "drip": "timeout",
    "truncated": "connection",
    "wrong-length": "no article",
    "503": "status 503",
}
"""How an article's page fails in the first run -> the rule of its problem. The page of a wrong
length is longer than it says, so that its second half is lost."""


def newsroom(articles: int = 30, page_weight: int = 5) -> Newsroom:
    return Newsroom(articles=articles, page_weight=page_weight)


def sites(server: Server) -> dict:
    return {"suluh": (server.url, [section.path for section in SECTIONS])}


def is_whole(crawler, room: Newsroom, server: Server) -> bool:
    """Whether every article is there, once, and the archive is sound."""
    kept = sorted(url for (url,) in crawler.rows("SELECT url FROM articles"))
    assert kept == sorted(cited_url(one["url"]) for one in room.truth(server.url))
    assert crawler.rows("SELECT count(*) FROM revisions") == [(len(kept),)]
    assert crawler.rows("SELECT count(*) FROM frontier WHERE state <> 'done'") == [(0,)]
    return not verify(crawler.db).findings


def test_pages_that_break_on_the_wire_are_had_in_the_next_run(crawler):
    room = newsroom()
    paths = dict(zip((one.listed_path for one in room.articles[::2]), ON_THE_WIRE, strict=False))
    for path, mode in paths.items():
        # What fails is tried again twice in a run; half a page looks like a whole one.
        times = 1 if mode == "wrong-length" else 3
        room.fail(path, mode, times=times, **{"drip": {"pause": 0.2}}.get(mode, {}))
    with serve(room) as server:
        report = crawler.run(sites(server), little_patience).site("suluh")
        assert (report["failed"], report["new"]) == (len(paths), 30 - len(paths))
        problems = dict(crawler.rows("SELECT url, rule FROM problems"))
        assert problems == {
            f"{server.url.rstrip('/')}{path}": ON_THE_WIRE[mode] for path, mode in paths.items()
        }
        assert crawler.run(sites(server)).exit_code == 0
        assert is_whole(crawler, room, server)


def test_a_name_that_cannot_be_resolved_is_one_sentence(crawler):
    ended = crawler.run({"suluh": ("http://tidak-ada.invalid/", ["/daftar/"])}, delay=0.01)
    report = ended.site("suluh")
    assert (ended.exit_code, report["outcome"]) == (1, "unreachable")
    [message] = report["messages"]
    assert "the name tidak-ada.invalid cannot be resolved" in message


def test_a_clock_that_jumps_by_years_loses_nothing(crawler):
    room = newsroom()
    with serve(room) as server:
        assert crawler.run(sites(server), jumping_clock, delay=0.03).exit_code == 0
        assert is_whole(crawler, room, server)
        assert crawler.run(sites(server)).exit_code == 0
        assert is_whole(crawler, room, server)


def test_an_error_page_that_came_twice_is_never_taken_for_the_article(crawler):
    room = newsroom(articles=12)
    path = room.articles[0].listed_path
    with serve(room) as server:
        crawler.run(sites(server))
        room.fail(path, "503", times=3)
        assert crawler.run(sites(server), revisit_days=4000).site("suluh")["failed"] == 1
        report = crawler.run(sites(server), revisit_days=4000).site("suluh")
        assert (report["failed"], report["unchanged"]) == (0, 12)
        assert [one.status for one in server.requests if one.path == path][-1] == 304
        assert is_whole(crawler, room, server)


def test_files_that_cannot_grow_end_the_crawl_and_the_next_run_goes_on(crawler):
    room = newsroom(60, 40)
    with serve(room) as server:
        ended = crawler.run(sites(server), files_that_cannot_grow)
        report = ended.site("suluh")
        assert (ended.exit_code, report["outcome"]) == (4, "failed"), ended.errors
        assert len(report["messages"]) == 1
        assert report["messages"][0].startswith("The disk ")
        assert 0 < report["new"] < 60
        assert crawler.rows("SELECT count(*) FROM articles") == [(report["new"],)]
        assert crawler.run(sites(server)).exit_code == 0
        assert is_whole(crawler, room, server)


def test_another_program_that_holds_the_database_ends_the_crawl_and_harms_nothing(crawler):
    room = newsroom()
    with serve(room) as server:
        running = crawler.start(sites(server), little_patience, delay=0.05)
        while len(server.requests) < 12:
            assert running.is_alive
            time.sleep(0.005)
        holder = sqlite3.connect(crawler.db, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        ended = running.finish()
        holder.close()
        report = ended.site("suluh")
        assert (ended.exit_code, report["outcome"]) == (4, "failed"), ended.errors
        [message] = report["messages"]
        assert message.startswith("Another run is writing to ")
        assert crawler.run(sites(server)).exit_code == 0
        assert is_whole(crawler, room, server)
