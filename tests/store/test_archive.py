"""Keeping articles: what is new, what changed, what is the same, and under which URL."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from newsarchive.model import Alias, Article, Byline, Image, Link, Problem, Source
from newsarchive.query import load_article
from newsarchive.site import WITA, Site
from newsarchive.store import Archive

Hour = Callable[[int], datetime]
Build = Callable[..., Article]


def counts(archive: Archive) -> dict[str, int]:
    tables = (
        "articles", "aliases", "people", "bylines", "images", "tags", "article_tags", "links",
        "views", "revisions", "field_sources", "problems",
    )  # fmt: skip
    return {table: archive.select(f"SELECT count(*) FROM {table}")[0][0] for table in tables}  # noqa: S608 - our own names


def test_what_is_kept_is_read_back(archive: Archive, article: Build, hour: Hour) -> None:
    kept = article()
    assert archive.keep(kept, seen_at=hour(1)) == "new"
    assert load_article(archive.path, kept.url) == kept


def test_times_are_utc_beside_the_local_day(archive: Archive, article: Build, hour: Hour) -> None:
    archive.keep(article(), seen_at=hour(1))
    assert archive.select(
        "SELECT published_at, published_local, published_date, first_seen_at FROM articles"
    ) == [
        ("2026-02-28T17:30:00Z", "2026-03-01T00:30:00+07:00", "2026-03-01", "2026-03-01T01:00:00Z")
    ]


def test_an_instant_without_a_zone_is_refused(archive: Archive, article: Build) -> None:
    with pytest.raises(ValueError, match="zone"):
        archive.keep(article(), seen_at=datetime(2026, 3, 1))  # noqa: DTZ001 - the mistake itself
    assert counts(archive)["articles"] == 0


def test_keeping_again_changes_nothing_but_the_sighting(
    archive: Archive, article: Build, hour: Hour
) -> None:
    archive.keep(article(), seen_at=hour(1))
    before = counts(archive)
    assert archive.keep(article(), seen_at=hour(1)) == "unchanged"
    assert counts(archive) == before
    assert archive.keep(article(), seen_at=hour(5)) == "unchanged"
    assert counts(archive) == before | {"views": 2}
    assert archive.select("SELECT first_seen_at, last_seen_at FROM articles") == [
        ("2026-03-01T01:00:00Z", "2026-03-01T05:00:00Z")
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Jembatan Gantung Dibuka"},
        {"section": "Ekonomi"},
        {"body": ("Jembatan itu ditutup lagi.",)},
        {"images": (Image("https://www.example.id/1.jpg", "Keterangan diralat"),)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_content_adds_a_revision(
    archive: Archive, article: Build, hour: Hour, change: dict[str, Any]
) -> None:
    archive.keep(article(), seen_at=hour(1))
    assert archive.keep(article(**change), seen_at=hour(2)) == "updated"
    assert archive.select("SELECT number, observed_at FROM revisions ORDER BY number") == [
        (1, "2026-03-01T01:00:00Z"),
        (2, "2026-03-01T02:00:00Z"),
    ]
    assert load_article(archive.path, article().url) == article(**change)


@pytest.mark.parametrize(
    "change",
    [
        {"bylines": (Byline("editor", "Rini Astuti", "Editor"),)},
        {"tags": ()},
        {"published_at": None},
        {"sources": {"title": Source("css:h1", "Jembatan")}},
        {"page_starts": (0, 1)},
        {"problems": ()},
    ],
    ids=lambda change: next(iter(change)),
)
def test_another_change_updates_without_a_revision(
    archive: Archive, article: Build, hour: Hour, change: dict[str, Any]
) -> None:
    archive.keep(article(), seen_at=hour(1))
    assert archive.keep(article(**change), seen_at=hour(2)) == "updated"
    assert counts(archive)["revisions"] == 1
    read = load_article(archive.path, article().url)
    assert read is not None
    assert replace(read, problems=()) == replace(article(**change), problems=())


@pytest.mark.parametrize(
    "change",
    [
        {"views": 90, "sources": {"title": Source("meta:og:title", "Jembatan Gantung"),
                                  "views": Source("labelled", "dibaca 90 kali")}},
        {"views": None},
        {"related": (Link("https://www.example.id/9", "Terpopuler", "trending"),)},
        {"url": "https://www.example.id/?p=1"},
    ],
    ids=["views", "no views", "links", "alias"],
)  # fmt: skip
def test_views_links_and_the_visited_url_are_no_change(
    archive: Archive, article: Build, hour: Hour, change: dict[str, Any]
) -> None:
    archive.keep(article(), seen_at=hour(1))
    assert archive.keep(article(**change), seen_at=hour(2)) == "unchanged"
    if "related" in change:
        read = load_article(archive.path, article().url)
        assert read is not None
        assert read.related == change["related"]


def test_a_content_that_returns_is_a_further_revision(
    archive: Archive, article: Build, hour: Hour
) -> None:
    for at, title in enumerate(("A", "B", "A")):
        archive.keep(article(title=title), seen_at=hour(at))
    assert archive.select("SELECT number, title FROM revisions ORDER BY number") == [
        (1, "A"), (2, "B"), (3, "A"),
    ]  # fmt: skip


def test_reading_the_same_captures_again_rewrites_their_revisions(
    archive: Archive, article: Build, hour: Hour
) -> None:
    for title in ("A", "B"), ("a better A", "a better B"):
        for at in range(2):
            archive.keep(article(title=title[at]), seen_at=hour(at))
    assert archive.select("SELECT number, title FROM revisions ORDER BY number") == [
        (1, "a better A"), (2, "a better B"),
    ]  # fmt: skip


def test_views_are_a_series_with_one_row_an_instant(
    archive: Archive, article: Build, hour: Hour
) -> None:
    for at, views in ((1, 24), (1, 25), (2, None), (3, 90)):
        archive.keep(article(views=views), seen_at=hour(at))
    assert archive.select("SELECT observed_at, count FROM views") == [
        ("2026-03-01T01:00:00Z", 25), ("2026-03-01T03:00:00Z", 90),
    ]  # fmt: skip


def test_an_alias_resolves_to_its_article(archive: Archive, article: Build, hour: Hour) -> None:
    archive.keep(article(), seen_at=hour(1))
    archive.add_alias("https://m.example.id/1", "https://www.example.id/?p=1", "canonical")
    archive.add_alias("https://www.example.id/x", "https://www.example.id/unknown", "redirect")
    archive.add_alias(article().url, article().url, "redirect")
    assert archive.select("SELECT url FROM aliases ORDER BY url") == [
        ("https://m.example.id/1",), ("https://www.example.id/?p=1",),
    ]  # fmt: skip
    moved = article(url="https://m.example.id/1", title="Judul Baru", aliases=())
    assert archive.keep(moved, seen_at=hour(2)) == "updated"
    assert archive.select("SELECT url, title FROM articles") == [(article().url, "Judul Baru")]


def test_two_spellings_of_one_identity_are_one_article(
    archive: Archive, article: Build, hour: Hour
) -> None:
    identity = Alias("https://example.id/berita/1", "canonical")
    first = article(url="https://www.example.id/berita/1/", aliases=(identity,))
    second = article(url="http://example.id/berita/1", aliases=(identity,))
    assert archive.keep(first, seen_at=hour(1)) == "new"
    assert archive.keep(second, seen_at=hour(2)) == "unchanged"
    assert archive.select("SELECT url FROM articles") == [("https://www.example.id/berita/1/",)]


def test_known_finds_urls_and_aliases_in_long_lists(
    archive: Archive, article: Build, hour: Hour
) -> None:
    stored = [f"https://www.example.id/berita/{number}" for number in range(0, 1500, 3)]
    with archive.transaction():
        for url in stored:
            archive.keep(article(url=url, aliases=(Alias(f"{url}/amp", "amp"),)), seen_at=hour(1))
    asked = [f"https://www.example.id/berita/{number}" for number in range(1500)]
    assert archive.known(asked) == set(stored)
    assert archive.known(f"{url}/amp" for url in asked) == {f"{url}/amp" for url in stored}
    assert archive.known([]) == set()


def test_a_copy_points_to_the_article_that_had_the_content_first(
    archive: Archive, article: Build, hour: Hour
) -> None:
    def copies() -> list[tuple[int, int | None]]:
        return archive.select("SELECT id, duplicate_of FROM articles ORDER BY id")

    urls = [f"https://www.example.id/{name}" for name in "abc"]
    for url in urls:
        archive.keep(article(url=url, aliases=()), seen_at=hour(1))
    assert copies() == [(1, None), (2, 1), (3, 1)]
    archive.keep(article(url=urls[0], title="Diralat", aliases=()), seen_at=hour(2))
    assert copies() == [(1, None), (2, None), (3, 2)]
    archive.keep(article(url=urls[2], title="Diralat", aliases=()), seen_at=hour(3))
    assert copies() == [(1, None), (2, None), (3, 1)]


def test_articles_without_a_text_are_no_copies(
    archive: Archive, article: Build, hour: Hour
) -> None:
    for name in "ab":
        archive.keep(article(url=f"https://www.example.id/{name}", body=()), seen_at=hour(1))
    assert archive.select("SELECT duplicate_of FROM articles") == [(None,), (None,)]


def test_a_person_is_one_within_a_site(archive: Archive, article: Build, hour: Hour) -> None:
    for number, (site, name) in enumerate(
        [("contoh", "RINI  astuti"), ("contoh", "Rini Astuti"), ("lain", "Rini Astuti")]
    ):
        bylines = (Byline("reporter", name), Byline("initials", "ra"))
        archive.keep(article(url=f"https://{number}", site=site, bylines=bylines), seen_at=hour(1))
    assert archive.select("SELECT site, name FROM people ORDER BY id") == [
        ("contoh", "RINI  astuti"), ("lain", "Rini Astuti"),
    ]  # fmt: skip
    assert archive.select("SELECT person_id FROM bylines ORDER BY article_id, position") == [
        (1,), (None,), (1,), (None,), (2,), (None,),
    ]  # fmt: skip


def test_the_same_doubt_is_one_row_a_run(archive: Archive, hour: Hour) -> None:
    doubts = [Problem("views", "labelled", "too many"), Problem("title", "css:h1", "empty")]
    runs = [archive.start_run("crawl", ["contoh"], hour(1)) for _ in range(2)]
    for run_id in (runs[0], runs[0], runs[1], None, None):
        for url in ("https://www.example.id/1", None):
            archive.note(doubts, url=url, run_id=run_id, seen_at=hour(2))
    assert counts(archive)["problems"] == 3 * 2 * 2


def test_a_run_has_a_beginning_and_an_end(archive: Archive, hour: Hour) -> None:
    run_id = archive.start_run("crawl", ["contoh", "lain"], hour(1))
    assert archive.select("SELECT finished_at, outcome FROM runs") == [(None, None)]
    archive.finish_run(run_id, hour(2), "all well", {"new": 3})
    assert archive.select("SELECT sites, finished_at, outcome, counts ->> 'new' FROM runs") == [
        ('["contoh", "lain"]', "2026-03-01T02:00:00Z", "all well", 3)
    ]


def test_a_site_is_described_and_described_anew(archive: Archive) -> None:
    for verified in (None, date(2026, 3, 1)):
        archive.describe(
            Site(publisher="Contoh", home="https://www.example.id/", timezone=WITA,
                 regencies=("51.71",), verified=verified, name="contoh")
        )  # fmt: skip
    assert archive.select("SELECT name, utc_offset, regencies, verified FROM sites") == [
        ("contoh", "+08:00", '["51.71"]', "2026-03-01")
    ]
