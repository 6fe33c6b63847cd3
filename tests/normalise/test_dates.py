"""What Indonesian pages print as a date, and the instant that it is.

A table row reads ``text => instant``, the instant as precise as the text gives it.
"""

import sys
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from newsarchive.model import Timestamp
from newsarchive.normalise.dates import parse_timestamp
from newsarchive.site import WIB, WITA

PUBLICATION_LINES = """
Rabu, 14 Pebruari 2024 | 09:05 WIB => 2024-02-14T09:05+07:00
Jum'at, 3 Nopember 2023, 10.15 Wita => 2023-11-03T10:15+08:00
Jum`at, 3 November 2023 10:15 => 2023-11-03T10:15+07:00
Sabtu, 5 Agst 2023 - 08.00 => 2023-08-05T08:00+07:00
Senin, 7 Ags 2023 07:07 => 2023-08-07T07:07+07:00
7 Agust 2023 => 2023-08-07
7 Sept 2023 => 2023-09-07
12 Mrt 2019 => 2019-03-12
Senin Pahing, 5 Mei 2024 => 2024-05-05
5 Mei 2024 / 26 Syawal 1445 H => 2024-05-05
26 Syawal 1445 H / 5 Mei 2024 => 2024-05-05
Ahad, 5 Mei 2024 10:20 WIB | Dilihat 1.204 kali => 2024-05-05T10:20+07:00
Tribunnews.com, Senin, 6 Mei 2024 13:02 WIB => 2024-05-06T13:02+07:00
Kamis, 6/5/2024 sekira pukul 11.40.wib => 2024-05-06T11:40+07:00
14 Nov 23, 21:37 WIB => 2023-11-14T21:37+07:00
14 Nov '23 => 2023-11-14
14 Nov 23 21:37 WIB => 2023-11-14T21:37+07:00
pukul 10.30 WIB, Senin 6 Mei 2024 => 2024-05-06T10:30+07:00
10:30 | 6 Mei 2024 => 2024-05-06T10:30+07:00
13:02 WIB - 06/05/2024 => 2024-05-06T13:02+07:00
Senin, 6 Mei 2024 pukul 7.30 malam WIB => 2024-05-06T19:30+07:00
Senin, 6 Mei 2024 pukul 14 WIB => 2024-05-06T14:00+07:00
Senin, 6 Mei 2024 jam 9:05 => 2024-05-06T09:05+07:00
Senin, 6 Mei 2024 Pkl. 09.05 Wib => 2024-05-06T09:05+07:00
Senin, 6 Mei 2024 | 13:02:11 WIB => 2024-05-06T13:02:11+07:00
Senin, 6 Mei 2024 13:02 GMT+7 => 2024-05-06T13:02+07:00
Senin, 6 Mei 2024 13:02 (GMT+08:00) => 2024-05-06T13:02+08:00
Senin, 6 Mei 2024 13:02 UTC+9 => 2024-05-06T13:02+09:00
Senin, 6 Mei 2024 13:02 waktu setempat => 2024-05-06T13:02+07:00
6 Mei 2024 25:61 => 2024-05-06
6 Mei 2024 10.250 views => 2024-05-06
6 Mei 2024, 1.204 kali dibaca => 2024-05-06
6 Mei 2024 12 komentar => 2024-05-06
6 Mei 2024 - 5 menit baca => 2024-05-06
29 Februari 2024 => 2024-02-29
Admin | Senin, 6 Mei 2024 | 0 komentar => 2024-05-06
by Redaksi 6 Mei 2024 in Daerah, Hukum => 2024-05-06
6Mei2024 => 2024-05-06
Mei 6, 2024 1:02 pm => 2024-05-06T13:02+07:00
Mei 6, 2024 | 13:02 => 2024-05-06T13:02+07:00
Senin, Mei 6 2024 => 2024-05-06
Kompas.com, 6 Mei 2024, 13:02 WIB Tim Redaksi => 2024-05-06T13:02+07:00
detikNews Senin, 06 Mei 2024 13:02 WIB => 2024-05-06T13:02+07:00
Budi Santosa - detikJatim Senin, 06 Mei 2024 13:02 WIB => 2024-05-06T13:02+07:00
Senin, 06 Mei 2024 – 13:02 WIB => 2024-05-06T13:02+07:00
06 Mei 2024 (13:02) => 2024-05-06T13:02+07:00
Senin | 6 Mei 2024 | 13:02:11 => 2024-05-06T13:02:11+07:00
6 Mei 2024 13:02 WIB · 2 menit baca => 2024-05-06T13:02+07:00
6 Mei 2024 · waktu baca 2 menit => 2024-05-06
Senin, 6 Mei 2024 | Pukul: 13:02 WIB => 2024-05-06T13:02+07:00
Senin, 6 Mei 2024 Waktu Baca 2 menit 13:02 => 2024-05-06
SENIN LEGI, 6 MEI 2024 (27 SYAWAL 1445) => 2024-05-06
Senin, 6 Mei 2024 (Hari Ke-3) => 2024-05-06
hari ke-3, Senin 6 Mei 2024 => 2024-05-06
hari Selasa tanggal 7 bulan Mei tahun 2024 => 2024-05-07
harga naik 3.25 pada 6 Mei 2024 => 2024-05-06
pada 6 Mei 2024, 12.50 ton beras => 2024-05-06
6 Mei 2024, 12.5 ton beras => 2024-05-06
6 Mei 2024 13.02 Oleh Budi => 2024-05-06T13:02+07:00
Monday, 06-May-24 13:02:11 GMT => 2024-05-06T13:02:11+00:00
Edisi 123, 7 Mei 2024 => 2024-05-07
25°C Probolinggo, Senin 6 Mei 2024 13:02 => 2024-05-06T13:02+07:00
Budi Santosa, Jurnalis · Senin 06 Mei 2024 13:02 WIB => 2024-05-06T13:02+07:00
Oleh Agus Salim, 17 Mei 2024 => 2024-05-17
Oleh: Agus 17 Mei 2024 => 2024-05-17
Rep: Budi/ Red: Siti Senin 06 May 2024 13:02 WIB => 2024-05-06T13:02+07:00
Editor: Mei Lestari | 6 Mei 2024 => 2024-05-06
6 Mei 2024 6 Mei 2024 => 2024-05-06
Senin, 6 Mei 2024 13:02 WIB Reporter: Budi Santosa Editor: Siti 1.234 => 2024-05-06T13:02+07:00
Senin, 6 Mei 2024 pukul 13.02.11 WIB => 2024-05-06T13:02:11+07:00
Dilihat 12 kali, 6/5/2024 => 2024-05-06
Jakarta (6/5/2024) => 2024-05-06
JAKARTA, KABARKITA - Senin (6/5/2024) siang => 2024-05-06
KABARKITA.COM, 6 MEI 2024 => 2024-05-06
6 Mei 2024 pukul 00:30 WIB => 2024-05-06T00:30+07:00
6 Mei 2024 24:00 => 2024-05-06
6 Mei 2024 pukul 13.02 waktu setempat => 2024-05-06T13:02+07:00
6 Mei 2024 pukul 13.02 Waktu Indonesia Tengah => 2024-05-06T13:02+08:00
Senin, 6 Mei 2024 13:02 WIB. => 2024-05-06T13:02+07:00
SENIN, 6 MEI 2024 | 13:02 => 2024-05-06T13:02+07:00
Senen, 6 Mei 2024 => 2024-05-06
Kam, 9 Mei 2024 13:02 => 2024-05-09T13:02+07:00
Sab 4 Mei 2024 => 2024-05-04
"""

NUMERIC_AND_ENGLISH = """
May 6th, 2024 12:15 AM => 2024-05-06T00:15+07:00
05/06/2024 01:02 PM => 2024-05-06T13:02+07:00
06-05-2024 13:02 => 2024-05-06T13:02+07:00
06.05.2024 13.02 WIB => 2024-05-06T13:02+07:00
06-05-24 13:02 => 2024-05-06T13:02+07:00
Senin, 06-05-24 => 2024-05-06
06/05/24 => 2024-05-06
13/11/23 => 2023-11-13
Senin (13/11/23). => 2023-11-13
14-Nov-23 => 2023-11-14
05/19/2021 => 2021-05-19
[06/05/2024 13:02] => 2024-05-06T13:02+07:00
Thursday, 9 May 2024 / 1:02 PM => 2024-05-09T13:02+07:00
tgl 6-5-2024 => 2024-05-06
tgl. 06/05/2024 jam 13.02 => 2024-05-06T13:02+07:00
Senin 06-05-2024,13:02 WIB => 2024-05-06T13:02+07:00
06 - 05 - 2024 => 2024-05-06
Senin, 06/05/2024 09:31 AM => 2024-05-06T09:31+07:00
Nov. 14, 2023 9:37 p.m. WIB => 2023-11-14T21:37+07:00
6 Mei 2024, 13:02 WITA/12:02 WIB => 2024-05-06T13:02+08:00
6 Mei 2024, 12:30 AM => 2024-05-06T00:30+07:00
"""

FOR_MACHINES = """
Mon, 06 May 2024 06:02:11 +0000 => 2024-05-06T06:02:11+00:00
Mon, 06 May 2024 06:02:11 GMT => 2024-05-06T06:02:11+00:00
Mon, 6 May 24 06:02:11 EST => 2024-05-06T06:02:11-05:00
Mon May 06 2024 13:02:11 GMT+0700 (Western Indonesia Time) => 2024-05-06T13:02:11+07:00
Mon May 6 13:02:11 WIB 2024 => 2024-05-06T13:02:11+07:00
Mon May  6 13:02:11 2024 => 2024-05-06T13:02:11+07:00
2024-05-06T13:02:11Z => 2024-05-06T13:02:11+00:00
2024-05-06T13:02:11.123456+07:00 => 2024-05-06T13:02:11+07:00
2024-05-06T13:02:11+0700 => 2024-05-06T13:02:11+07:00
2024-05-06T13:02:11+07 => 2024-05-06T13:02:11+07:00
2024-05-06T13:02+07:00 => 2024-05-06T13:02+07:00
2024-05-06 T13:02:11Z => 2024-05-06T13:02:11+00:00
2024-05-06T13-02-11Z => 2024-05-06T13:02:11+00:00
2024-05-06 13:02:11 => 2024-05-06T13:02:11+07:00
2024-05-06 13:02:11 WIB => 2024-05-06T13:02:11+07:00
2024-05-06 13:02:11 +0700 => 2024-05-06T13:02:11+07:00
2024-05-06T13:02:11 07:00 => 2024-05-06T13:02:11+07:00
2024-05-06T13:02:11-05:00 => 2024-05-06T13:02:11-05:00
20240506130211 => 2024-05-06T13:02:11+07:00
20240506T130211Z => 2024-05-06T13:02:11+00:00
2024/05/06 13:02 => 2024-05-06T13:02+07:00
2024-05-06 => 2024-05-06
2024-5-6 => 2024-05-06
https://example.com/read/2024/05/06/123456/judul-berita => 2024-05-06
https://example.com/06/05/2024/judul => 2024-05-06
https://example.com/news/20240506130211-20-123/judul => 2024-05-06T13:02:11+07:00
2024 May 6 => 2024-05-06
2024-05-06 - 13:02 => 2024-05-06T13:02+07:00
2024-05-06 | 13.02 WIB => 2024-05-06T13:02+07:00
2024-05-06, 13:02 => 2024-05-06T13:02+07:00
2024-05-06T13:02:11 WIB => 2024-05-06T13:02:11+07:00
2024-05-06T13:02:11.000Z => 2024-05-06T13:02:11+00:00
2024-05-06T130211+0700 => 2024-05-06T13:02:11+07:00
2024-05-06+07:00 => 2024-05-06
2024-05-06 1234 views => 2024-05-06
2024-05-06 200 kali => 2024-05-06
2024-05-06 1:02 PM => 2024-05-06T13:02+07:00
2024-05-06 13:02:11-05:00 => 2024-05-06T13:02:11-05:00
2024-05-06 13:02:11.123-05 => 2024-05-06T13:02:11-05:00
2024-05-06T13:02:11GMT+7 => 2024-05-06T13:02:11+07:00
2024-05-06T13:02:11.000+0000 => 2024-05-06T13:02:11+00:00
2024-05-06T 13:02:11 => 2024-05-06T13:02:11+07:00
2024-05-06 13.02.11 => 2024-05-06T13:02:11+07:00
/news/read/2024/05/06/389123/ => 2024-05-06
https://x.example/2024/5/6/judul-12-10-2022 => 2024-05-06
/2024-05-06/judul => 2024-05-06
/judul-berita-6-mei-2024/ => 2024-05-06
foto_2024-05-06.jpg => 2024-05-06
"""

RANGES = """
29 Juli s.d. 3 Agustus 2024 => 2024-07-29
29 Desember 2023 hingga 2 Januari 2024 => 2023-12-29
29 Desember - 2 Januari 2024 => 2023-12-29
Sabtu-Minggu, 4-5 Mei 2024 => 2024-05-04
Sabtu 4 - Minggu 5 Mei 2024 => 2024-05-04
Sabtu (4/5) dan Minggu (5/5/2024) => 2024-05-04
30/4-2/5/2024 => 2024-04-30
PANTURA7 - 14 Nov 2023 => 2023-11-14
Kanal 7 - 4 Nov 2023 => 2023-11-04
Senin-Rabu, 6-8 Mei 2024, 08.00-15.00 WIB => 2024-05-06T08:00+07:00
6 Mei 2024 - 8 Mei 2024 => 2024-05-06
7-5-2024 s/d 9-5-2024 => 2024-05-07
Edisi 12 - 5 Mei 2024 => 2024-05-05
Ruang 31/3 - 5 Februari 2023 => 2023-02-05
"""


def rows(table: str) -> list[tuple[str, str]]:
    return [tuple(line.split(" => ")) for line in table.strip().splitlines()]


def shown(timestamp: Timestamp | None) -> str | None:
    """The instant in ISO 8601, as precise as it was read."""
    if timestamp is None:
        return None
    if timestamp.precision == "day":
        assert (timestamp.at.hour, timestamp.at.minute, timestamp.at.second) == (0, 0, 0)
        return timestamp.at.date().isoformat()
    return timestamp.at.isoformat(
        timespec="minutes" if timestamp.precision == "minute" else "seconds"
    )


def read(text: str) -> str | None:
    return shown(parse_timestamp(text, timezone=WIB, fetched_at=None))


@pytest.mark.parametrize(("text", "expected"), rows(PUBLICATION_LINES))
def test_publication_lines_of_indonesian_sites(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), rows(NUMERIC_AND_ENGLISH))
def test_numeric_and_english_dates_are_day_first_unless_they_cannot_be(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), rows(FOR_MACHINES))
def test_dates_meant_for_machines_and_their_malformed_cousins(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), rows(RANGES))
def test_a_range_gives_its_start(text, expected):
    assert read(text) == expected


MONTH_SPELLINGS = """
Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember
January February March April May June July August September October November December
Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des
Jan Peb Mrt Apr May Jun Jul Ags Sept Oct Nop Dec
JANUARI PEBRUARI MARET APRIL MEI JUNI JULI AGT SEPT OKT NOPEMBER DES
Jan. Feb. Mar. Apr. Mei. Jun. Jul. Agst. Sep. Okt. Nov. Des.
"""


@pytest.mark.parametrize("spellings", MONTH_SPELLINGS.strip().splitlines())
def test_every_spelling_of_the_months(spellings):
    read_as = [read(f"Terbit 9 {month} 2023 07:05 WITA") for month in spellings.split()]
    assert read_as == [f"2023-{number:02}-09T07:05+08:00" for number in range(1, 13)]


def test_the_weekday_never_changes_the_date():
    assert read("Senin, 7 Mei 2024 10:00 WIB") == "2024-05-07T10:00+07:00"


def test_a_short_weekday_tells_the_order_of_day_and_month():
    assert read("Dikirim oleh raka pada Sel, 05/07/2024 - 10:15") == "2024-05-07T10:15+07:00"
    assert read("Sel, 07/05/2024 - 10:15") == "2024-05-07T10:15+07:00"
    assert read("Sel, 08/05/2024 - 10:15") == "2024-05-08T10:15+07:00"  # fits neither: a slip
    assert read("Selasa, 05/07/2024 - 10:15") == "2024-07-05T10:15+07:00"


def test_times_without_a_zone_are_in_that_of_the_site():
    text = "Selasa, 7 Mei 2024 10:00"
    zone = ZoneInfo("Asia/Makassar")
    assert shown(parse_timestamp(text, timezone=WITA, fetched_at=None)) == "2024-05-07T10:00+08:00"
    found = parse_timestamp(text, timezone=zone, fetched_at=None)
    assert found == Timestamp(datetime(2024, 5, 7, 10, tzinfo=zone), "minute")


def test_dateparser_reads_an_order_that_the_tables_do_not_know():
    assert read("2024 Mei 6") == "2024-05-06"


def test_dateparser_never_fills_in_a_day():
    assert read("2024, Mei") is None


def test_reading_known_shapes_does_not_load_dateparser():
    loaded = sys.modules.pop("dateparser", None)
    try:
        assert read("Selasa, 7 Mei 2024 10:00 WIB") is not None
        assert read("Artikel ini telah dibaca 24 kali") is None
        assert "dateparser" not in sys.modules
    finally:
        if loaded is not None:
            sys.modules["dateparser"] = loaded


def test_utc_is_told_apart_from_a_missing_zone():
    found = parse_timestamp("2024-05-07T10:00:00Z", timezone=WIB, fetched_at=None)
    assert found is not None
    assert found.at.tzinfo is UTC
