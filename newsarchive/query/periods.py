"""Stretches of time to count by: days where they are few, else weeks, months or years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import Enum

_MOST_BARS = 62
"""How many stretches side by side can still be told apart."""


class Period(Enum):
    """A kind of stretch; its value is its name."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"

    def of(self, day: str) -> str:
        """The name of the stretch that an ISO day belongs to; a week is named by its Monday."""
        return _name(self, _start(self, date.fromisoformat(day)))


def period_for(first: str, last: str) -> Period:
    """The shortest kind of stretch of which not too many lie between two ISO days."""
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    longest = {Period.DAY: 1, Period.WEEK: 7, Period.MONTH: 31}
    fitting = (one for one, length in longest.items() if days <= length * _MOST_BARS)
    return next(fitting, Period.YEAR)


def periods_between(period: Period, first: str, last: str) -> tuple[str, ...]:
    """The names of all stretches from the day ``first`` to the day ``last``, in order."""
    return tuple(
        _name(period, start)
        for start in _starts(period, date.fromisoformat(first), date.fromisoformat(last))
    )


def _starts(period: Period, first: date, last: date) -> Iterator[date]:
    start = _start(period, first)
    while start <= last:
        yield start
        # 40 days are more than any month, 370 more than any year; the start of what they reach
        # is the next one's.
        far = {Period.DAY: 1, Period.WEEK: 7, Period.MONTH: 40, Period.YEAR: 370}[period]
        if start > date.max - timedelta(days=far):
            return
        start = _start(period, start + timedelta(days=far))


def _start(period: Period, day: date) -> date:
    if period is Period.WEEK:
        return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
    if period is Period.MONTH:
        return day.replace(day=1)
    return day.replace(month=1, day=1) if period is Period.YEAR else day


def _name(period: Period, start: date) -> str:
    told = start.isoformat()
    return {Period.MONTH: told[:7], Period.YEAR: told[:4]}.get(period, told)
