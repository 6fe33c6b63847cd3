"""Articles cut into pages."""

from __future__ import annotations

import pytest

from newsarchive.discover.parts import further_parts
from newsarchive.model import Page

SLUG = "https://kabar.test/2023/11/warga-tanam-mangrove-di-pesisir"

CASES = [
    ("numbered WordPress pages",
     SLUG + "/", f'<p>Halaman: <span>1</span> <a class="post-page-numbers" href="{SLUG}/2/">2</a>'
     f'<a href="{SLUG}/3/">3</a></p>', [SLUG + "/2/", SLUG + "/3/"]),
    ("out of order and repeated",
     SLUG + "/", f'<a href="{SLUG}/3/">3</a><a href="{SLUG}/2/">2</a><a href="{SLUG}/3/">Akhir</a>',
     [SLUG + "/2/", SLUG + "/3/"]),
    ("pages in the query beside all in one",
     SLUG, '<div class="paginationpost"><a href="?page=2">2</a><a href="?page=all">Semua</a></div>',
     [SLUG + "?page=2"]),
    ("all in one alone", SLUG, '<a href="?page=all">Tampilkan semua</a>', [SLUG + "?page=all"]),
    ("only the next page", SLUG, '<a href="?page=2">Halaman Selanjutnya</a>', [SLUG + "?page=2"]),
    ("only the next page in the head", SLUG, f'<link rel="next" href="{SLUG}/2/">', [SLUG + "/2/"]),
    ("on the second page the third",
     SLUG + "?page=2", '<a href="?page=1">1</a><a href="?page=2">2</a><a href="?page=3">3</a>',
     [SLUG + "?page=3"]),
    ("on the last page none", SLUG + "/3/", f'<a href="{SLUG}/2/">Sebelumnya</a>', []),
    ("on the whole article none", SLUG + "?page=all", '<a href="?page=2">2</a>', []),
    ("plain post numbers",
     "https://kabar.test/?p=882", '<a href="/?p=882&amp;page=2">2</a>',
     ["https://kabar.test/?p=882&page=2"]),
    ("a post number whose page links its parts under its words",
     "https://kabar.test/?p=882", f'<link rel="canonical" href="{SLUG}/"><a href="{SLUG}/2/">2</a>'
     f'<a href="{SLUG}-lagi/2/">Lain</a>', [SLUG + "/2/"]),
    ("a short slug", "https://kabar.test/banjir-lumajang/", '<a href="/banjir-lumajang/2/">2</a>',
     ["https://kabar.test/banjir-lumajang/2/"]),
    ("halaman in the query", SLUG + ".html", '<a href="?halaman=2">2</a>',
     [SLUG + ".html?halaman=2"]),
    ("the next article is no page",
     SLUG + "/", '<link rel="next" href="/2023/11/panen-raya-di-desa-sumber/">'
     '<a rel="prev" href="/2023/11/lomba-layang-layang-anak/2/">Sebelumnya</a>', []),
    ("the next number of an article is no page",
     "https://kabar.test/berita/12", '<a href="/berita/13">Berikutnya</a>', []),
    ("comment pages are none", SLUG + "/", f'<a href="{SLUG}/comment-page-2/#comments">2</a>', []),
    ("a listing's pages are none",
     "https://kabar.test/category/lumajang/", '<a href="/category/lumajang/page/2/">2</a>', []),
    ("a section's pages are none",
     "https://kabar.test/pemerintahan", '<a href="/pemerintahan?page=2">2</a>', []),
    ("the front page's are none", "https://kabar.test/", '<a href="/page/2/">2</a>', []),
    ("a base counts", SLUG, '<base href="https://kabar.test/2023/11/">'
     '<a href="warga-tanam-mangrove-di-pesisir?page=2">2</a>', [SLUG + "?page=2"]),
    ("a gallery's pictures, numbered before the slug",
     "https://kabar.test/foto/3149106/461/1/panen-raya-di-desa",
     '<a href="/foto/3149106/461/2/panen-raya-di-desa">›</a><a href="/foto/3149107/461/1/lomba-'
     'perahu-hias">Foto lain</a>', ["https://kabar.test/foto/3149106/461/2/panen-raya-di-desa"]),
    ("another host's pages are none", SLUG, '<a href="https://lain.test/?page=2">2</a>', []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("url", "markup", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_further_parts(url: str, markup: str, expected: list[str]) -> None:
    page = Page(url, f"<html><body>{markup}</body></html>".encode())
    assert list(further_parts(page)) == expected


@pytest.mark.parametrize("body", [b"", b"\0", b"<a href='http://['>2</a>", b"<a href=?page=2"])
def test_odd_pages_do_not_raise(body: bytes) -> None:
    for url in (SLUG, "", "http://["):
        assert isinstance(further_parts(Page(url, body)), tuple)
