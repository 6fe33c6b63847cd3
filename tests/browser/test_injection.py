"""Whatever a page put into any field, the browser finds a text in it and nothing to run.

The content security policy is set aside here, so that what was escaped badly would run: it stands
behind the templates, and is tried by itself at the end.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from newsarchive.query.figures import Span
from newsarchive.report import write_report

Visit = Callable[..., Any]

ADDRESSES = (
    "/", "/articles", "/articles?sort=views", "/sections", "/people", "/person/1",
    "/archive/articles?_size=max&_facet=title&_facet=section", "/archive/problems",
    "/archive/field_sources", "/archive/articles/3", "/archive/images",
    "/archive?sql=select+*+from+articles", "/article/1/compare",
)  # fmt: skip

STRANGERS = (
    "script, iframe, object, embed, img, image, base, form[action^=http], math, foreignObject,"
    " a[href^='javascript:' i], a[href^='data:' i], a[href^='vbscript:' i]"
)
"""What neither the pages nor the report ever contain, and an attempt would."""
STRANGERS_SERVED = (
    f"{STRANGERS}, style, [style], svg:not(.curve), meta[http-equiv], link[href*='//']"
)

_FOUND = """
(selector) => [
    ...document.querySelectorAll(selector),
    ...[...document.querySelectorAll("*")].filter(
        one => [...one.attributes].some(attribute => attribute.name.startsWith("on"))
    ),
].map(one => one.outerHTML.slice(0, 200))
"""


def assert_inert(page: Any, strangers: str = STRANGERS_SERVED) -> None:
    """No element and no attribute came out of a field."""
    assert page.evaluate(_FOUND, strangers) == [], page.url


@pytest.fixture(scope="module")
def report(hostile: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("report") / "report.html"
    write_report(hostile, out, Span())
    return out.as_uri()


def test_no_attempt_runs_on_a_served_page(
    visit: Visit, served_hostile: str, injections: tuple[str, ...]
) -> None:
    reader = visit(served_hostile, bypass_csp=True)
    for address in ADDRESSES:
        reader.go(address)
        assert_inert(reader.page)
    for number, attempt in enumerate(injections, 1):
        reader.go(f"/article/{number}")
        assert_inert(reader.page)
        assert attempt in reader.page.locator("h1").text_content()


def test_no_attempt_runs_where_a_search_marks_it(
    visit: Visit, served_hostile: str, injections: tuple[str, ...]
) -> None:
    reader = visit(served_hostile, bypass_csp=True)
    for words in ("alert", "script OR svg", "evil", '"src x"', "onerror", "math", "hyperlink"):
        reader.go(f"/articles?text={quote(words)}&sort=relevance")
        assert reader.page.locator(".list mark").count(), words
        assert_inert(reader.page)
    for attempt in injections:
        search = reader.page.get_by_label("Search all articles")
        search.fill(attempt)
        search.press("Enter")
        assert reader.page.get_by_label("Search all articles").input_value() == attempt
        assert_inert(reader.page)
    # A search that cannot be read is an answer of 400, which the browser reports.
    reader.complaints[:] = [one for one in reader.complaints if "status of 400" not in one]


def test_no_attempt_runs_in_the_report(
    visit: Visit, report: str, injections: tuple[str, ...]
) -> None:
    reader = visit(report, bypass_csp=True)
    reader.go("")
    assert_inert(reader.page, STRANGERS)
    assert injections[0] in reader.page.locator("main").text_content()


_BREACH = """
() => {
    const script = document.createElement("script");
    script.textContent = "document.title = 1";
    const field = document.createElement("input");
    field.setAttribute("onfocus", "document.title = 1");
    document.body.append(script, field);
    field.focus();
}
"""
"""As if an attempt had come through."""


def test_the_policy_stops_what_the_templates_would_miss(
    visit: Visit, served_hostile: str, report: str
) -> None:
    for home in (served_hostile, report):
        reader = visit(home)
        reader.go("")
        reader.page.evaluate(_BREACH)
        assert reader.page.title() != "1"
        assert len(reader.complaints) == 2
        assert all("Content Security Policy" in one for one in reader.complaints)
        reader.complaints.clear()
