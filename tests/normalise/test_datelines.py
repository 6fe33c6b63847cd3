"""Datelines: place and outlet before the first sentence, and never a word of the sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.model import Dateline
from newsarchive.normalise.datelines import split_dateline

SENTENCE = "Petugas menolong warga yang terjebak banjir di tepi sungai."


@pytest.mark.parametrize(
    ("head", "place", "outlet"),
    [
        ("Jakarta - ", "Jakarta", None),
        ("KEPANJEN – ", "KEPANJEN", None),
        ("WONOREJO – ", "WONOREJO", None),
        ("SURABAYA- ", "SURABAYA", None),
        ("SRAGEN-", "SRAGEN", None),
        ("Lumajang,- ", "Lumajang", None),
        ("GENDING,-", "GENDING", None),
        ("BANJARBARU, ", "BANJARBARU", None),
        ("YOGYAKARTA. ", "YOGYAKARTA", None),
        ("Jakarta: ", "Jakarta", None),
        ("Kab. Malang – ", "Kab. Malang", None),
        ("[JEMBER] ", "JEMBER", None),
        ("Lombok Tengah NTB- ", "Lombok Tengah NTB", None),
        ("Klungkung , Suluh Kini - ", "Klungkung", "Suluh Kini"),
        ("MEDAN // SuluhSelo.com. ", "MEDAN", "SuluhSelo.com"),
        ("NGAWI, SULUHSELO.COM™- ", "NGAWI", "SULUHSELO.COM™"),
        ("SOFIFI-", "SOFIFI", None),
        ("PASURUAN I SuluhSelo.com – ", "PASURUAN", "SuluhSelo.com"),
        ("SULUHSELO.com I Pasuruan - ", "Pasuruan", "SULUHSELO.com"),
        ("PASURUAN/SULUHSELO.COM - ", "PASURUAN", "SULUHSELO.COM"),
        ("SULUHSELO.COM (PASURUAN) - ", "PASURUAN", "SULUHSELO.COM"),
        ("Suluhan, PASURUAN -- ", "PASURUAN", "Suluhan"),
        ("suluhselo.com l ", None, "suluhselo.com"),
        ("[SuluhSelo.com/Jatisewu] ", "Jatisewu", "SuluhSelo.com"),
        ("suluhan, Maluku Tengah – ", "Maluku Tengah", "suluhan"),
        ("Sorong Suluh News - ", "Sorong", "Suluh News"),
        ("Suara Suluh (Lumajang) – ", "Lumajang", "Suara Suluh"),
        ("JEMBER, SULUH POS.COM -- ", "JEMBER", "SULUH POS.COM"),
        ("Jember, tvOne\n", "Jember", "tvOne"),
        ("KORANTV – ", None, "KORANTV"),
        ("RMOLJATIM. ", None, "RMOLJATIM"),
        ("MALANGVOICE – ", None, "MALANGVOICE"),
        ("[SURABAYA] - ", "SURABAYA", None),
        ("PROBOLINGGO", "PROBOLINGGO", None),
        ("SURABAYA, KOMPAS.com - ", "SURABAYA", "KOMPAS.com"),
        ("TRIBUNJATIM.COM, SURABAYA - ", "SURABAYA", "TRIBUNJATIM.COM"),
        ("REPUBLIKA.CO.ID,BANTUL — ", "BANTUL", "REPUBLIKA.CO.ID"),
        ("TEMPO.CO, Jakarta - ", "Jakarta", "TEMPO.CO"),
        ("Liputan6.com, Jakarta ", "Jakarta", "Liputan6.com"),
        ("Tribunjogja.com Bantul --- ", "Bantul", "Tribunjogja.com"),
        ("SURABAYA | duta.co – ", "SURABAYA", "duta.co"),
        ("SURABAYA | duta.co ", "SURABAYA", "duta.co"),
        ("SURYA.CO.ID | SURABAYA - ", "SURABAYA", "SURYA.CO.ID"),
        ("KONTAN.CO.ID - JAKARTA. ", "JAKARTA", "KONTAN.CO.ID"),
        ("CIAMIS,FOKUSJabar.com : ", "CIAMIS", "FOKUSJabar.com"),
        ("Sragen, Gatra.com- ", "Sragen", "Gatra.com"),
        ("Palembang # KabarRakyat.com _ ", "Palembang", "KabarRakyat.com"),
        ("PROBOLINGGO-PANTURA7.com, ", "PROBOLINGGO", "PANTURA7.com"),
        ("RANDUTELU-SULUHSELO.com, ", "RANDUTELU", "SULUHSELO.com"),
        ("JATISEWU KIDUL-SULUHSELO.com, ", "JATISEWU KIDUL", "SULUHSELO.com"),
        ("TRIBUN-TIMUR.com, MAKASSAR - ", "MAKASSAR", "TRIBUN-TIMUR.com"),
        ("SURYA-ONLINE.com, Surabaya - ", "Surabaya", "SURYA-ONLINE.com"),
        ("LOMBOKUTARA.kabarlombok.com – ", "LOMBOKUTARA", "kabarlombok.com"),
        ("Probolinggo (WartaBromo.com) – ", "Probolinggo", "WartaBromo.com"),
        ("DEMAK (SUARABARU.ID)– ", "DEMAK", "SUARABARU.ID"),
        ("Jakarta (SL)-", "Jakarta", "SL"),
        ("Banjarbaru, (Antaranews Kalsel) - ", "Banjarbaru", "Antaranews Kalsel"),
        ("Mataram, NTB (ANTARA News) - ", "Mataram, NTB", "ANTARA News"),
        ("London (ANTARA/Reuters) - ", "London", "ANTARA/Reuters"),
        ("WONOREJO, Radar Semeru – ", "WONOREJO", "Radar Semeru"),
        ("BARABAI, MK- ", "BARABAI", "MK"),
        ("Ruteng, Vox NTT – ", "Ruteng", "Vox NTT"),
        ("Jakarta, CNN Indonesia -- ", "Jakarta", "CNN Indonesia"),
        ("TIMESINDONESIA, SURABAYA – ", "SURABAYA", "TIMESINDONESIA"),
        ("KBR, Jakarta - ", "Jakarta", "KBR"),
        ("KBRN, Jatisewu: ", "Jatisewu", "KBRN"),
        ("RANDUTELU, JATISEWU, Suluhselo.com - ", "RANDUTELU, JATISEWU", "Suluhselo.com"),
        ("[JATISEWU, Suluhselo.com] - ", "JATISEWU", "Suluhselo.com"),
        ("POS-KUPANG.COM, KUPANG - ", "KUPANG", "POS-KUPANG.COM"),
        ("TRIBUN TIMUR.COM, BARRU - ", "BARRU", "TRIBUN TIMUR.COM"),
        ("XY Indonesia Pekanbaru - ", "Pekanbaru", "XY Indonesia"),
        ("PADANG - MEDIAPESISIR - ", "PADANG", "MEDIAPESISIR"),
        ("SOROTMAKASSAR -- Makassar.\n", "Makassar", "SOROTMAKASSAR"),
        ("Malang, Bhirawa\n", "Malang", "Bhirawa"),
        ("Trenggalek, 4/5 - ", "Trenggalek", None),
        ("Pasuruan (4/5/2024). ", "Pasuruan", None),
        ("Ponorogo 4 Mei 2024 ", "Ponorogo", None),
        ("Probolinggo, Sabtu 4 Mei 2024 – VNNMedia – ", "Probolinggo", "VNNMedia"),
        ("ISTANBUL, 4 Mei 2024 (Antara/PRNewswire) -- ", "ISTANBUL", "Antara/PRNewswire"),
        ("Merdeka.com - ", None, "Merdeka.com"),
        ("PIKIRAN RAKYAT - ", None, "PIKIRAN RAKYAT"),
        ("TPost – ", None, "TPost"),
        ("POS KUPANG.Com -- ", None, "POS KUPANG.Com"),
        ("JAWAPOS.COM–", None, "JAWAPOS.COM"),
        ("AKURAT.CO, ", None, "AKURAT.CO"),
        ("Suluh News_ Jember - ", "Jember", "Suluh News"),
        ("JEMBER, SULUHSELO.COM โ ", "JEMBER", "SULUHSELO.COM"),
        ("Kilasselo, Jember- ", "Jember", "Kilasselo"),
        ("ZONA SELO – ", None, "ZONA SELO"),
        ("Diskominfo Selo – ", None, "Diskominfo Selo"),
        ("Jember, suluhan—", "Jember", "suluhan"),
        ("Nasional, Suluh TV - ", None, "Suluh TV"),
        ("Breaking news//Jember, Jawa Timur | Sabtu, 4 Mei 2024 — ", "Jember, Jawa Timur", None),
        ("Jember, ", "Jember", None),
    ],
)
def test_dateline_is_split_from_the_sentence(
    head: str, place: str | None, outlet: str | None
) -> None:
    dateline, rest = split_dateline(head + SENTENCE)
    assert dateline is not None
    assert (dateline.place, dateline.outlet) == (place, outlet)
    assert rest == SENTENCE


def test_a_shouted_place_is_cut_off_before_a_small_letter_too() -> None:
    dateline, rest = split_dateline("LUMAJANG- setelah banjir surut, warga kembali ke rumah.")
    assert dateline == Dateline("LUMAJANG")
    assert rest.startswith("setelah")


def test_initials_of_the_name_before_them_are_no_outlet() -> None:
    text = "Festival Anak Usia Dini (PAUD) - lomba digelar sehari penuh."
    text = text.replace("Festival", "Pekan")
    assert split_dateline(text) == (None, text)


@pytest.mark.parametrize(
    "text",
    [
        "", "SURABAYA", "Jakarta", "KETEKUNAN jarang lahir dari hidup yang mudah.",
        "SETIBA di balai desa, warga langsung antre.",
        "NAMUN, bupati menegaskan hal itu tidak benar.",
        "Selain itu, Pemkab Lumajang menyiapkan dana.", "Data yang dikumpulkan, warga pergi pagi.",
        "Polisi - TNI bersinergi menjaga keamanan pasar.",
        "TNI-Polri menjaga keamanan wilayah itu.",
        "KPK, Polri, dan Kejaksaan sepakat bekerja sama.", "COVID-19 masih mengancam warga kota.",
        "Surabaya, Sidoarjo, dan Gresik panen raya.", "Surabaya-Gempol macet total sejak pagi.",
        "Jakarta-Bandung kini dapat ditempuh cepat.", "SOLO, Klaten, dan Sragen panen raya.",
        "Jakarta, Senin (12/3), diguyur hujan deras.", "Surabaya 2-1 Malang menjadi skor akhir.",
        "Malang menjadi tujuan wisata banyak orang.", "Bupati Lumajang - Raka meresmikan pasar.",
        "Kapolres Malang, AKBP Raka Wirya, angkat bicara.",
        "Ambon, 10 Mei - 12 Mei, menjadi tuan rumah lomba.", "HUT RI - Warga menggelar lomba.",
        "Pertama - Warga menggelar lomba di lapangan.", "Kronologi: Pelaku masuk lewat jendela.",
        "Kompas.com melaporkan banjir sejak Senin pagi.", "Al-Wirya Al-Raka ra berkata begini.",
        "Kompas.com, Tempo.co, dan Detik.com menulis itu.", "Gunung Semeru - gunung itu - erupsi.",
        "Tersangka (34) - warga Gending - ditangkap polisi.", "TV PESISIR NEWS – RAKA WIRYA",
        "Yogyakarta, Kota Pelajar itu, menanam pohon.", "Malang, banyak orang tahu, kota apel.",
        "Nasional, daerah, dan desa berbagi anggaran.", "Zona merah – kata warga – meluas.",
        "RW, warga Jatisewu, menanam bakau.", "Jember, suluhan-Warga menanam bakau.",
        "Menu\n\nMode Gelap", "Editor: Raka Wirya", "“Kami siap - kapan saja,” kata Raka Wirya.",
    ],
)  # fmt: skip
def test_a_sentence_without_dateline_comes_back_unchanged(text: str) -> None:
    assert split_dateline(text) == (None, text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("WONOREJO, Ahad (2/3/2025) menjelang petang", "Ahad (2/3/2025) menjelang petang"),
        ("JAKARTA - Senin (12/3), warga memadati", "Senin (12/3), warga memadati"),
        ("Jakarta - Radar cuaca di bandara rusak", "Radar cuaca di bandara rusak"),
        ("Malang - Wali Kota Malang, Raka - yang", "Wali Kota Malang, Raka - yang"),
        ("PEKANBARU – Riau mulai menanam sagu", "Riau mulai menanam sagu"),
        ("Jakarta - Kompas.com melaporkan banjir", "Kompas.com melaporkan banjir"),
    ],
)
def test_the_sentence_keeps_its_own_beginning(text: str, rest: str) -> None:
    assert split_dateline(text)[1] == rest


def test_a_dateline_may_stand_alone_in_its_paragraph() -> None:
    assert split_dateline("ISTANBUL, 4 Mei 2024 (Antara/PRNewswire) --") == (
        Dateline("ISTANBUL", "Antara/PRNewswire"),
        "",
    )


PIECES = st.sampled_from(
    [
        "Jakarta",
        "SURABAYA",
        "KOMPAS.com",
        "(ANTARA)",
        "12/3",
        "Raka",
        "yang",
        " ",
        " - ",
        ", ",
        "-",
        "–",
        "|",
        ". ",
        ":",
        "\n",
        "[",
        "4 Mei",
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=300))
def test_the_rest_is_always_the_end_of_the_text(text: str) -> None:
    dateline, rest = split_dateline(text)
    assert text.endswith(rest)
    assert (dateline is None) == (rest == text)
    assert dateline is None or dateline.place or dateline.outlet
