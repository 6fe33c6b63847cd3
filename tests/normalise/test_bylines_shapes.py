"""Bylines in the shapes of newsrooms that no site file describes yet."""

from __future__ import annotations

import pytest

from newsarchive.normalise.bylines import is_byline_line, parse_bylines
from newsarchive.normalise.outlets import is_outlet


def pairs(text: str) -> list[tuple[str, str]]:
    return [(one.role, one.name) for one in parse_bylines(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Raka Wirya (Penulis), Sekar Ayu (Editor)", [("writer", "Raka Wirya"),
                                                      ("editor", "Sekar Ayu")]),
        ("(Raka/Kontributor)", [("contributor", "Raka")]),
        ("Raka Wirya\nReporter di Jember", [("reporter", "Raka Wirya")]),
        ("Reporter by Raka Wirya", [("reporter", "Raka Wirya")]),
        ("Laporan Raka Wirya, dari Makkah", [("reporter", "Raka Wirya")]),
        ("Raka Wirya - Jawa Pos Radar Jember", [("author", "Raka Wirya")]),
        ("Tim detikPesisir - detikNews", [("desk", "Tim detikPesisir")]),
        ("Diposting oleh Raka Wirya di 10.00", [("uploader", "Raka Wirya")]),
        ("Oleh Raka Wirya, diterbitkan 6 Mei 2024", [("writer", "Raka Wirya")]),
        ("Raka Wirya, Jurnalis · Senin 6 Mei 2024 10:59 WIB", [("reporter", "Raka Wirya")]),
        ("6 Mei 2024, 10:17 WIB | Editor: Raka Wirya", [("editor", "Raka Wirya")]),
        ("by admin", [("writer", "admin")]),
        ("Raka Wirya , Jurnalis-Minggu, 5 Mei 2024 |16:29 WIB", [("reporter", "Raka Wirya")]),
        ("By On Senin, Mei 6, 2024", []),
        ("By Raka → Senin, 6 Mei 2024", [("writer", "Raka")]),
        ("Raka Wirya\nRaka Wirya\nDiperbarui 6 Mei 2024 21:19 WIB", [("author", "Raka Wirya")]),
        ("Reporter: Raka Wirya Editor: Sekar Ayu Dibaca: 345", [("reporter", "Raka Wirya"),
                                                               ("editor", "Sekar Ayu")]),
        ("Reporter, Raka Wirya; Editor, Sekar Ayu", [("reporter", "Raka Wirya"),
                                                     ("editor", "Sekar Ayu")]),
        ("Rep/Ed: Raka/Sekar", [("reporter", "Raka"), ("editor", "Sekar")]),
        ("(K3-raka)", [("initials", "K3-raka")]),
        ("(red KS)", [("desk", "red KS")]),
        ("by Raka Wirya in Daerah", [("writer", "Raka Wirya")]),
        ("Penulis: Raka (Kontributor)", [("writer", "Raka")]),
        ("Lap: Raka Wirya", [("reporter", "Raka Wirya")]),
        ("Reporter/Editor : Raka/Sekar", [("reporter", "Raka"), ("editor", "Sekar")]),
        ("(Prokopim Selosari)", [("source", "Prokopim Selosari")]),
        ("(Pendim 0899)", [("source", "Pendim 0899")]),
        ("Sumber: Diskominfo Jember", [("source", "Diskominfo Jember")]),
        ("Kontributor Randutelu, Raka Wirya", [("contributor", "Raka Wirya")]),
        ("Reporter: Raka (Randutelu), Sekar (Jatisewu)", [("reporter", "Raka"),
                                                          ("reporter", "Sekar")]),
        ("Reporter: Raka Wirya (rw)", [("reporter", "Raka Wirya"), ("initials", "rw")]),
        ("Editor: N/A", []),
        ("by kabarselo.id", [("writer", "kabarselo.id")]),
        ("Sumber data : BPBD Kabupaten Jember", [("source", "BPBD Kabupaten Jember")]),
        ("Sumber data itu tidak disebutkan oleh panitia", []),
        ("sumber : humas.jatisewu.go.id", [("source", "humas.jatisewu.go.id")]),
        ("Sumber: data.jatisewu.go.id", [("source", "data.jatisewu.go.id")]),
        ("Editor: Raka Wirya\nCOPYRIGHT Â© ANTARA 2024", [("editor", "Raka Wirya"),
                                                         ("agency", "ANTARA")]),
        ("Editor: Raka Wirya\nText Sizes\nMedium\nLarge\nLarger", [("editor", "Raka Wirya")]),
        ("(Advetorial)", []),
        ("Oleh :\nRaka Wirya\nSekar Ayu", [("writer", "Raka Wirya"), ("writer", "Sekar Ayu")]),
        ("Oleh:\nRaka Wirya\nEditor:\nSekar Ayu", [("writer", "Raka Wirya"),
                                                   ("editor", "Sekar Ayu")]),
    ],
)  # fmt: skip
def test_roles_and_outlets_behind_the_name(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(text) == expected


def test_a_copyright_line_whose_break_was_lost_ends_the_names() -> None:
    line = "Pewarta: Raka Wirya Editor: Sekar Ayu COPYRIGHT © ANTARA 2024"
    assert pairs(line) == [
        ("reporter", "Raka Wirya"),
        ("editor", "Sekar Ayu"),
        ("agency", "ANTARA"),
    ]
    assert is_byline_line(line)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(raka/sek)", [("initials", "raka"), ("initials", "sek")]),
        ("(T.KR-RKW)", [("initials", "T.KR-RKW")]),
        ("(rls/sek)", [("initials", "sek")]),
        ("(bbs)", []),
        ("(rmoljatim/sek)", [("agency", "rmoljatim"), ("initials", "sek")]),
        ("Editor: RW/SA", [("editor", "RW"), ("editor", "SA")]),
    ],
)
def test_codes_beside_codes(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    "name", ["Raka Wirya, S.H.", "Raka Wirya, ST, MT", "Raka Wirya, S.Pd.I., M.Pd."]
)
def test_titles_of_a_bare_name_stay_whole(name: str) -> None:
    assert pairs(name) == [("author", name)]


@pytest.mark.parametrize("name", ["RMOLJATIM", "cnnindonesia", "MALANGVOICE", "VIVAnews"])
def test_a_brand_glued_to_its_edition_is_an_outlet(name: str) -> None:
    assert is_outlet(name)


@pytest.mark.parametrize("name", ["Biro Jember: Raka", "Pemimpin Redaksi: Raka"])
def test_offices_that_are_no_roles_name_nobody(name: str) -> None:
    assert pairs(name) == []


@pytest.mark.parametrize("word", ["Temporer", "Bisnisman", "Vivace", "Jubilium"])
def test_a_word_that_begins_like_a_brand_is_none(word: str) -> None:
    assert not is_outlet(word)
