"""Which links of a front page may lead to sections."""

from __future__ import annotations

from newsarchive.model import Page
from newsarchive.survey.menu import menu_links, section_path

TEASERS = "".join(
    f'<h3><a href="/berita/warga-desa-{n}-panen-raya-jagung/">Warga Desa {n} Panen Raya</a></h3>'
    for n in range(5)
)


def names(body: str) -> list[str]:
    return [one.name for one in menu_links(Page("https://kabar.example/", body.encode()))]


def test_the_menu_s_links_are_taken_in_order_and_once() -> None:
    menu = """<nav><a href="/">Beranda</a><a href="/kategori/ekonomi/">Ekonomi ▾</a>
      <a href="/kategori/desa">Desa</a><a href="/kategori/desa/">Desa</a>
      <a href="/kategori/hukum/">Hukum</a></nav>"""
    assert names(menu + TEASERS) == ["Ekonomi", "Desa", "Hukum"]


def test_pages_about_the_newsroom_and_lists_of_tags_are_no_sections() -> None:
    menu = """<ul class="main-menu"><li><a href="/redaksi/">Redaksi</a></li>
      <li><a href="/pedoman-media-siber/">Pedoman</a></li><li><a href="/tag/banjir/">Banjir</a></li>
      <li><a href="/indeks/">Indeks</a></li><li><a href="/ekonomi/">Ekonomi</a></li>
      <li><a href="/desa/">Desa</a></li><li><a href="/hukum/">Hukum</a></li></ul>"""
    assert names(menu) == ["Ekonomi", "Desa", "Hukum"]


def test_without_a_marked_menu_every_short_link_that_is_no_article_s_counts() -> None:
    row = '<td><a href="/rubrik/ekonomi/">Ekonomi</a> | <a href="/rubrik/desa/">Desa</a></td>'
    assert names(f"<table><tr>{row}</tr></table>{TEASERS}") == ["Ekonomi", "Desa"]


def test_links_to_other_sites_are_left_out() -> None:
    links = "".join(f'<a href="https://{h}.example/a/">Bola</a>' for h in ("lain", "bola.kabar"))
    assert names(f"<nav>{links}</nav>") == []


def test_a_section_is_known_by_its_path_and_query() -> None:
    assert section_path("https://kabar.example/index.php?kanal=3") == "/index.php?kanal=3"
    assert section_path("https://kabar.example/ekonomi/") == "/ekonomi/"
