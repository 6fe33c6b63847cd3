"""Raw strings of single fields, from where they may stand and from nowhere else."""

import pytest

from newsarchive.rules import css, labelled, xpath
from newsarchive.site import Layout

TITLE = "Pasar Tani Mingguan Dibuka Kembali"
TEXT = (
    "<p>Pedagang sayur menempati lapak baru di alun-alun sejak pukul lima, kata pengelola.</p>"
    "<p>Pasar itu sempat ditutup pada 3 Januari 2020 dan dilihat 500 kali oleh petugas pasar.</p>"
    "<p>Kini sekitar enam puluh petani menjual hasil kebunnya langsung kepada pembeli.</p>"
)


def page(
    head: str = "", above: str = "", between: str = "", below: str = "", around: str = ""
) -> str:
    return (
        f"<html><head><title>{TITLE}</title>{head}</head><body>{around}<main><div>{above}"
        f"<h1>{TITLE}</h1>{between}<div class='entry-content'>{TEXT}</div>{below}</div></main>"
        "</body></html>"
    )


def raws(found, field):
    return [one.raw for one in found.of(field)]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"between": "<div>Senin, 6 Mei 2024 | 10:15 WIB</div>"}, "Senin, 6 Mei 2024 | 10:15 WIB"),
        ({"above": "<span>Desa - 6 Mei 2024 10:15</span>"}, "Desa - 6 Mei 2024 10:15"),
        ({"between": "<p>2 jam lalu</p>"}, "2 jam lalu"),
        ({"between": "<p>Mei 6, 2024</p>"}, "Mei 6, 2024"),
        ({"below": "<p>Diterbitkan: 6 Mei 2024</p>"}, "Diterbitkan: 6 Mei 2024"),
        ({"between": "<div class='social'><div class='date'>6 Mei 2024</div><a>Bagikan</a></div>"},
         "6 Mei 2024"),
        ({"between": "<time datetime='2024-05-06T10:15:00+07:00'></time>"},
         "2024-05-06T10:15:00+07:00"),
        ({"below": "<p>Diposting oleh Ratna di <a href='#'><abbr class='published' "
                   "title='2024-05-06T10:15:00+07:00'>10.15</abbr></a></p>"},
         "2024-05-06T10:15:00+07:00"),
        ({"between": "<span class='posted-on'><a href='/x' rel='bookmark'><time datetime="
                     "'2024-05-06T10:15:00+07:00'>Mei</time></a></span>"},
         "2024-05-06T10:15:00+07:00"),
        ({"head": "<meta name='pubdate' content='2024-05-06 T10:15:00Z'>"},
         "2024-05-06 T10:15:00Z"),
    ],
)  # fmt: skip
def test_publication_time_is_found(read, parts, expected):
    assert raws(read(page(**parts)), "published_at")[0] == expected


@pytest.mark.parametrize(
    "parts",
    [
        {"around": "<div class='clock'>Selasa, 7 Mei 2024 08:00 WIB</div>"},
        {"around": "<aside><p>Senin, 6 Mei 2024 10:15 WIB</p></aside>"},
        {"below": "<p>6 Mei 2024</p>"},
        {"below": "<p><a href='/x'>Judul lain <time datetime='2024-05-06'>Mei</time></a></p>"},
        {"below": "<div class='related'><a href='/x'>Judul berita yang lain</a> 6 Mei 2024</div>"},
        {},
    ],
)
def test_other_dates_are_not_the_publication_time(read, parts):
    assert raws(read(page(**parts)), "published_at") == []


def test_shown_change_is_told_apart_from_publication(read):
    found = read(page(between="<p>Terbit: 6 Mei 2024 10:15 | Diperbarui: 6 Mei 2024 12:30</p>"))
    assert raws(found, "published_at")[0] == "Terbit: 6 Mei 2024 10:15"
    assert raws(found, "modified_at")[0] == "Diperbarui: 6 Mei 2024 12:30"


def test_date_in_the_address_is_the_last_resort(read):
    found = read(page(), url="https://kabar.example.id/2024/05/06/pasar-tani")
    assert [(one.rule, one.raw) for one in found.of("published_at")] == [("url:path", "2024-05-06")]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"between": "<p>Oleh: Ratna Suseno</p>"}, ["Oleh: Ratna Suseno"]),
        ({"between": "<div class='author'><b>Ratna Suseno</b> - kabarNews</div>"},
         ["Ratna Suseno - kabarNews"]),
        ({"below": "<table><tr><td>Penulis</td><td>: Ratna</td></tr><tr><td>Editor</td><td>: Tarno"
                   "</td></tr></table>"}, ["Penulis: Ratna\nEditor: Tarno"]),
        ({"between": "<p>Reporter: Ratna</p>", "below": "<p>Editor: Tarno</p>"},
         ["Reporter: Ratna", "Editor: Tarno"]),
        ({"between": "<span>6 Mei 2024</span> <a rel='author' href='/p/1'>Ratna Suseno</a>"},
         ["Ratna Suseno"]),
        ({"below": "<div><span>Published <time>6 Mei 2024</time></span><span>By <a rel='author' "
                   "href='/p/1'>Ratna Suseno</a></span></div>"}, ["By Ratna Suseno"]),
        ({"head": "<meta name='author' content='Ratna Suseno'>"}, ["Ratna Suseno"]),
        ({"below": "<p>badge-check</p><p>Reporter</p>"}, []),
        ({"around": "<aside><p>Oleh: Orang Lain</p></aside>"}, []),
    ],
)  # fmt: skip
def test_bylines_around_the_body(read, parts, expected):
    assert raws(read(page(**parts)), "byline") == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"between": "<p>6 Mei 2024 | 1.301 Views</p>"}, ["1.301 Views"]),
        ({"below": "<p>Artikel ini telah dibaca <b>24</b> kali</p>"},
         ["Artikel ini telah dibaca 24 kali"]),
        ({"between": "<span class='post-views'><i class='icon'></i> 57</span>"}, ["57"]),
        ({"around": "<ul><li><a href='/x'>Judul lain</a> dibaca 61,250 kali</li></ul>"}, []),
        ({"between": "<li>waktu baca 2 menit</li>"}, []),
        ({"between": "<div class='share'><a>Tweet</a><div class='views'><b>57</b><i>VIEWS</i></div>"
                     "</div>"}, ["57 VIEWS"]),
        ({"between": "<p><a rel='author'>Ratna</a> 6 Mei 2024 <span class='post-view-count'> 57"
                     "</span></p>"}, ["57"]),
        ({"below": "<div class='popular'><div class='share'><p class='views'>57 VIEWS</p></div>"
                   "</div>"}, []),
        ({"below": "<div class='popular'><p>dibaca 9.999 kali</p></div>"}, []),
        ({}, []),
    ],
)  # fmt: skip
def test_views_are_the_articles_own(read, parts, expected):
    assert raws(read(page(**parts)), "views") == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"around": "<ul class='breadcrumb'><li><a href='/'>Home</a></li><li><a href='/e'>"
                    "Ekonomi</a></li></ul>"}, "Ekonomi"),
        ({"around": "<div class='crumbs'><a href='/'>Beranda</a> / <a href='/e'>Ekonomi</a> / "
                    f"{TITLE}</div>"}, "Ekonomi"),
        ({"around": "<div><a href='/'>Home</a> » <a href='/e'>Ekonomi</a></div>"}, "Ekonomi"),
        ({"above": "<div class='kategori'><a href='/kategori/e'>Ekonomi</a></div>"}, "Ekonomi"),
        ({"between": "<p>Oleh Ratna | 6 Mei 2024 | <a href='/ekonomi'>Ekonomi</a></p>"}, "Ekonomi"),
        ({"below": "<p>Filed under: <a rel='category' href='/e'>Ekonomi</a></p>"}, "Ekonomi"),
        ({"below": "<p>Posted in</p><div><a rel='tag' href='/category/e/'>Ekonomi</a></div>",
          "around": "<ul><li class='current-menu-item'><a href='/category/d/'>Desa</a></li></ul>"},
         "Ekonomi"),
        ({"below": "<footer><div>Categories: <a href='/e'>Ekonomi</a></div></footer>"}, "Ekonomi"),
        ({"head": "<meta property='article:section' content='Ekonomi'>"}, "Ekonomi"),
        ({"around": "<ul><li><a href='/'>Home</a></li><li class='active'><a href='/e'>"
                    "Ekonomi</a></li></ul>"}, "Ekonomi"),
    ],
)  # fmt: skip
def test_section(read, parts, expected):
    assert raws(read(page(**parts)), "section")[0] == expected


def test_own_addresses_and_language(read):
    head = ("<link rel='canonical' href='/desa/pasar'><link rel='amphtml' href='/desa/pasar/amp'>"
            "<link rel='shortlink' href='/?p=5'>")  # fmt: skip
    found = read(page(head).replace("<html>", "<html lang='id'>"))
    assert [raws(found, name)[0] for name in ("url", "amp", "shortlink", "language")] == [
        "https://kabar.example.id/desa/pasar", "https://kabar.example.id/desa/pasar/amp",
        "https://kabar.example.id/?p=5", "id",
    ]  # fmt: skip


def test_site_wide_tags_above_the_headline_are_not_the_articles(read):
    site_tags = "<div class='tag'><a href='/tag/mudik'>#Mudik</a></div>"
    own_tags = "<div class='tags'><a href='/tag/pasar'>#Pasar</a></div>"
    assert raws(read(page(around=site_tags, below=own_tags)), "tag") == ["Pasar"]


def test_layout_rules_come_first_and_spare_the_generic_search(read):
    layout = Layout(
        rules={"views": (labelled("Disimak {count} orang"),), "section": (css("b.rubrik"),)},
        body=css("div.entry-content"),
        drop=(xpath("//div[@class='entry-content']/p[3]"),),
        related=css("div.lain"),
    )
    html = page(
        around="<b class='rubrik'>Ekonomi</b><ul class='breadcrumb'><li>Lain</li></ul>",
        below="<p>Disimak <i>31</i> orang</p>"
        "<div class='lain'><a href='/x'>Judul berita lain</a></div>",
    )
    found = read(html, layout=layout)
    assert [(one.rule, one.raw) for one in found.of("views")] == [
        ("labelled:Disimak {count} orang", "Disimak 31 orang")
    ]
    assert [(one.rule, one.raw) for one in found.of("section")] == [("css:b.rubrik", "Ekonomi")]
    assert (len(found.body), found.body_rule) == (2, "css:div.entry-content")
    assert [(one.rule, one.title) for one in found.links] == [("css:div.lain", "Judul berita lain")]


def test_a_printed_change_is_seen_beside_a_layouts_own_publication_rule(read):
    layout = Layout(rules={"published_at": (css(".when"),)})
    between = "<p class='when'>6 Mei 2024 10:15 WIB</p><p>Diperbarui: 7 Mei 2024 08:30 WIB</p>"
    head = "<meta property='article:modified_time' content='2024-05-07T01:30:12+00:00'>"
    found = read(page(head=head, between=between), layout=layout)
    assert raws(found, "published_at") == ["6 Mei 2024 10:15 WIB"]
    assert raws(found, "modified_at") == [
        "Diperbarui: 7 Mei 2024 08:30 WIB",
        "2024-05-07T01:30:12+00:00",
    ]
