"""How long a night will be: counted from what is held, at the pace that each site wishes."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsarchive.cli.nightly import nightly
from newsarchive.crawl.options import Options
from newsarchive.model import Article, Timestamp
from newsarchive.nightly.plan import plan_night, told
from newsarchive.site import Expectation, Section, Site
from newsarchive.store import Archive, Frontier, Target, robots

NOW = datetime(2026, 11, 20, 18, tzinfo=UTC)
SECTIONS = (Section("Desa", "/category/desa/"), Section("Kota", "/category/kota/"))
HELD = Site("Kabar", "https://kabar.example/", name="kabar", sections=SECTIONS)
NEW = Site(
    "Warta", "https://warta.example/", name="warta", sections=SECTIONS,
    expect=Expectation(articles_per_day=(5, 60)),
)  # fmt: skip


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """28 articles of the last fortnight, ten addresses that wait, and a wish for slowness."""
    path = tmp_path / "archive.db"
    with Archive.open(path) as archive, archive.transaction():
        archive.describe(HELD)
        for number in range(28):
            at = Timestamp(NOW - timedelta(hours=12 * number), "minute")
            url = f"https://kabar.example/2026/11/kabar-desa-ke-{number}/"
            article = Article(url=url, site="kabar", title=f"Desa {number}", published_at=at)
            archive.keep(article, seen_at=NOW)
        waiting = (f"https://kabar.example/2026/11/antre-{n}/" for n in range(10))
        Frontier(archive).add([Target(url, "kabar", "article") for url in waiting], NOW)
        robots.keep(archive, "https://kabar.example", "User-agent: *\nCrawl-delay: 4\n", NOW)
    return path


def test_a_night_is_as_long_as_its_longest_site_at_the_pace_that_it_wishes(db: Path) -> None:
    plan = plan_night([HELD, NEW], Options(db=db, delay=1.0), NOW)
    kabar, warta = plan.sites
    assert (kabar.lists, kabar.fresh, kabar.revisits, kabar.pause) == (3, 12, 0, 4.0)
    assert (warta.lists, warta.fresh, warta.pause, warta.is_first) == (3, 60, 1.0, True)
    assert kabar.seconds == 15 * 4.5
    assert warta.seconds == 63 * 1.5
    assert plan.seconds == warta.seconds
    assert plan.summary == (
        "2 sites, 78 requests, about 2 min; warta takes longest. Not counted: the past of new "
        "sites (1)."
    )


def test_many_short_sites_take_as_long_as_the_processor_does(tmp_path: Path) -> None:
    plan = plan_night([NEW] * 300, Options(db=tmp_path / "none.db"), NOW)
    assert plan.requests == 300 * 63
    assert plan.seconds == plan.requests / 80
    assert "about 4 min; reading all of them takes longest." in plan.summary
    assert not (tmp_path / "none.db").exists()


def test_the_command_prints_the_plan_and_asks_nothing(tmp_path: Path) -> None:
    arguments = ["--plan", "pantura7", "--db", str(tmp_path / "archive.db")]
    printed = CliRunner().invoke(nightly, arguments, standalone_mode=False).output
    assert "pantura7 takes longest" in printed
    told_json = CliRunner().invoke(nightly, [*arguments, "--json"], standalone_mode=False).output
    assert json.loads(told_json)["longest"] == "pantura7"


@pytest.mark.parametrize(
    ("seconds", "text"), [(20, "1 min"), (2880, "48 min"), (12000, "3 h 20 min")]
)
def test_times_are_told_as_people_say_them(seconds: float, text: str) -> None:
    assert told(seconds) == text
