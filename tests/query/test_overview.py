"""The status of an archive, site by site."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsarchive.errors import ResourceError
from newsarchive.model import Article, Problem, Timestamp
from newsarchive.query import Overview, overview
from newsarchive.store import Archive, Frontier, Target
from newsarchive.store.health import Ends, Visits, measure

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=2)


def held_at(path: Path, now: datetime = LATER) -> Overview:
    return overview(path, path.parent / "warc", now)


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
    held = held_at(path)
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
    held = held_at(path)
    runs = {one.site: one.last_run for one in held.sites}
    assert runs[None] is None
    contoh, lain = runs["contoh"], runs["lain"]
    assert contoh is not None
    assert (contoh.outcome, contoh.counts, contoh.problems) == ("all well", {"new": 3}, 3)
    assert lain == held.last_run
    assert lain is not None
    assert (lain.outcome, lain.finished_at) == (None, None)


def test_what_is_due_and_what_is_planned_are_told_apart(path: Path) -> None:
    with Archive.open(path) as archive:
        frontier = Frontier(archive)
        frontier.failed("https://lain.example.id/1", NOON, 503, "down", LATER - timedelta(hours=1))
        frontier.failed("https://lain.example.id/2", NOON, 503, "down", LATER + timedelta(hours=5))
    [lain] = [one for one in held_at(path).sites if one.site == "lain"]
    assert (lain.waiting, lain.due, lain.failed) == (0, 1, 1)
    assert lain.next_due_at == "2026-03-03T17:00:00Z"


def test_a_site_that_asked_to_be_left_alone_is_told_until_then(path: Path) -> None:
    with Archive.open(path) as archive:
        archive.execute("UPDATE sites SET not_before = '2026-03-03T13:00:00Z'")
    assert {one.not_before for one in held_at(path).sites if one.site} == {"2026-03-03T13:00:00Z"}
    late = held_at(path, LATER + timedelta(hours=2))
    assert {one.not_before for one in late.sites} == {None}


def test_open_alarms_are_those_of_the_last_night(path: Path) -> None:
    def night(archive: Archive, at: datetime, *told: str) -> None:
        run = archive.start_run("crawl", ["contoh"], at)
        measure(archive, "contoh", Visits(run), Ends.of(path), at)
        alarms = [Problem("views", "alarm field", reason) for reason in told]
        archive.note(alarms, url="https://www.example.id/", run_id=run, seen_at=at)

    with Archive.open(path) as archive:
        night(archive, NOON, "0 of 20")
        night(archive, LATER, "0 of 22", "0 of 23")
        archive.start_run("crawl", ["contoh"], LATER)  # by hand: it judges nothing
    [contoh] = [one for one in held_at(path).sites if one.site == "contoh"]
    assert [one.reason for one in contoh.alarms] == ["0 of 22", "0 of 23"]
    with Archive.open(path) as archive:
        night(archive, LATER)
    assert not any(one.alarms for one in held_at(path).sites)


def test_machines_can_read_it(path: Path) -> None:
    told = json.loads(json.dumps(dataclasses.asdict(held_at(path))))
    assert (told["articles"], told["at"]) == (4, "2026-03-03T12:00:00Z")


def test_the_disk_is_told(path: Path) -> None:
    (path.parent / "warc" / "contoh").mkdir(parents=True)
    (path.parent / "warc" / "contoh" / "1.warc.gz").write_bytes(b"x" * 1234)
    with Archive.open(path) as archive:
        archive.keep(story(9, "contoh", "panjang " * 99_999), seen_at=NOON)
        disk = held_at(path).disk
        assert disk.database > path.stat().st_size, "with what is not merged yet"
    assert disk.warc == 1234
    assert disk.free > 0


def test_an_empty_archive_has_no_sites_and_no_runs(tmp_path: Path) -> None:
    Archive.open(tmp_path / "archive.db").close()
    held = held_at(tmp_path / "archive.db")
    assert (held.articles, held.sites, held.last_run) == (0, (), None)
    with pytest.raises(ResourceError, match="holds no archive yet"):
        held_at(tmp_path / "none.db")
