"""The main list is found whatever a theme calls it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest

from newsarchive.discover.listing import read_listing
from newsarchive.model import Page

HOST = "https://kabar.test"

HEADLINES = (
    "Warga Desa Sumber Rejo Panen Raya Bawang Merah",
    "Bupati Resmikan Jembatan Gantung Kali Pekalen",
    "Dua Sekolah Dasar di Kecamatan Tiris Digabung",
    "Nelayan Paiton Keluhkan Harga Solar Naik Lagi",
    "Polisi Amankan Truk Muat Kayu Tanpa Dokumen",
    "Festival Layang-Layang Ramaikan Pantai Utara",
    "Puskesmas Baru Layani Warga Lereng Gunung",
    "Harga Cabai Rawit Turun Jelang Akhir Bulan",
    "Pelajar Ciptakan Alat Pengering Ikan Surya",
    "Jalan Provinsi Ambles Usai Hujan Dua Hari",
    "Koperasi Susu Tambah Dua Mesin Pendingin",
    "Ratusan Guru Ngaji Terima Insentif Tahunan",
)

POPULAR = (
    "Viral Kucing Naik Angkot dari Terminal Bayu",
    "Daftar Lengkap Jadwal Kereta Lokal Terbaru",
    "Resep Ketan Kratok Khas Pesisir Timur Jawa",
    "Mengenal Tari Jaran Bodhag dari Probolinggo",
    "Lowongan Kerja Pabrik Kertas Bulan Desember",
    "Harga Emas Hari Ini Kembali Naik Tipis Saja",
    "Lima Air Terjun Tersembunyi di Lereng Argo",
    "Cara Urus Kartu Keluarga Lewat Aplikasi Desa",
    "Profil Pelatih Baru Klub Kebanggaan Kota Ini",
    "Begini Cara Merawat Motor Saat Musim Hujan",
    "Tips Memilih Durian Manis di Pinggir Jalan",
    "Asal Usul Nama Kampung Kidul Alun-Alun Kota",
)

Address = Callable[[int, str], str]


def slug(headline: str) -> str:
    return headline.lower().replace(" ", "-")


def dated(number: int, headline: str) -> str:
    return f"{HOST}/2023/11/{number + 10}/{slug(headline)}/"


def plain(_number: int, headline: str) -> str:
    return f"{HOST}/{slug(headline)}/"


def coded(number: int, headline: str) -> str:
    return f"{HOST}/read/{5123400 + number}/{slug(headline)}"


def links(address: Address = plain, headlines: Sequence[str] = HEADLINES) -> list[str]:
    return [address(number, headline) for number, headline in enumerate(headlines)]


def teasers(template: str, address: Address = plain, headlines: Sequence[str] = HEADLINES) -> str:
    """One copy of ``template`` an article: {url}, {path}, {title}, {n}, {date} stand in it."""
    return "\n".join(
        template.format(
            url=address(number, headline), path=address(number, headline)[len(HOST) :],
            title=headline, n=number, date=f"{number + 1} November 2023",
        )
        for number, headline in enumerate(headlines)
    )  # fmt: skip


def box(opening: str, template: str = '<li><a href="{url}">{title}</a></li>') -> str:
    return opening + "<ul>" + teasers(template, plain, POPULAR) + "</ul>"


MENU = (
    '<ul id="menu-utama">'
    + "".join(
        f'<li class="menu-item"><a href="{HOST}/category/{name}/">{name.title()}</a></li>'
        for name in ("pemerintahan", "hukum-dan-kriminal", "ekonomi", "olahraga", "wisata-budaya")
    )
    + f'<li><a href="{HOST}/berita-kota-dan-kabupaten/">Kota &amp; Kabupaten</a></li></ul>'
)

FOOT = (
    f'<footer><a href="{HOST}/pedoman-media-siber/">Pedoman Pemberitaan Media Siber</a>'
    f'<a href="{HOST}/tentang-kami/">Tentang Kami</a><a href="{HOST}/redaksi/">Redaksi</a></footer>'
)


def page(main: str, aside: str = "", head: str = "", body: str = "") -> bytes:
    return (
        f"<!DOCTYPE html><html><head><title>Kabar</title>{head}</head><body {body}>"
        f"<header><nav>{MENU}</nav></header>{main}{aside}{FOOT}</body></html>"
    ).encode()


@dataclass(frozen=True)
class Shape:
    name: str
    body: bytes
    articles: list[str]
    next_page: str | None
    url: str = f"{HOST}/category/pemerintahan/"
    date: str = ""
    """Date text of the first entry."""


SIDEBAR = box('<div class="sidebar"><h3>Terpopuler</h3>') + "</div>"

SHAPES = [
    Shape(
        "Newkarma: thumbnail, category and author links in every teaser, carousel above",
        page(
            '<div class="content-area"><div class="gmr-element-carousel"><div class="owl-carousel">'
            + teasers('<div class="item"><div class="thumb"><a href="{url}"></a></div>'
                      '<a class="gmr-slide-titlelink" href="{url}">{title}</a></div>',
                      dated, POPULAR[:5])
            + '</div></div><main class="site-main"><h1>Pemerintahan</h1><div id="infinite">'
            + teasers('<article class="post-{n} tag-populer category-x"><a href="{url}"><img></a>'
                      f'<span><a href="{HOST}/category/ekonomi/" rel="category tag">Ekonomi</a>'
                      '</span><time class="entry-date published">{n} jam lalu</time>'
                      '<time class="updated">1 Januari 2024</time>'
                      f'<a class="url fn n" href="{HOST}/author/sari-dewi-lestari-putri/">Sari</a>'
                      '<h2 class="entry-title"><a href="{url}">{title}</a></h2><p>Isi.</p>'
                      "</article>", dated)
            + f'</div><ul class="page-numbers"><li><span class="current">1</span></li><li>'
            f'<a class="page-numbers" href="{HOST}/category/pemerintahan/page/2/">2</a></li><li>'
            f'<a class="next page-numbers" href="{HOST}/category/pemerintahan/page/2/">Berikutnya'
            "</a></li></ul></main></div>", SIDEBAR, body='class="archive category sidebar-right"'
        ),
        links(dated), f"{HOST}/category/pemerintahan/page/2/", date="0 jam lalu",
    ),
    Shape(
        "tagDiv: modules in rows, big grid above, widgets beside",
        page(
            '<div class="td-big-grid-wrapper td-hero">'
            + teasers('<div class="td_module_mx"><h3><a href="{url}">{title}</a></h3></div>',
                      plain, POPULAR[:4])
            + '</div><div class="td-container"><div class="td-ss-main-content"><h1>Ekonomi</h1>'
            + '<div class="td-block-row">'
            + teasers('<div class="td-block-span6"><div class="td_module_1 td_module_wrap">'
                      '<div class="td-module-thumb"><a href="{url}" rel="bookmark" title="{title}">'
                      '<img></a></div><h3 class="entry-title"><a href="{url}">{title}</a></h3>'
                      '<time class="entry-date">{date}</time></div></div>')
            .replace('</div></div>\n<div class="td-block-span6">',
                     '</div></div></div>\n<div class="td-block-row"><div class="td-block-span6">')
            + '</div><div class="page-nav"><a href="?page=1" class="page">1</a>'
            f'<a href="{HOST}/category/pemerintahan/page/2/"><i class="td-icon-menu-right"></i></a>'
            '</div></div><div class="td-ss-main-sidebar">' + box('<div class="td_block_widget">')
            + "</div></div></div>"
        ),
        links(), f"{HOST}/category/pemerintahan/page/2/", date="1 November 2023",
    ),
    Shape(
        "JNews: hero block above, load more link",
        page(
            '<div class="jeg_heroblock">'
            + teasers('<article><h2><a href="{url}">{title}</a></h2></article>', plain, POPULAR[:3])
            + '</div><div class="jeg_main_content"><div class="jeg_postblock"><div '
            'class="jeg_posts">'
            + teasers('<article class="jeg_post"><div class="jeg_thumb"><a href="{url}"><img></a>'
                      '</div><h3 class="jeg_post_title"><a href="{url}">{title}</a></h3>'
                      '<div class="jeg_meta_date"><a href="{url}"><i></i> {date}</a></div>'
                      '<a class="jeg_readmore" href="{url}">Baca Selengkapnya</a></article>')
            + '</div></div><div class="jeg_navigation"><a class="page_nav next" '
            f'href="{HOST}/category/pemerintahan/page/2/"><span>Next</span></a></div></div>',
            SIDEBAR.replace("sidebar", "jeg_sidebar")
        ),
        links(), f"{HOST}/category/pemerintahan/page/2/", date="1 November 2023",
    ),
    Shape(
        "GeneratePress: flat articles, older posts to the left",
        page(
            '<main class="site-main" id="main"><header class="page-header"><h1>Wisata</h1></header>'
            + teasers('<article><header class="entry-header"><h2><a href="{url}">{title}</a></h2>'
                      "<time>{date}</time></header><p>Isi.</p></article>")
            + '<nav class="nav-links"><div class="nav-previous"><a href='
            f'"{HOST}/category/pemerintahan/page/4/">Pos-pos lama</a></div><div class="nav-next">'
            f'<a href="{HOST}/category/pemerintahan/page/2/">Pos-pos baru</a></div></nav></main>',
            SIDEBAR,
        ),
        links(), f"{HOST}/category/pemerintahan/page/4/",
        url=f"{HOST}/category/pemerintahan/page/3/", date="1 November 2023",
    ),
    Shape(
        "a theme of cards without headings, ticker above, popular tabs in the main column",
        page(
            '<div class="ticker">' + teasers('<a href="{url}">{title}</a>', plain, POPULAR[:6])
            + '</div><div class="container"><div class="row"><div class="col-8">'
            + teasers('<div class="card"><a href="{url}"><img alt="{title}"></a><div><small>'
                      'Pemerintahan · {date} 21:37 WIB</small><a class="judul" href="{url}">{title}'
                      "</a></div></div>")
            + f'<div class="pagination"><b>1</b><a href="{HOST}/category/pemerintahan?page=2">2</a>'
            f'<a href="{HOST}/category/pemerintahan?page=9">»</a></div></div><div class="col-4">'
            + box("<h4>Trending di Pemerintahan</h4>") + "</div></div></div>"
        ),
        links(), f"{HOST}/category/pemerintahan?page=2",
        date="Pemerintahan · 1 November 2023 21:37 WIB",
    ),
    Shape(
        "index of a portal: plain rows by number, a day of its own",
        page(
            '<div class="lsi"><ul class="lsi">'
            + teasers('<li class="ptb15"><h3 class="f16"><a href="{url}" title="{title}">{title}'
                      '</a></h3><time class="foot">{date}, 10:0{n} WIB</time></li>', coded,
                      HEADLINES[:9])
            + '</ul></div><div class="paging"><a class="active">1</a>'
            '<a href="/index-news/all?date=2023-11-14&amp;page=2">2</a>'
            '<a href="/index-news/all?date=2023-11-14&amp;page=3">3</a></div>'
        ),
        links(coded, HEADLINES[:9]), f"{HOST}/index-news/all?date=2023-11-14&page=2",
        url=f"{HOST}/index-news/all?date=2023-11-14", date="1 November 2023, 10:00 WIB",
    ),
    Shape(
        "pages counted by articles passed",
        page(
            "<h1>Indeks</h1><div>"
            + teasers('<div class="row"><h4><a href="{path}">{title}</a></h4><i>{date}</i></div>',
                      coded)
            + "</div><p><strong>1</strong> <a href='/indeks/12'>2</a> <a href='/indeks/24'>3</a> "
            "<a href='/indeks/12'>&gt;</a> <a href='/indeks/240'>Last ›</a></p>"
        ),
        links(coded), f"{HOST}/indeks/12", url=f"{HOST}/indeks", date="1 November 2023",
    ),
    Shape(
        "Blogger: posts in a widget, the older ones behind a date",
        page(
            '<div class="widget Blog" id="Blog1"><div class="blog-posts hfeed">'
            + teasers('<div class="post hentry"><h3 class="post-title"><a href="{url}">{title}</a>'
                      '</h3><div class="post-body">Isi.</div><a class="comment-link" href='
                      '"{url}#comment-form">Tidak ada komentar</a></div>',
                      lambda n, title: f"{HOST}/2023/11/{plain(n, title).split('/')[-2]}.html")
            + '</div><div class="blog-pager" id="blog-pager"><a class="blog-pager-older-link" href='
            f'"{HOST}/search?updated-max=2023-11-01T00:00:00%2B07:00&amp;max-results=12" '
            'title="Postingan Lama">Postingan Lama</a></div></div>',
            box('<div class="widget PopularPosts">') + "</div>"
        ),
        [f"{HOST}/2023/11/{link.split('/')[-2]}.html" for link in links()],
        f"{HOST}/search?updated-max=2023-11-01T00:00:00%2B07:00&max-results=12", url=f"{HOST}/",
    ),
    Shape(
        "the whole teaser is one link, a big one first, an advert and a slider between",
        page(
            '<section class="latest"><div class="big"><a href="' + plain(0, HEADLINES[0])
            + f'"><img><h2>{HEADLINES[0]}</h2></a></div><div class="list-berita">'
            + teasers('<a class="item" href="{url}"><img><span class="kanal">Daerah</span>'
                      '<h3>{title}</h3><span>{date}</span></a>', plain, HEADLINES[1:6])
            + f'<div class="iklan"><a href="{HOST}/beriklan-di-kabar-test-sekarang">Pasang iklan '
            "Anda di sini sekarang juga</a></div>" + box('<div class="swiper">') + "</div>"
            + teasers('<a class="item" href="{url}"><img><span class="kanal">Daerah</span>'
                      '<h3>{title}</h3><span>{date}</span></a>', plain, HEADLINES[6:])
            + '</div></section><a href="?page=2" class="btn">Muat Lebih Banyak</a>'
        ),
        links(), f"{HOST}/category/pemerintahan/?page=2",
    ),
    Shape(
        "teasers that carry links to related articles below their own",
        page(
            '<main>'
            + teasers('<div class="teaser"><h2><a href="{url}">{title}</a></h2><p>{date}</p>'
                      '<ul class="terkait"><li><a href="{url}lanjutan-cerita-warga-desa-{n}">Cerita'
                      " lanjutan warga desa sebelah</a></li></ul></div>")
            + "</main>"
        ),
        links(), None, date="1 November 2023",
    ),
]  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES, ids=[shape.name for shape in SHAPES])
def test_main_list_in_order_with_titles_and_the_next_page(shape: Shape) -> None:
    found = read_listing(Page(shape.url, shape.body))
    assert [entry.url for entry in found.articles] == shape.articles
    assert [entry.title for entry in found.articles] == list(HEADLINES[: len(shape.articles)])
    assert found.articles[0].date == shape.date
    assert found.next_page == shape.next_page


def test_foot_and_menu_alone_are_no_list() -> None:
    assert read_listing(Page(HOST, page(FOOT))).articles == ()
