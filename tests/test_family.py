"""Which family a page belongs to, by the signs that the family declares."""

from __future__ import annotations

import gzip
from pathlib import Path

from newsarchive.crawl.catalogue import load_families
from newsarchive.family import CERTAIN, LIKELY, Family, Signs, recognise
from newsarchive.model import Page
from newsarchive.rules import Document, css

SITES = Path(__file__).parent / "sites"


def document(html: str, url: str = "https://kabar.example/berita/1/") -> Document:
    return Document(Page(url, html.encode()))


def family(name: str, **signs: tuple) -> Family:
    return Family(name, name, (), Signs(**signs))


THEMED = family("themed", themes=("suluh",))
MARKED = family("marked", marks=(css(".judul-a"), css(".isi-a"), css(".foto-a")))


def test_a_theme_s_name_in_an_address_is_decisive() -> None:
    page = document('<link href="https://kabar.example/wp-content/themes/Suluh/style.css">')
    [found] = recognise([page], [THEMED, MARKED])
    assert (found.family, found.confidence, found.signs) == (THEMED, CERTAIN, ("theme suluh",))


def test_a_newsroom_s_own_child_of_a_theme_is_the_theme() -> None:
    page = document('<link href="/wp-content/themes/suluh-child/style.css">')
    assert recognise([page], [THEMED])[0].confidence == CERTAIN


def test_another_theme_s_longer_name_is_no_sign() -> None:
    page = document('<link href="/wp-content/themes/suluh-anak/style.css">')
    assert recognise([page], [THEMED]) == []


def test_a_host_counts_with_all_below_it() -> None:
    network = family("network", hosts=("jaringan.example",))
    assert recognise([document("<p>", "https://lokal.jaringan.example/a")], [network])
    assert recognise([document('<script src="//cdn.jaringan.example/a.js">')], [network])
    assert not recognise([document("<p>", "https://bukanjaringan.example/a")], [network])


def test_marks_count_by_the_share_that_a_page_shows() -> None:
    one, all_three = '<h1 class="judul-a">', '<h1 class="judul-a"><b class="isi-a foto-a">'
    assert recognise([document(one)], [MARKED])[0].confidence < LIKELY
    assert recognise([document(one), document(all_three)], [MARKED])[0].confidence > CERTAIN


def test_a_generator_alone_is_only_a_hint() -> None:
    page = document('<meta name="generator" content="WordPress 6.1">')
    [found] = recognise([page], [family("wp", generator=("WordPress",))])
    assert found.confidence < LIKELY


def test_every_family_is_found_by_its_module_s_name() -> None:
    families = load_families()
    assert "perbesar" in families
    for name, one in families.items():
        assert one.name == name
        assert one.layouts
        assert one.signs != Signs()


def test_a_saved_page_of_a_family_is_known_as_its() -> None:
    page = next((SITES / "pantura7").glob("*/page.html.gz"))
    found = recognise(
        [Document(Page("https://kabar.example/a/", gzip.decompress(page.read_bytes())))],
        load_families().values(),
    )
    assert found[0].family.name == "perbesar"
    assert found[0].confidence >= LIKELY
