"""One file, complete, the same each time, and inert whatever the archive holds."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree, html

from newsarchive.cli.report import report as command
from newsarchive.errors import UsageError
from newsarchive.query.figures import Span
from newsarchive.report import write_picture, write_report
from newsarchive.report.charts import CHARTS, chart_named
from newsarchive.report.palette import PROPERTIES
from newsarchive.store import Archive

OURS = {
    "html", "head", "meta", "title", "style", "body", "header", "h1", "p", "dl", "div", "dt", "dd",
    "nav", "ul", "li", "a", "main", "section", "h2", "figure", "svg", "defs", "g", "path", "use",
    "text", "tspan", "clippath", "rect", "details", "summary", "table", "caption", "thead", "tbody",
    "tr", "th", "td", "footer",
}  # fmt: skip


@pytest.fixture(scope="module")
def page(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("report") / "report.html"
    write_report(kept, out, Span())
    return out.read_text("utf-8")


def test_every_chart_is_drawn_for_two_widths_with_its_numbers_beneath(page: str) -> None:
    tree = html.fromstring(page)
    for chart in CHARTS:
        section = tree.xpath(f"//section[@aria-labelledby='{chart.name}']")[0]
        assert len(section.findall(".//svg")) == 2, chart.name
        assert section.find(".//svg//text") is not None, "text is text, not outlines"
        assert section.findall(".//details//tbody/tr"), chart.name
    numbers = tree.xpath("//section[@aria-labelledby='most-read']//tbody/tr[1]/*")
    assert [cell.text_content() for cell in numbers][:2] == [
        "Warga Desa Ke-1 Menanam Seribu Bakau", "950",
    ]  # fmt: skip


def test_it_needs_nothing_from_outside(page: str) -> None:
    tree = html.fromstring(page)
    assert not tree.xpath("//script | //link | //img | //iframe | //object | //embed")
    assert "@import" not in page
    for address in re.findall(r"url\(([^)]*)\)", page):
        assert address.strip("\"'").startswith("#"), address
    for element in tree.xpath("//*[@*[name()='xlink:href']]"):
        assert element.get("xlink:href").startswith("#")


def test_its_colours_are_those_of_the_readers_mode(page: str) -> None:
    drawings = "".join(re.findall(r"<svg.*?</svg>", page, re.DOTALL))
    assert "var(--series-1)" in drawings
    assert not set(re.findall(r"#[0-9a-f]{6}\b", drawings)) & set(PROPERTIES)
    style = page[: page.index("</style>")]
    for name in PROPERTIES.values():
        assert style.count(f"{name}:") >= 2, f"{name} has no dark or no light value"


def test_the_same_archive_gives_the_same_bytes(kept: Path, page: str, tmp_path: Path) -> None:
    write_report(kept, tmp_path / "again.html", Span())
    assert (tmp_path / "again.html").read_text("utf-8") == page
    for kind in ("png", "svg"):
        for name in ("one", "two"):
            write_picture(kept, tmp_path / f"{name}.{kind}", Span(), chart_named("coverage"))
        one, two = ((tmp_path / f"{name}.{kind}").read_bytes() for name in ("one", "two"))
        assert one == two


def test_a_narrower_report_says_what_it_is_about(kept: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    write_report(kept, out, Span("kabar", date(2026, 2, 10), date(2026, 2, 11)))
    told = " ".join(html.fromstring(out.read_text("utf-8")).text_content().split())
    assert "Articles from 10 Feb 2026 to 11 Feb 2026" in told
    assert "Only the site kabar. From 10 Feb 2026 on. Up to 11 Feb 2026." in told
    assert "No article has changed since it was archived" in told


def test_an_empty_archive_has_an_empty_report(tmp_path: Path) -> None:
    Archive.open(tmp_path / "archive.db").close()
    write_report(tmp_path / "archive.db", tmp_path / "report.html", Span())
    told = html.fromstring((tmp_path / "report.html").read_text("utf-8"))
    assert [one.text for one in told.xpath("//p[@class='empty']")] == [one.empty for one in CHARTS]
    with pytest.raises(UsageError, match=r"nothing to draw. No article has a date\."):
        write_picture(tmp_path / "archive.db", tmp_path / "x.png", Span(), chart_named("articles"))


def test_injection_attempts_stay_text(
    hostile: Path, tmp_path: Path, injections: tuple[str, ...]
) -> None:
    out = tmp_path / "report.html"
    write_report(hostile, out, Span())
    page = out.read_text("utf-8")
    tree = html.fromstring(page)
    for element in tree.iter():
        if element.tag is etree.Comment:
            assert "<" not in element.text, "a comment of matplotlib repeats what it draws"
            continue
        assert element.tag in OURS, html.tostring(element)[:300]
        for name, value in element.attrib.items():
            assert not name.startswith("on"), html.tostring(element)[:300]
            if name.endswith("href"):
                assert value.startswith(("#", "https://kabar.example/")), value
    told = tree.text_content()
    assert injections[0] in told
    for name in ("reporters", "most-read", "growth", "captions"):
        write_picture(hostile, tmp_path / "one.svg", Span(), chart_named(name))
        for element in etree.parse(tmp_path / "one.svg").iter():
            tag = "" if element.tag is etree.Comment else etree.QName(element).localname.lower()
            assert tag not in ("script", "foreignobject", "iframe", "a", "image"), tag
        write_picture(hostile, tmp_path / "one.png", Span(), chart_named(name))
        assert (tmp_path / "one.png").read_bytes().startswith(b"\x89PNG")


def test_the_command_writes_and_says_what_is_wrong(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    assert "report.html (" in runner.invoke(command, ["--db", str(kept)]).output
    drawn = runner.invoke(command, ["--db", str(kept), "--chart", "editors", "--out", "x/e.png"])
    assert drawn.output.startswith("x/e.png (")
    assert "coverage    Coverage" in runner.invoke(command, ["--chart", "list"]).output
    for given, told in (
        (["--chart", "covrage"], "did you mean 'coverage'"),
        (["--chart", "coverage", "--out", "x.pdf"], "neither .svg nor .png"),
        (["--site", "kabr"], "it holds kabar"),
        (["--since", "2026-03-01", "--until", "2026-02-01"], "end (2026-02-01) before"),
    ):
        assert told in str(runner.invoke(command, ["--db", str(kept), *given]).exception)
