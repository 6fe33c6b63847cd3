"""The charts by name: what each asks, how it is drawn, and its numbers as a table."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import partial

from newsarchive.errors import UsageError
from newsarchive.query import figures
from newsarchive.query.figures import EDITING, REPORTING, Grid, Span
from newsarchive.report import shapes
from newsarchive.report.drawing import Draw
from newsarchive.report.heatmap import heatmap, month_by_day, years_of


@dataclass(frozen=True, slots=True)
class Drawn:
    """One chart with the numbers of one archive."""

    draw: Draw | None
    """None where there is nothing to draw."""
    height: float
    """Inches on a wide page."""
    tall: float
    """Inches on a narrow one."""
    table: Grid
    note: str = ""
    """What to know of these numbers."""


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart."""

    name: str
    """On the command line and in addresses within the report."""
    title: str
    lead: str
    """What it shows, in a sentence or two."""
    empty: str
    """What is said where there is nothing to draw."""
    ask: Callable[[sqlite3.Connection, Span], Drawn] = field(repr=False)


def _articles(connection: sqlite3.Connection, span: Span) -> Drawn:
    period, grid = figures.articles_by_section(connection, span)
    draw = partial(shapes.stacked, grid=grid, label=f"articles a {period.value}")
    note = f"A row for each {period.value} by local time."
    return Drawn(draw if grid.rows else None, 3.6, 4.2, grid, note)


def _who(roles: tuple[str, ...], connection: sqlite3.Connection, span: Span) -> Drawn:
    grid = figures.who(connection, span, roles)
    draw = partial(shapes.bars, grid=grid, label="articles")
    height = shapes.bars_height(grid)
    return Drawn(draw if grid.rows else None, height, height, grid)


def _growth(connection: sqlite3.Connection, span: Span) -> Drawn:
    grid = figures.view_growth(connection, span)
    return Drawn(partial(shapes.curves, grid=grid) if grid.rows else None, 3.6, 4.8, grid)


def _edits(connection: sqlite3.Connection, span: Span) -> Drawn:
    period, grid = figures.edits_over_time(connection, span)
    draw = partial(shapes.stacked, grid=grid, label=f"edits a {period.value}")
    note = f"A row for each {period.value} by local time."
    return Drawn(draw if grid.rows else None, 3.2, 3.6, grid, note)


def _lateness(connection: sqlite3.Connection, span: Span) -> Drawn:
    grid = figures.edits_by_lateness(connection, span)
    draw = partial(shapes.bars, grid=grid, label="edits")
    height = shapes.bars_height(grid)
    return Drawn(draw if grid.rows else None, height, height, grid)


def _captions(connection: sqlite3.Connection, span: Span) -> Drawn:
    grid = figures.captions_credited(connection, span)
    draw = partial(shapes.stacked_bars, grid=grid, label="pictures")
    height = shapes.bars_height(grid) + 0.4
    return Drawn(draw if grid.rows else None, height, height, grid)


def _coverage(connection: sqlite3.Connection, span: Span) -> Drawn:
    grid = figures.articles_per_day(connection, span)
    years = years_of(grid)
    note = "A row for each month, a column for each day of it."
    if years.left_out:
        note += f" The picture shows the last {len(years.shown)} years."
    draw = partial(heatmap, grid=grid, years=years.shown)
    rows = max(len(years.shown), 1)
    return Drawn(
        draw if grid.rows else None, 0.6 + 1.15 * rows, 0.5 + 2.1 * rows, month_by_day(grid), note
    )


def _filled(connection: sqlite3.Connection, span: Span) -> Drawn:
    grid = figures.fill_rates(connection, span)
    by_percent = Grid(("field", "percent"), tuple((row[0], row[2]) for row in grid.rows))
    draw = partial(shapes.bars, grid=by_percent, label="percent of articles", most=100)
    height = shapes.bars_height(grid)
    return Drawn(draw if grid.rows else None, height, height, grid)


def _most_read(connection: sqlite3.Connection, span: Span) -> Drawn:
    grid = figures.most_read(connection, span)
    draw = partial(shapes.bars, grid=grid, label="views at the last reading")
    height = shapes.bars_height(grid)
    return Drawn(draw if grid.rows else None, height, height, grid)


CHARTS = (
    Chart("articles", "Articles by section", "How much was published, and where it stood.",
          "No article has a date.", _articles),
    Chart("coverage", "Coverage", "Articles of each day: a gap is a day without news, a page that "
          "was gone, or a crawl that missed it.", "No article has a date.", _coverage),
    Chart("reporters", "Who reports", "In how many articles a person is named as reporter, writer, "
          "correspondent or contributor, or without a role.", "No byline names a reporter.",
          partial(_who, REPORTING)),
    Chart("editors", "Who edits", "In how many articles a person is named as editor.",
          "No byline names an editor.", partial(_who, EDITING)),
    Chart("most-read", "The most read", "View counts as the pages showed them when last read.",
          "No page shows a view count.", _most_read),
    Chart("growth", "How views grow", "The most-read articles whose count was read more than once, "
          "from their first reading on.", "No view count was read twice: visit the articles again.",
          _growth),
    Chart("edits", "Edits", "Changes of headline, section, text or captions after the first"
          " reading. Announced: the page prints a new time; declared: only its metadata do; silent:"
          " neither.",
          "No article has changed since it was archived, or none was visited twice.", _edits),
    Chart("lateness", "How late edits come", "Time from publication to the edit: to the time of"
          " change that the page gives, else to the visit that found it.",
          "No edit of an article with a time of publication was seen.", _lateness),
    Chart("captions", "Captions and credits", "What stands under the pictures of each section.",
          "No article has a picture.", _captions),
    Chart("fields", "What the pages tell", "Of how many articles each field is known.",
          "There is no article.", _filled),
)  # fmt: skip
"""In the report's order."""


def chart_named(name: str) -> Chart:
    """The chart of that name. Raises :class:`UsageError`, naming the nearest, for no such."""
    named = {one.name: one for one in CHARTS}
    if name not in named:
        [nearest] = get_close_matches(name, named, 1, 0)
        raise UsageError(f"There is no chart {name!r}; did you mean {nearest!r}?")
    return named[name]
