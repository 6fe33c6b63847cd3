"""Trips: the budget holds, and a WARC file answers like the site that it was made from."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from newsarchive.demo import Newsroom, serve
from newsarchive.errors import UsageError
from newsarchive.model import Page
from newsarchive.survey import fixtures
from newsarchive.survey.gathering import look_around
from newsarchive.survey.trip import Trip, saved_pages
from newsarchive.visit import Failure

Run = Callable[..., "object"]


def test_each_address_is_asked_for_once_and_the_budget_is_kept() -> None:
    asked: list[str] = []

    async def fetch(url: str) -> Page | Failure:
        asked.append(url)
        return Page(url, b"<p>Halaman</p>")

    async def errand(trip: Trip) -> list[Page | None]:
        urls = ("https://k.example/a", "https://k.example/a#x", "https://k.example/b", "https://c")
        return [await trip.page(url) for url in urls]

    trip = Trip(fetch, budget=2)
    found = asyncio.run(errand(trip))
    assert asked == ["https://k.example/a", "https://k.example/b"]
    assert [bool(one) for one in found] == [True, True, True, False]
    assert trip.left == 0


def test_what_is_no_page_is_a_failure_with_a_reason() -> None:
    async def fetch(url: str) -> Page | Failure:
        return Page(url, b"%PDF-1.4", content_type="application/pdf")

    trip = Trip(fetch, budget=2)
    assert asyncio.run(trip.page("https://k.example/a")) is None
    assert trip.failures["https://k.example/a"].rule == "not html"


def test_a_file_that_holds_no_page_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "kosong.warc"
    path.write_bytes(b"")
    with pytest.raises(UsageError, match="holds no page"):
        saved_pages(path)


def test_a_crawl_s_warc_file_gives_the_same_site_file_offline(run: Run, home: Path) -> None:
    newsroom = Newsroom(articles=48, page_weight=2, theme="amp")
    newsroom.faults.clear()
    with serve(newsroom) as server:
        live = run("new-site", server.url, "--delay", "0", "--name", "daring", "--json")
        assert run("daring", "archive.db", script="crawl_site.py").returncode == 0
    [warc] = (home / "warc").glob("*.warc.gz")
    # A crawl asks for no front page; the first section's list stands for it.
    url = f"{server.url}category/ekonomi/"
    saved = run("new-site", url, "--from-warc", str(warc), "--name", "luring", "--json")
    assert saved.returncode == 0, saved.stderr
    online, offline = (json.loads(one.stdout) for one in (live, saved))
    assert _parts(offline) == _parts(online)
    assert len(fixtures.load_all(home / "spiders/fixtures/luring")) == 6


def _parts(told: dict) -> list:
    kept = ("publisher", "timezone", "section", "family")
    return sorted((one["what"], one["value"]) for one in told["findings"] if one["what"] in kept)


def test_a_front_page_that_does_not_come_is_said_in_a_sentence() -> None:
    async def fetch(url: str) -> Page | Failure:
        return Failure("timeout", "the server took too long to answer")

    with pytest.raises(Exception, match="cannot be read: the server took too long"):
        asyncio.run(look_around(Trip(fetch, 5), "https://k.example/"))
