"""What a listing yields at its edges: empty, short, odd, declared, hostile."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.discover.listing import Entry, Listing, read_listing
from newsarchive.model import Page
from newsarchive.rules import css
from newsarchive.site import Layout, Site

HOST = "https://kabar.test"
HERE = f"{HOST}/category/wisata/"
SLUGS = [
    "warga-desa-tanam-mangrove", "pasar-hewan-kembali-dibuka", "lomba-perahu-hias-nelayan",
    "sekolah-alam-terima-bantuan", "sungai-kering-petani-resah", "panen-kopi-lereng-argopuro",
]  # fmt: skip
POPULAR_BOX = '<div class="sidebar"><h3>Terpopuler</h3><ul>' + "".join(
    f'<li><a href="/kabar-populer-nomor-urut-{n}/">Kabar populer nomor urut ke {n}</a></li>'
    for n in range(8)
) + "</ul></div>"  # fmt: skip


def teaser(slug: str, href: str | None = None, extra: str = "") -> str:
    title = slug.replace("-", " ").title()
    return (
        f'<article {extra}><h2><a href="{href or f"/{slug}/"}">{title}</a></h2>'
        "<time>Senin, 13/11/2023 | 10:00 WIB</time></article>"
    )


def read(markup: str, url: str = HERE, site: Site | None = None) -> Listing:
    return read_listing(Page(url, f"<html><body>{markup}</body></html>".encode()), site)


def urls(listing: Listing) -> list[str]:
    return [entry.url for entry in listing.articles]


LIST = "<div class='posts'>" + "".join(teaser(slug) for slug in SLUGS) + "</div>"
ADDRESSES = [f"{HOST}/{slug}/" for slug in SLUGS]


@pytest.mark.parametrize(
    "markup",
    [
        "",
        POPULAR_BOX,
        f"<main><h1>Wisata</h1><p>Maaf, belum ada berita di kanal ini.</p></main>{POPULAR_BOX}",
        "<h1>Hasil pencarian</h1><p>Artikel tidak ditemukan.</p><div><h3>Jangan lewatkan</h3>"
        + "".join(f'<a href="/{slug}/">{slug.replace("-", " ")}</a>' for slug in SLUGS) + "</div>",
        "<h1>Halaman tidak ditemukan</h1><p>Kembali ke <a href='/'>beranda</a></p>",
    ],
)  # fmt: skip
def test_a_section_without_articles_lists_none(markup: str) -> None:
    assert read(markup) == Listing()


def test_one_article_is_a_list_in_the_main_part() -> None:
    found = read(f"<main><h1>Wisata</h1>{teaser(SLUGS[0])}</main>{POPULAR_BOX}")
    assert urls(found) == ADDRESSES[:1]


def test_search_results_are_listed_and_paged_with_their_query() -> None:
    found = read(
        f"<h1>Hasil pencarian: kopi</h1>{LIST}<a href='/?s=kopi&amp;paged=2'>Berikutnya</a>",
        f"{HOST}/?s=kopi",
    )
    assert urls(found) == ADDRESSES
    assert found.next_page == f"{HOST}/?s=kopi&paged=2"


def test_pinned_articles_belong_to_the_list() -> None:
    pinned = teaser("pengumuman-lomba-foto-daerah", extra='class="sticky featured"')
    assert urls(read(LIST.replace("<article", pinned + "<article", 1)))[0] == (
        f"{HOST}/pengumuman-lomba-foto-daerah/"
    )


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("../../{slug}.html", f"{HOST}/{SLUGS[0]}.html"),
        ("//www.kabar.test/{slug}", f"https://www.kabar.test/{SLUGS[0]}"),
        ("/{slug}?utm_source=kanal#isi", f"{HOST}/{SLUGS[0]}?utm_source=kanal"),
        ("  {slug}  ", f"{HERE}{SLUGS[0]}"),
    ],
)
def test_links_become_absolute_and_stay_as_linked(href: str, expected: str) -> None:
    found = read("".join(teaser(slug, href.format(slug=slug)) for slug in SLUGS))
    assert urls(found)[0] == expected
    assert len(found.articles) == len(SLUGS)


def test_the_base_of_the_page_counts() -> None:
    body = "".join(teaser(slug, slug) for slug in SLUGS)
    page = f'<head><base href="/berita/"></head><body>{body}</body>'.encode()
    assert read_listing(Page(HERE, page)).articles[0].url == f"{HOST}/berita/{SLUGS[0]}"


def test_one_article_under_several_addresses_is_listed_once() -> None:
    repeated = teaser(SLUGS[0], f"/{SLUGS[0]}/?utm_source=ulang")
    assert urls(read(LIST.replace("</div>", repeated + "</div>"))) == ADDRESSES


def test_title_comes_from_the_heading_not_from_the_invitation_to_read() -> None:
    card = (
        '<div class="k"><a href="/{0}/"><img alt="gambar"></a><h3><a href="/{0}/">Judul {0}</a>'
        '</h3><p>Ringkasan panjang berita yang jauh lebih panjang dari judulnya.</p>'
        '<a href="/{0}/">Baca Selengkapnya Tentang Berita Ini di Sini »</a></div>'
    )  # fmt: skip
    found = read("".join(card.format(slug) for slug in SLUGS))
    assert [entry.title for entry in found.articles] == [f"Judul {slug}" for slug in SLUGS]


def test_a_date_within_a_summary_is_not_the_date_shown() -> None:
    body = "".join(
        f'<div><h3><a href="/{slug}/">Kabar {slug}</a></h3><p>Warga berkumpul di balai desa sejak '
        "pagi, Senin (13/11/2023), untuk membahas rencana itu bersama camat.</p></div>"
        for slug in SLUGS
    )
    assert {entry.date for entry in read(body).articles} == {""}


def test_articles_of_other_sites_are_not_listed_unless_the_site_owns_them() -> None:
    body = LIST.replace('href="/', 'href="https://kabar-lain.test/')
    assert read(body).articles == ()
    site = Site("Kabar", HOST + "/", hosts=("kabar-lain.test",))
    assert len(read(body, site=site).articles) == len(SLUGS)


def test_a_declared_layout_wins_over_structure() -> None:
    body = f"<div class='x'>{teaser('satu')}{teaser('dua')}</div>{LIST}"
    layouts = (
        Layout(listing=css("div.lama a"), until=date(2022, 12, 31)),
        Layout(listing=css("div.x"), since=date(2023, 1, 1)),
    )
    site = Site("Kabar", HOST + "/", layouts=layouts)
    page = Page(HERE, f"<body>{body}</body>".encode(), datetime(2023, 5, 1, tzinfo=UTC))
    assert urls(read_listing(page, site)) == [f"{HOST}/satu/", f"{HOST}/dua/"]


def test_structure_helps_where_the_declared_layout_finds_nothing() -> None:
    site = Site("Kabar", HOST + "/", layouts=(Layout(listing=css("div.hilang a")),))
    assert urls(read(LIST, site=site)) == ADDRESSES


NEXT = [
    ("rel in the head", "<link rel='next' href='/category/wisata/page/2/'>",
     "/category/wisata/page/2/"),
    ("rel on a link", "<a rel='next' href='/wisata/lagi'>lagi</a>", "/wisata/lagi"),
    ("a word", "<a href='?page=2'>Selanjutnya</a>", "/category/wisata/?page=2"),
    ("a word and an arrow", "<a href='?hal=2'>Berikutnya »</a>", "/category/wisata/?hal=2"),
    ("an arrow with a name", "<a aria-label='Next page' href='?page=2'><i></i></a>",
     "/category/wisata/?page=2"),
    ("older posts", "<a href='/wisata/lama?offset=10'>« Older posts</a>", "/wisata/lama?offset=10"),
    ("the number alone", "<span>1</span><a href='?page=2'>2</a><a href='?page=3'>3</a>",
     "/category/wisata/?page=2"),
    ("never the last page", "<a href='?page=9'>»</a>", None),
    ("never back", "<a href='/category/wisata/'>« Sebelumnya</a><a href='/x/'>Previous</a>", None),
    ("never an article", "<a rel='next' href='/2023/11/panen-raya-di-desa-sumber/'>Next</a>", None),
    ("never another site", "<a href='https://lain.test/?page=2'>Next</a>", None),
    ("never nowhere", "<a href='#'>Next</a><a href='javascript:muat()'>Muat lainnya</a>", None),
    ("no day of a calendar",
     "<table class='calendar'><tr><td><a href='/2023/11/1/'>1</a></td><td><a href='/2023/11/2/'>2"
     "</a></td></tr></table>", None),
    ("no rank of a popular article",
     "".join(f"<a href='/read/512340{n}/judul-berita-ke-{n}'>{n}</a>" for n in range(1, 6)), None),
    ("not the home page's older news", "<footer><a href='/page/2/'>Berita lama</a></footer>", None),
    ("no comment page", "<a href='/panen-raya-di-desa-sumber/2/'>2</a>", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("markup", "expected"), [row[1:] for row in NEXT], ids=[row[0] for row in NEXT]
)
def test_next_page(markup: str, expected: str | None) -> None:
    assert read(LIST + markup).next_page == (HOST + expected if expected else None)


@pytest.mark.parametrize(
    ("url", "markup", "expected"),
    [
        ("?page=3", "<a href='?page=2'>‹</a><a href='?page=4'>4</a>", "?page=4"),
        ("?page=9", "<a href='?page=1'>1</a><a href='?page=8'>8</a><b>9</b>", None),
        ("page/2/", f"<a class='next' href='{HERE}page/3/'>3</a>", "page/3/"),
        ("page/2/", f"<a class='prev' href='{HERE}'>1</a><b>2</b>", None),
        ("20", "<a href='./'>1</a><a href='10'>2</a><b>3</b><a href='30'>4</a>", "30"),
        ("?page=2", "<a href='?page=3'>Sebelumnya</a>", "?page=3"),
        ("", "<b>1</b><a href='?page=1'>2</a><a href='?page=2'>3</a>", "?page=1"),
        ("?page=1", "<a href='?page=0'>1</a><b>2</b><a href='?page=2'>3</a>", "?page=2"),
        ("12", "<a href='13'>Olahraga</a><a href='14'>Wisata Budaya</a>", None),
    ],
)
def test_next_page_further_on(url: str, markup: str, expected: str | None) -> None:
    found = read(LIST + "<p>" + markup + "</p>", HERE + url)
    assert found.next_page == (HERE + expected if expected else None)


@pytest.mark.parametrize(
    "markup",
    [
        "".join(f"<p><a href='/berita-ke-{n}-hari-ini-juga/'>Judul</a></p>" for n in range(10_000)),
        "<div>" * 5_000 + "<a href='/warga-tanam-mangrove-lagi'>x</a></div>" * 5_000,
        "<a href='?page=1'>1</a>" * 10_000,
        "".join(f"<a href='?page={n}'>{n}</a>" for n in range(10_000)),
        f"<a href='/{'a-' * 50_000}'>{'kata ' * 200_000}</a>",
        "<ul><li><a href='/warga-tanam-mangrove-lagi'>x</a>" * 5_000,
    ],
    ids=["many", "deep", "pages alike", "pages", "long", "nested"],
)
def test_hostile_pages_cost_little(markup: str) -> None:
    started = time.process_time()
    read(markup)
    assert time.process_time() - started < 5


@given(st.binary() | st.text().map(lambda text: f"<a href='{text}'>{text}</a>".encode()))
def test_no_bytes_raise(body: bytes) -> None:
    assert isinstance(read_listing(Page(HERE, body)), Listing)


@pytest.mark.parametrize("url", ["", "kabar", "http://[", "mailto:a@kabar.test"])
def test_no_address_of_a_page_raises(url: str) -> None:
    assert read(LIST, url).articles == ()


def test_entries_tell_url_title_and_date_as_shown() -> None:
    assert read(LIST).articles[0] == Entry(
        ADDRESSES[0], "Warga Desa Tanam Mangrove", "Senin, 13/11/2023 | 10:00 WIB"
    )
