"""Where a reading belongs: the same article elsewhere, another one, or one that was replaced."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from newsarchive.model import Alias, Article
from newsarchive.store import Archive
from newsarchive.store.placing import ANOTHER, Placed, place

Hour = Callable[[int], datetime]
Build = Callable[..., Article]

HELD = "https://www.example.id/berita/1"
ALIAS = "https://www.example.id/?p=1"
NEW = "https://www.example.id/berita/judul-baru"
KNOWN = "https://www.example.id/berita/2"
OTHER = {"title": "Klub Menang Tipis", "body": ("Tuan rumah unggul lewat gol tunggal semalam.",)}


@pytest.fixture
def archive(archive: Archive, article: Build, hour: Hour) -> Archive:
    archive.keep(article(), seen_at=hour(1))
    archive.keep(article(url=KNOWN, aliases=(), **OTHER), seen_at=hour(1))
    return archive


def placed(archive: Archive, reading: Article, at: datetime, *redirected: str) -> Placed:
    asked = redirected[0] if redirected else HELD
    return place(archive, reading, asked, redirected=redirected, seen_at=at)


def test_a_page_that_was_never_archived_is_kept_as_it_is(
    archive: Archive, article: Build, hour: Hour
) -> None:
    reading = article(url=NEW)
    found = place(archive, reading, NEW, redirected=(), seen_at=hour(2))
    assert found == Placed(reading)


@pytest.mark.parametrize("url", [HELD, ALIAS])
def test_a_new_version_is_kept_as_it_is(
    archive: Archive, article: Build, hour: Hour, url: str
) -> None:
    reading = article(url=url, title="Jembatan Gantung Dibuka")
    assert placed(archive, reading, hour(2)) == Placed(reading)


@pytest.mark.parametrize(("asked", "kind"), [((HELD,), "redirect"), ((), "canonical")])
def test_the_same_article_at_a_new_address_stays_one_article(
    archive: Archive, article: Build, hour: Hour, asked: tuple[str, ...], kind: str
) -> None:
    found = placed(archive, article(url=NEW, title="Jembatan Dibuka", aliases=()), hour(2), *asked)
    assert (found.article.url, found.missed, found.doubt) == (HELD, None, None)
    assert found.article.aliases == (Alias(NEW, kind),)  # type: ignore[arg-type]
    archive.keep(found.article, seen_at=hour(2))
    assert archive.article_at(NEW) == HELD
    assert archive.select("SELECT count(*) FROM articles") == [(2,)]


@pytest.mark.parametrize("url", [NEW, KNOWN])
def test_a_redirect_to_another_article_is_that_article_and_the_old_one_gone(
    archive: Archive, article: Build, hour: Hour, url: str
) -> None:
    reading = article(url=url, aliases=(), **OTHER)
    assert placed(archive, reading, hour(2), ALIAS) == Placed(reading, missed=HELD)


def test_another_article_at_the_very_address_is_a_doubt(
    archive: Archive, article: Build, hour: Hour
) -> None:
    for url in (HELD, NEW):
        found = placed(archive, article(url=url, aliases=(), **OTHER), hour(2))
        assert found.doubt == ANOTHER


def test_an_older_capture_read_again_is_believed(
    archive: Archive, article: Build, hour: Hour
) -> None:
    reading = article(aliases=(), **OTHER)
    assert placed(archive, reading, hour(1)) == Placed(reading)
