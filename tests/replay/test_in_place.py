"""A replay in place is all or nothing, and keeps the archive as it was beside the new one."""

# ruff: noqa: S608 - tables and conditions are the tests' own

import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from newsarchive.crawl.catalogue import described_sites
from newsarchive.errors import ResourceError
from newsarchive.replay import difference, replay_in_place, replay_into
from newsarchive.rules import labelled
from newsarchive.site import Layout, Site


@pytest.fixture
def archive(crawled, tmp_path) -> Path:
    """A copy of the crawled archive with its WARC files."""
    shutil.copytree(crawled.parent, tmp_path / "data")
    return tmp_path / "data" / "archive.db"


def run(db: Path, sql: str) -> list[tuple]:
    connection = sqlite3.connect(db, isolation_level=None)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def without_views() -> dict[str, Site]:
    """Site files whose rules find no view count and another section."""
    silent = Layout(rules={"section": (labelled("Tidak ada di halaman {text}"),)})
    return {name: replace(site, layouts=(silent,)) for name, site in described_sites().items()}


def test_in_place_mends_what_older_rules_misread(archive, crawled, rows_of) -> None:
    run(archive, "UPDATE articles SET title = 'Salah Baca', record_hash = ''")
    run(archive, "DELETE FROM bylines")
    done = replay_in_place(archive, described_sites, workers=1)
    assert (done.exit_code, done.into) == (0, str(archive))
    for table in ("articles", "bylines", "frontier", "captures", "runs"):
        assert rows_of(archive, table) == rows_of(crawled, table)
    before = archive.with_name("archive.db.before-replay")
    assert run(before, "SELECT DISTINCT title FROM articles") == [("Salah Baca",)]


def test_in_place_leaves_no_other_file(archive) -> None:
    replay_in_place(archive, described_sites, workers=1)
    names = sorted(path.name for path in archive.parent.iterdir())
    assert names == ["archive.db", "archive.db.before-replay", "locks", "warc"]


def test_in_place_changes_nothing_where_an_article_would_be_lost(archive, rows_of) -> None:
    before = rows_of(archive, "articles")
    for path in archive.parent.joinpath("warc").iterdir():
        path.write_bytes(b"")
    done = replay_in_place(archive, described_sites, workers=1)
    assert done.exit_code == 1
    assert len(done.lost) == len(before)
    assert "stays as it is" in done.messages[0]
    assert rows_of(archive, "articles") == before


def test_in_place_waits_for_no_writer(archive, monkeypatch) -> None:
    monkeypatch.setattr("newsarchive.replay.rebuild.WAIT_S", 0.1)
    crawl = sqlite3.connect(archive, isolation_level=None)
    crawl.execute("BEGIN IMMEDIATE")
    with pytest.raises(ResourceError, match="Another run is writing"):
        replay_in_place(archive, described_sites, workers=1)
    crawl.close()


def test_one_spoilt_record_costs_one_reading(archive, tmp_path) -> None:
    [(file, offset)] = run(
        archive,
        "SELECT warc_file, warc_offset FROM captures WHERE kind = 'article' AND status = 200"
        " AND record = 'response' AND part_of IS NULL ORDER BY id DESC LIMIT 1",
    )
    path = archive.parent / "warc" / file
    content = bytearray(path.read_bytes())
    content[offset + 20 : offset + 60] = b"\xff" * 40
    path.write_bytes(content)
    done = replay_into(archive, tmp_path / "new.db", described_sites, workers=1)
    assert (done.unreadable, done.broken, done.exit_code) == (1, 0, 1)
    [(reason,)] = run(tmp_path / "new.db", "SELECT reason FROM problems WHERE rule = 'warc'")
    assert file in reason


def test_a_page_that_breaks_our_reader_stops_nothing(archive, tmp_path, monkeypatch) -> None:
    from newsarchive import flow

    read, seen = flow.read, []

    def read_or_break(page, *others):
        seen.append(page.url)
        if page.url == seen[0]:
            raise RecursionError("too deep")
        return read(page, *others)

    monkeypatch.setattr(flow, "read", read_or_break)
    done = replay_into(archive, tmp_path / "new.db", described_sites, workers=1)
    assert (done.broken, done.exit_code) == (1, 1)
    assert done.articles > 50
    assert run(tmp_path / "new.db", "SELECT count(*) FROM problems WHERE rule = 'reader'") == [(1,)]


def test_the_difference_is_empty_while_the_rules_are_the_same(archive) -> None:
    found = difference(archive, described_sites, workers=1)
    assert (found.changed, found.appear, found.vanish, found.fields) == (0, [], [], {})
    assert found.compared == len(run(archive, "SELECT id FROM articles"))


def test_the_difference_tells_what_changed_rules_would_do_and_does_nothing(
    archive, rows_of
) -> None:
    before = rows_of(archive, "articles")
    [(url, title)] = run(archive, "SELECT url, title FROM articles LIMIT 1")
    run(archive, f"UPDATE articles SET title = 'Salah Baca' WHERE url = '{url}'")
    changed = rows_of(archive, "articles")
    found = difference(archive, described_sites, workers=1, samples=2)
    one = found.fields["title"]
    assert (one.changed, one.found, one.lost) == (1, 0, 0)
    assert [(sample.url, sample.before, sample.after) for sample in one.samples] == [
        (url, "Salah Baca", title)
    ]
    assert rows_of(archive, "articles") == changed != before
    names = {path.name for path in archive.parent.iterdir()}
    assert names - {"archive.db-wal", "archive.db-shm"} == {"archive.db", "locks", "warc"}


def test_the_difference_follows_the_site_files_of_today(archive) -> None:
    found = difference(archive, without_views, workers=1, samples=1)
    assert found.changed > 0
    assert "section" not in found.fields or found.fields["section"].changed > 0


def test_since_leaves_out_what_was_captured_before(archive, tmp_path) -> None:
    from datetime import date

    done = replay_into(
        archive, tmp_path / "new.db", described_sites, since=date(2999, 1, 1), workers=1
    )
    assert (done.visits, done.lost) == (0, [])
    other = replay_into(archive, tmp_path / "other.db", described_sites, site="lain", workers=1)
    assert other.visits == 0


def test_the_new_archive_has_its_warc_files(archive, tmp_path) -> None:
    new = tmp_path / "elsewhere" / "new.db"
    replay_into(archive, new, described_sites, workers=1)
    source, target = archive.parent / "warc", new.parent / "new-warc"
    assert sorted(path.name for path in target.iterdir()) == sorted(
        path.name for path in source.iterdir()
    )
