"""The generic rules on pages in the shape of the themes that small newsrooms use.

The pages tell one fictional story; only their markup differs.
"""

from pathlib import Path

import pytest

THEMES = Path(__file__).parent / "themes"
TITLE = "Warga Karangsari Perbaiki Tanggul Jebol Secara Swadaya"
PARAGRAPHS = (
    "Warga Dusun Karangsari memperbaiki tanggul sungai",
    "“Kami tidak ingin banjir masuk lagi",
    "Menurut Wiryo, sedikitnya 120 karung pasir",
    "Camat setempat berjanji mengirim alat berat",
)
NOT_BODY = (
    TITLE, "Perbesar", "Baca", "Mode Gelap", "ADVERTISEMENT", "Advertisement", "Pasar Tani",
    "Terpopuler", "Komentar", "Related", "badge-check", "Iklan", "Bagikan", "banjir, ",
    "perahu hias", "Perahu Hias", "Sapi Lepas", "Kabar Desa", "10:15", "Pedoman", "Label:", "TAGS",
    "dibaca",
)  # fmt: skip

EXPECTED = {
    "pantura": {
        "section": "Desa", "published_at": "Desa · 6 Mei 2024 10:15 WIB",
        "byline": "Darsono Prayitno\nReporter", "views": "Artikel ini telah dibaca 24 kali",
        "tags": ["banjir", "tanggul"], "caption": "GOTONG ROYONG: Warga memasang karung pasir.",
        "related": ["5 Mei 2024 - 20:07 WIB", "4 Mei 2024 - 19:37 WIB", "3 Mei 2024 - 10:21 WIB"],
        "trending": 1,
    },
    "newkarma": {
        "section": "Daerah", "published_at": "Senin, 6 Mei 2024", "byline": "Ratna Suseno",
        "views": "38 views", "tags": ["Banjir", "Tanggul"],
        "caption": "Warga menata karung pasir di tanggul. Foto: Dok. Desa", "related": [""],
        "inline": 1, "trending": 1, "modified_at": "2024-05-06T12:00:00+07:00",
    },
    "tagdiv": {
        "section": "Peristiwa", "published_at": "6 Mei 2024", "byline": "Oleh\nTarno Wibisana",
        "views": "1.204", "tags": ["banjir"], "caption": "Tanggul Karangsari. (Foto: Istimewa)",
        "related": [""],
    },
    "jnews": {
        "section": "Nusantara", "published_at": "6 Mei 2024 10:15", "byline": "by Ratna Suseno",
        "views": "1.2k VIEWS", "tags": ["banjir"],
        "caption": "Warga menata karung. (Foto: Darsono)", "related": ["4 Mei 2024"], "inline": 1,
    },
    "blogger": {
        "published_at": "pada 6 Mei 2024 pukul 10.15", "byline": "oleh Darsono Prayitno",
        "tags": ["Desa"], "caption": "Warga di tanggul (foto: Darsono)", "trending": 1,
    },
    "breadcrumb_list": {
        "section": "Regional", "published_at": "06/05/2024, 10:15 WIB",
        "byline": "Penulis: Ratna Suseno\nEditor: Tarno Wibisana", "tags": ["banjir"],
        "caption": "Warga menata karung.", "credit": "(DOK. DESA KARANGSARI)", "inline": 1,
        "trending": 1,
    },
    "penulis_box": {
        "section": "Lokal", "published_at": "Senin, 6 Mei 2024 10:15 WIB",
        "byline": "Penulis: Ratna Suseno\nEditor: Tarno Wibisana", "tags": ["banjir"],
        "caption": "Warga menata karung pasir di tanggul.", "credit": "Contohnews/Darsono",
        "related": ["5 menit lalu"], "inline": 1,
    },
    "table_layout": {
        "published_at": "Senin, 6 Mei 2024 | 10:15 WIB", "views": "dibaca 57 kali", "caption": "",
    },
    "one_cell": {
        "published_at": "Senin, 6 Mei 2024 | 10:15 WIB", "views": "dibaca 57 kali", "caption": "",
        "inline": 2,
    },
}  # fmt: skip


@pytest.fixture(scope="module", params=sorted(EXPECTED))
def theme(request, read):
    url = "https://kabar.example.id/berita/tanggul"
    return EXPECTED[request.param], read((THEMES / f"{request.param}.html").read_bytes(), url)


def test_every_theme_file_is_expected():
    assert {path.stem for path in THEMES.glob("*.html")} == set(EXPECTED)


def test_title_is_the_visible_headline(theme):
    _, found = theme
    first = found.of("title")[0]
    assert (first.raw, first.rule.partition(":")[0]) == (TITLE, "visible")


def test_body_has_each_paragraph_once_and_in_order(theme):
    _, found = theme
    text = "\n".join(found.body)
    places = [text.find(start) for start in PARAGRAPHS]
    assert -1 not in places
    assert places == sorted(places)
    assert [text.count(start) for start in PARAGRAPHS] == [1, 1, 1, 1]


def test_body_has_nothing_of_the_page_around(theme):
    _, found = theme
    text = "\n".join(found.body)
    assert [noise for noise in NOT_BODY if noise in text] == []


@pytest.mark.parametrize("field", ["section", "published_at", "byline", "views", "modified_at"])
def test_field_is_read_from_the_articles_own_block(theme, field):
    expected, found = theme
    shown = [one.raw for one in found.of(field) if not one.rule.startswith("json_ld")]
    wanted = expected.get(field)
    assert (wanted in shown[0]) if wanted else shown == []


def test_shown_time_comes_before_metadata(theme):
    _, found = theme
    assert found.of("published_at")[0].rule.startswith("visible:")


def test_tags_are_the_articles(theme):
    expected, found = theme
    assert [one.raw for one in found.of("tag")] == expected.get("tags", [])


def test_first_picture_has_its_caption_once(theme):
    expected, found = theme
    first = found.images[0]
    assert first.url.startswith("https://")
    assert first.caption.count(expected["caption"]) == 1
    assert len(first.caption) < 100
    assert first.credit == expected.get("credit", "")
    assert len(found.images) == 1


def test_links_are_told_apart_by_kind(theme):
    expected, found = theme
    dates = [one.date for one in found.links if one.kind == "related"]
    assert dates == expected.get("related", [])
    for kind in ("inline", "trending"):
        assert sum(one.kind == kind for one in found.links) == expected.get(kind, 0)
