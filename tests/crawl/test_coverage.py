"""What a site says that it has, against what we hold; what is missing is fetched by a crawl."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsarchive.demo import Newsroom, serve
from newsarchive.demo.names import SECTIONS
from newsarchive.discover.canonical import canonical_url
from newsarchive.lock import Lock, lock_path

PATHS = [section.path for section in SECTIONS]
LEFT_OUT = {section.name for section in SECTIONS[6:]}


def coverage(db: Path, home: str, *arguments: str) -> tuple[int, dict]:
    """What the command says as JSON, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "newsarchive", "coverage", "demo", "--home", home, "--db", str(db),
         "--delay", "0", "--json", *arguments],
        capture_output=True, text=True, check=False, env=os.environ, cwd=db.parent,
    )  # fmt: skip
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)


def missing_of(room: Newsroom, home: str) -> set[str]:
    return {
        canonical_url(f"{home.rstrip('/')}{story.listed_path}")
        for story in room.articles
        if story.section.name in LEFT_OUT
    }


def test_what_a_crawl_left_out_is_named_queued_and_fetched(crawler):
    room = Newsroom(articles=160, page_weight=2)
    with serve(room) as server:
        crawler.run({"demo": (server.url, PATHS[:6], ())})
        before = len(server.requests)
        code, found = coverage(crawler.db, server.url)
        asked = [one.path for one in server.requests[before:]]
        missing = missing_of(room, server.url)
        assert (code, found["state"], found["total"]) == (1, "partial", 160)
        assert {canonical_url(one["url"]) for one in found["missing"]} == missing
        assert {one["state"] for one in found["missing"]} == {"unseen"}
        assert sum(one["missing"] for one in found["months"]) == len(missing)
        assert {one["state"] for one in found["months"]} <= {"partial", "complete"}
        assert {one["section"] for one in found["sections"] if one["state"] == "partial"} == {
            section.name for section in SECTIONS[6:]
        }
        assert len(asked) < 15, "sitemaps and counts, no article"
        assert "/robots.txt" in asked

        assert coverage(crawler.db, server.url, "--fetch-missing")[1]["queued"] == len(missing)
        crawler.run({"demo": (server.url, PATHS[:6], ())})
        code, found = coverage(crawler.db, server.url)
        assert (code, found["state"], found["missing"]) == (0, "complete", [])
        assert found["held"] == 160


def test_wp_json_names_them_where_there_is_no_sitemap(crawler):
    room = Newsroom(articles=40, page_weight=2)
    for path in ("/wp-sitemap.xml", "/sitemap.xml", "/sitemap_index.xml"):
        room.fail(path, "404")
    with serve(room) as server:
        crawler.run({"demo": (server.url, PATHS[:6], ())})
        found = coverage(crawler.db, server.url)[1]
        assert found["state"] == "partial"
        assert len(found["missing"]) == len(missing_of(room, server.url))
        told = {story.published_at.strftime("%Y-%m") for story in room.articles
                if story.section.name in LEFT_OUT}  # fmt: skip
        assert {one["month"] for one in found["missing"]} == told


def test_where_only_lists_tell_their_depth_is_the_measure(crawler):
    room = Newsroom(articles=120, page_weight=2, theme="bare")
    with serve(room) as server:
        crawler.run({"demo": (server.url, PATHS[:6], ())})
        code, found = coverage(crawler.db, server.url)
        assert (code, found["state"], found["missing"]) == (0, "unknown", [])
        covers = {one["section"]: one for one in found["sections"]}
        assert {one["told_by"] for one in covers.values()} == {"pages"}
        for section in SECTIONS:
            there = len(room.in_section(section))
            assert covers[section.name]["fewest"] <= there <= covers[section.name]["most"]


def test_a_budget_that_is_spent_leaves_it_unknown(crawler):
    room = Newsroom(articles=40, page_weight=2)
    with serve(room) as server:
        crawler.run({"demo": (server.url, PATHS, ())})
        before = len(server.requests)
        found = coverage(crawler.db, server.url, "--max-requests", "3")[1]
        assert found["state"] == "unknown"
        assert "budget of 3" in found["notes"][-1]
        assert len(server.requests) - before <= 4, "and robots.txt, once more"


def test_what_a_site_names_but_refuses_is_told_apart(crawler):
    room = Newsroom(articles=40, page_weight=2)
    lost = room.articles[3]
    room.fail(lost.listed_path, "404")
    with serve(room) as server:
        crawler.run({"demo": (server.url, PATHS, ())})
        code, found = coverage(crawler.db, server.url)
        [one] = found["missing"]
        assert (one["state"], "404" in one["reason"]) == ("refused", True)
        assert (code, found["state"]) == (0, "complete")


def test_a_site_that_is_being_crawled_is_not_asked_at_the_same_time(crawler):
    room = Newsroom(articles=12, page_weight=2)
    with serve(room) as server:
        crawler.run({"demo": (server.url, PATHS, ())})
        with Lock.take(lock_path(crawler.db, "crawl-demo"), "crawling demo"):
            before = len(server.requests)
            with pytest.raises(AssertionError, match="Another run is crawling demo"):
                coverage(crawler.db, server.url)
            assert len(server.requests) == before
