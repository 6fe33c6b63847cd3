"""What a crawl shows while it runs: a live table on a terminal, plain lines in a log."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

import click
from rich import box
from rich.console import Console
from rich.live import Live
from rich.table import Table

from newsarchive.cli.output import print_table

if TYPE_CHECKING:
    from newsarchive.crawl.report import Listener, Report, SiteReport

_SECONDS_BETWEEN_LINES = 30.0
_COLUMNS = ("site", "section", "listings", "pages", "new", "updated", "problems", "pages/s")


@contextmanager
def shown_progress() -> Iterator[Listener]:
    """A listener that draws: live where standard error is a terminal, else a line now and then."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _Lines().show
        return
    seen: dict[str, SiteReport] = {}
    with Live(console=console, refresh_per_second=4, transient=True) as live:

        def draw(report: SiteReport) -> None:
            seen[report.site] = report
            live.update(_table(seen.values()))

        yield draw


def print_summary(report: Report) -> None:
    """How the crawl of every site ended, and each sentence that the operator should read."""
    print_table(
        ("site", "outcome", "lists", "pages", "new", "changed", "same", "failed", "left", "MB",
         "s"),
        [
            (one.site, one.outcome, one.listings, one.pages, one.new, one.updated, one.unchanged,
             one.failed, one.waiting, round(one.size_bytes / 1e6, 1), round(one.seconds, 1))
            for one in report.sites
        ],
    )  # fmt: skip
    for one in report.sites:
        for message in one.messages:
            click.echo(f"{one.site}: {message}", err=True)
    for message in report.messages:
        click.echo(message, err=True)


def _table(reports: Iterable[SiteReport]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in _COLUMNS:
        table.add_column(column, justify="left" if column in ("site", "section") else "right")
    for one in reports:
        table.add_row(*map(str, _counts(one)))
    return table


def _counts(one: SiteReport) -> tuple[object, ...]:
    return (one.site, one.section or "", one.listings, one.pages, one.new, one.updated, one.failed,
            f"{one.pages_per_second:.1f}")  # fmt: skip


class _Lines:
    """Plain log lines, seldom enough for a log that is kept for years."""

    def __init__(self) -> None:
        self._next: dict[str, float] = {}

    def show(self, report: SiteReport) -> None:
        now = time.monotonic()
        if now < self._next.get(report.site, 0.0) and report.outcome == "running":
            return
        self._next[report.site] = now + _SECONDS_BETWEEN_LINES
        counts = " ".join(
            f"{name}={value}"
            for name, value in zip(_COLUMNS, _counts(report), strict=True)
            if value != ""
        )
        click.echo(f"{datetime.now().astimezone():%Y-%m-%dT%H:%M:%S%z} {counts}", err=True)
