"""An archive in Python: what comes out is what was stored, and nothing can be written."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pandas
import polars
import pytest

import newsarchive
from newsarchive import Filters
from newsarchive.access import OpenArchive
from newsarchive.errors import ResourceError, UsageError
from newsarchive.query import load_articles
from newsarchive.store import Archive

EDITED = "https://kabar.example/berita/1/"


@pytest.fixture
def archive(kept: Path) -> OpenArchive:
    return newsarchive.open(kept)


def test_articles_come_as_they_were_stored(archive: OpenArchive, kept: Path) -> None:
    assert list(archive.articles()) == list(load_articles(kept))
    assert len(archive) == 60


def test_articles_may_be_chosen_by_words_and_filters(archive: OpenArchive) -> None:
    chosen = Filters(person="sri lestari", since=date(2026, 2, 10))
    found = list(archive.articles("bakau", chosen))
    assert found
    for one in found:
        assert one.bylines[0].name == "Sri Lestari"
        assert one.published_at is not None
        assert one.published_at.at.date() >= date(2026, 2, 10)
    assert list(archive.articles("gajah")) == []


def test_a_word_stands_for_its_other_forms_where_that_is_asked(archive: OpenArchive) -> None:
    assert list(archive.articles("tanam")) == []
    assert len(list(archive.articles("tanam", stem=True))) == 60


@pytest.mark.parametrize("url", [EDITED, "https://kabar.example/?p=1"])
def test_an_article_has_its_history(archive: OpenArchive, url: str) -> None:
    found = archive.article(url)
    assert found is not None
    assert found.article.title == "Warga Desa Ke-1 Menanam Seribu Bakau"
    assert [one.number for one in found.revisions] == [1, 2, 3]
    assert [one.count for one in found.observations] == [110, 900, 950]
    assert archive.article("https://kabar.example/berita/999/") is None


def test_a_search_tells_where_the_words_stand(archive: OpenArchive) -> None:
    [first, *_] = archive.search("seribu", sort="date").hits
    [(begin, end)] = first.snippet.marks
    assert (first.url, first.snippet.text[begin:end]) == (EDITED, "seribu")


def test_a_query_takes_values_and_writes_nothing(archive: OpenArchive) -> None:
    asked = "SELECT count(*) FROM articles WHERE section = :section"
    assert archive.query(asked, {"section": "Ekonomi"}) == [(20,)]
    with pytest.raises(UsageError):
        archive.query("DELETE FROM articles")


def test_pandas_columns_have_their_types(archive: OpenArchive) -> None:
    frame = archive.pandas()
    assert len(frame) == 60
    assert str(frame["published_at"].dtype) == "datetime64[ms, UTC]"
    assert str(frame["published_date"].dtype).startswith("datetime64")
    assert str(frame["views"].dtype) == "Int64"
    row = frame.set_index("url").loc[EDITED]
    assert row["published_at"] == pandas.Timestamp("2026-02-01 15:00+07:00")
    assert [one["role"] for one in row["bylines"]] == ["reporter", "editor"]
    assert list(row["tags"]) == ["bakau", "pesisir"]


def test_polars_columns_have_their_types(archive: OpenArchive) -> None:
    frame = archive.polars("views").filter(polars.col("url") == EDITED)
    assert frame["count"].to_list() == [110, 900, 950]
    assert frame["observed_at"][0] == datetime(2026, 3, 1, 6, tzinfo=UTC)


SECTIONS = """
SELECT section, count(*) AS articles, max(duplicate_of) AS copy, avg(word_count) AS words
FROM articles WHERE section <> :without GROUP BY section ORDER BY section
"""


def test_a_query_gives_a_frame_with_named_typed_columns(archive: OpenArchive) -> None:
    frame = archive.query_pandas(SECTIONS, {"without": "Ekonomi"})
    assert list(frame.columns) == ["section", "articles", "copy", "words"]
    assert [str(one) for one in frame[["articles", "words"]].dtypes] == ["Int64", "Float64"]
    assert list(frame["section"]) == ["Pemerintahan", "Peristiwa"]
    same = archive.query_polars(SECTIONS, {"without": "Ekonomi"})
    assert same["articles"].to_list() == list(frame["articles"]) == [20, 20]
    assert same["articles"].dtype == polars.Int64


def test_a_count_that_is_missing_leaves_the_others_whole(archive: OpenArchive) -> None:
    sql = "SELECT NULL AS n UNION ALL SELECT 3"
    assert str(archive.query_pandas(sql)["n"].dtype) == "Int64"
    assert archive.query_polars(sql)["n"].to_list() == [None, 3]
    nothing = "SELECT url FROM articles WHERE FALSE"
    assert list(archive.query_pandas(nothing).columns) == archive.query_polars(nothing).columns


def test_two_columns_of_one_name_make_no_frame(archive: OpenArchive) -> None:
    with pytest.raises(UsageError, match="Two columns are called 'id': name one with AS"):
        archive.query_pandas("SELECT a.id, b.article_id AS id FROM articles a, bylines b LIMIT 1")


def test_people_have_their_roles(archive: OpenArchive) -> None:
    told = {one.name: dict(one.roles) for one in archive.people()}
    assert told["Ratna Wulan"] == {"editor": 60}
    assert told["Sri Lestari"] == told["Budi Santosa"] == {"reporter": 30}


@pytest.mark.parametrize(("table", "rows"), [("articles", 20), ("views", 22), ("revisions", 22)])
def test_a_frame_may_be_of_some_articles(archive: OpenArchive, table, rows: int) -> None:
    frame = archive.pandas(table, filters=Filters(section="Peristiwa"))
    assert len(frame) == rows


def test_an_unknown_table_is_told_with_those_there_are(archive: OpenArchive) -> None:
    with pytest.raises(UsageError, match="there are articles, views, revisions"):
        archive.pandas("people")  # type: ignore[arg-type]


def test_a_missing_library_is_told(archive: OpenArchive, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(UsageError, match=r"pip install 'newsarchive\[frames\]'"):
        archive.polars()
    with pytest.raises(UsageError, match=r"pip install 'newsarchive\[frames\]'"):
        archive.query_polars("SELECT 1")


def test_a_missing_archive_is_told(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="holds no archive yet"):
        newsarchive.open(tmp_path / "archive.db")


def test_what_a_crawl_stores_meanwhile_is_seen(archive: OpenArchive, tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    story = next(archive.articles())
    with Archive.open(path) as writer:
        opened = newsarchive.open(path)
        assert len(opened) == 0
        writer.keep(story, seen_at=datetime(2026, 3, 1, tzinfo=UTC))
        assert len(opened) == 1
