"""When an article is visited again, by the operator's table."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.revisits import MOST_URGENT, STANDARD, STANDARD_TABLE, Plan, Policy

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("age", "interval", "urgency"),
    [
        (-3 * HOUR, HOUR, 9),
        (HOUR, HOUR, 9),
        (6 * HOUR, 6 * HOUR, 8),
        (2 * DAY, DAY, 7),
        (3 * DAY, 3 * DAY, 6),
        (20 * DAY, 7 * DAY, 5),
        (89 * DAY, 30 * DAY, 4),
        (4000 * DAY, 90 * DAY, 3),
    ],
)
def test_the_standard_table_is_dense_when_young_and_sparse_when_old(age, interval, urgency):
    assert STANDARD.plan(NOON - age, NOON) == Plan(NOON + interval * 0.9, urgency)


def test_an_edit_halves_the_time_and_a_calm_site_doubles_it():
    published = NOON - 2 * DAY
    assert STANDARD.plan(published, NOON, edited=True).at == NOON + DAY * 0.45
    assert STANDARD.plan(published, NOON, is_calm=True).at == NOON + DAY * 1.8
    assert STANDARD.plan(published, NOON, edited=True, is_calm=True).at == NOON + DAY * 0.45


@pytest.mark.parametrize(
    "table", [{}, {"1 d": "6 h"}, {"1 d": "6 h", "older": "never"}, {"30 d": "never"}]
)
def test_what_the_table_leaves_out_is_never_visited_again(table):
    assert Policy.of(table).plan(NOON - 5 * DAY, NOON) is None


def test_a_table_on_one_line_is_the_same_table():
    line = ", ".join(f"{age}: {every}" for age, every in STANDARD_TABLE.items())
    assert Policy.read(line) == STANDARD == Policy.of(dict(reversed(STANDARD_TABLE.items())))


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ({"6 hours": "1 h"}, "'6 hours' is no age: write 6 h, 3 d, 2 w or older"),
        ({"6 h": "often"}, "'often' is no interval"),
        ({"0 h": "1 h"}, "'0 h' is no age"),
        ({"24 h": "1 h", "1 d": "2 h"}, "twice"),
    ],
)
def test_what_is_no_age_or_interval_is_named(table, sentence):
    with pytest.raises(ValueError, match=sentence):
        Policy.of(table)


SPANS = st.builds("{} {}".format, st.integers(1, 9999), st.sampled_from("hdw"))


@given(st.dictionaries(SPANS, SPANS, max_size=12), st.integers(-100, 100_000), st.booleans())
def test_a_plan_lies_ahead_and_its_urgency_in_its_range(table, hours, edited):
    try:
        policy = Policy.of(table)
    except ValueError:
        return
    plan = policy.plan(NOON - hours * HOUR, NOON, edited=edited)
    if plan is not None:
        assert plan.at > NOON
        assert 1 <= plan.urgency <= MOST_URGENT
