"""Captions and credits told apart: what newsrooms print, and what only looks like a credit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.model import Caption
from newsarchive.normalise.captions import LONGEST_CAPTION, split_credit

DATED = "Warga Desa Sumbersari memperbaiki jembatan bambu, Senin (13/11/2023)."
BARE = "Warga memperbaiki jembatan di Desa Sumbersari"

IN_BRACKETS = [
    (" (foto: Bima)", "Bima"),
    (" (Foto: Bima Sakti/Harian Kita)", "Bima Sakti/Harian Kita"),
    (" (Foto: iNews.id/Bima Sakti).", "iNews.id/Bima Sakti"),
    (" (FOTO : Antara/Bima Sakti)", "Antara/Bima Sakti"),
    (" (Foto Bima Sakti)", "Bima Sakti"),
    (" (Foto by Bima)", "Bima"),
    (" (FOTO/Istimewa)", "Istimewa"),
    (" (Poto: Ist)", "Ist"),
    (" (ft: bima)", "bima"),
    (" (Foto; Bima)", "Bima"),
    (" (Foto. Bima)", "Bima"),
    (" (Doc. Humas Polres)", "Doc. Humas Polres"),
    (" (FOTO: BIMA FOR RADAR BROMO)", "BIMA FOR RADAR BROMO"),
    (" (Sumber: Instagram @infokita)", "Instagram @infokita"),
    (" (ANTARA FOTO/Bima S/xyz/foc.)", "ANTARA FOTO/Bima S/xyz/foc"),
    (" (ANTARA FOTO/Bima Sakti/tom) (hru)", "ANTARA FOTO/Bima Sakti/tom"),
    (" (ANTARA/HO-Humas Polres Lumajang)", "ANTARA/HO-Humas Polres Lumajang"),
    (" (Dok. Humas Polres)", "Dok. Humas Polres"),
    (" (dok. pribadi)", "dok. pribadi"),
    (" (Dok/Pemkab)", "Dok/Pemkab"),
    (" (DOK HUMAS POLRES LUMAJANG FOR KITA.CO)", "DOK HUMAS POLRES LUMAJANG FOR KITA.CO"),
    ("(KOMPAS.COM/BIMA)", "KOMPAS.COM/BIMA"),
    (" (Harian Kita/Bima Sakti)", "Harian Kita/Bima Sakti"),
    (" (BIMA SAKTI/RADAR BROMO)", "BIMA SAKTI/RADAR BROMO"),
    (" (Bima Sakti/detikJatim)", "Bima Sakti/detikJatim"),
    (" [Suara.com/Bima Sakti]", "Suara.com/Bima Sakti"),
    (" [bima sakti/kita]", "bima sakti/kita"),
    (" (BIMA SAKTI)", "BIMA SAKTI"),
    (" (Merdeka.com)", "Merdeka.com"),
    (" (Getty Images/iStockphoto)", "Getty Images/iStockphoto"),
    (" (Reuters)", "Reuters"),
    (" (Pixabay)", "Pixabay"),
    (" (istimewa)", "istimewa"),
    (" (ist).", "ist"),
    (" (Twitter/@infokita)", "Twitter/@infokita"),
    (" (tangkapan layar)", "tangkapan layar"),
]
BEHIND_A_SENTENCE = [
    (" Foto: Bima Sakti", "Bima Sakti"),
    (" Foto: Istimewa", "Istimewa"),
    (" Foto : Bima/Harian Kita", "Bima/Harian Kita"),
    (" Foto/Bima Sakti", "Bima Sakti"),
    (" -Foto : Bima Sakti-", "Bima Sakti"),
    (" | Foto: Bima |", "Bima"),
    (" Sumber foto: Pemkab Lumajang", "Pemkab Lumajang"),
    (" Sumber ilustrasi: PEXELS/Bima Sakti", "PEXELS/Bima Sakti"),
    (" Photo by Bima Sakti on Unsplash", "Bima Sakti on Unsplash"),
    (" ANTARA FOTO/Bima S/xyz/rwa.", "ANTARA FOTO/Bima S/xyz/rwa"),
    (" ANTARA/Bima", "ANTARA/Bima"),
    (" TEMPO/Bima Sakti", "TEMPO/Bima Sakti"),
    (" Dok. Pemkab", "Dok. Pemkab"),
    (" (Bima)", "Bima"),
    (" (Humas Polres Lumajang)", "Humas Polres Lumajang"),
    ("-Bima Sakti/Harian Kita-", "Bima Sakti/Harian Kita"),
    ("*/DOK. KITA FM", "DOK. KITA FM"),
]
GLUED = [
    (" - Jubi/Bima Sakti", "Jubi/Bima Sakti"),
    (" – Jubi/Bima Sakti.", "Jubi/Bima Sakti"),
    (" - Antara", "Antara"),
    ("/dok. pri", "dok. pri"),
    ("/Istimewa", "Istimewa"),
    (" / Istimewa", "Istimewa"),
    ("/©Kita.com®/B. Sakti", "©Kita.com®/B. Sakti"),
    (" © istimewa", "© istimewa"),
    (" © 2023 Harian Kita", "© 2023 Harian Kita"),
]
CREDIT_ONLY = [
    ("Foto: (Getty Images)", "Getty Images"),
    ("Foto: (Bima Sakti)", "Bima Sakti"),
    ("Foto: Bima Sakti/Harian Kita", "Bima Sakti/Harian Kita"),
    ("Foto: bima", "bima"),
    ("Foto Ilustrasi: Pixabay", "Pixabay"),
    ("Gambar: Istimewa", "Istimewa"),
    ("Foto: dok. Polres Lumajang", "dok. Polres Lumajang"),
    ("Keterangan Gambar : Foto : Istimewa", "Istimewa"),
    ("Keterangan Gambar : Foto : kt Indonesia", "kt Indonesia"),
    ("Credit image to www.kita.com", "www.kita.com"),
    ("(Dok. pribadi)", "Dok. pribadi"),
    ("dokpri\ndokpri", "dokpri"),
    ("Istimewa", "Istimewa"),
    ("KOMPAS.COM/BIMA", "KOMPAS.COM/BIMA"),
    ("ANTARA FOTO/Bima Sakti", "ANTARA FOTO/Bima Sakti"),
]
NO_CREDIT = [
    DATED,
    "Warga memperbaiki jembatan di depan kantor desa (Balai Desa)",
    "Warga menunggu di halaman kantor dinas sosial (Dinas Sosial)",
    "Ketua panitia (Bima Sakti)",
    "Rute kereta Surabaya-Malang-Blitar",
    "Pameran batik | Kantor Bupati Lumajang",
    "Bupati (dua dari kiri) menyapa warga",
    "Bupati menyapa warga (dua dari kiri)",
    "Suasana rapat di balai desa. (Selasa)",
    "Petugas Badan Penanggulangan Bencana Daerah (BPBD)",
    "Sumiati (45)",
    "Pantai Watu Pecak (Ilustrasi)",
    "PEDULI: Bupati menyapa warga RT 01/02, kemarin.",
    "Warga RT 01/RW 02",
    "Apel gabungan TNI/Polri",
    "Prajurit Angkatan Laut (TNI AL)",
    "Perbesar peluang lolos, Persida berlatih malam",
    "Apel gabungan aparat (TNI/Polri)",
    "Jembatan penghubung Probolinggo - Lumajang",
    "Humas Polres Lumajang memberikan bantuan kepada warga",
    "Dokumentasi petugas mengawasi sebaran abu vulkanik",
    "Koleksi museum dipamerkan di alun-alun",
    "Sumber air di Kecamatan Winongan",
    "Foto bersama Bupati Lumajang",
    "Ilustrasi banjir",
    "Pada gambar: warga antre beras",
]
WHOLE_SHAPES = [
    (f"{DATED} FOTO ANTARA/Bima Sakti/Koz/mes/10.", DATED, "FOTO ANTARA/Bima Sakti/Koz/mes/10"),
    (f"{BARE} (Image: Bima)", BARE, "Bima"),
    ("Image by Freepik", None, "Freepik"),
    (f"{BARE} (foto-ist)", BARE, "ist"),
    (f"{BARE} (Ist.)", BARE, "Ist"),
    (f"{BARE} (HO)", BARE, "HO"),
    (f"{BARE} /Harian Kita/Bima Sakti", BARE, "Harian Kita/Bima Sakti"),
    (f"{BARE} | Bima Sakti", BARE, "Bima Sakti"),
    (f"{BARE} | Dok. Istimewa", BARE, "Dok. Istimewa"),
    (f"{BARE} - Foto Bima Sakti", BARE, "Bima Sakti"),
    (f"{BARE}.-Bima Sakti-", f"{BARE}.", "Bima Sakti"),
    (f"{BARE}--Istimewa", BARE, "Istimewa"),
    (f"{BARE}-Bima Sakti-kita.id", BARE, "Bima Sakti-kita.id"),
    (f"{BARE} (Bima Sakti)", BARE, "Bima Sakti"),
    (f"{BARE}. (bima)", f"{BARE}.", "bima"),
    (f"{BARE}. (F: Bima)", f"{BARE}.", "Bima"),
    (f"(BIMA SAKTI/RADAR KITA)\nPEDULI: {BARE}", f"PEDULI: {BARE}", "BIMA SAKTI/RADAR KITA"),
    (f"{DATED} / Bima Sakti", DATED, "Bima Sakti"),
    ("Photo by Bima Sakti on Unsplash", None, "Bima Sakti on Unsplash"),
    ("(ilustrasi)", "(ilustrasi)", None),
    ("Foto: Ilustrasi penodongan (Bima S/detikcom)", "Ilustrasi penodongan", "Bima S/detikcom"),
    ("Foto: Warga antre (Bima Sakti)", "Warga antre", "Bima Sakti"),
    ("Foto. Warga antre air bersih", "Warga antre air bersih", None),
    ("Foto: Pak Darmo, tetua desa yang hilang.", "Pak Darmo, tetua desa yang hilang.", None),
    ("Ilustrasi (Foto: Istimewa)", "Ilustrasi", "Istimewa"),
    ("Gambar: peta lokasi tambang baru", "peta lokasi tambang baru", None),
    ("ilustrasi/net", "ilustrasi", "net"),
    (f"TIMES Lumajang/{BARE} (FOTO: Bima/TIMES Indonesia)", BARE, "Bima/TIMES Indonesia"),
    (f"TRIBUN JATIM/ BIMA SAKTI\n{BARE}", BARE, "TRIBUN JATIM/ BIMA SAKTI"),
    (f"TRIBUN JATIM/ BIMA SAKTI {BARE}", BARE, "TRIBUN JATIM/ BIMA SAKTI"),
    (f"TRIBUN/BIMA SAKTI {DATED} TRIBUN/BIMA SAKTI", DATED, "TRIBUN/BIMA SAKTI"),
    (f"KITA.COM/ISTIMEWA KOLASE - {BARE}", f"KITA.COM/ISTIMEWA KOLASE - {BARE}", None),
    (f"FOTO FOR KITANEWS.COM\n{DATED}", DATED, "FOTO FOR KITANEWS.COM"),
    (f"Twitter/@infokita\n{BARE}", BARE, "Twitter/@infokita"),
    (f"{BARE}\nBima Sakti/Harian Kita", BARE, "Bima Sakti/Harian Kita"),
    (f"{BARE}\n(Foto: Bima)", BARE, "Bima"),
    (f"ISTIMEWA\nPEDULI: {BARE}", f"PEDULI: {BARE}", "ISTIMEWA"),
    (f"WARGA PADATI KOTA\n{DATED}", DATED, None),
    (f"harian-kita.com\n{DATED}", DATED, None),
    (f"Lihat foto\n{BARE}", BARE, None),
    (f"Ket foto: {BARE}", BARE, None),
    (f"{BARE} -", BARE, None),
    (f"{BARE} |", BARE, None),
    (f'[caption id="a_1" width="460"] {BARE}(Foto Bima)[/caption]', BARE, "Bima"),
    (f"{DATED} (Baca halaman 6) BIMA/HK", f"{DATED} (Baca halaman 6)", "BIMA/HK"),
    ("Kapolda Irjen Pol. Bima Sakti. ANTARA/Rani", "Kapolda Irjen Pol. Bima Sakti.", "ANTARA/Rani"),
]  # fmt: skip
TWICE = [
    f"{BARE} (foto: Bima) Perbesar",
    f"{BARE} (foto: Bima) Perbesar {BARE} (foto: Bima)",
    f"{BARE} (foto: Bima)\nPerbesar\n{BARE} (foto: Bima)",
    f"{BARE} (foto: Bima) {BARE} (foto: Bima)",
    f"{BARE} {BARE} (foto: Bima)",
    f"{BARE} (foto: Bima) {BARE}",
]


@pytest.mark.parametrize(("tail", "credit"), IN_BRACKETS)
def test_a_credit_in_brackets_is_split_off(tail: str, credit: str) -> None:
    assert split_credit(BARE + tail) == Caption(BARE, credit)
    assert split_credit(f"{DATED} {tail}") == Caption(DATED, credit)


@pytest.mark.parametrize(("tail", "credit"), BEHIND_A_SENTENCE)
def test_a_credit_behind_a_sentence_is_split_off(tail: str, credit: str) -> None:
    assert split_credit(DATED + tail) == Caption(DATED, credit)


@pytest.mark.parametrize(("tail", "credit"), GLUED)
def test_a_credit_behind_a_dash_slash_or_sign_is_split_off(tail: str, credit: str) -> None:
    assert split_credit(BARE + tail) == Caption(BARE, credit)


@pytest.mark.parametrize(("text", "credit"), CREDIT_ONLY)
def test_a_credit_alone_leaves_no_caption(text: str, credit: str) -> None:
    assert split_credit(text) == Caption(None, credit)


@pytest.mark.parametrize("text", NO_CREDIT)
def test_what_only_looks_like_a_credit_stays_in_the_caption(text: str) -> None:
    assert split_credit(text) == Caption(text, None)


@pytest.mark.parametrize(("text", "caption", "credit"), WHOLE_SHAPES)
def test_prefixes_lines_and_remains_of_the_page(
    text: str, caption: str | None, credit: str | None
) -> None:
    assert split_credit(text) == Caption(caption, credit)


@pytest.mark.parametrize("text", TWICE)
def test_a_caption_printed_twice_is_taken_once(text: str) -> None:
    assert split_credit(text) == Caption(BARE, "Bima")


def test_no_text_gives_neither() -> None:
    assert split_credit("") == split_credit(" \n Perbesar \n") == Caption(None, None)


def test_half_a_page_is_no_caption_to_split() -> None:
    page = BARE + " a" * LONGEST_CAPTION
    assert split_credit(f"{page} (Foto: Bima)").credit is None


@given(st.text() | st.text(alphabet="aB /().[]:-–©|*\nfotdkisP0123456789"))
def test_any_text_gives_a_caption_without_empty_parts(text: str) -> None:
    caption = split_credit(text)
    assert caption.caption is None or caption.caption.strip()
    assert caption.credit is None or caption.credit.strip()


def test_an_authority_named_on_the_line_above_is_the_credit() -> None:
    assert split_credit(f"polres sumbersari\n{DATED}") == Caption(DATED, "polres sumbersari")
    told = f"Polres Sumbersari, Senin, menangkap dua orang.\n{DATED}"
    assert split_credit(told).credit is None


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        (f"kita.com/bima\n{DATED}", "kita.com/bima"),
        (f"dok BPBD {DATED}", "dok BPBD"),
        (f"{DATED} - Bima Sakti", "Bima Sakti"),
        (f"{DATED} l Istimewa", "Istimewa"),
        (f"DOK. KITA JATIM {DATED}", "DOK. KITA JATIM"),
        (f"{DATED} (Instagram klub @kitafc - 18/2/2025)", "Instagram klub @kitafc - 18/2/2025"),
        (f"{DATED}\nSumber :\n  • Tim Kita - Bima Sakti", "Tim Kita - Bima Sakti"),
        (f"{DATED} Foto Humas Polres Sumbersari", "Humas Polres Sumbersari"),
    ],
)
def test_credits_on_their_own_line_and_behind_a_bare_label(text: str, credit: str) -> None:
    assert split_credit(text) == Caption(DATED, credit)


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        (f"{DATED}/Pemkot Sumbersari", DATED, "Pemkot Sumbersari"),
        (f"{BARE}-bima-sakti/pixabay-", BARE, "bima-sakti/pixabay"),
        ("-ist/koran selo-Koran Selo", None, "ist/koran selo-Koran Selo"),
        (f"Radar Selo/{BARE}", BARE, "Radar Selo"),
        (f"Radar Selo/{BARE} (Foto: Bima)", BARE, "Bima"),
        (f"Caption ; {DATED}", DATED, None),
        (f"image-kita\n{DATED}", DATED, None),
        ("IMG 20240506 WA0012", None, None),
        ("Oplus_131072", None, None),
        ("WhatsApp Image 2024-05-06 at 10.12.01 (1)", None, None),
    ],
)
def test_file_names_newspaper_groups_and_editions(
    text: str, caption: str | None, credit: str | None
) -> None:
    assert split_credit(text) == Caption(caption, credit)


@pytest.mark.parametrize(
    "text",
    [
        "Suami/istri Pak Bima menunggu giliran di balai desa",
        "Photo bersama 12 kader posyandu",
        "Image 3 Dimensi Candi Selo",
        "Gedung A/B Kampus Selo tampak dari depan",
    ],
)
def test_a_slash_or_a_number_in_a_caption_is_left_alone(text: str) -> None:
    assert split_credit(text) == Caption(text, None)
