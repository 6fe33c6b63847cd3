"""What the pages tell, and what can be taken away from them."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from newsarchive.model import Article
from newsarchive.query.cookbook import questions
from newsarchive.serve import Door
from newsarchive.store import Archive

Ask = Callable[..., Any]


def text_of(answer: Any) -> str:
    """The page's text, its white space folded."""
    assert answer.status_code == 200, answer.text
    return " ".join(" ".join(html.fromstring(answer.text).itertext()).split())


def test_the_front_page_tells_what_the_archive_holds(ask: Ask) -> None:
    told = text_of(ask("/"))
    for part in (
        "The archive of Kabar Pesisir",
        "Articles from 1 Feb 2026 to 18 Feb 2026.",
        "Articles 60", "People named 3", "Edits seen 2", "Problems 1",
        "Warga Desa Ke-59 Menanam Bakau 18 Feb 2026 · Ekonomi · kabar · 690 views",
        "Warga Desa Ke-1 Menanam Seribu Bakau Revision 3, seen 3 Mar 2026, 06:00 UTC",
        "Counted ",
    ):  # fmt: skip
        assert part in told
    assert told.index("Ke-59") < told.index("Ke-58")


def test_the_article_page_tells_all_that_is_known(ask: Ask) -> None:
    told = text_of(ask("/article/2"))
    for part in (
        "kabar · Peristiwa Warga Desa Ke-1 Menanam Seribu Bakau",
        "reported by Budi Santosa · edited by Ratna Wulan",
        "Published 1 February 2026, 15:00 (UTC+07:00) · 950 views",
        "Bibit bakau. Photo: Joko Susilo",
        "Warga menanam seribu bakau di pesisir.",
        "bakau pesisir",
        "3 readings", "110", "900", "950",
        "title css:h1 Warga Desa Ke-1 Menanam Bakau",
        "Read from capture 1 by newsarchive ",
    ):  # fmt: skip
        assert part in told
    assert "The page names two sections" not in told
    assert "The page names two sections" in text_of(ask("/article/6"))
    assert "36 at the only reading" not in told


def test_an_article_is_found_by_each_of_its_addresses(ask: Ask) -> None:
    for url in ("https://kabar.example/berita/1/", "https://kabar.example/?p=1"):
        assert ask(f"/article?url={url}").headers["location"] == "/article/2"
    assert ask("/article?url=https://kabar.example/none").status_code == 404


def test_any_two_revisions_are_compared_word_by_word(ask: Ask) -> None:
    page = html.fromstring(ask("/article/2/compare?from=1&to=3").text)
    changed = [(one.tag, one.text) for one in page.iterfind(".//*[@class='diff']//*") if one.text]
    assert ("ins", " Seribu") in changed
    assert ("ins", " seribu") in changed
    backwards = html.fromstring(ask("/article/2/compare?from=3&to=1").text)
    assert " seribu" in [one.text for one in backwards.iterfind(".//del")]
    assert "The two revisions are the same." in text_of(ask("/article/2/compare?from=2&to=2"))
    assert "The article has the revisions 1 to 3." in ask("/article/2/compare?to=9").text
    assert ask("/article/2/compare?from=x").status_code == 400


def test_people_and_sections_have_pages(ask: Ask) -> None:
    assert "Sri Lestari kabar reporter 30" in text_of(ask("/people?role=reporter"))
    assert "Ratna Wulan" not in text_of(ask("/people?role=reporter"))
    assert "Ekonomi kabar 20 1 Feb 2026" in text_of(ask("/sections"))
    number = ask("/people.json").json()[0]["person_id"]
    first = text_of(ask(f"/person/{number}"))
    assert "Ratna Wulan" in first
    assert "Editor 60" in first
    older = html.fromstring(ask(f"/person/{number}").text).find(".//a[@rel='next']").get("href")
    assert first.count("views") == 50
    assert text_of(ask(f"/person/{number}{older}")).count("views") == 10


def test_a_capture_is_a_description_and_a_download_never_a_page(ask: Ask) -> None:
    assert "WARC file kabar.warc.gz" in text_of(ask("/capture/1"))
    record = ask("/capture/1/record")
    assert record.content == b"<html>rekama"
    assert record.headers["content-type"] == "application/octet-stream"
    assert record.headers["content-disposition"] == 'attachment; filename="capture-1.warc.gz"'
    assert ask("/capture/99/record").status_code == 404


def test_every_question_of_the_cookbook_is_answered(ask: Ask) -> None:
    listed = text_of(ask("/questions"))
    for one in questions():
        assert one.title in listed
        address = ask(f"/questions/{one.slug}").headers["location"]
        assert one.title in text_of(ask(address))


def test_what_is_shown_can_be_taken_as_csv_and_json(ask: Ask) -> None:
    for address in ("/articles", "/people", "/sections", "/archive/articles_per_section"):
        answer = ask(f"{address}.csv")
        assert answer.headers["content-disposition"].startswith("attachment; filename=")
        rows = list(csv.DictReader(StringIO(answer.text)))
        assert rows
        assert len({tuple(row) for row in rows}) == 1
        assert ask(f"{address}.json").status_code == 200
    sql = "select title, url from articles where title like :like order by id"
    rows = list(csv.reader(StringIO(ask(f"/archive.csv?sql={sql}&like=%25Ke-7 %25").text)))
    assert rows == [
        ["title", "url"],
        ["Warga Desa Ke-7 Menanam Bakau", "https://kabar.example/berita/7/"],
    ]
    assert ask("/archive.csv?sql=select nothing").status_code == 400


def test_formulas_leave_as_text(ask_hostile: Ask) -> None:
    for address in ("/articles.csv", "/sections.csv", "/archive/articles.csv?_size=max",
                    "/archive.csv?sql=select '=1%2B1' as [=1], ' =1', '@x', -1, 1.5"):  # fmt: skip
        for row in csv.reader(StringIO(ask_hostile(address).text)):
            for cell in row:
                bare = cell.lstrip()
                number = bare.removeprefix("-").replace(".", "", 1).isdigit()
                assert number or not bare.startswith(("=", "+", "-", "@")), row


def test_a_table_is_divided_and_sorted(ask: Ask) -> None:
    told = text_of(ask("/archive/articles?_facet=section&_sort_desc=id"))
    assert "60 rows" in told
    assert "Ekonomi 20" in told
    assert "Read the article" in text_of(ask("/archive/articles/1"))
    page = html.fromstring(ask("/archive/articles_per_reporter").text)
    assert any(link.get("href") == "/person/1" for link in page.iterfind(".//a"))


@pytest.mark.parametrize(
    "address",
    ["/article/999", "/person/999", "/capture/999", "/questions/none", "/nope", "/archive/nope",
     "/article/99999999999999999999"],
)  # fmt: skip
def test_what_is_not_there_is_said_so_in_a_sentence(ask: Ask, address: str) -> None:
    answer = ask(address)
    assert answer.status_code == 404
    assert "Not here" in answer.text


def test_an_empty_archive_says_what_to_do(tmp_path: Path, serve_at: Callable[..., Any]) -> None:
    path = tmp_path / "archive.db"
    Archive.open(path).close()
    ask = serve_at(path, Door()).ask
    assert "newsarchive crawl SITE" in text_of(ask("/"))
    for address in ("/articles", "/people", "/sections", "/questions", "/archive"):
        text_of(ask(address))


def test_it_reads_what_a_crawl_writes_meanwhile(
    tmp_path: Path, serve_at: Callable[..., Any]
) -> None:
    path = tmp_path / "archive.db"
    article = Article(url="https://kabar.example/1", site=None, title="Jembatan Dibuka")
    seen = datetime(2026, 3, 1, tzinfo=UTC)
    with Archive.open(path) as archive:
        ask = serve_at(path, Door()).ask
        text_of(ask("/"))
        with archive.transaction():
            archive.keep(article, seen_at=seen)
            assert ask("/article/1").status_code == 404, "what is not committed is not shown"
        assert "Jembatan Dibuka" in text_of(ask("/article/1"))
        assert "Jembatan Dibuka" in text_of(ask("/"))
        archive.keep(replace(article, title="Jembatan Ditutup"), seen_at=seen)
        assert "Jembatan Ditutup" in text_of(ask("/article/1"))
    with sqlite3.connect(path) as written:
        assert written.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_serving_writes_nothing(kept: Path, ask: Ask) -> None:
    before = kept.read_bytes()
    for address in ("/", "/articles", "/article/2", "/archive/articles?_facet=site", "/people"):
        text_of(ask(address))
    assert kept.read_bytes() == before
