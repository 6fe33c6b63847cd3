"""The served archive as a person uses it: with a mouse, with keys, on a phone, in the dark."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

Visit = Callable[..., Any]

PAGES = {
    "front": "/",
    "articles": "/articles?since=2026-02-17",
    "search": "/articles?text=tanam+bakau&stem=1&section=Ekonomi",
    "nothing": "/articles?text=zebra",
    "article": "/article/2",
    "comparison": "/article/2/compare?from=1&to=3",
    "people": "/people",
    "person": "/person/1",
    "sections": "/sections",
    "questions": "/questions",
    "question": "/archive/reporters?site=&limit=10",
    "tables": "/archive",
    "table": "/archive/articles?_facet=section&_size=10",
    "row": "/archive/articles/2",
    "sql": "/archive?sql=select+*+from+articles_with_views+limit+10",
    "capture": "/capture/1",
}


def test_every_page_fits_every_screen(visit: Visit, served: str, any_screen: Any) -> None:
    reader = visit(served, any_screen)
    for name, address in PAGES.items():
        reader.go(address)
        reader.assert_fits()
        reader.picture(name)


def test_every_page_is_accessible(visit: Visit, served: str, screen: Any) -> None:
    reader = visit(served, screen)
    for address in PAGES.values():
        reader.go(address)
        reader.assert_accessible()


def test_a_question_is_answered_by_searching_and_narrowing(
    visit: Visit, served: str, screen: Any
) -> None:
    reader = visit(served, screen)
    page = reader.page
    reader.go("/")
    page.wait_for_function("document.activeElement.name === 'text'")
    page.keyboard.type("tanam -seribu")
    page.keyboard.press("Enter")
    page.get_by_text("No article matches.").wait_for()
    page.get_by_role("link", name="Look for other forms of the words").click()
    page.get_by_text("59 articles").wait_for()
    assert page.locator(".list mark").first.inner_text() == "Menanam"
    if page.get_by_role("link", name="divided by section").is_visible():  # on a phone, below
        page.get_by_role("link", name="divided by section").click()
    page.get_by_role("complementary").get_by_role("link", name="Ekonomi").click()
    page.get_by_text("20 articles").wait_for()
    page.get_by_label("Order").select_option("Most read")
    page.get_by_role("button", name="Search").click()
    assert page.locator(".list .title").first.inner_text() == "Warga Desa Ke-59 Menanam Bakau"
    page.get_by_role("link", name="section: Ekonomi").click()
    page.get_by_text("59 articles").wait_for()
    page.get_by_text("Filters, and how to write a search").click()
    page.get_by_label("Person in a byline").fill("Budi Santosa")
    page.get_by_label("From day").fill("2026-02-17")
    page.get_by_role("button", name="Search").click()
    page.get_by_text("3 articles").wait_for()
    assert page.locator(".chips li").all_inner_texts() == [
        "person: Budi Santosa ×", "since: 2026-02-17 ×",
    ]  # fmt: skip
    reader.assert_fits()
    page.locator(".list .title").last.click()
    assert page.locator("h1").inner_text() == "Warga Desa Ke-55 Menanam Bakau"


def test_two_revisions_are_compared(visit: Visit, served: str, screen: Any) -> None:
    reader = visit(served, screen)
    page = reader.page
    reader.go("/")
    page.get_by_role("link", name="Warga Desa Ke-1 Menanam Seribu Bakau").last.click()
    page.get_by_role("link", name="Back to the article").click()
    page.get_by_label("From revision").select_option("1")
    page.get_by_label("To revision", exact=False).last.select_option("3")
    page.get_by_role("button", name="Compare").click()
    assert page.locator("h1").inner_text() == "What changed from revision 1 to 3"
    assert page.locator(".diff ins").all_inner_texts() == [" Seribu", " seribu"]
    reader.assert_fits()


def test_a_question_of_the_cookbook_is_asked_and_taken_away(visit: Visit, served: str) -> None:
    reader = visit(served)
    page = reader.page
    reader.go("/")
    page.get_by_role("link", name="Questions").click()
    page.get_by_role("link", name="Who reports the most, and in how many sections?").click()
    page.get_by_label("limit").fill("1")
    page.keyboard.press("Enter")
    page.get_by_text("1 row.").wait_for()
    [row] = csv.DictReader(StringIO(taken(page, "CSV")))
    assert row["reporter"] in page.locator("tbody").inner_text()
    [same] = json.loads(taken(page, "JSON"))
    assert same["reporter"] == row["reporter"]
    page.get_by_text("The SQL").click()
    page.get_by_role("link", name="Change it").click()
    page.locator("textarea").fill("SELECT count(*) AS held FROM articles WHERE section = :which")
    page.get_by_role("button", name="Run").click()
    page.get_by_label("which").fill("Ekonomi")
    page.get_by_role("button", name="Run").click()
    assert page.locator("tbody td").all_inner_texts() == ["20"]


def test_what_a_search_found_is_taken_away(visit: Visit, served: str) -> None:
    reader = visit(served)
    reader.go("/articles?text=seribu")
    [row] = csv.DictReader(StringIO(taken(reader.page, "CSV")))
    assert row["url"] == "https://kabar.example/berita/1/"
    reader.go("/capture/1")
    assert taken(reader.page, "Download the WARC record") == "<html>rekama"


def test_all_of_it_can_be_reached_with_keys(visit: Visit, served: str) -> None:
    reader = visit(served)
    page = reader.page
    reader.go("/articles?text=bakau")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Skip to the content"
    assert skip.bounding_box()["x"] >= 0, "it is seen once it has the focus"
    page.keyboard.press("Enter")
    reached = []
    for _ in range(9):
        page.keyboard.press("Tab")
        assert page.locator(":focus-visible").count() == 1, "what has the focus is marked"
        reached.append(page.evaluate("document.activeElement.name || document.activeElement.text"))
    assert reached[0] == "text"
    assert {"sort", "stem", "CSV", "JSON"} <= set(reached)


def test_a_search_that_cannot_be_read_is_told_beside_the_box(visit: Visit, served: str) -> None:
    reader = visit(served)
    page = reader.page
    reader.go("/")
    page.get_by_label("Search all articles").fill('banjir "kepala desa')
    page.get_by_role("button", name="Search").click()
    told = page.get_by_role("alert")
    assert "position 8" in told.inner_text()
    assert page.get_by_label("Search all articles").input_value() == 'banjir "kepala desa'
    reader.assert_accessible()
    # A browser reports every answer that is no success.
    assert len(reader.complaints) == 1
    assert "400" in reader.complaints.pop()


def taken(page: Any, link: str) -> str:
    """The content of the file that a link gives."""
    with page.expect_download() as download:
        page.get_by_role("link", name=link, exact=True).click()
    path: Path = download.value.path()
    return path.read_text("utf-8")
