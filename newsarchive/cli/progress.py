"""What a crawl shows while it runs: a live table on a terminal, plain lines in a log."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
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
        yield Lines().show
        return
    seen: dict[str, SiteReport] = {}
    with Live(
        get_renderable=lambda: _table(list(seen.values())),
        console=console,
        refresh_per_second=4,
        transient=True,
    ):
        yield lambda report: seen.update({report.site: report})


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


def _table(reports: Sequence[SiteReport]) -> Table:
    """The sites at work; of many, beneath them, how many have ended."""
    at_work = [one for one in reports if one.ended is None]
    ended = f"{len(reports) - len(at_work)} of {len(reports)} sites have ended"
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, caption=ended if len(reports) > 1 else None)
    for column in _COLUMNS:
        table.add_column(column, justify="left" if column in ("site", "section") else "right")
    for one in at_work:
        table.add_row(one.site, one.section or "", *map(str, _counts([one])))
    return table


def _counts(reports: Sequence[SiteReport]) -> tuple[object, ...]:
    """What the columns after site and section say of these sites together."""
    return (
        *(
            sum(getattr(one, name) for one in reports)
            for name in ("listings", "pages", "new", "updated", "failed")
        ),
        f"{sum(one.pages_per_second for one in reports):.1f}",
    )


class Lines:
    """Plain log lines, seldom enough for a log that is kept for years: one at the end of each
    site, and between them, twice a minute, one for all that are at work."""

    def __init__(self) -> None:
        self._at_work: dict[str, SiteReport] = {}
        self._next = time.monotonic() + _SECONDS_BETWEEN_LINES

    def show(self, report: SiteReport) -> None:
        """Takes in a site's counts, and says something when it is time."""
        if report.ended is not None:
            self._at_work.pop(report.site, None)
            _line(report.site, [report])
            return
        self._at_work[report.site] = report
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _SECONDS_BETWEEN_LINES
            several = len(self._at_work) > 1
            _line(f"{len(self._at_work)} sites" if several else report.site, self._at_work.values())


def _line(whose: str, reports: Iterable[SiteReport]) -> None:
    counts = " ".join(
        f"{name}={value}" for name, value in zip(_COLUMNS[2:], _counts(list(reports)), strict=True)
    )
    click.echo(f"{datetime.now().astimezone():%Y-%m-%dT%H:%M:%S%z} {whose}: {counts}", err=True)
