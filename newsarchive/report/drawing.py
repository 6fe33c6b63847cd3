"""Drawing: a chart's numbers into SVG or PNG, the same bytes each time."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from warnings import catch_warnings, filterwarnings

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from newsarchive.report.palette import INK, MUTED, PAPER, PROPERTIES, RULE

_STYLE: dict[str, Any] = {
    "svg.fonttype": "none",  # text stays text: to search, to read aloud, to scale
    "svg.id": None,
    "text.parse_math": False,  # a headline with two dollar signs is no formula
    "font.family": "sans-serif",
    "font.size": 10,
    "text.color": INK,
    "axes.edgecolor": RULE,
    "axes.labelcolor": MUTED,
    "axes.facecolor": "none",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "figure.facecolor": PAPER,
    "savefig.facecolor": PAPER,
    "xtick.color": RULE,
    "ytick.color": RULE,
    "xtick.labelcolor": MUTED,
    "ytick.labelcolor": MUTED,
    "grid.color": RULE,
    "grid.linewidth": 0.8,
    "legend.frameon": False,
    "legend.fontsize": 9,
    "lines.linewidth": 2,
    "patch.linewidth": 0,
}
_DOTS_PER_INCH = 160
_NO_DATES = {"svg": {"Date": None, "Creator": None}, "png": {"Software": None}}
_PROLOG = re.compile(r"^.*?(?=<svg)", re.DOTALL)
_SIZE = re.compile(r'(?<=<svg)([^>]*?) (?:width|height)="[^"]*"([^>]*?) (?:width|height)="[^"]*"')
_METADATA = re.compile(r"<metadata>.*?</metadata>\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Canvas:
    """A size to draw for."""

    width: float
    """Inches."""
    narrow: bool
    """Whether a telephone is meant: fewer marks, shorter names."""


WIDE = Canvas(8.4, narrow=False)
NARROW = Canvas(4.3, narrow=True)

Draw = Callable[[Axes, Canvas], None]


def picture(draw: Draw, height: float, kind: str, canvas: Canvas = WIDE, *, salt: str) -> bytes:
    """The chart as a file of its own, ``kind`` ``svg`` or ``png``.

    ``height`` in inches; ``salt`` makes the names inside an SVG differ from those of another chart
    on the same page.
    """
    style: Any = {**_STYLE, "svg.hashsalt": salt}
    with mpl.rc_context(style), catch_warnings():
        # A headline's emoji is missing from the font that measures it; the browser's has it.
        filterwarnings("ignore", r"Glyph .* missing from font", UserWarning)
        figure = Figure(figsize=(canvas.width, height), layout="constrained")
        draw(figure.subplots(), canvas)
        out = BytesIO()
        figure.savefig(out, format=kind, dpi=_DOTS_PER_INCH, metadata=_NO_DATES[kind])
    return out.getvalue()


def inline_svg(draw: Draw, height: float, canvas: Canvas, *, salt: str) -> str:
    """The chart as an element of a page, whose style sheet says what its colours and font are."""
    drawn = picture(draw, height, "svg", canvas, salt=salt).decode()
    drawn = _METADATA.sub("", _PROLOG.sub("", drawn))
    drawn = _SIZE.sub(r"\1\2", drawn, count=1)
    for colour, name in PROPERTIES.items():
        drawn = drawn.replace(colour, f"var({name})")
    return drawn
