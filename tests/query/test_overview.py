"""The status of an archive, site by site."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsarchive.errors import ResourceError
from newsarchive.model import Article, Problem, Timestamp
from newsarchive.query import overview
from newsarchive.store import Archive, Frontier, Target

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def story(number: int, site: str | None, body: str) -> Article:
    published = Timestamp(NOON + timedelta(hours=number), "minute")
    return Article(
        f"https://www.example.id/{number}", site, title=f"Judul {body}",
        published_at=published, body=(body,), problems=(Problem("section", "generic", "none"),),
    )  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "archive.db"
    with Archive.open(path) as archive:
        first = archive.start_run("crawl", ["contoh", "lain"], NOON)
        for article in (story(1, "contoh", "a"), story(2, "contoh", "b"), story(3, "contoh", "b")):
            archive.keep(article, seen_at=NOON, run_id=first)
        archive.finish_run(first, NOON + timedelta(minutes=5), "all well", {"new": 3})
        archive.keep(story(0, None, "c"), seen_at=NOON)
        archive.start_run("crawl", ["lain"], NOON + timedelta(days=1))
        Frontier(archive).add(
            [Target(f"https://lain.example.id/{n}", "lain", "article") for n in range(3)], NOON
        )
        Frontier(archive).failed("https://lain.example.id/0", NOON, 404, "Not Found")
    return path


def test_each_site_is_counted_for_itself(path: Path) -> None:
    held = overview(path)
    assert (held.articles, held.problems) == (4, 4)
    counted = {
        one.site: (one.articles, one.copies, one.waiting, one.failed, one.newest_url)
        for one in held.sites
    }
    assert counted == {
        None: (1, 0, 0, 0, "https://www.example.id/0"),
        "contoh": (3, 1, 0, 0, "https://www.example.id/3"),
        "lain": (0, 0, 2, 1, None),
    }


def test_the_last_run_of_each_site_tells_how_it_ended(path: Path) -> None:
    held = overview(path)
    runs = {one.site: one.last_run for one in held.sites}
    assert runs[None] is None
    contoh, lain = runs["contoh"], runs["lain"]
    assert contoh is not None
    assert (contoh.outcome, contoh.counts, contoh.problems) == ("all well", {"new": 3}, 3)
    assert lain == held.last_run
    assert lain is not None
    assert (lain.outcome, lain.finished_at) == (None, None)


def test_it_is_readable_by_people_and_machines(path: Path) -> None:
    held = overview(path)
    assert json.loads(json.dumps(dataclasses.asdict(held)))["articles"] == 4
    lines = str(held).splitlines()
    assert lines[0].startswith(f"{path}: 4 articles, 4 problems, ")
    assert (
        "contoh: 3 articles, newest 2026-03-01T15:00:00Z, 0 waiting, 0 failed, last run all well"
        in lines
    )
    assert lines[-1] == "Last run: crawl, 2026-03-02T12:00:00Z, has not ended"


def test_the_size_counts_what_is_not_merged_yet(path: Path) -> None:
    with Archive.open(path) as archive:
        archive.keep(story(9, "contoh", "panjang " * 99_999), seen_at=NOON)
        assert overview(path).size_bytes > path.stat().st_size


def test_an_empty_archive_has_no_sites_and_no_runs(tmp_path: Path) -> None:
    Archive.open(tmp_path / "archive.db").close()
    held = overview(tmp_path / "archive.db")
    assert (held.articles, held.sites, held.last_run) == (0, (), None)
    with pytest.raises(ResourceError, match="holds no archive yet"):
        overview(tmp_path / "none.db")
