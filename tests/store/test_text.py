"""Any text a page can hold goes in, comes out, and is found."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsarchive.model import Article, Byline, Image, Link, Problem, Source
from newsarchive.query import load_article
from newsarchive.store import Archive
from newsarchive.store.record import content_hash, storable

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
NASTY = st.sampled_from("\0\ud800\udc00\U0001f30b\ufeff\u200f'\"%;")
ODD = st.text(st.characters() | NASTY, max_size=30)
"""Any characters, with those that break programs more often than chance would have them."""

PLAIN = ODD.map(storable)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("Gunung Semeru \U0001f30b", "Gunung Semeru \U0001f30b"),
        ("a\0b", "ab"),
        ("a\ud83cb", "a\ufffdb"),
        ("\ud83c\udf0b", "\U0001f30b"),
        ("\ufeffa\0", "\ufeffa"),
    ],
)
def test_only_what_sqlite_cannot_hold_is_mended(text: str, stored: str) -> None:
    assert storable(text) == stored


@given(ODD)
def test_mended_text_is_utf8_without_nul_and_stays_as_it_is(text: str) -> None:
    once = storable(text)
    once.encode()
    assert "\0" not in once
    assert storable(once) == once


def odd_article(text: st.SearchStrategy[str]) -> st.SearchStrategy[Article]:
    lines = text.filter(lambda one: one.strip() != "" and "\n" not in one)
    return st.builds(
        Article,
        url=text,
        site=st.none() | text,
        title=st.none() | text,
        section=st.none() | text,
        bylines=st.tuples(st.builds(Byline, role=st.just("reporter"), name=text, label=text)),
        images=st.tuples(st.builds(Image, url=text, caption=st.none() | text)),
        tags=st.tuples(text),
        body=st.lists(lines, max_size=3).map(tuple),
        related=st.tuples(st.builds(Link, url=text, title=text, kind=st.just("related"))),
        sources=st.dictionaries(text, st.builds(Source, rule=text, raw=text), max_size=1),
        problems=st.tuples(st.builds(Problem, field=text, rule=text, reason=text)),
        language=st.none() | text,
    )


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("text") / "archive.db"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(odd_article(PLAIN))
def test_what_is_kept_is_what_is_read_back(shared: Path, article: Article) -> None:
    with Archive.open(shared) as archive:
        archive.execute("DELETE FROM articles")
        archive.execute("DELETE FROM problems")
        archive.keep(article, seen_at=NOON)
    assert load_article(shared, article.url) == article


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(odd_article(ODD))
def test_no_text_breaks_the_archive_or_makes_it_forget(shared: Path, article: Article) -> None:
    with Archive.open(shared) as archive:
        archive.keep(article, seen_at=NOON)
        assert archive.keep(article, seen_at=NOON) == "unchanged"
        assert archive.known([article.url]) == {storable(article.url)}
        archive.add_alias(f"{article.url}?x", article.url, "tracking")
        archive.execute("INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')")


def test_the_content_hash_is_the_documented_one() -> None:
    article = Article(
        "https://x",
        None,
        title="Caf\u00e9 \u201cSenja\u201d",
        body=("Satu.", "Dua."),
        images=(Image("https://y"), Image("https://z", "Teras")),
    )
    # echo -n '["Café “Senja”",null,["Satu.","Dua."],["Teras"]]' | sha256sum
    assert content_hash(article) == "f345f5bc5d8c0f80ea20ee6f6bdd1433"


def test_search_follows_every_change(
    archive: Archive,
    article: Callable[..., Article],
    hour: Callable[[int], datetime],
) -> None:
    def found(word: str) -> int:
        sql = "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH ?"
        count: int = archive.select(sql, [word])[0][0]
        return count

    archive.keep(article(), seen_at=hour(1))
    assert [found(word) for word in ("GANTUNG", "gembira", "menyeberang", "ditutup")] == [
        1,
        1,
        1,
        0,
    ]
    archive.keep(article(body=("Jembatan ditutup.",), images=()), seen_at=hour(2))
    assert [found(word) for word in ("GANTUNG", "gembira", "menyeberang", "ditutup")] == [
        1,
        0,
        0,
        1,
    ]
    archive.execute("DELETE FROM articles")
    assert found("gantung") == 0
    archive.execute("INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')")


def test_search_is_rewritten_only_where_its_text_changed(
    archive: Archive,
    article: Callable[..., Article],
    hour: Callable[[int], datetime],
) -> None:
    def index() -> list[tuple[object, ...]]:
        return archive.select("SELECT id, block FROM articles_fts_data ORDER BY id")

    archive.keep(article(), seen_at=hour(1))
    before = index()
    archive.keep(article(views=99), seen_at=hour(2))
    archive.keep(article(section="Ekonomi", tags=()), seen_at=hour(3))
    assert index() == before
    archive.keep(article(title="Lain"), seen_at=hour(4))
    assert index() != before


def test_a_value_of_the_wrong_kind_is_our_mistake_and_no_resource_error(archive: Archive) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        archive.execute("INSERT INTO tags (name) VALUES (?)", [None])
