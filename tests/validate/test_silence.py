"""Silence of a site is told when its own habits do not explain it."""

from datetime import date, timedelta

import pytest

from newsarchive.validate.calendar import is_lebaran
from newsarchive.validate.silence import Days

TODAY = date(2026, 11, 23)
"""A Monday."""


def published(days: int, a_day: int = 10, sunday: int = 3, until: date = TODAY) -> dict[date, int]:
    past = (until - timedelta(days=back) for back in range(1, days + 1))
    return {day: sunday if day.weekday() == 6 else a_day for day in past}


def test_a_site_that_publishes_as_usual_is_not_told():
    assert Days(published(365), TODAY).silence() is None


@pytest.mark.parametrize(("a_day", "days"), [(100, 2), (10, 2), (4, 3), (2, 6)])
def test_silence_is_told_the_sooner_the_more_is_missing(a_day, days):
    past = published(365, a_day, a_day)
    for silent in range(1, 10):
        past.pop(TODAY - timedelta(days=silent))
        silence = Days(past, TODAY).silence()
        if silence:
            break
    assert silence is not None
    assert (silence.articles, silence.days) == (0, silent)
    assert (silent, silence.since) == (days, TODAY - timedelta(days=days))


def test_a_quiet_sunday_and_one_holiday_are_not_told():
    past = published(365, sunday=0)
    past.pop(TODAY - timedelta(days=3))
    assert Days(past, TODAY).silence() is None
    past.pop(TODAY - timedelta(days=2))  # a holiday, and another day before a silent Sunday
    assert Days(past, TODAY).silence() is None or Days(past, TODAY).silence().days > 2


def test_a_silence_that_the_site_has_ended_before_is_not_told_again():
    past = published(365, 30, 30)
    for back in (*range(100, 104), 1, 2, 3, 4):
        past.pop(TODAY - timedelta(days=back), None)
    assert Days(past, TODAY).silence() is None
    past.pop(TODAY - timedelta(days=5))
    assert Days(past, TODAY).silence() is not None


def test_few_articles_are_told_after_two_weeks():
    past = published(365, 20, 20)
    for back in range(1, 15):
        past[TODAY - timedelta(days=back)] = 4
    silence = Days(past, TODAY).silence()
    assert silence is not None
    assert (silence.articles, silence.days) == (56, 14)
    assert Days(past, TODAY - timedelta(days=4)).silence() is None


def test_a_silence_that_is_over_is_not_told_any_more():
    past = published(365, 20, 20)
    for back in range(1, 13):
        past.pop(TODAY - timedelta(days=back))
    assert Days(past, TODAY).silence() is not None
    past[TODAY] = past[TODAY + timedelta(days=1)] = 20
    assert Days(past, TODAY + timedelta(days=2)).silence() is None


def test_the_days_of_idul_fitri_are_not_judged():
    after = date(2026, 3, 30)
    past = published(365, 20, 20, until=after)
    silent = [day for day in past if is_lebaran(day) and day.year == 2026]
    assert len(silent) == 12
    for day in silent:
        del past[day]
    assert Days(past, after).silence() is None


@pytest.mark.parametrize(
    ("feast", "year"),
    [(date(2023, 4, 22), 1444), (date(2024, 4, 10), 1445), (date(2025, 3, 31), 1446),
     (date(2026, 3, 21), 1447)],
)  # fmt: skip
def test_the_feast_is_found_where_the_government_announced_it(feast, year):
    assert is_lebaran(feast), year
    assert is_lebaran(feast + timedelta(days=7))
    assert not is_lebaran(feast + timedelta(days=12))
    assert not is_lebaran(feast - timedelta(days=12))


def test_a_young_site_is_judged_by_what_its_file_expects():
    young = {TODAY - timedelta(days=back): 8 for back in range(5, 12)}
    assert Days(young, TODAY).silence() is None
    silence = Days(young, TODAY, fewest=5).silence()
    assert silence is not None
    assert silence.days == 3


def test_a_site_without_any_article_is_not_judged():
    assert Days({}, TODAY, fewest=5).silence() is None
