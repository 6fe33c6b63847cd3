"""Bylines: every person, desk, agency and code in its role, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.model import ROLES, Byline
from newsarchive.normalise.bylines import parse_bylines
from newsarchive.normalise.roles import ROLE_WORDS


def pairs(text: str) -> list[tuple[str, str]]:
    return [(one.role, one.name) for one in parse_bylines(text)]


def test_label_is_the_role_word_as_printed() -> None:
    assert parse_bylines("Pewarta : Raka Wirya") == [Byline("reporter", "Raka Wirya", "Pewarta")]
    assert parse_bylines("Raka Wirya") == [Byline("author", "Raka Wirya", None)]


@pytest.mark.parametrize(
    ("label", "role"),
    [(label, role) for role, labels in ROLE_WORDS.items() for label in labels],
)
def test_every_role_word_with_a_colon_labels_its_role(label: str, role: str) -> None:
    assert parse_bylines(f"{label}: Raka Wirya") == [Byline(role, "Raka Wirya", label)]
    assert role in ROLES


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reporter: Raka | Editor: Sekar", [("reporter", "Raka"), ("editor", "Sekar")]),
        ("Reporter: Raka; Editor: Sekar", [("reporter", "Raka"), ("editor", "Sekar")]),
        ("Reporter::raka/Editor:sekar", [("reporter", "raka"), ("editor", "sekar")]),
        ("Rep: Raka Wirya Red: Sekar Ayu", [("reporter", "Raka Wirya"), ("redactor", "Sekar Ayu")]),
        ("Penulis Raka Wirya Editor Sekar", [("writer", "Raka Wirya"), ("editor", "Sekar")]),
        ("Penulis\nRaka Wirya\nEditor\nSekar", [("writer", "Raka Wirya"), ("editor", "Sekar")]),
        ("Raka Wirya\nPenulis\nSekar\nEditor", [("writer", "Raka Wirya"), ("editor", "Sekar")]),
        ("(*)\nEditor: Raka\nPublisher: Sekar", [("editor", "Raka"), ("publisher", "Sekar")]),
        ("Redaktur & Reporter : Raka", [("redactor", "Raka"), ("reporter", "Raka")]),
        ("Teks & Foto: Raka", [("writer", "Raka"), ("photographer", "Raka")]),
        ("Editor   : R. Wirya Penulis   : S. Ayu", [("editor", "R. Wirya"), ("writer", "S. Ayu")]),
    ],
)
def test_several_roles_in_one_text(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    "value",
    [
        f"Raka Wirya{joint}Sekar Ayu"
        for joint in (", ", " dan ", " & ", "/", "; ", " serta ", ", dan ", ", serta ")
    ],
)
def test_several_names_under_one_label(value: str) -> None:
    assert pairs(f"Pewarta: {value}") == [("reporter", "Raka Wirya"), ("reporter", "Sekar Ayu")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Raka Wirya, Jurnalis", [("reporter", "Raka Wirya")]),
        ("Raka Wirya\nReporter", [("reporter", "Raka Wirya")]),
        ("Raka Wirya - detikNews", [("author", "Raka Wirya")]),
        ("Raka Wirya, Sekar Ayu - detikJatim", [("author", "Raka Wirya"), ("author", "Sekar Ayu")]),
        ("Raka Wirya | 12 Maret 2024 10:00 WIB", [("author", "Raka Wirya")]),
        ("Raka Wirya • 2 jam lalu", [("author", "Raka Wirya")]),
        ("1.2K\nR\nRaka W", [("author", "Raka W")]),
        ("by Raka Wirya 51 views", [("writer", "Raka Wirya")]),
        ("Posted on 12 Maret 2024 by Admin", [("author", "Admin")]),
        ("Diposting oleh rakaWirya", [("uploader", "rakaWirya")]),
        ("KabarPesisir.test.id\nEditor", [("editor", "KabarPesisir.test.id")]),
        ("TV PESISIR NEWS – RAKA WIRYA", [("agency", "TV PESISIR NEWS"), ("author", "RAKA WIRYA")]),
        ("Written By\nMore from Raka Wirya", [("writer", "Raka Wirya")]),
    ],
)
def test_names_beside_roles_outlets_dates_and_counts(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Laporan Wartawan Tribunpesisir.com, Raka Wirya", [("reporter", "Raka Wirya")]),
        ("Laporan Reporter Tribun Pesisir, Raka Wirya", [("reporter", "Raka Wirya")]),
        ("Laporan Raka Wirya | Banda Aceh", [("reporter", "Raka Wirya")]),
        ("Kontributor Lumajang, Raka Wirya", [("contributor", "Raka Wirya")]),
        ("Kontributor Jember : Raka Wirya", [("contributor", "Raka Wirya")]),
        ("Laporan Wartawan Tribun Jogja Raka W", [("reporter", "Raka W")]),
        ("Oleh Raka Wirya, Dosen Universitas Pesisir", [("writer", "Raka Wirya")]),
        ("Penulis: Kontributor Jember, Raka Wirya", [("writer", "Raka Wirya")]),
        ("Laporan RAKA W/JPG, Jember", [("reporter", "RAKA W"), ("agency", "JPG")]),
        ("Wartawan: Raka/MK", [("reporter", "Raka"), ("agency", "MK")]),
        ("Laporan TIM KABAR PESISIR, Jember dan Malang", [("desk", "TIM KABAR PESISIR")]),
        ("Penulis: Tribun Pesisir", [("writer", "Tribun Pesisir")]),
        ("Sumber : Kompas TV Jember", [("agency", "Kompas TV Jember")]),
        ("Sumber: Perda 7/2018/Grafis: Raka", [("source", "Perda 7/2018"), ("graphics", "Raka")]),
        ("Editor: Raka\nCopyright © ANTARA 2024", [("editor", "Raka"), ("agency", "ANTARA")]),
        ("Oleh : Raka Wirya JEMBER, KabarPesisir.com : Warga panen", [("writer", "Raka Wirya")]),
    ],
)
def test_outlets_and_places_are_told_from_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    "name", ["Raka Wirya, S.H., M.H.", "Dr. Sekar Ayu, M.Si", "Prof. Dr. H. Raka Wirya, SE, MM"]
)
def test_academic_titles_stay_with_their_name(name: str) -> None:
    assert pairs(f"Oleh: {name}") == [("writer", name)]


@pytest.mark.parametrize("name", ["Hari Wirya", "Fajar Wirya", "Surya Wirya", "Mei Sekar"])
def test_names_that_are_also_words_or_newspapers_stay_names(name: str) -> None:
    assert pairs(name) == [("author", name)]
    assert pairs(f"Editor: {name}") == [("editor", name)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(rak/sek)", [("initials", "rak"), ("initials", "sek")]),
        ("(KR-RKW/I021)", [("initials", "KR-RKW"), ("initials", "I021")]),
        ("(*/ rak/sek)", [("initials", "rak"), ("initials", "sek")]),
        ("[rkw", [("initials", "rkw")]),
        ("RKW", [("initials", "RKW")]),
        ("7310", [("initials", "7310")]),
        ("(mag-12)", [("initials", "mag-12")]),
        ("(rk/red)", [("initials", "rk"), ("desk", "red")]),
        ("(Red)", [("desk", "Red")]),
        ("(Ant).", [("agency", "ANTARA")]),
        ("(dpa / rak)", [("agency", "dpa"), ("initials", "rak")]),
        ("(Raka)", [("author", "Raka")]),
        ("(Raka Wirya/Sekar Ayu)", [("author", "Raka Wirya"), ("author", "Sekar Ayu")]),
        ("(RKW/Raka dan Sekar Ayu)",
         [("initials", "RKW"), ("author", "Raka"), ("author", "Sekar Ayu")]),
        ("(TribunPesisir/Raka Wirya )", [("agency", "TribunPesisir"), ("author", "Raka Wirya")]),
        ("(RAKAWIRYA/MK)", [("author", "RAKAWIRYA"), ("agency", "MK")]),
        ("(Humaspesisir.dok)", [("source", "Humaspesisir.dok")]),
        ("(adv/rak)", [("initials", "rak")]),
        ("(Rep: Raka/Red: Sekar)", [("reporter", "Raka"), ("redactor", "Sekar")]),
        ("Editor: Raka Wirya (rkw)", [("editor", "Raka Wirya"), ("initials", "rkw")]),
    ],
)  # fmt: skip
def test_end_codes_name_initials_desks_and_agencies(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", "(*)", "(***)", "***", "(adv)", "(bersambung)", "(24)", "(13/11/2023)", "Editor:",
        "Reporter", "Share", "Menu", "12 Maret 2024", "Senin, 12 Maret 2024 | 10:00 WIB", "Malang",
        "https://kabarpesisir.test/a/b", "Foto: Istimewa", "Oleh Karena Itu", "Dewan Redaksi: Raka",
        "Editor: sebuah pekerjaan yang menuntut ketelitian dan kesabaran",
        "Oleh karena itu, warga diminta tetap waspada.",
        "Penulis buku itu mengatakan bahwa ia tidak tahu",
        "Warga memanen padi lebih awal, kata Raka, Senin.",
        "Laporan itu diterima polisi pada Senin",
        "© 2024 Kabar Pesisir Network, All Right Reserved",
        "Kompas.com - 12/03/2024, 10:00 WIB",
        "Redaksi: redaksi[at]kabarpesisir.test\nInformasi iklan", "Redaksi: meja@kabarpesisir.test",
    ],
)  # fmt: skip
def test_prose_and_chrome_name_nobody(text: str) -> None:
    assert parse_bylines(text) == []


@given(st.text(max_size=400))
def test_any_text_gives_known_roles_and_names_that_stand_in_it(text: str) -> None:
    for one in parse_bylines(text):
        assert one.role in ROLES
        assert one.name.strip()


LABELLED = st.text("abAB .:,/|()[]*\n-–&@'0123").map(lambda text: f"Editor: {text} Rep: Raka")


@given(LABELLED)
def test_labels_in_any_surroundings_do_not_raise(text: str) -> None:
    assert all(one.role in ROLES for one in parse_bylines(text))
