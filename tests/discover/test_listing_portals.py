"""More shapes: what portals, page builders and small themes put around and into their lists."""

from __future__ import annotations

import pytest

from newsarchive.discover.listing import read_listing
from newsarchive.model import Page

HOST = "https://kabar.test"
NAMES = (
    "panen raya bawang merah", "jembatan gantung dibuka", "dua sekolah digabung jadi satu",
    "harga solar nelayan naik", "festival layang layang pantai", "puskesmas lereng gunung buka",
)  # fmt: skip
OTHERS = tuple(
    f"kabar lain yang ramai dibaca ke {word}" for word in ("satu", "dua", "tiga", "empat")
)


def repeat(template: str, names: tuple[str, ...] = NAMES) -> str:
    return "".join(
        template.format(u=f"/{name.replace(' ', '-')}", t=name.title(), n=number)
        for number, name in enumerate(names)
    )


CASES = {
    "latest items with a category heading, most-read and headline boxes": (
        '<div class="most__wrap">' + repeat('<div class="most__item"><h2 class="most__title">'
        '<a href="{u}">{t}</a></h2></div>', OTHERS) + '</div><div class="headline__wrap">'
        + repeat('<h2><a href="{u}-utama">{t} utama</a></h2>', OTHERS)
        + '</div><section class="latest__wrap">' + repeat('<div class="latest__item"><div><a '
        'href="{u}"><img></a></div><h4 class="latest__subtitle"><a href="/kota-kita">Kota Kita</a>'
        '</h4><h2 class="latest__title"><a class="latest__link" href="{u}">{t}</a></h2>'
        '<date class="latest__date">Senin, 13 November 2023 | 10:00 WIB</date></div>')
        + "</section>"
        '<div class="paging"><a class="paging__link paging__link--active" href="#">1</a>'
        '<a href="?page=2">2</a><a class="paging__link--next" href="?page=2">Selanjutnya</a></div>',
        "/?page=2",
    ),
    "a box with its own heading just above the list": (
        '<section class="trending"><h3>Trending</h3>' + repeat('<div class="trending__item">'
        '<a href="{u}">{t}</a></div>', OTHERS) + '</section><div class="latest__wrap">'
        + repeat('<div class="latest__item"><a href="{u}"><img></a><h2><a href="{u}">{t}</a></h2>'
        '<date>13 November 2023, 10:00 WIB</date></div>') + "</div>",
        None,
    ),
    "an aside and a header within every item": (
        '<div class="articles--list">' + repeat('<article><figure><a href="{u}"><img></a></figure>'
        '<aside class="details"><header><h4><a href="{u}">{t}</a></h4></header><time>13 Nov 2023'
        '</time></aside></article>') + '</div><aside><ul>' + repeat('<li><h4><a href="{u}">{t}</a>'
        '</h4><time>1 Nov 2023</time></li>', OTHERS) + "</ul></aside>",
        None,
    ),
    "a wrapper classed by its sidebar, no heading, no page numbers": (
        '<div id="wrap" class="sidebar-left container-widget">' + repeat('<div class="card"><a '
        'href="{u}"><img></a><a href="{u}">{t}</a><span>1 jam lalu</span></div>') + "</div>",
        None,
    ),
    "a page builder whose every element is a widget": (
        '<h1>Daerah</h1><div class="elementor-widget elementor-widget-posts"><div '
        'class="elementor-widget-container"><div class="elementor-posts">' + repeat(
        '<article class="elementor-post post-{n}"><h3><a href="{u}/">{t}</a></h3><span '
        'class="elementor-post-date">November 13, 2023</span></article>').replace('/"', '"')
        + "</div></div></div>",
        None,
    ),
    "days as groups, each with its own list": (
        "<h1>Indeks</h1>" + "".join(
            f'<div class="hari hari-{day}"><h3>{day} November 2023</h3><ul>{rows}</ul></div>'
            for day, rows in ((14, repeat("<li>10:0{n} <a href='{u}'>{t}</a></li>", NAMES[:3])),
                              (13, repeat("<li>09:0{n} <a href='{u}'>{t}</a></li>", NAMES[3:]))))
        + "<a href='/indeks/2023/11/12/'>Hari sebelumnya</a>",
        "/indeks/2023/11/12/",
    ),
    "a day's index paged by articles passed": (
        '<ul class="list-berita">' + repeat('<li><h4><a href="{u}">{t}</a></h4><time>14 November '
        '2023</time></li>') + '</ul><div class="pagination-indexs"><strong>1</strong>'
        '<a href="/indeks/2023/11/14/6">2</a><a href="/indeks/2023/11/14/12">3</a>'
        '<a href="/indeks/2023/11/14/6">Next ›</a></div>',
        "/indeks/2023/11/14/6",
    ),
    "titles beside the only link, which invites to read": (
        '<div id="content">' + repeat('<div class="post"><h2>{t}</h2><p>13/11/2023</p>'
        '<a class="btn" href="{u}.html">Selengkapnya</a></div>').replace('.html', '') + "</div>",
        None,
    ),
    "a table of rows": (
        "<table>" + repeat("<tr><td><img></td><td><a href='{u}'><b>{t}</b></a><br>13-11-2023</td>"
        "</tr>") + "</table>",
        None,
    ),
    "flat headings and summaries": (
        '<main>' + repeat('<h2><a href="{u}">{t}</a></h2><p>Ringkasan pendek. <a href="{u}">Baca'
        "</a></p>") + "</main>",
        None,
    ),
    "a box of videos after the list": (
        '<div class="kiri"><ul class="daftar">' + repeat('<li><h3><a href="{u}">{t}</a></h3><i>'
        '13/11/2023</i></li>') + '</ul><div class="vid"><h3>Video</h3>' + repeat(
        '<a href="{u}-video"><img>{t} video</a>', OTHERS) + "</div></div>",
        None,
    ),
    "two grid columns of teasers alike, one headed as popular": (
        '<div class="row"><div class="col-md-8"><h3>Indeks Kota</h3>' + repeat('<div class="media">'
        '<a href="{u}"><img></a><a href="{u}"><h4>{t}</h4></a><small>13/11/2023</small></div>')
        + '</div><div class="col-md-4"><h3>Terpopuler</h3>' + repeat('<div class="media">'
        '<a href="{u}"><img></a><a href="{u}"><h4>{t}</h4></a></div>', OTHERS) + "</div></div>",
        None,
    ),
    "a short headline under a heading": (
        "<main>" + repeat('<article><h2><a href="{u}">{t}</a></h2></article>',
        ("panen kopi", *NAMES[1:])).replace("panen-kopi", "panen-raya-bawang-merah") + "</main>",
        None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_main_list_and_next_page(name: str) -> None:
    markup, onward = CASES[name]
    url = f"{HOST}/indeks/2023/11/14" if "day" in name else f"{HOST}/"
    found = read_listing(Page(url, f"<html><body>{markup}</body></html>".encode()))
    assert [entry.url for entry in found.articles] == [
        f"{HOST}/{one.replace(' ', '-')}" for one in NAMES
    ]
    assert found.articles[1].title == NAMES[1].title()
    assert found.next_page == (HOST + onward if onward else None)


def test_a_longer_list_in_the_next_column_is_not_the_main_one() -> None:
    def card(number: int) -> str:
        url = f"/2024/05/warga-panen-raya-di-dusun-{number}/"
        return (
            f'<div class="col-md-4"><a href="{url}"><img src="/i.jpg"></a><h5><a href="{url}">'
            f"Warga Panen Raya di Dusun {number}</a></h5><small>6 Mei 2024</small></div>"
        )

    def row(number: int) -> str:
        url = f"/2024/05/bupati-resmikan-jembatan-{number}/"
        return (
            f'<li><a href="{url}"><img src="/t.jpg"></a><a href="{url}">Bupati Resmikan Jembatan '
            f"{number}</a><span>5 Mei 2024</span></li>"
        )

    body = (
        f'<div class="row"><div class="col-8"><h1>Daerah</h1><div class="row">'
        f"{''.join(map(card, range(6)))}</div><button>Muat Lebih Banyak</button></div>"
        f'<div class="col-4"><h4>Berita Terbaru</h4><ul>{"".join(map(row, range(20)))}</ul></div>'
        "</div>"
    )
    listed = read_listing(Page("https://kabar.test/daerah", body.encode())).articles
    assert [one.title for one in listed] == [f"Warga Panen Raya di Dusun {n}" for n in range(6)]
