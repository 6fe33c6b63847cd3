"""Merging what surrounds the articles: runs, captures, doubts, the queue; and failures."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from newsarchive.database import APPLICATION_ID
from newsarchive.errors import ResourceError, UsageError
from newsarchive.model import Article, Problem
from newsarchive.query import run_sql
from newsarchive.store import Archive, Frontier, Target, captures
from newsarchive.store.captures import Capture, Place
from newsarchive.store.merge import merge
from newsarchive.store.schema import migrations
from newsarchive.store.verify import verify

Build = Callable[..., Article]
Hour = Callable[[int], datetime]

URL = "https://www.example.id/berita/1"
LISTING = Target("https://www.example.id/daerah/", "contoh", "listing", "Daerah", 10)
PAGES = [Target(f"https://www.example.id/berita/{number}", "contoh", "article") for number in "123"]


@pytest.fixture
def pair(tmp_path: Path, article: Build, hour: Hour) -> tuple[Path, Path]:
    """Two archives of one site. Both know the first run; each has had one of its own since."""
    paths = tmp_path / "a.db", tmp_path / "b.db"
    for number, path in enumerate(paths):
        with Archive.open(path) as archive:
            run(archive, article, hour, 1)
            run(archive, article, hour, 3 + number)
            run_id = archive.start_run("crawl", ["contoh"], hour(9))
            archive.missed(URL, run_id=run_id, seen_at=hour(9 + number), status=404)
            if number:
                archive.finish_run(run_id, hour(11), "finished", {"new": 1})
    return paths


def run(archive: Archive, article: Build, hour: Hour, begun: int) -> None:
    """A whole run at that hour: a page, its second part, an unchanged visit, the next page."""
    frontier = Frontier(archive)
    run_id = archive.start_run("crawl", ["contoh"], hour(begun))
    frontier.add([LISTING, *PAGES], hour(begun))
    found = Capture(URL, hour(begun), 200, "article", digest="sha1:A", run_id=run_id,
                    place=Place(f"{begun}-contoh.warc.gz", 100, 50))  # fmt: skip
    first = captures.add(archive, found)
    for at, changes in ((150, {"kind": "part", "part_of": first}),
                        (200, {"record": "revisit", "refers_to": first})):  # fmt: skip
        place = Place(f"{begun}-contoh.warc.gz", at, 50)
        fields: dict[str, Any] = {"url": f"{URL}#{at}", "place": place, "run_id": run_id, **changes}
        captures.add(archive, Capture(fetched_at=hour(begun), status=200, **fields))
    archive.keep(article(views=begun), seen_at=hour(begun), run_id=run_id, capture_id=first)
    archive.note([Problem("body", "layout", "short")], url=None, run_id=run_id, seen_at=hour(begun))
    if begun == 3:
        frontier.failed(PAGES[1].url, hour(3), 503, "Service Unavailable", hour(4))
    if begun == 4:
        frontier.done(PAGES[1].url, hour(4))
    archive.finish_run(run_id, hour(begun + 1), "finished", {"new": begun})


@pytest.fixture(params=["a into b", "b into a", "a, b into a new one", "b, a into a new one"])
def into(request: pytest.FixtureRequest, pair: tuple[Path, Path], tmp_path: Path) -> Path:
    """Both archives merged, each way there is."""
    one, other = pair
    into = {"a into b": other, "b into a": one}.get(request.param, tmp_path / "new.db")
    sources = [other, one] if request.param.startswith("b") else [one, other]
    assert len(list(merge(sources, into))) == 2 - (into in pair)
    return into


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    return run_sql(path, query).rows


def test_a_run_is_one_run_and_ends_where_one_archive_saw_its_end(into: Path) -> None:
    assert rows(into, "SELECT substr(started_at, 12, 2), counts FROM runs ORDER BY 1") == [
        ("01", '{"new": 1}'), ("03", '{"new": 3}'), ("04", '{"new": 4}'), ("09", '{"new": 1}')
    ]  # fmt: skip


def test_captures_keep_their_place_their_run_and_each_other(into: Path) -> None:
    found = rows(
        into,
        "SELECT c.warc_file, c.warc_offset, c.kind, p.warc_offset, o.warc_offset,"
        " substr(r.started_at, 12, 2) FROM captures AS c JOIN runs AS r ON r.id = c.run_id"
        " LEFT JOIN captures AS p ON p.id = c.part_of AND p.warc_file = c.warc_file"
        " LEFT JOIN captures AS o ON o.id = c.refers_to AND o.warc_file = c.warc_file"
        " ORDER BY c.warc_file, c.warc_offset",
    )
    assert found == [
        row
        for begun in (1, 3, 4)
        for row in (
            (f"{begun}-contoh.warc.gz", 100, "article", None, None, f"0{begun}"),
            (f"{begun}-contoh.warc.gz", 150, "part", 100, None, f"0{begun}"),
            (f"{begun}-contoh.warc.gz", 200, "other", None, 100, f"0{begun}"),
        )
    ]
    read_from = "SELECT warc_file FROM revisions JOIN captures AS c ON c.id = capture_id"
    assert rows(into, read_from) == [("1-contoh.warc.gz",)]


def test_doubts_and_absences_are_counted_once_a_run(into: Path) -> None:
    assert rows(
        into, "SELECT count(*), count(DISTINCT run_id) FROM problems WHERE url IS NULL"
    ) == [(3, 3)]
    assert rows(into, "SELECT seen_at, status FROM absences") == [("2026-03-01T09:00:00Z", 404)]


def test_the_later_visit_of_a_url_holds(into: Path) -> None:
    found = "url, state, last_status, substr(discovered_at, 12, 2)"
    assert rows(into, f"SELECT {found} FROM frontier ORDER BY url") == [  # noqa: S608
        (PAGES[0].url, "waiting", None, "01"),
        (PAGES[1].url, "done", None, "01"),
        (PAGES[2].url, "waiting", None, "01"),
        (LISTING.url, "waiting", None, "01"),
    ]  # fmt: skip


def test_a_merged_archive_is_sound(into: Path) -> None:
    assert verify(into).findings == []


def test_two_runs_that_missed_an_article_are_two_wherever_they_were(
    pair: tuple[Path, Path], hour: Hour, tmp_path: Path
) -> None:
    with Archive.open(pair[0]) as archive:
        run_id = archive.start_run("revisit", ["contoh"], hour(12))
        archive.missed(URL, run_id=run_id, seen_at=hour(12), status=410)
        assert rows(pair[0], "SELECT removed_at FROM articles") == [("2026-03-01T09:00:00Z",)]
    list(merge(pair, tmp_path / "all.db"))
    assert rows(tmp_path / "all.db", "SELECT removed_at FROM articles") == [
        ("2026-03-01T09:00:00Z",)
    ]


def test_a_source_of_an_older_version_is_merged_as_it_is(tmp_path: Path) -> None:
    source = tmp_path / "old.db"
    with closing(sqlite3.connect(source)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        migrations().apply(Database(connection), stop_before="0006_captures")
        connection.execute("INSERT INTO captures (url, fetched_at, status) VALUES ('u', 't', 200)")
        connection.execute(
            "INSERT INTO articles (url, word_count, content_hash, record_hash, links_hash,"
            " first_seen_at, last_seen_at, extractor_version, page_starts, captions, body)"
            " VALUES ('u', 1, 'c', 'r', 'l', 't', 't', '0', '[0]', '', 'isi')"
        )
        connection.execute("INSERT INTO views VALUES (1, 't', 5)")
        connection.commit()
    before = source.read_bytes()
    list(merge([source], tmp_path / "new.db"))
    list(merge([source], tmp_path / "new.db"))
    assert source.read_bytes() == before
    assert rows(tmp_path / "new.db", "SELECT kind FROM captures") == [("other",)]
    assert rows(tmp_path / "new.db", "SELECT count, capture_id FROM views") == [(5, None)]


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('newsarchive', '9999_from_tomorrow', '')"
        )
        connection.commit()


def damaged(path: Path) -> None:
    held = path.read_bytes()
    path.write_bytes(held[:45_056] + b"\xff" * 4096 + held[49_152:])


REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "a newer version's": (newer, "b.db was written by a newer newsarchive"),
    "damaged": (damaged, "b.db is damaged"),
    "a page": (lambda path: path.write_text("<html>" * 99), "b.db is not an archive"),
    "nothing": (lambda path: path.unlink(), "b.db holds no archive"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_source_that_cannot_be_merged_leaves_all_as_it_was(
    name: str, pair: tuple[Path, Path], tmp_path: Path
) -> None:
    change, expected = REFUSED[name]
    change(pair[1])
    with pytest.raises(ResourceError, match=expected):
        list(merge(pair, tmp_path / "new.db"))
    assert not (tmp_path / "new.db").exists()
    with pytest.raises(UsageError, match="at least one archive"):
        list(merge([], tmp_path / "new.db"))


MERGE = """
import sys
from pathlib import Path
from newsarchive.store.merge import merge

print("begun", flush=True)
list(merge([Path(sys.argv[1])], Path(sys.argv[2])))
"""


def test_a_killed_merge_is_run_again(tmp_path: Path, article: Build, hour: Hour) -> None:
    source, into, expected = (tmp_path / name for name in ("a.db", "b.db", "c.db"))
    with Archive.open(source) as archive, archive.transaction():
        for number in range(600):
            text = (f"kata{number} " * 400,)
            archive.keep(article(url=f"https://x/{number}", aliases=(), body=text), seen_at=hour(1))
    Archive.open(into).close()
    list(merge([source], expected))
    for pause_s in (0.05, 0.15, 0.25):
        process = subprocess.Popen(
            [sys.executable, "-c", MERGE, str(source), str(into)], stdout=subprocess.PIPE
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(pause_s)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert rows(into, "SELECT count(*) FROM articles") in ([(0,)], [(600,)]), "all or nothing"
        assert verify(into).findings == []
    list(merge([source], into))
    for question in ("SELECT * FROM articles", "SELECT * FROM revisions", "SELECT * FROM links"):
        assert rows(into, question) == rows(expected, question)
    assert verify(into).findings == []
