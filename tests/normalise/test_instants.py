"""Which of several publication times of one page is taken."""

from __future__ import annotations

from datetime import datetime

import pytest

from newsarchive.model import Candidate, Precision, Timestamp
from newsarchive.normalise.instants import Reading, choose_instant
from newsarchive.site import WIB


def reading(rule: str, at: str, precision: Precision = "minute") -> Reading:
    return Reading(
        Candidate("published_at", rule, at), Timestamp(datetime.fromisoformat(at), precision)
    )


@pytest.mark.parametrize(
    ("why", "readings", "expected"),
    [
        (
            "the printed local time beats metadata that marks it as UTC, which gives its seconds",
            [
                reading("meta:pubdate", "2022-12-10T13:19:56+00:00", "second"),
                reading("visible:header", "2022-12-10T13:19:00+07:00"),
            ],
            ("2022-12-10T13:19:56+07:00", "second"),
        ),
        (
            "metadata in true UTC refines the minute to the second",
            [
                reading("visible:header", "2023-11-14T21:37:00+07:00"),
                reading("json_ld:datePublished", "2023-11-14T14:37:21+00:00", "second"),
            ],
            ("2023-11-14T21:37:21+07:00", "second"),
        ),
        (
            "seconds of :00 are no seconds at all",
            [
                reading("visible:header", "2023-11-14T21:37:00+07:00"),
                reading("json_ld:datePublished", "2023-11-14T14:37:00+00:00", "second"),
            ],
            ("2023-11-14T21:37:00+07:00", "minute"),
        ),
        (
            "a printed day takes the time that metadata gives within that local day",
            [
                reading("visible:header", "2015-03-30T00:00:00+07:00", "day"),
                reading("meta:published", "2015-03-29T18:40:29+00:00", "second"),
            ],
            ("2015-03-30T01:40:29+07:00", "second"),
        ),
        (
            "midnight in metadata is a day, not a time",
            [
                reading("visible:header", "2015-03-30T00:00:00+07:00", "day"),
                reading("json_ld:datePublished", "2015-03-30T00:00:00+07:00", "second"),
            ],
            ("2015-03-30T00:00:00+07:00", "day"),
        ),
        (
            "metadata alone is told in the site's zone",
            [reading("json_ld:datePublished", "2023-11-14T18:37:21+00:00", "second")],
            ("2023-11-15T01:37:21+07:00", "second"),
        ),
        (
            "the URL's date is the last resort",
            [
                reading("url:date", "2023-11-14T00:00:00+07:00", "day"),
                reading("meta:pubdate", "2023-11-14T08:30:05+07:00", "second"),
            ],
            ("2023-11-14T08:30:05+07:00", "second"),
        ),
    ],
)
def test_choice(why: str, readings: list[Reading], expected: tuple[str, str]) -> None:
    choice = choose_instant(readings, WIB)
    assert choice, why
    assert (choice.timestamp.isoformat(), choice.timestamp.precision) == expected, why
    assert choice.contradicted_by == (), why


def test_readings_of_another_day_are_told() -> None:
    printed = reading("visible:header", "2023-11-14T21:37:00+07:00")
    other = reading("meta:pubdate", "2019-01-02T08:00:00+07:00", "second")
    choice = choose_instant([other, printed], WIB)
    assert choice
    assert choice.source == printed
    assert choice.contradicted_by == (other,)


def test_no_reading_is_no_instant() -> None:
    assert choose_instant([], WIB) is None
