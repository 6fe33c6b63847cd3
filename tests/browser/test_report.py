"""The report as a reader opens it: from the disk, without a network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsarchive.query.figures import Span
from newsarchive.report import write_report
from newsarchive.report.charts import CHARTS

Visit = Callable[..., Any]


@pytest.fixture(scope="module")
def report(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("report") / "report.html"
    write_report(kept, out, Span())
    return out.as_uri()


def test_it_fits_every_screen(visit: Visit, report: str, any_screen: Any) -> None:
    reader = visit(report, any_screen)
    reader.go("")
    reader.assert_fits()
    for number, opened in enumerate((False, True)):
        if opened:
            for summary in reader.page.locator("summary").all():
                summary.click()
            reader.assert_fits()
        reader.picture(f"report-{number}")


def test_one_drawing_of_each_chart_is_shown_and_its_numbers_open_with_a_key(
    visit: Visit, report: str, screen: Any
) -> None:
    reader = visit(report, screen)
    page = reader.page
    reader.go("")
    for chart in CHARTS:
        page.get_by_role("navigation").get_by_role("link", name=chart.title, exact=True).click()
        section = page.locator(f"section[aria-labelledby={chart.name}]")
        assert section.locator("h2").bounding_box()["y"] < screen.height
        assert [one.is_visible() for one in section.locator("svg").all()].count(True) == 1
        numbers = section.get_by_role("table")
        assert not numbers.is_visible()
        section.locator("summary").focus()
        page.keyboard.press("Enter")
        numbers.wait_for()
    reader.assert_fits()
    reader.assert_accessible()


def test_printed_every_number_is_on_paper(visit: Visit, report: str, album: Path) -> None:
    reader = visit(report)
    reader.go("")
    reader.page.emulate_media(media="print")
    tables = reader.page.get_by_role("table").all()
    assert len(tables) == len(CHARTS)
    assert all(one.is_visible() for one in tables)
    assert not reader.page.get_by_role("navigation").is_visible()
    reader.page.pdf(path=album / "report.pdf", format="A4")
    assert (album / "report.pdf").read_bytes().startswith(b"%PDF")
