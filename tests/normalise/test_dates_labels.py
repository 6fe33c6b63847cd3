"""Texts that hold more than one date, and the words that tell them apart."""

from datetime import datetime

import pytest

from newsarchive.model import Timestamp
from newsarchive.normalise.dates import parse_timestamp, parse_updated, weekday_clash
from newsarchive.site import WIB

PUBLISHED = [
    ("6 Mei 2024 : 13.02 Views 41", "2024-05-06T13:02+07:00"),
    ("Liputan6.com, Diterbitkan 06 Mei 2024, 13:02 WIB", "2024-05-06T13:02+07:00"),
    (
        "Diterbitkan: 06 Mei 2024, 13:02 WIB Diperbarui: 07 Mei 2024, 08:00 WIB",
        "2024-05-06T13:02+07:00",
    ),
    (
        "Diperbarui: 07 Mei 2024, 08:00 WIB | Diterbitkan: 06 Mei 2024, 13:02 WIB",
        "2024-05-06T13:02+07:00",
    ),
    ("Terakhir diperbarui 07 Mei 2024 08:00", "2024-05-07T08:00+07:00"),
    ("Senin, 20 Mei 2024 | Dipublikasikan 06 Mei 2024 13:02", "2024-05-06T13:02+07:00"),
    ("Posted on May 6, 2024 by admin", "2024-05-06"),
    ("Posted on 6 May 2024 at 1:02 pm", "2024-05-06T13:02+07:00"),
    ("Tanggal Terbit : 06 Mei 2024 Jam : 13.02", "2024-05-06T13:02+07:00"),
    ("Senin 06 Mei 2024, 13:02 WIB Last Updated 2024-05-07T08:00:00Z", "2024-05-06T13:02+07:00"),
    ("Last Updated 2024-05-07T08:00:00Z", "2024-05-07T08:00:00+00:00"),
    ("Update: 6 Mei 2024 13:02", "2024-05-06T13:02+07:00"),
    ("Ditulis oleh Budi pada 6 Mei 2024, pukul 13.02", "2024-05-06T13:02+07:00"),
    (
        "Senin, 6 Mei 2024 13:02 WIB - Diperbarui Selasa, 7 Mei 2024 08:00 WIB",
        "2024-05-06T13:02+07:00",
    ),
    ("Dibuat: 6 Mei 2024 13:02", "2024-05-06T13:02+07:00"),
    ("Rilis 06.05.24 13:02", "2024-05-06T13:02+07:00"),
]
UPDATED = [
    ("6 Mei 2024 13:02 Diperbarui: 7 Mei 2024 14:53 28", "2024-05-07T14:53+07:00"),
    ("Diperbarui: 07 Mei 2024, 08:00 WIB | Diterbitkan: 06 Mei 2024", "2024-05-07T08:00+07:00"),
    ("Last Updated 2024-05-07T08:00:00Z", "2024-05-07T08:00:00+00:00"),
    ("Terakhir diperbarui pada Selasa, 7 Mei 2024", "2024-05-07"),
]


def shown(timestamp: Timestamp | None) -> str | None:
    """The instant in ISO 8601, as precise as it was read."""
    if timestamp is None:
        return None
    if timestamp.precision == "day":
        return timestamp.at.date().isoformat()
    return timestamp.at.isoformat(
        timespec="minutes" if timestamp.precision == "minute" else "seconds"
    )


@pytest.mark.parametrize(("text", "expected"), PUBLISHED)
def test_the_publication_time_is_preferred_to_the_update(text, expected):
    assert shown(parse_timestamp(text, timezone=WIB, fetched_at=None)) == expected


@pytest.mark.parametrize(("text", "expected"), UPDATED)
def test_the_update_is_read_where_the_text_shows_one(text, expected):
    assert shown(parse_updated(text, timezone=WIB, fetched_at=None)) == expected


@pytest.mark.parametrize(
    "text", ["6 Mei 2024 13:02", "Diperbarui:", "Diperbarui: | Terbit: 6 Mei 2024", ""]
)
def test_no_update_is_made_up(text):
    assert parse_updated(text, timezone=WIB, fetched_at=None) is None


@pytest.mark.parametrize(
    ("text", "clash"),
    [
        ("Selasa, 7 Mei 2024", False),
        ("Senin, 7 Mei 2024", True),
        ("Selasa malam (7/5/2024) pukul 20.00 WIB", False),
        ("Rabu malam (7/5/2024) pukul 20.00 WIB", True),
        ("7 Mei 2024 (Selasa)", False),
        ("7 Mei 2024", False),
        ("Pasar Minggu | Selasa, 7 Mei 2024", False),
        ("Selasa hingga Rabu (7-8/5/2024)", False),
        ("Tuesday, May 7, 2024", False),
        ("Monday, May 7, 2024", True),
        ("2 jam lalu", False),
    ],
)
def test_a_weekday_that_is_not_the_dates_is_a_clash(text, clash):
    assert weekday_clash(text, Timestamp(datetime(2024, 5, 7, tzinfo=WIB), "day")) is clash


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 Desmber 2023", "2023-12-05"),
        ("Senin, 5 Janauri 2026 10:00 WIB", "2026-01-05T10:00"),
        ("9 Aguatus 2023", "2023-08-09"),
        ("4 Septembr 2023", "2023-09-04"),
    ],
)
def test_a_misspelt_month_is_read_where_only_one_can_be_meant(text: str, expected: str) -> None:
    read = parse_timestamp(text, timezone=WIB, fetched_at=None)
    assert read is not None
    assert read.isoformat().startswith(expected)


@pytest.mark.parametrize(
    "text", ["5 Juny 2024", "8 jurnal 2020", "3 partai 2024", "7 Piala 2024", "20 marga 2024"]
)
def test_a_word_that_is_no_month_or_two_is_none(text: str) -> None:
    assert parse_timestamp(text, timezone=WIB, fetched_at=None) is None
