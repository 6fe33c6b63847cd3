"""Whole articles, by the generic rules alone, on pages in the shape of large publishers' layouts.

The pages tell one fictional story; only markup, labels and the page around it differ.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsarchive import flow
from newsarchive.model import Article, Page

PAGES = Path(__file__).parent / "newsrooms"
URL = "https://www.kabarselosari.example/2024/05/06/petani-randutelu"
FETCHED = datetime(2024, 5, 7, 3, tzinfo=UTC)
TITLE = "Petani Randutelu Panen Raya Bawang Merah di Tengah Harga Turun"
CAPTION = "Petani mengangkut bawang merah di Desa Randutelu."
BODY = (
    "Petani di Desa Randutelu, Kecamatan Jatisewu, mulai memanen bawang merah di lahan seluas 45 "
    "hektare meski harga jual sedang turun tajam.",
    "Ketua kelompok tani Makmur Jaya, Rofiq Alamsari, mengatakan harga bawang merah di tingkat "
    "petani kini hanya Rp9.000 per kilogram.",
    "“Bulan lalu masih Rp18.000. Kami tidak sanggup menahan panen karena bawang cepat busuk,” kata "
    "Rofiq saat ditemui, Senin (6/5/2024).",
    "Dinas Pertanian Selosari berjanji menyerap sebagian hasil panen lewat badan usaha milik desa. "
    "Penyerapan dimulai pekan depan.",
    "Menurut catatan dinas, luas tanam bawang merah tahun ini mencapai 1.204 hektare, naik dari "
    "980 hektare pada tahun lalu.",
    "Rofiq berharap pemerintah membangun gudang pendingin agar petani dapat menyimpan hasil panen "
    "lebih lama.",
)
LUTFI, RATRI = "Lutfi Sasmaya", "Ratri Kusumawati"

EXPECTED = {
    "antara": ("Ekonomi", "Selosari", "ANTARA/Lutfi Sasmaya",
               [("reporter", LUTFI), ("editor", RATRI), ("agency", "ANTARA")]),
    "antara_bureau": (None, "Selosari", "ANTARA/HO-Diskominfo Selosari",
                      [("reporter", LUTFI), ("uploader", RATRI), ("agency", "ANTARA")]),
    "bisnis": ("Ekonomi", "SELOSARI", "Kabarkita/Lutfi Sasmaya",
               [("writer", LUTFI), ("editor", RATRI)]),
    "cnn": ("Ekonomi", "Selosari", "Kabar Indonesia/Lutfi Sasmaya",
            [("initials", "lut"), ("initials", "rkw")]),
    "disway": ("Nasional", "SELOSARI", "Lutfi Sasmaya-Kabarkita.id",
               [("reporter", LUTFI), ("editor", RATRI)]),
    "elementor": ("Ekonomi", "Selosari", "Lutfi", [("author", LUTFI)]),
    "jpnn": ("Daerah", "SELOSARI", "Lutfi Sasmaya/Kabarkita.com",
             [("redactor", RATRI), ("reporter", LUTFI), ("agency", "antara")]),
    "kompas": ("Regional", "SELOSARI", "KABARSELOSARI.COM/LUTFI SASMAYA",
               [("contributor", LUTFI), ("author", RATRI), ("desk", "Tim Redaksi")]),
    "liputan6": ("Regional", "Selosari", "Kabarkita.com/Lutfi Sasmaya", [("writer", LUTFI)]),
    "magz": ("Ekonomi", "SELOSARI", None, [("writer", LUTFI)]),
    "okezone": ("NUSANTARA", "SELOSARI", "Kabarkita/Lutfi Sasmaya", [("reporter", LUTFI)]),
    "plain_php": ("Ekonomi", "SELOSARI", None, [("uploader", LUTFI)]),
    "promedia": ("Ekonomi", None, "Lutfi Sasmaya/Kabar Selosari",
                 [("author", LUTFI), ("editor", RATRI)]),
    "republika": ("Nusantara", "SELOSARI", "Kabarkita/Lutfi Sasmaya",
                  [("reporter", LUTFI), ("redactor", RATRI)]),
    "sindonews": ("makro", "SELOSARI", "Selosari/Lutfi Sasmaya", [("author", LUTFI)]),
    "suara": ("News", None, "Kabarkita.com/Lutfi Sasmaya", [("author", LUTFI), ("author", RATRI)]),
    "tagdiv_cloud": ("Ekonomi", "SELOSARI", LUTFI, [("writer", LUTFI), ("editor", RATRI)]),
    "viva": ("Nasional", "Selosari", "KABARKITA/Lutfi Sasmaya",
             [("writer", LUTFI), ("writer", RATRI)]),
    "wp_block": ("Ekonomi", "SELOSARI", None, [("writer", LUTFI)]),
}  # fmt: skip
"""Layout -> section, dateline's place, credit, bylines."""
VIEWS = {"magz": 1200, "plain_php": 345, "tagdiv_cloud": 57}
SECOND_PAGE_HEADING = {"liputan6": "Diserap BUMDes"}


def _read(name: str) -> Article:
    return flow.read(Page(URL, (PAGES / f"{name}.html").read_bytes(), fetched_at=FETCHED))


@pytest.fixture(scope="module", params=sorted(EXPECTED))
def layout(request: pytest.FixtureRequest) -> tuple[str, Article]:
    return request.param, _read(request.param)


def test_every_page_is_expected() -> None:
    assert {path.stem for path in PAGES.glob("*.html")} == set(EXPECTED)


def test_title_is_the_headline(layout: tuple[str, Article]) -> None:
    assert layout[1].title == TITLE


def test_instant_is_the_printed_one_in_local_time(layout: tuple[str, Article]) -> None:
    name, article = layout
    assert article.published_at is not None
    wanted = "2024-05-06T00:00" if name == "magz" else "2024-05-06T10:15"
    assert article.published_at.isoformat().startswith(wanted)
    assert article.published_at.isoformat().endswith("+07:00")


def test_body_is_the_story_and_nothing_else(layout: tuple[str, Article]) -> None:
    name, article = layout
    heading = SECOND_PAGE_HEADING.get(name)
    assert article.body == (BODY if heading is None else (*BODY[:3], heading, *BODY[3:]))


def test_section_and_place(layout: tuple[str, Article]) -> None:
    name, article = layout
    section, place, _, _ = EXPECTED[name]
    assert article.section == section
    assert (article.dateline and article.dateline.place) == place


def test_everyone_named_has_the_printed_role(layout: tuple[str, Article]) -> None:
    name, article = layout
    assert sorted((one.role, one.name) for one in article.bylines) == sorted(EXPECTED[name][3])


def test_caption_and_credit_are_apart(layout: tuple[str, Article]) -> None:
    name, article = layout
    credit = EXPECTED[name][2]
    lead = article.images[0]
    assert lead.credit == credit
    assert lead.caption == (CAPTION if credit else None)


def test_views_are_the_articles_own_or_none(layout: tuple[str, Article]) -> None:
    name, article = layout
    assert article.views == VIEWS.get(name)


def test_further_pages_of_the_same_layout_follow_in_order() -> None:
    """The story over two pages, the dateline printed on both."""
    for name in ("antara", "sindonews", "promedia", "wp_block"):
        html = (PAGES / f"{name}.html").read_text(encoding="utf-8")
        second = html
        for old, new in zip(BODY, ("Kedua: " + one for one in BODY), strict=True):
            second = second.replace(old, new)
        parts = [Page(f"{URL}?page=2", second.encode(), fetched_at=FETCHED)]
        article = flow.read(Page(URL, html.encode(), fetched_at=FETCHED), parts=parts)
        assert article.body == (*BODY, *(f"Kedua: {one}" for one in BODY)), name
        assert article.page_starts == (0, len(BODY))


@pytest.mark.parametrize("opening", ["Kabar Selosari – ", "KabarSelosari -- ", "kabarselosari — "])
def test_the_sites_own_name_before_the_text_is_an_outlet_and_no_place(opening: str) -> None:
    html = (PAGES / "wp_block.html").read_text(encoding="utf-8")
    opened = html.replace("SELOSARI</strong> – ", f"</strong>{opening}", 1)
    assert opened != html
    article = flow.read(Page(URL, opened.encode(), fetched_at=FETCHED))
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.outlet) == (None, opening.strip("–—- "))
    assert article.body == BODY


def test_a_first_name_at_the_end_is_not_another_author() -> None:
    html = (PAGES / "wp_block.html").read_text(encoding="utf-8")
    signed = html.replace("(ls)", "(lutfi)", 1)
    assert signed != html
    article = flow.read(Page(URL, signed.encode(), fetched_at=FETCHED))
    assert [(one.role, one.name) for one in article.bylines] == [("writer", LUTFI)]
    assert article.body == BODY
