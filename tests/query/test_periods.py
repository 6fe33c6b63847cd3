"""Stretches of time: whole, in order, and few enough to be told apart."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.query.periods import Period, period_for, periods_between

DATES = st.dates(date(1970, 1, 1), date(2100, 1, 1))
DAYS = st.tuples(DATES, DATES).map(lambda two: tuple(map(date.isoformat, sorted(two))))


@pytest.mark.parametrize(
    ("period", "name"),
    [(Period.DAY, "2026-03-01"), (Period.WEEK, "2026-02-23"), (Period.MONTH, "2026-03"),
     (Period.YEAR, "2026")],
)  # fmt: skip
def test_a_day_belongs_to_a_stretch_of_each_kind(period: Period, name: str) -> None:
    assert period.of("2026-03-01") == name


@pytest.mark.parametrize(
    ("last", "period"),
    [("2026-01-01", Period.DAY), ("2026-03-03", Period.DAY), ("2026-03-04", Period.WEEK),
     ("2027-06-01", Period.MONTH), ("2032-01-01", Period.YEAR)],
)  # fmt: skip
def test_the_kind_follows_the_length(last: str, period: Period) -> None:
    assert period_for("2026-01-01", last) is period


def test_no_stretch_is_left_out_when_nothing_happened_in_it() -> None:
    assert periods_between(Period.MONTH, "2025-11-30", "2026-02-01") == (
        "2025-11", "2025-12", "2026-01", "2026-02",
    )  # fmt: skip


@given(DAYS, st.sampled_from([Period.MONTH, Period.YEAR]))
def test_both_ends_are_within_and_the_order_is_that_of_time(
    days: tuple[str, str], period: Period
) -> None:
    first, last = days
    names = periods_between(period, first, last)
    assert names[0] == period.of(first)
    assert names[-1] == period.of(last)
    assert list(names) == sorted(set(names))
