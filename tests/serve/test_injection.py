"""An injection attempt in any field stays text on every page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from lxml import html

ADDRESSES = (
    "/", "/articles", "/sections", "/people", "/person/1", "/questions",
    "/archive", "/archive/articles?_size=max&_facet=title&_facet=section&_facet=url",
    "/archive/people?_size=max&_facet=name", "/archive/field_sources", "/archive/problems",
    "/archive/images", "/archive/sites", "/archive/bylines", "/archive/latest_views",
    "/archive/articles_per_section", "/archive/problems_by_rule", "/archive/edits",
    "/archive/articles/3", "/archive/tags/2", "/archive/revisions?_facet=title",
    "/archive?sql=select * from articles",
    "/archive?sql=select url, title as [<b>x</b>] from articles",
)  # fmt: skip
OURS = {
    "html", "head", "meta", "title", "link", "body", "a", "header", "div", "nav", "ul", "li",
    "form", "input", "button", "main", "h1", "h2", "h3", "p", "span", "footer", "article",
    "figure", "figcaption", "svg", "line", "polyline", "circle", "details", "summary", "table",
    "caption", "thead", "tbody", "tr", "th", "td", "section", "aside", "dl", "dt", "dd",
    "select", "option", "label", "strong", "textarea", "ins", "del", "mark", "pre",
    "code",
}  # fmt: skip
"""Every element that our own templates write."""
ATTRIBUTES = {
    "lang", "charset", "name", "content", "rel", "type", "href", "class", "id", "tabindex",
    "aria-label", "aria-current", "aria-labelledby", "aria-sort", "action", "role",
    "placeholder", "autofocus", "download", "scope", "title", "value", "selected", "for",
    "viewbox", "x1", "y1", "x2", "y2", "points", "cx", "cy", "r", "spellcheck",
    "inputmode", "checked", "open",
}  # fmt: skip


def assert_inert(page: str) -> None:
    """Nothing stands on the page but what our templates write."""
    for element in html.fromstring(page).iter():
        if not isinstance(element.tag, str):
            raise AssertionError(f"a comment: {element}")
        assert element.tag in OURS, html.tostring(element)[:300]
        for name, value in element.attrib.items():
            assert name in ATTRIBUTES, (name, html.tostring(element)[:300])
            if name in ("href", "action"):
                scheme, colon, _ = value.partition(":")
                assert not colon or "/" in scheme or "?" in scheme or scheme in ("http", "https")
            if name == "autofocus":
                assert element.get("aria-label") == "Search all articles"


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_list_and_table_is_inert(ask_hostile: Callable[..., Any], address: str) -> None:
    answer = ask_hostile(address)
    assert answer.status_code == 200
    assert_inert(answer.text)


def test_every_article_and_comparison_is_inert(
    ask_hostile: Callable[..., Any], injections: tuple[str, ...]
) -> None:
    for number, attempt in enumerate(injections, 1):
        page = ask_hostile(f"/article/{number}").text
        assert_inert(page)
        assert attempt.split("\n")[0] in html.fromstring(page).findtext(".//h1")
        assert_inert(ask_hostile(f"/article/{number}/compare").text)


def test_what_a_search_finds_and_marks_is_inert(ask_hostile: Callable[..., Any]) -> None:
    for words in ("alert", "script", "evil OR svg", "hyperlink", "onerror", "raw", '"src x"'):
        page = ask_hostile(f"/articles?text={quote(words)}&sort=relevance").text
        assert_inert(page)
        assert html.fromstring(page).findall(".//*[@class='list']//mark"), words


# Datasette leaves the other facets of an address unasked once one of them is refused.
@pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning")
def test_what_a_visitor_sends_is_inert(
    ask_hostile: Callable[..., Any], injections: tuple[str, ...]
) -> None:
    for attempt in injections:
        sent = quote(attempt, safe="")
        for address in (
            f"/articles?text={sent}", f"/articles?text={sent}&stem=1&sort=relevance&section={sent}",
            f"/articles?site={sent}&since={sent}&after={sent}", f"/articles?person={sent}",
            f"/articles?sort={sent}&page={sent}", f"/articles?role={sent}&place={sent}",
            f"/people?site={sent}&role={sent}", f"/article?url={sent}", f"/archive/{sent}",
            f"/archive?sql={sent}", f"/archive?sql=select :x&x={sent}", f"/{sent}",
            f"/archive/articles?_search={sent}", f"/archive/articles?title__contains={sent}",
            f"/archive/articles?_facet={sent}", f"/archive/articles?_sort={sent}",
            f"/archive/reporters?site={sent}&limit={sent}", f"/article/1/compare?from={sent}",
        ):  # fmt: skip
            answer = ask_hostile(address)
            assert answer.status_code in (200, 301, 302, 400, 404), address
            if "text/html" in answer.headers.get("content-type", "") and answer.content:
                assert_inert(answer.text)
