"""The search box: the search of the command line, on a page."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from lxml import html

from newsarchive.query.search import search
from newsarchive.serve import Door
from newsarchive.serve.wish import NAMES, PAGE, narrowed

Ask = Callable[..., Any]


def listed(answer: Any) -> list[str]:
    """The headlines of the page's list, in order."""
    return [
        one.text_content()
        for one in html.fromstring(answer.text).xpath("//ul[@class='list']//a[@class='title']")
    ]


def looked(ask: Ask, **given: object) -> Any:
    return ask(f"/articles?{urlencode(given)}")


def test_words_are_searched_newest_first_and_marked(kept: Path, ask: Ask) -> None:
    answer = looked(ask, text="menanam seribu")
    assert listed(answer) == ["Warga Desa Ke-1 Menanam Seribu Bakau"]
    marks = [one.text for one in html.fromstring(answer.text).iterfind(".//mark")]
    assert marks == ["Menanam", "Seribu", "menanam", "seribu"]
    every = listed(looked(ask, text="bakau"))
    assert every[:2] == ["Warga Desa Ke-59 Menanam Bakau", "Warga Desa Ke-58 Menanam Bakau"]
    assert len(every) == PAGE
    for sort in ("relevance", "views"):
        found = search(kept, "bakau", sort=sort, limit=PAGE)
        assert listed(looked(ask, text="bakau", sort=sort)) == [
            one.title.text for one in found.hits
        ]


def test_the_pages_of_a_search_are_one_list(ask: Ask) -> None:
    first = looked(ask, text="bakau")
    further = html.fromstring(first.text).find(".//a[@rel='next']").get("href")
    last = ask(further)
    assert len({*listed(first), *listed(last)}) == 60
    assert html.fromstring(last.text).find(".//a[@rel='next']") is None


@pytest.mark.parametrize(
    ("given", "count"),
    [
        ({"person": "sri lestari"}, 30),
        ({"person": "Sri Lestari", "role": "editor"}, 0),
        ({"min_views": "680"}, 3),
        ({"text": "bakau", "section": "ekonomi"}, 20),
        ({"text": "bakau", "since": "2026-02-18"}, 2),
        ({"since": "2026-02-02", "until": "2026-02-02"}, 3),
        ({"text": "tanam"}, 0),
        ({"text": "tanam", "stem": "1"}, PAGE),
        ({"text": "bakau -seribu", "until": "2026-02-01"}, 2),
        ({"text": "bakau", "copies": "1", "place": "Kraksaan"}, 0),
    ],
)
def test_filters_and_forms_are_those_of_the_command(
    ask: Ask, given: dict[str, str], count: int
) -> None:
    answer = looked(ask, **given)
    assert answer.status_code == 200
    assert len(listed(answer)) == count
    assert ("No article matches." in answer.text) == (count == 0)


def test_other_forms_of_a_word_are_told_and_offered(ask: Ask) -> None:
    nothing = html.fromstring(looked(ask, text="tanam").text)
    offered = nothing.xpath("//p[@class='empty']/a")[0].get("href")
    told = html.fromstring(ask(offered).text).xpath("string(//p[strong])")
    assert told == "tanam also stands for ditanam, menanam."


def test_each_part_of_a_facet_leads_to_so_many_articles(ask: Ask) -> None:
    page = html.fromstring(looked(ask, text="bakau").text)
    parts = page.xpath("//div[@class='facet']//li")
    assert len(parts) == 8  # a site, three sections, a month, three people
    for part in parts:
        count = int(part.findtext("span"))
        narrower = ask(part.find("a").get("href"))
        assert len(listed(narrower)) == min(count, PAGE), part.text_content()
    assert narrowed("month", "2024-02") == {"since": "2024-02-01", "until": "2024-02-29"}


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"text": '"kepala desa'}, "at position 1"),
        ({"text": "banjir (longsor"}, "at position 8"),
        ({"since": "kemarin"}, "since is a day such as 2026-03-01, not 'kemarin'."),
        ({"min_views": "-1"}, "min_views is a whole number"),
        ({"sort": "best"}, "date, relevance, views"),
        ({"text": "bakau", "site": "kabr"}, "it holds kabar"),
        ({"person": "Sri Lestarii"}, "did you mean 'Sri Lestari'?"),
        ({"since": "2026-03-01", "until": "2026-02-01", "text": "x"}, "before they begin"),
        ({"after": "x,y"}, "as a link to older articles has"),
    ],
)
def test_what_cannot_be_searched_is_a_sentence_and_stays_in_the_form(
    ask: Ask, given: dict[str, str], sentence: str
) -> None:
    answer = looked(ask, **given)
    page = html.fromstring(answer.text)
    assert answer.status_code == 400
    assert sentence in page.xpath("//*[@role='alert']")[0].text_content()
    if "text" in given:
        assert page.find(".//input[@name='text']").get("value") == given["text"]
    as_json = ask(f"/articles.json?{urlencode(given)}")
    assert as_json.status_code == 400
    assert sentence in as_json.json()["error"]


def test_what_was_found_can_be_taken_away(ask: Ask) -> None:
    query = urlencode({"text": "seribu"})
    [row] = csv.DictReader(StringIO(ask(f"/articles.csv?{query}").text))
    assert row["url"] == "https://kabar.example/berita/1/"
    assert row["count"] == "950"
    assert ask(f"/articles.json?{query}").json()[0]["title"] == row["title"]


def test_the_form_has_a_field_for_everything_the_address_may_carry(ask: Ask) -> None:
    named = html.fromstring(ask("/articles").text).xpath("//main//form//@name")
    assert sorted([*named, "after", "page"]) == sorted(NAMES)


def test_a_search_that_takes_too_long_is_stopped(kept: Path, serve_at: Callable[..., Any]) -> None:
    hasty = serve_at(kept, Door(), sql_time_limit_s=0).ask
    for given in ({"text": "bakau"}, {"sort": "views"}, {}):
        answer = looked(hasty, **given)
        assert answer.status_code == 400
        assert "took longer than the 0 seconds that a browser gets" in answer.text


def test_the_furthest_page_is_an_empty_one(ask: Ask) -> None:
    answer = looked(ask, text="bakau", page=9**18)
    assert answer.status_code == 200
    assert listed(answer) == []
