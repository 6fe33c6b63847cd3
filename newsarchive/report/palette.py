"""The colours that charts are drawn in, each with the name that a page's style sheet gives it.

A picture on its own is drawn in the light colours. Inside the report each stands as a custom
property, so that the reader's dark mode and printer set their own.
"""

from __future__ import annotations

INK = "#1d2126"
MUTED = "#5a626b"
RULE = "#dcd8cf"
PAPER = "#fbfaf7"

SERIES = (
    "#0b5c74", "#c2502f", "#56792a", "#7a4fa3", "#a3730f", "#2f6db5", "#a33b6b", "#727a83",
)  # fmt: skip
"""In the order of use; the last stands for all others."""

HEAT = ("#ebe8e1", "#b9d6dd", "#7fb4c2", "#3f879b", "#0b4f64")
"""From nothing to the most."""

PROPERTIES = {
    INK: "--ink",
    MUTED: "--muted",
    RULE: "--rule",
    PAPER: "--paper",
    **{colour: f"--series-{at}" for at, colour in enumerate(SERIES, 1)},
    **{colour: f"--heat-{at}" for at, colour in enumerate(HEAT)},
}
"""Colour -> custom property of the report's style sheet."""
