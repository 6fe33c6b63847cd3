"""The one season in which Indonesian newsrooms may fall silent for days: Idul Fitri."""

from __future__ import annotations

from datetime import date, timedelta

_BEFORE, _AFTER = timedelta(days=3), timedelta(days=8)
"""The homeward journey and the joint leave around the feast."""

# The tabular Islamic calendar: months of 30 and 29 days in turn, 11 leap years in 30. The
# government's announcement differs from it by a day at most.
_EPOCH = date(622, 7, 19).toordinal()
_CYCLE_YEARS, _CYCLE_DAYS = 30, 10_631
_DAYS_BEFORE_SYAWAL = 266
_YEAR_DAYS = _CYCLE_DAYS / _CYCLE_YEARS


def is_lebaran(day: date) -> bool:
    """Whether ``day`` lies in the days of Idul Fitri (1 Syawal), its journeys and leave included.

    >>> is_lebaran(date(2026, 3, 21)), is_lebaran(date(2026, 4, 21))
    (True, False)
    """
    return any(feast - _BEFORE <= day <= feast + _AFTER for feast in _feasts_near(day))


def _feasts_near(day: date) -> tuple[date, ...]:
    year = int((day.toordinal() - _EPOCH) / _YEAR_DAYS) + 1
    return tuple(_first_of_syawal(year + step) for step in (-1, 0, 1))


def _first_of_syawal(year: int) -> date:
    leap_days = (11 * year + 3) // 30
    return date.fromordinal(_EPOCH + (year - 1) * 354 + leap_days + _DAYS_BEFORE_SYAWAL)
