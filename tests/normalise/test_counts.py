"""View counts: the article's own number, and never another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.normalise.counts import LONGEST_LINE, parse_views

COUNTERS = {
    "the article as subject": [
        ("Artikel ini telah dibaca 24 kali", 24),
        ("Artikel ini sudah dibaca sebanyak 1.204 kali", 1204),
        ("Berita ini telah dilihat 12 kali", 12),
        ("Video ini telah ditonton 25 ribu kali.", 25_000),
    ],
    "a label before the number": [
        ("Dibaca: 3.471", 3471),
        ("Dibaca : 3.471 Kali", 3471),
        ("dibaca 41,876 kali", 41_876),
        ("Telah dibaca 77 kali", 77),
        ("Post Views: 321", 321),
        ("Views : 1.234", 1234),
        ("Views 46 Downloads 7", 46),
        ("Hits: 35", 35),
        ("Hits 35", 35),
        ("Visits: 35", 35),
        ("Dilihat sebanyak: 35 kali", 35),
        ("Dibaca oleh 35 orang", 35),
        ("Dilihat (35)", 35),
        ("Dibaca   35   kali", 35),
        ("Total pembaca 35", 35),
        ("Jumlah pembaca: 54", 54),
        ("Viewed 123 times", 123),
        ("Diakses 1.234 kali", 1234),
    ],
    "a label behind the number": [
        ("| 3.471 Views", 3471),
        ("1,234,567 views", 1_234_567),
        ("80 kali dibaca", 80),
        ("500x dibaca", 500),
        ("54 pembaca", 54),
        ("54 Dibaca", 54),
        ("1,2 rb dibaca", 1200),
        ("54 penayangan", 54),
        ("54 orang telah membaca artikel ini", 54),
        ("120 reads", 120),
        ("0 views", 0),
    ],
    "a scale word": [
        ("3.1K", 3100),
        ("2,7 rb", 2700),
        ("13 rb x ditonton", 13_000),
        ("3.5rb x ditonton • 4 hari lalu", 3500),
        ("1,2 jt x ditonton", 1_200_000),
        ("1.2M views", 1_200_000),
        ("Dibaca 1.2rb kali", 1200),
        ("10rb+ dibaca", 10_000),
    ],
    "a number that a rule picked": [("24", 24), ("(24)", 24), ("3.471", 3471), ("👁 1.234", 1234)],
    "schema.org's interaction count": [("UserPageVisits:1234", 1234)],
    "among other things on the line": [
        ("by Bima Sakti 63 views", 63),
        ("DAERAH1,377 views", 1377),
        ("Senin, 13 November 2023 | 10:00 WIB | Dibaca 45 kali", 45),
        ("Penulis: Bima | Dibaca: 45 kali", 45),
        ("5 Likes 120 Views 3 Comments", 120),
        ("Suka 12 Dibaca 345", 345),
        ("2 Komentar 345 Dibaca", 345),
        ("6 Mei 2024 Views 345", 345),
        ("6 Mei 2024 : 09.28 Views 345", 345),
        ("1.5K Shares 2.3K Views", 2300),
        ("1,234 total views, 5 views today", 1234),
        ("(Visited 24 times, 1 visits today)", 24),
    ],
    "Kompasiana's bare number behind the update": [
        ("5 Mei 2024   09:12 Diperbarui: 5 Mei 2024   10:40 61", 61),
        ("3 Mei 2016   20:05 Diperbarui: 9 Juni 2016   08:31 1.339 5", 1339),
    ],
}

NOT_VIEWS = {
    "prose about something else": [
        "sebanyak 317 kali",
        "telah ditonton sebanyak 3,2 juta kali",
        "video itu telah ditonton hampir 60.000 kali",
        "Unggahan tersebut telah dilihat 2,3 juta kali",
        "video itu meraih 3 juta views",
        "mendapat 40 ribu views dalam sehari",
        "500 pembaca hadir dalam acara itu",
        "dilihat 1,2 juta pengguna",
        "Surat pendek itu dibaca 7 kali",
        "Doa dibaca sebanyak 3 kali",
        "Gempa terjadi 24 kali",
    ],
    "other counters": [
        "1.5K shares", "74 komentar", "12 likes", "12 suka", "UserComments:5",
        "11.204.377 hits", "Pengunjung hari ini: 56", "Views today: 12", "Hari ini: 12 views",
    ],
    "reading times": ["5 min read", "3 menit baca", "Read 2 minutes", "Dibaca 3 menit"],
    "days": ["Dibaca 6 Mei 2024"],
    "other numbers": [
        "16/8/2017", "08:33", "Rp 5.000", "2.5", "12,5", "-5", "+62", "50%", "1 2",
        "5 Mei 2024   09:12 Diperbarui: 5 Mei 2024   10:40",
    ],
    "nothing": ["", "dibaca", "Dibaca kali", "Views", "9" * 300, "9" * 5000],
    "counts that contradict each other": ["3.471 Views 9.402 Views"],
}  # fmt: skip


def _cases(table: dict[str, list]) -> list:
    return [
        pytest.param(case, id=f"{shape}: {case[0] if isinstance(case, tuple) else case[:40]}")
        for shape, cases in table.items()
        for case in cases
    ]


@pytest.mark.parametrize("case", _cases(COUNTERS))
def test_the_count_of_the_article_is_read(case: tuple[str, int]) -> None:
    text, views = case
    assert parse_views(text) == views


@pytest.mark.parametrize("text", _cases(NOT_VIEWS))
def test_another_number_is_never_taken(text: str) -> None:
    assert parse_views(text) is None


def test_nothing_longer_than_a_line_is_searched() -> None:
    assert parse_views("Dibaca 24 kali" + " " * LONGEST_LINE) is None


@given(st.integers(min_value=0, max_value=999_999_999))
def test_thousands_may_be_grouped_by_dots_or_commas(views: int) -> None:
    assert parse_views(f"{views:,} views") == views
    assert parse_views(f"Artikel ini telah dibaca {views:,} kali".replace(",", ".")) == views


@given(st.text() | st.text(alphabet="0123456789., dibacakliviewsrbjt:|()"))
def test_any_text_gives_a_count_or_none(text: str) -> None:
    views = parse_views(text)
    assert views is None or views >= 0
