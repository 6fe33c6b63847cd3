"""Every day of an archive as a small square: a calendar for each year, weeks from left to right."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from newsarchive.query.figures import Grid
from newsarchive.report.drawing import Canvas
from newsarchive.report.palette import HEAT, INK, MUTED

_MOST_YEARS = 8
_GAP = 1.4
"""Rows of squares between two calendars, which hold the names of the months."""


@dataclass(frozen=True, slots=True)
class Years:
    """The years that a picture has room for."""

    shown: tuple[int, ...]
    left_out: int


def years_of(grid: Grid) -> Years:
    """The years from the first day to the last, of which the latest are shown."""
    if not grid.rows:
        return Years((), 0)
    first, last = int(grid.rows[0][0][:4]), int(grid.rows[-1][0][:4])
    every = range(max(first, last - _MOST_YEARS + 1), last + 1)
    return Years(tuple(every), last - first + 1 - len(every))


def heatmap(axes: Axes, canvas: Canvas, *, grid: Grid, years: tuple[int, ...]) -> None:
    """A square for each day of ``years``, darker where more was published."""
    counts = {date.fromisoformat(day): count for day, count in grid.rows}
    bounds = _bounds([count for day, count in counts.items() if day.year in years])
    halves = 2 if canvas.narrow else 1
    top = 0.0
    for year in years:
        for half in range(halves):
            months = range(1 + 12 // halves * half, 1 + 12 // halves * (half + 1))
            axes.text(-0.8, top + 3.5, str(year), ha="right", va="center", color=INK)
            _calendar(axes, year, months, top, counts, bounds)
            top += 7 + _GAP
    axes.set_xlim(-6, 54 / halves + 1.5)
    axes.set_ylim(top + 0.8, -_GAP)
    axes.set_aspect("equal")
    axes.axis("off")
    _key(axes, top, bounds)


def _calendar(
    axes: Axes, year: int, months: range, top: float, counts: dict[date, int], bounds: list[int]
) -> None:
    first = date(year, months[0], 1)
    monday = first - timedelta(days=first.weekday())
    squares: dict[str, list[Path]] = {}
    for month in months:
        for number in range(1, calendar.monthrange(year, month)[1] + 1):
            day = date(year, month, number)
            left, row = (day - monday).days // 7, day.weekday()
            reached = sum(counts.get(day, 0) >= bound for bound in bounds)
            colour = _shades(bounds)[reached]
            squares.setdefault(colour, []).append(_square(left, top + row))
            if number == 1:
                name = calendar.month_abbr[month]
                axes.text(left, top - 0.25, name, va="bottom", color=MUTED, fontsize=8)
    # All squares of a colour are one path: a tenth of the size that one path each would take.
    for colour, outlines in sorted(squares.items()):
        axes.add_patch(PathPatch(Path.make_compound_path(*outlines), color=colour, linewidth=0))


def _square(left: float, top: float) -> Path:
    far = 0.86
    corners = [(left, top), (left + far, top), (left + far, top + far), (left, top + far)]
    return Path([*corners, (left, top)], closed=True)


def _bounds(counts: list[int]) -> list[int]:
    """From how many articles on a day is as dark as each step of the ramp, nothing the lightest."""
    highest = max(counts, default=1)
    steps = len(HEAT) - 1
    return sorted({max(1, -(-highest * step // steps)) for step in range(steps)})


def _shades(bounds: list[int]) -> tuple[str, ...]:
    """A shade for nothing, and one for each bound, the darkest last."""
    return (HEAT[0], *HEAT[len(HEAT) - len(bounds) :])


def _key(axes: Axes, top: float, bounds: list[int]) -> None:
    """What the shades mean, under the last calendar."""
    told = ["0", *(f"{bound:,}+" for bound in bounds)]
    for at, (colour, text) in enumerate(zip(_shades(bounds), told, strict=True)):
        axes.add_patch(PathPatch(_square(5 * at, top - 0.3), color=colour, linewidth=0))
        axes.text(5 * at + 1.3, top + 0.15, text, va="center", color=MUTED, fontsize=8)


def month_by_day(grid: Grid) -> Grid:
    """The same counts with a row for each month that has any, and a column for each day."""
    months: dict[str, dict[int, int]] = {}
    for day, count in grid.rows:
        months.setdefault(day[:7], {})[int(day[8:])] = count
    rows = tuple(
        (month, *(days.get(at) for at in range(1, 32)), sum(days.values()))
        for month, days in months.items()
    )
    return Grid(("month", *map(str, range(1, 32)), "all"), rows)
