"""The forms that numbers are drawn in: bars over time, bars by name, curves."""

from __future__ import annotations

from itertools import groupby
from textwrap import shorten

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator, StrMethodFormatter

from newsarchive.query.figures import OTHERS, Grid
from newsarchive.report.drawing import Canvas
from newsarchive.report.palette import INK, MUTED, SERIES

_THOUSANDS = StrMethodFormatter("{x:,.0f}")
_BAR_INCHES = 0.27


def stacked(axes: Axes, canvas: Canvas, *, grid: Grid, label: str) -> None:
    """Bars over time, one part for each column but the first."""
    starts = [row[0] for row in grid.rows]
    places = range(len(starts))
    below = [0] * len(starts)
    for at, name in enumerate(grid.columns[1:], 1):
        counts = [row[at] for row in grid.rows]
        axes.bar(places, counts, 0.82, below, color=_colour(at, name), label=_cut(name, canvas))
        below = [low + count for low, count in zip(below, counts, strict=True)]
    marks = _spread(len(starts), 4 if canvas.narrow else 8)
    axes.set_xticks(marks, [starts[at] for at in marks])
    axes.set_ylabel(label)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=6))
    axes.yaxis.set_major_formatter(_THOUSANDS)
    axes.grid(axis="y")
    axes.margins(x=0.01)
    _legend(axes, canvas)


def bars(axes: Axes, canvas: Canvas, *, grid: Grid, label: str, most: float | None = None) -> None:
    """A bar for each row, the first on top, its number behind it."""
    names = [_cut(row[0], canvas) for row in grid.rows]
    counts = [row[1] for row in grid.rows]
    places = range(len(names))
    drawn = axes.barh(places, counts, 0.72, color=SERIES[0])
    axes.bar_label(drawn, [f"{count:,}" for count in counts], padding=4, fontsize=9, color=INK)
    _named_rows(axes, names, label)
    axes.set_xlim(0, 1.15 * (most or max(counts) or 1))


def stacked_bars(axes: Axes, canvas: Canvas, *, grid: Grid, label: str) -> None:
    """A bar for each row, with a part for each further column."""
    names = [_cut(row[0], canvas) for row in grid.rows]
    left = [0] * len(names)
    for at, name in enumerate(grid.columns[1:], 1):
        counts = [row[at] for row in grid.rows]
        colour = SERIES[-1] if at == len(grid.columns) - 1 else SERIES[at - 1]
        axes.barh(range(len(names)), counts, 0.72, left, color=colour, label=name)
        left = [so_far + count for so_far, count in zip(left, counts, strict=True)]
    _named_rows(axes, names, label)
    _legend(axes, canvas)


def curves(axes: Axes, canvas: Canvas, *, grid: Grid) -> None:
    """A line for each article: hours since its first reading, and its count."""
    for at, (title, readings) in enumerate(groupby(grid.rows, key=lambda row: row[0]), 1):
        points = [(hours, count) for _, _, hours, count in readings]
        axes.plot(*zip(*points, strict=True), color=_colour(at, title or ""), marker="o",
                  markersize=3.5, label=_cut(title or "", canvas))  # fmt: skip
    axes.set_xlabel("hours since the first reading")
    axes.set_ylabel("views")
    axes.set_ylim(bottom=0)
    axes.yaxis.set_major_formatter(_THOUSANDS)
    axes.grid(axis="y")
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.2), ncols=1 if canvas.narrow else 2)


def bars_height(grid: Grid) -> float:
    """Inches that a bar for each row takes."""
    return 0.75 + _BAR_INCHES * max(len(grid.rows), 1)


def _named_rows(axes: Axes, names: list[str], label: str) -> None:
    axes.set_yticks(range(len(names)), names, color=INK)
    axes.tick_params(axis="y", length=0)
    axes.invert_yaxis()
    axes.margins(y=0.01)
    axes.set_xlabel(label)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=4))
    axes.xaxis.set_major_formatter(_THOUSANDS)
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x")


def _legend(axes: Axes, canvas: Canvas) -> None:
    axes.legend(
        loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=2 if canvas.narrow else 4,
        labelcolor=MUTED, handlelength=1.0, columnspacing=1.4,
    )  # fmt: skip


def _colour(at: int, name: str) -> str:
    return SERIES[-1] if name == OTHERS else SERIES[(at - 1) % len(SERIES)]


def _cut(name: str | None, canvas: Canvas) -> str:
    """A name as long as its canvas has room for; one of blanks alone is told as none."""
    told = shorten(name or "", 24 if canvas.narrow else 46, placeholder=" …")
    # A label with a leading underscore is left out of a legend.
    return f"\u200b{told}" if told.startswith("_") else told or "(no title)"


def _spread(count: int, most: int) -> list[int]:
    step = max(-(-count // most), 1)
    return list(range(0, count, step))
