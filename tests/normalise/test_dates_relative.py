"""Times counted from the fetch, and dates whose year only the fetch can tell."""

from datetime import UTC, datetime

import pytest

from newsarchive.normalise.dates import parse_timestamp, parse_updated
from newsarchive.site import WIB

FETCHED = datetime(2024, 5, 20, 15, 45, 30, tzinfo=WIB)

RELATIVE = """
2 jam lalu => 2024-05-20T13:45+07:00
5 menit yang lalu => 2024-05-20T15:40+07:00
Dua jam yang lalu => 2024-05-20T13:45+07:00
sejam lalu => 2024-05-20T14:45+07:00
seminggu yang lalu => 2024-05-13
setahun lalu => 2023-05-20
sebulan yg lalu => 2024-04-20
3 hari lalu => 2024-05-17
2 minggu lalu => 2024-05-06
2 pekan lalu => 2024-05-06
1 hour ago => 2024-05-20T14:45+07:00
an hour ago => 2024-05-20T14:45+07:00
about 3 hours ago => 2024-05-20T12:45+07:00
2 mins ago => 2024-05-20T15:43+07:00
1 jam 20 menit lalu => 2024-05-20T14:25+07:00
2 days, 3 hours ago => 2024-05-18T12:45+07:00
baru saja => 2024-05-20T15:45+07:00
Just now => 2024-05-20T15:45+07:00
beberapa detik yang lalu => 2024-05-20T15:45+07:00
kemarin 14:30 => 2024-05-19T14:30+07:00
Kemarin, 14.30 WIB => 2024-05-19T14:30+07:00
Kemarin pukul 14.30 WITA => 2024-05-19T14:30+08:00
hari ini, 10:15 WIB => 2024-05-20T10:15+07:00
Hari ini => 2024-05-20
Kemarin => 2024-05-19
Yesterday at 9:05 am => 2024-05-19T09:05+07:00
Nasional | 2 jam lalu => 2024-05-20T13:45+07:00
Oleh Budi Santosa - 2 jam yang lalu => 2024-05-20T13:45+07:00
Budi Santosa • 2 jam yang lalu • 3 menit baca => 2024-05-20T13:45+07:00
Diperbarui 2 jam lalu => 2024-05-20T13:45+07:00
Terbit 2 jam lalu, dibaca 20 kali => 2024-05-20T13:45+07:00
2 jam lalu 1.204 views => 2024-05-20T13:45+07:00
Posted by Karsono 5 hours ago => 2024-05-20T10:45+07:00
over 1 year ago => 2023-05-20
lebih dari 1 tahun yang lalu => 2023-05-20
"""

WITHOUT_YEAR = """
Senin (6/5) => 2024-05-06
Minggu (19/5) malam pukul 21.56 WIB => 2024-05-19T21:56+07:00
Selasa (21/5) => 2024-05-21
Minggu, 31 Desember => 2023-12-31
Senin, 6 Mei, 10:30 WIB => 2024-05-06T10:30+07:00
6 Mei, 10:30 WIB => 2024-05-06T10:30+07:00
6 Mei => 2024-05-06
Jakarta, 6/5 - => 2024-05-06
Jakarta, 6/5 (ANTARA) - => 2024-05-06
6-7 Mei => 2024-05-06
Sabtu (30/3) => 2024-03-30
Kamis (29/2) => 2024-02-29
Senin (1/8) => 2022-08-01
Rabu (1/5) => 2024-05-01
Kamis (2/5) pukul 14.00 hingga 16.00 Wita => 2024-05-02T14:00+08:00
Selasa besok (21/5) => 2024-05-21
Minggu kemarin (19/5) => 2024-05-19
Karangsari, 6/5 - => 2024-05-06
tanggal 6/5 => 2024-05-06
Kemarin (19/5) => 2024-05-19
6-7 Mei lalu => 2024-05-06
30 April-2 Mei lalu => 2024-04-30
21 Mei => 2024-05-21
1 Juni => 2023-06-01
"""


def rows(table: str) -> list[tuple[str, str]]:
    return [tuple(line.split(" => ")) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("text", "expected"), rows(RELATIVE))
def test_relative_times_count_from_the_fetch(text, expected):
    found = parse_timestamp(text, timezone=WIB, fetched_at=FETCHED)
    assert found is not None
    assert found.isoformat().startswith(expected.removesuffix("+07:00").removesuffix("+08:00"))
    assert found.precision == ("minute" if "T" in expected else "day")


@pytest.mark.parametrize(("text", "expected"), rows(WITHOUT_YEAR))
def test_a_date_without_year_is_the_nearest_that_fits(text, expected):
    found = parse_timestamp(text, timezone=WIB, fetched_at=FETCHED)
    assert found is not None
    assert found.isoformat().startswith(expected.removesuffix("+07:00").removesuffix("+08:00"))
    assert found.precision == ("minute" if "T" in expected else "day")


@pytest.mark.parametrize(
    "text", [text for table in (RELATIVE, WITHOUT_YEAR) for text, _ in rows(table)]
)
def test_without_a_fetch_time_nothing_is_guessed(text):
    assert parse_timestamp(text, timezone=WIB, fetched_at=None) is None


def test_days_count_in_the_zone_of_the_site():
    late_in_utc = datetime(2024, 5, 19, 18, 30, tzinfo=UTC)
    found = parse_timestamp("hari ini, 01:15 WIB", timezone=WIB, fetched_at=late_in_utc)
    assert found is not None
    assert found.isoformat() == "2024-05-20T01:15:00+07:00"


def test_the_new_year_lies_behind_a_december_date():
    january = datetime(2025, 1, 2, 8, 0, tzinfo=WIB)
    found = parse_timestamp("Selasa (31/12) malam", timezone=WIB, fetched_at=january)
    assert found is not None
    assert found.isoformat() == "2024-12-31T00:00:00+07:00"


def test_months_end_on_their_last_day():
    march = datetime(2024, 3, 31, 8, 0, tzinfo=WIB)
    found = parse_timestamp("sebulan lalu", timezone=WIB, fetched_at=march)
    assert found is not None
    assert found.at.date().isoformat() == "2024-02-29"


def test_a_relative_update_is_an_update():
    text = "6 Mei 2024 13:02, diperbarui 2 jam lalu"
    found = parse_updated(text, timezone=WIB, fetched_at=FETCHED)
    assert found is not None
    assert found.isoformat() == "2024-05-20T13:45:00+07:00"
