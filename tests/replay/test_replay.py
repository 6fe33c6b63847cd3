"""A replayed archive is the crawled one, byte for byte, whatever the number of workers."""

# ruff: noqa: S608 - tables and conditions are the tests' own

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsarchive.crawl.catalogue import described_sites
from newsarchive.errors import UsageError
from newsarchive.replay import replay_into

TABLES = (
    "articles", "aliases", "people", "bylines", "images", "tags", "article_tags", "links", "views",
    "revisions", "captures", "field_sources", "absences", "runs", "sites", "frontier",
)  # fmt: skip


def count(db: Path, sql: str) -> int:
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute(f"SELECT count(*) FROM {sql}").fetchone()[0]


@pytest.fixture(scope="module", params=[1, 2], ids=["one worker", "two workers"])
def replayed(request, crawled, tmp_path_factory) -> Path:
    new = tmp_path_factory.mktemp("replayed") / "new.db"
    done = replay_into(crawled, new, described_sites, workers=request.param)
    assert (done.exit_code, done.unreadable, done.broken, done.lost) == (0, 0, 0, [])
    return new


def test_the_crawls_had_everything_that_a_replay_must_repeat(crawled) -> None:
    assert count(crawled, "captures WHERE part_of IS NOT NULL") >= 2
    assert count(crawled, "aliases WHERE kind = 'redirect'") >= 1
    assert count(crawled, "aliases WHERE kind = 'canonical'") >= 1
    assert count(crawled, "revisions WHERE number = 2") >= 3
    assert count(crawled, "articles WHERE removed_at IS NOT NULL") == 2
    assert count(crawled, "captures WHERE record = 'revisit'") >= 10
    assert count(crawled, "articles WHERE page_starts <> '[0]'") >= 1


@pytest.mark.parametrize("table", TABLES)
def test_every_content_table_comes_out_the_same(crawled, replayed, rows_of, table) -> None:
    assert rows_of(replayed, table) == rows_of(crawled, table)


def test_every_doubt_about_an_article_comes_out_the_same(crawled, replayed, problems_of) -> None:
    assert problems_of(replayed) == problems_of(crawled)


def test_a_replay_of_the_replay_changes_nothing(replayed, tmp_path, rows_of) -> None:
    again = tmp_path / "again.db"
    replay_into(replayed, again, described_sites, workers=1)
    for table in TABLES:
        assert rows_of(again, table) == rows_of(replayed, table)


def test_an_existing_file_is_never_replaced(crawled, tmp_path) -> None:
    there = tmp_path / "there.db"
    there.write_bytes(b"")
    with pytest.raises(UsageError, match="exists already"):
        replay_into(crawled, there, described_sites)
