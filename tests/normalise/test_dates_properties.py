"""What holds for every string and every instant."""

import time
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarchive.model import Timestamp
from newsarchive.normalise.dates import parse_timestamp, parse_updated, weekday_clash
from newsarchive.site import WIB, WIT, WITA

MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
SHORT = "Jan Peb Mrt Apr Mei Jun Jul Agt Sep Okt Nop Des"
ENGLISH = "January February March April May June July August September October November December"
DAYS = "Senin Selasa Rabu Kamis Jum'at Sabtu Minggu"


def words(at: datetime) -> dict[str, str]:
    """The words for ``at`` that no strftime knows."""
    return {
        "month": MONTHS.split()[at.month - 1],
        "short": SHORT.split()[at.month - 1],
        "english": ENGLISH.split()[at.month - 1],
        "weekday": DAYS.split()[at.weekday()],
    }


WITH_MINUTES = [
    "{weekday}, {at.day} {short} {at:%Y %H:%M} {zone}",
    "{weekday} {at.day} {month} {at:%Y | %H.%M} {zone}",
    "Daerah · {at:%d} {short} {at:%Y %H:%M} {zone}",
    "Kabar Desa - {at:%d/%m/%Y, %H:%M} {zone}",
    "{weekday} ({at.day}/{at.month}/{at.year}) pukul {at:%H.%M} {zone}",
    "{at:%d-%m-%Y %H:%M} {zone}",
    "{at:%d.%m.%Y} jam {at:%H.%M} {zone}",
    "pukul {at:%H.%M} {zone}, {weekday} ({at.day}/{at.month}/{at.year})",
    "{english} {at.day}, {at:%Y %I:%M %p} {zone}",
    "Terbit: {at.day} {month} {at:%Y %H:%M} {zone} Diperbarui: 1 Januari 2001 00:00 {zone}",
    "{weekday}, {at.day} {month} {at:%Y %H:%M} {zone} 1.204 kali dibaca",
]
WITH_SECONDS = [
    "{weekday}, {at:%d} {month} {at:%Y - %H:%M:%S} {zone}",
    "{at:%Y-%m-%d %H:%M:%S} {zone}",
    "{at:%Y-%m-%dT%H:%M:%S%z}",
    "{at:%Y-%m-%d T%H:%M:%S%z}",
    "{at:%Y-%m-%dT%H-%M-%S%z}",
    "{at:%Y%m%dT%H%M%S%z}",
]
instants = st.builds(
    lambda at, zone: at.replace(tzinfo=zone, microsecond=0),
    st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2039, 12, 31)),  # noqa: DTZ001
    st.sampled_from([WIB, WITA, WIT]),
)
aware = st.datetimes(timezones=st.sampled_from([UTC, WIB, timezone(timedelta(hours=-11))]))
FRAGMENTS = """
Senin minggu Jum'at 31 2 29/2 5 Mei Februari 2024 2023 24 23:59 25.61 WIB wita z +07:00 -99:99
lalu yang kemarin hari ini 3 jam menit tahun se 999 baru saja Diperbarui: Terbit ( ) / - . , |
T 20240229 1/1/1 00 pm a.m. st s/d hingga May 1st Nomor 2024-02-30T10:00:00Z
"""
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(FRAGMENTS.split()), max_size=12).map(" ".join),
    st.lists(st.sampled_from(FRAGMENTS.split()), max_size=12).map("".join),
)


@settings(deadline=None)  # one in some thousand texts loads dateparser
@given(texts, st.none() | aware)
def test_any_text_gives_an_aware_instant_or_nothing(text, fetched_at):
    for parse in (parse_timestamp, parse_updated):
        found = parse(text, timezone=WIB, fetched_at=fetched_at)
        assert found is None or found.at.tzinfo is not None
        if found is not None:
            assert weekday_clash(text, found) in (True, False)


@pytest.mark.parametrize("shape", WITH_MINUTES)
@given(instants)
def test_an_instant_printed_to_the_minute_reads_back(shape, at):
    text = shape.format(at=at, zone=at.tzname(), **words(at))
    found = parse_timestamp(text, timezone=UTC, fetched_at=None)
    assert found == Timestamp(at.replace(second=0), "minute")
    assert not weekday_clash(text, found)


@pytest.mark.parametrize("shape", WITH_SECONDS)
@given(instants)
def test_an_instant_printed_to_the_second_reads_back(shape, at):
    text = shape.format(at=at, zone=at.tzname(), **words(at))
    found = parse_timestamp(text, timezone=UTC, fetched_at=None)
    assert found == Timestamp(at, "second")


@given(instants)
def test_feed_dates_read_back(at):
    found = parse_timestamp(format_datetime(at), timezone=UTC, fetched_at=None)
    assert found == Timestamp(at, "second")


@given(instants, st.integers(1, 600))
def test_minutes_count_back_from_the_fetch(at, minutes):
    found = parse_timestamp(f"{minutes} menit yang lalu", timezone=WIB, fetched_at=at)
    assert found == Timestamp(at.replace(second=0) - timedelta(minutes=minutes), "minute")


@given(instants, st.integers(0, 300))
def test_a_date_without_year_finds_its_own_year(at, days_later):
    text = f"{words(at)['weekday']} ({at.day}/{at.month})"
    fetched_at = at + timedelta(days=days_later)
    found = parse_timestamp(text, timezone=at.tzinfo, fetched_at=fetched_at)
    assert found is not None
    assert found.at.date() == at.date()


@pytest.mark.parametrize(
    "piece",
    ["1", "1 ", "1/", "31 Februari 2024 ", "Senin ", "Senin (", "5-", "hari ", "jam ", "2 jam ",
     "1.", "10:10 ", "- ", "diperbarui ", "satu jam ", "\u00a0", "\u2013", "mei ", "20"],
)  # fmt: skip
def test_a_hostile_megabyte_costs_no_more_than_a_line(piece):
    text = piece * (1_000_000 // len(piece))
    started = time.perf_counter()
    parse_timestamp(text, timezone=WIB, fetched_at=datetime(2024, 5, 20, tzinfo=UTC))
    parse_updated(text, timezone=WIB, fetched_at=datetime(2024, 5, 20, tzinfo=UTC))
    assert time.perf_counter() - started < 0.25


def test_what_has_no_width_does_not_part_a_number():
    found = parse_timestamp("2\x00\u200b4/1/2024", timezone=WIB, fetched_at=None)
    assert found is not None
    assert found.at.day == 24
