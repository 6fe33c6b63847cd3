"""Searching an archive: what is found, in which order, and what is refused in one sentence."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.cli.search import search_command
from newsarchive.errors import UsageError
from newsarchive.model import Article, Byline, Dateline, Image, Timestamp
from newsarchive.query.cells import raw_cell, safe_cell
from newsarchive.query.filters import Filters
from newsarchive.query.search import search
from newsarchive.query.stems import forms
from newsarchive.query.words import Any, Term, fts_query, parse
from newsarchive.store import Archive

FIRST_DAY = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


def article(number: int, title: str, *body: str, **more) -> Article:
    return Article(
        f"https://kabar.example/{number}/",
        "kabar",
        title=title,
        body=body,
        published_at=Timestamp(FIRST_DAY + timedelta(days=number), "minute"),
        **more,
    )


STORED = (
    article(0, "Jembatan Kaliwening Dibangun Lagi", "Warga membangun jembatan bersama.",
            section="Peristiwa", views=40, dateline=Dateline("Kaliwening"),
            bylines=(Byline("reporter", "Rofiq Alamsari"), Byline("editor", "Ratri Kusuma"))),
    article(1, "Pembangunan Pasar Ditunda", "Pembangunan pasar desa ditunda sampai musim kemarau.",
            section="Ekonomi", views=900, bylines=(Byline("reporter", "Tyas Mahendra"),)),
    article(2, "Panen Garam Melimpah", "Petani garam menutup tambak.", section="Ekonomi",
            images=(Image("https://kabar.example/g.jpg", "Gudang garam desa."),)),
    article(3, "Kepala Desa Lantik Perangkat", "Perangkat desa baru bertugas. Kepala dusun hadir.",
            section="Pemerintahan", bylines=(Byline("editor", "Rofiq Alamsari"),)),
)  # fmt: skip


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("search") / "archive.db"
    with Archive.open(path) as opened:
        for one in STORED:
            opened.keep(one, seen_at=FIRST_DAY + timedelta(days=30))
    return path


@pytest.fixture
def found(archive):
    def ask(words: str = "", filters: Filters | None = None, **options) -> list[int]:
        hits = search(archive, words, filters or Filters(), **options).hits
        return [int(hit.url.split("/")[-2]) for hit in hits]

    return ask


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("jembatan", {0}),
        ("JEMBATAN kaliwening", {0}),
        ("jembatan garam", set()),
        ("jembatan OR garam", {0, 2}),
        ("desa -garam", {1, 3}),
        ("desa NOT (garam OR pasar)", {3}),
        ('"kepala desa"', {3}),
        ('"desa kepala"', set()),
        ("bang*", set()),
        ("memb*", {0}),
        ("gudang", {2}),
    ],
)
def test_these_words_find_these_articles(found, words, expected):
    assert set(found(words)) == expected


def test_stemming_finds_other_forms_of_a_word_and_says_which(archive, found):
    assert found("bangun") == []
    assert set(found("bangun", stem=True)) == {0, 1}
    told = search(archive, "bangun", stem=True).forms["bangun"]
    assert {"dibangun", "membangun", "pembangunan"} <= set(told)
    assert found('"bangun"', stem=True) == [], "a phrase is meant as it stands"


@pytest.mark.parametrize("word", ["dibangun", "pembangunan", "membangun", "pembangunannya"])
def test_every_form_leads_to_the_others(word):
    assert {"bangun", "membangun"} <= set(forms(word))


def test_the_newest_come_first_by_date_and_the_most_read_by_views(found):
    assert found("desa", sort="date") == [3, 2, 1]
    assert found(sort="views")[:2] == [1, 0]
    assert found(sort="date", limit=2, offset=1) == [2, 1]


def test_a_word_of_the_headline_counts_more(found):
    assert found("pasar OR desa")[0] == 1


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(section="ekonomi"), {1, 2}),
        (Filters(person="rofiq  alamsari"), {0, 3}),
        (Filters(person="Rofiq Alamsari", role="editor"), {3}),
        (Filters(role="editor"), {0, 3}),
        (Filters(place="kaliwening"), {0}),
        (Filters(min_views=50), {1}),
        (Filters(since=date(2026, 3, 3)), {2, 3}),
        (Filters(until=date(2026, 3, 2)), {0, 1}),
        (Filters(since=date(2026, 3, 2), until=date(2026, 3, 3)), {1, 2}),
        (Filters(site="kabar"), {0, 1, 2, 3}),
    ],
)
def test_filters_leave_these(found, filters, expected):
    assert set(found("", filters)) == expected
    assert set(found("", filters, sort="date")) == expected


@pytest.mark.parametrize(
    ("filters", "sentence"),
    [
        (Filters(site="kabarr"), "holds no site 'kabarr'; it holds kabar"),
        (Filters(role="editr"), "did you mean 'editor'"),
        (Filters(person="Rofiq Alamsri"), "did you mean 'Rofiq Alamsari'"),
        (Filters(since=date(2026, 3, 2), until=date(2026, 3, 1)), "before they begin"),
    ],
)
def test_what_the_archive_does_not_know_is_told_with_the_nearest(found, filters, sentence):
    with pytest.raises(UsageError, match=sentence):
        found("", filters)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ('jembatan "kali', "quotation mark at position 10 without an end"),
        ("(jembatan", "opens a parenthesis at position 1"),
        ("jembatan)", "closes a parenthesis at position 9"),
        ("jembatan OR", "needs a word at position 12, where it ends"),
        ("OR jembatan", "needs a word at position 1, where found OR"),
        ("-jembatan", "only leaves out at position 1"),
        ("*", "no letter or digit in '\\*' at position 1"),
        ("a " * 1001, "longer than 2000 characters"),
        ("a " * 65, "more than 64 words: leave out those from position 129 on"),
        ("(" * 41 + "a", "nests too deeply"),
    ],
)
def test_a_search_that_cannot_be_read_names_the_position(words, sentence):
    with pytest.raises(UsageError, match=sentence):
        parse(words)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_found_refused_or_not_there(archive, words):
    with suppress(UsageError):
        search(archive, words)


@given(st.text(alphabet='abc"()*-: NEAR^{}+', max_size=40))
def test_nothing_reaches_the_index_unquoted(words):
    try:
        asked = fts_query(parse(words), {})
    except UsageError:
        return
    outside = "".join(asked.split('"')[::2])
    assert set(outside) <= set("() *ANDORT")


def test_operators_bind_as_the_help_says():
    tree = parse("a b OR c")
    assert isinstance(tree, Any)
    assert [type(one) for one in tree.parts][1] is Term


def test_a_hit_shows_where_its_words_stand(archive):
    [hit] = search(archive, "garam tambak").hits
    assert list(hit.title.parts) == [("Panen ", False), ("Garam", True), (" Melimpah", False)]
    assert [part for part, found in hit.snippet.parts if found] == ["garam", "tambak"]


def run(archive: Path, *arguments: str) -> str:
    done = CliRunner().invoke(search_command, [*arguments, "--db", str(archive)])
    assert done.exit_code == 0, done.output
    return done.output


def test_the_command_prints_hits_for_people_and_for_machines(archive):
    told = run(archive, "jembatan")
    assert "Jembatan Kaliwening Dibangun Lagi" in told
    assert "40 views" in told
    as_json = json.loads(run(archive, "jembatan", "--json"))
    assert as_json["hits"][0]["title_marks"] == [[0, 8]]
    assert run(archive, "desa", "--sort", "date", "--csv").splitlines()[0].startswith("url,site")
    assert "Nothing was found." in run(archive, "zebra")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+62", "-2", "@SUM(A1)", "\t=1", "\r=1", "'=1", "'", " =1", "\ufeff=1", "\u200b@x",
     "＝1"],
)  # fmt: skip
def test_no_cell_begins_a_formula_and_every_text_comes_back(text):
    assert safe_cell(text)[0] == "'"
    assert raw_cell(safe_cell(text)) == text


@given(st.text())
def test_a_cell_that_is_safe_comes_back_as_it_was(text):
    cell = safe_cell(text)
    assert not cell.lstrip(" \u00a0\ufeff").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert raw_cell(cell) == text


def test_numbers_and_what_is_missing_stay_what_they_are():
    assert [safe_cell(one) for one in (-3, 2.5, None)] == [-3, 2.5, None]
