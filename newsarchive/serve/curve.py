"""The growth of a view count as a line to draw, in the pixels of a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from newsarchive.query.dossier import Observation

WIDTH, HEIGHT = 640, 160
_MARGIN = 12


@dataclass(frozen=True, slots=True)
class Curve:
    """A line through the readings of one article, and what its ends mean."""

    points: tuple[tuple[float, float], ...]
    """From the left to the right; y grows downwards, as in SVG."""
    first: Observation
    last: Observation

    @property
    def line(self) -> str:
        """The points as a polyline has them."""
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in self.points)


def curve(observations: Sequence[Observation]) -> Curve | None:
    """The curve from zero up; None for fewer than two readings, which show no growth."""
    if len(observations) < 2:
        return None
    times = [datetime.fromisoformat(one.observed_at).timestamp() for one in observations]
    span = times[-1] - times[0] or 1.0
    highest = max(one.count for one in observations) or 1
    width, height = WIDTH - 2 * _MARGIN, HEIGHT - 2 * _MARGIN
    points = tuple(
        (
            _MARGIN + width * (time - times[0]) / span,
            _MARGIN + height * (1 - one.count / highest),
        )
        for time, one in zip(times, observations, strict=True)
    )
    return Curve(points, observations[0], observations[-1])
