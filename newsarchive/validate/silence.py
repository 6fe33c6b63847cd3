"""Whether a site has been silent, or poor in news, for longer than its own habits explain.

Days are counted by publication, not by run: a night without a run changes nothing, and what an
outage held back fills its own day once it is found.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from statistics import median

from newsarchive.validate.calendar import is_lebaran

_WEEKS = 8
"""A day is compared with the same weekday of so many weeks before."""
_FEWEST_WEEKS = 4
_CHANCE = 1e-5
"""Silence is told where chance alone brings it more seldom than this."""
_SILENT_DAYS = 2
"""Days without any article are told from this many on, and once they outlast every silence that
ended by itself in the site's past year."""
_POOR_DAYS = 14
"""Days with some articles are told from this many on: holidays but Idul Fitri are over by then."""
_FEW = 0.4
"""And only where they bring less than this part of what is usual."""
_RECENT_DAYS = 3
"""A silence is over where so many last days brought that part again, whatever those before did."""
_MEDIAN_SQUARE = 0.455
"""Half of the squared deviations of a Poisson count are below this part of its mean."""


@dataclass(frozen=True, slots=True)
class Silence:
    """Too few articles for too long."""

    articles: int
    days: int
    usual: float
    """How many such days bring."""
    since: date


@dataclass(frozen=True)
class Days:
    """What a site published, by local day."""

    published: Mapping[date, int]
    """At least the past year."""
    today: date
    """Not over, so not judged."""
    fewest: int | None = None
    """What the site file expects of an ordinary day, for a site without a past of its own."""

    def silence(self) -> Silence | None:
        """The shortest silence up to yesterday that is too long; None where all is as usual."""
        articles, usual = 0, 0.0
        for number, day in enumerate(self._judged[: 2 * _POOR_DAYS], start=1):
            expected = self._expected(day)
            if expected is None:
                return None
            articles, usual = articles + self.published.get(day, 0), usual + expected
            if number == _RECENT_DAYS and articles >= _FEW * usual > 0:
                return None
            is_long = number >= (_POOR_DAYS if articles else self._patience)
            if is_long and articles < _FEW * usual and self._chance(articles, usual) < _CHANCE:
                return Silence(articles, number, usual, day)
        return None

    @cached_property
    def _first(self) -> date:
        return min(self.published, default=self.today)

    @cached_property
    def _judged(self) -> list[date]:
        """The past year's days, yesterday first, without those of Idul Fitri."""
        days = (self.today - timedelta(days=back) for back in range(1, 366))
        return [day for day in days if day >= self._first and not is_lebaran(day)]

    def _expected(self, day: date) -> float | None:
        """What the same weekday usually brings; None where nobody knows."""
        weeks = (day - timedelta(weeks=back) for back in range(1, _WEEKS + 1))
        counts = [
            self.published.get(one, 0)
            for one in weeks
            if one >= self._first and not is_lebaran(one)
        ]
        return float(median(counts)) if len(counts) >= _FEWEST_WEEKS else self.fewest

    def _chance(self, articles: int, usual: float) -> float:
        """P(X <= articles) of a Poisson count that differs as much as this site's days do."""
        mean = usual / self._spread
        term = total = math.exp(-mean)
        for k in range(1, math.floor(articles / self._spread) + 1):
            term *= mean / k
            total += term
        return total

    @cached_property
    def _spread(self) -> float:
        """How much more the days before differ than chance alone would have it; at least 1."""
        squares = [
            (self.published.get(day, 0) - expected) ** 2 / expected
            for day in self._judged[_POOR_DAYS : _POOR_DAYS + 7 * _WEEKS]
            if (expected := self._expected(day))
        ]
        return max(1.0, median(squares) / _MEDIAN_SQUARE) if squares else 1.0

    @cached_property
    def _patience(self) -> int:
        """How many silent days are too many: more than ever ended by themselves."""
        longest = current = 0
        has_ended = False
        for day in self._judged:
            if self.published.get(day, 0):
                has_ended, current = True, 0
            elif has_ended and self._expected(day):
                current += 1
                longest = max(longest, current)
        return max(_SILENT_DAYS, longest + 1)
