"""Byline material inside the body: whole lines to drop, and end marks to cut off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.normalise.bylines import end_code, is_byline_line


@pytest.mark.parametrize(
    "line",
    [
        "Editor: Raka Wirya", "Publisher: Sekar Ayu", "(rk/red)", "(*)", "***", "[rkw]",
        "Reporter: R. Wirya; Editor: S. Ayu", "Penulis: Raka | Editor: Sekar",
        "Reporter: Raka Wirya (rk/sk)", "Laporan Wartawan Tribunpesisir.com, Raka Wirya",
        "(Raka Wirya)", "COPYRIGHT © ANTARA 2024", "Rep: Raka Red: Sekar", "Sumber: Antara",
    ],
)  # fmt: skip
def test_byline_lines_are_recognised(line: str) -> None:
    assert is_byline_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "", "Raka Wirya", "Kronologi Kejadian", "Polisi Olah Lokasi", "Data korban:",
        "- Selamat: –",
        "Editor: sebuah pekerjaan yang menuntut ketelitian", "Oleh Raka Wirya",
        "Wartawan mengatakan: Raka sudah pulang", "Reporter: \"Ada apa di sana?\" tanya penyiar.",
        "Editor film itu, Raka Wirya, memenangkan penghargaan.",
        "Sumber: kami tidak tahu apa-apa soal itu, katanya.",
        "Foto: Warga mengungsi di balai desa akibat banjir.",
        "(Lihat Grafis: Luas Lahan Terbakar, Red).",
        "(Sehari Setelah Banjir, Pemkab Kirim Seratus Petugas Tambahan ke Lokasi)",
    ],
)  # fmt: skip
def test_text_lines_are_left_alone(line: str) -> None:
    assert not is_byline_line(line)


@pytest.mark.parametrize(
    ("line", "text", "mark"),
    [
        ("harap Raka. (rk/red)", "harap Raka.", "(rk/red)"),
        ("kata dia. (*)", "kata dia.", "(*)"),
        ("kata dia.(*/rkw)", "kata dia.", "(*/rkw)"),
        ("kata Raka ***", "kata Raka", "***"),
        ("pungkas Raka.[rkw", "pungkas Raka.", "[rkw"),
        ("ujarnya.” (zal)", "ujarnya.”", "(zal)"),
        ("ujarnya (zal)", "ujarnya", "(zal)"),
        ("ujarnya (rak/sek).", "ujarnya", "(rak/sek)."),
        ("tuturnya. (ANT).", "tuturnya.", "(ANT)."),
        ("kata Raka. (Sekar Ayu)", "kata Raka.", "(Sekar Ayu)"),
        ("selesai. (Adv)", "selesai.", "(Adv)"),
        ("selesai. (OL-3)", "selesai.", "(OL-3)"),
        ("(*)", "", "(*)"),
    ],
)
def test_end_marks_are_cut_off(line: str, text: str, mark: str) -> None:
    assert end_code(line) == (text, mark)


@pytest.mark.parametrize(
    "line",
    [
        "", "Acara itu digelar pada Senin (13/11/2023).", "Usaha Mikro Kecil dan Menengah (UMKM)",
        "Usaha Mikro Kecil dan Menengah (UMKM).", "Lahan itu seluas 10 hektare (ha)", "Raka (34)",
        "Lihat gambar. (Lihat Grafis: Luas Lahan, Red).", "Panen raya. (Foto: Raka Wirya)",
        "Dana itu dari anggaran daerah (APBD).", "5 * 3 = 15 *", "Banjir surut. (Baca juga: Panen)",
    ],
)  # fmt: skip
def test_brackets_of_a_sentence_are_not_end_marks(line: str) -> None:
    assert end_code(line) == (line, None)


@given(st.text(max_size=300))
def test_a_mark_is_always_the_end_of_its_line(line: str) -> None:
    text, mark = end_code(line)
    assert line.rstrip().endswith(mark or "")
    assert line.startswith(text)
    assert isinstance(is_byline_line(line), bool)


@pytest.mark.parametrize("unit", ["(", "a ", "Editor: ", "(ab) ", "* ", "\n", "Ab-", "1/"])
def test_hostile_lines_are_read_in_linear_time(unit: str) -> None:
    line = unit * 400_000
    assert end_code(line)[0] in (line, line.rstrip()) or end_code(line)[1]
    assert not is_byline_line(line)
