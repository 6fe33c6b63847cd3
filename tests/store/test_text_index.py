"""The text index stands in the order of publication, however the articles came."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from newsarchive.model import Article, Timestamp
from newsarchive.store import Archive
from newsarchive.store.merge import merge
from newsarchive.store.schema import STEPS

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

NEWEST_FIRST = """
SELECT a.title FROM articles_fts JOIN articles AS a ON a.search_id = articles_fts.rowid
WHERE articles_fts MATCH 'banjir' ORDER BY articles_fts.rowid DESC
"""


def flood(title: str, minutes: float | None, *, of_day: bool = False) -> Article:
    """An article of so many minutes after noon."""
    return Article(
        url=f"https://www.example.id/{title}",
        site="contoh",
        title=title,
        published_at=None
        if minutes is None
        else Timestamp(NOON + timedelta(minutes=minutes), "day" if of_day else "minute"),
        body=(f"Banjir {title} surut.",),
    )


def titles(archive: Archive) -> list[str]:
    """Those of the articles that match, newest first, by an index that is sound."""
    archive.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")
    return [title for (title,) in archive.select(NEWEST_FIRST)]


def test_the_newest_match_comes_first_whatever_was_stored_first(archive: Archive) -> None:
    for title, minutes in (("b", 2), ("d", 4), ("a", -60 * 24 * 365 * 60), ("c", 3), ("e", 5)):
        archive.keep(flood(title, minutes), seen_at=NOON)
    archive.keep(flood("undated", None), seen_at=NOON)
    assert titles(archive) == ["e", "d", "c", "b", "a", "undated"]


def test_a_corrected_time_moves_the_article(archive: Archive) -> None:
    for title, minutes in (("a", 1), ("b", 2), ("c", 3)):
        archive.keep(flood(title, minutes), seen_at=NOON)
    archive.keep(flood("a", 9), seen_at=NOON + timedelta(hours=1))
    assert titles(archive) == ["a", "c", "b"]
    changed = replace(flood("c", None), body=("Banjir lagi.",))
    archive.keep(changed, seen_at=NOON + timedelta(hours=2))
    assert titles(archive) == ["a", "b", "c"]


def test_articles_of_one_minute_have_a_number_each(archive: Archive) -> None:
    for number in range(150):
        archive.keep(flood(f"{number:03}", 0), seen_at=NOON)
    archive.keep(flood("later", 5), seen_at=NOON)
    assert len(titles(archive)) == 151
    assert titles(archive)[0] == "later"


def test_an_article_that_gives_only_its_day_stays_within_it(archive: Archive) -> None:
    for number in range(3):
        archive.keep(flood(f"of the day {number}", 0, of_day=True), seen_at=NOON)
    archive.keep(flood("the day before", -24 * 60), seen_at=NOON)
    archive.keep(flood("the day after", 24 * 60), seen_at=NOON)
    assert [titles(archive)[at] for at in (0, -1)] == ["the day after", "the day before"]


def test_an_older_archive_is_put_in_order(tmp_path: Path) -> None:
    """One as version 0001 to 0008 of the schema left it: numbered as its rows came."""
    path = tmp_path / "archive.db"
    with Archive.open(path) as archive:
        for title, minutes in (("b", 2), ("d", 4), ("a", 1), ("undated", None), ("c", 2)):
            archive.keep(flood(title, minutes), seen_at=NOON)
    _take_back(path)
    with Archive.open(path) as archive:
        found = titles(archive)
    assert (found[0], {*found[1:3]}, found[3:]) == ("d", {"b", "c"}, ["a", "undated"])


def test_a_merge_numbers_the_articles_anew(tmp_path: Path) -> None:
    """Both archives gave the same numbers to articles of the same minute."""
    paths = [tmp_path / f"{name}.db" for name in "ab"]
    for path in paths:
        with Archive.open(path) as archive:
            archive.keep(flood(path.stem, 0), seen_at=NOON)
            archive.keep(flood("both", 3 if path.stem == "a" else 7), seen_at=NOON)
    list(merge([paths[1]], paths[0]))
    with Archive.open(paths[0]) as archive:
        assert titles(archive)[0] == "both"
        assert sorted(titles(archive)) == ["a", "b", "both"]


def _take_back(path: Path) -> None:
    """Undo the last migration, as far as a reader of the file could tell."""
    connection = sqlite3.connect(path)
    for name in ("insert", "delete", "update"):
        connection.execute(f"DROP TRIGGER articles_fts_{name}")
    connection.execute("DROP TABLE articles_fts")
    connection.execute("DROP INDEX articles_by_search_id")
    connection.execute("ALTER TABLE articles DROP COLUMN search_id")
    connection.executescript(dict(STEPS)["0004_search"])
    connection.execute("INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')")
    connection.execute(
        "DELETE FROM _sqlite_migrations WHERE name = ?", ["0011_search_by_publication"]
    )
    connection.commit()
    connection.close()
