"""What a crawl shows while it runs."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from newsarchive.cli import progress
from newsarchive.crawl.report import SiteReport


def site(name: str, *, ended: bool = False, **counts: int) -> SiteReport:
    report = SiteReport(name, **counts)  # type: ignore[arg-type]
    if ended:
        report.end()
    return report


def drawn(*reports: SiteReport) -> str:
    console = Console(width=80, file=StringIO())
    with console.capture() as capture:
        console.print(progress._table(reports))
    return capture.get()


def test_the_table_shows_the_sites_at_work_and_counts_those_that_have_ended():
    text = drawn(site("satu", ended=True), site("dua", pages=7), site("tiga"))
    assert "satu" not in text
    assert "dua" in text
    assert "1 of 3 sites have ended" in text


def test_the_table_of_one_site_counts_no_sites():
    text = drawn(site("satu", pages=7, failed=2))
    assert text.split()[-5:-1] == ["7", "0", "0", "2"]
    assert "ended" not in text


def test_a_log_holds_a_line_for_each_site_that_ended(capsys: pytest.CaptureFixture[str]):
    lines = progress.Lines()
    for report in (site("satu"), site("dua"), site("satu", ended=True, pages=4, new=3)):
        lines.show(report)
    [line] = capsys.readouterr().err.splitlines()
    assert "satu: listings=0 pages=4 new=3 updated=0 problems=0 pages/s=" in line


def test_now_and_then_one_line_tells_of_all_that_are_at_work(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(progress, "_SECONDS_BETWEEN_LINES", 0.0)
    lines = progress.Lines()
    for report in (site("satu", pages=4), site("dua", pages=1), site("dua", ended=True)):
        lines.show(report)
    alone, both, ended = capsys.readouterr().err.splitlines()
    assert "satu: listings=0 pages=4 " in alone
    assert "2 sites: listings=0 pages=5 " in both
    assert "dua: " in ended
