"""Which addresses are one article, and which must stay two."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsarchive.discover.canonical import (
    canonical_url,
    cited_url,
    resolve,
    same_site,
    variant_kind,
)

SLUG = "https://kabar.test/2023/11/14/warga-tanam-mangrove-di-pesisir"
LONG = "https://kabar.test/warga-tanam-mangrove-di-pesisir"
PLAIN = "https://kabar.test/?p=882"

ONE = [
    (SLUG, "http://www.kabar.test/2023/11/14/warga-tanam-mangrove-di-pesisir/"),
    (SLUG, "HTTPS://KABAR.TEST:443//2023/11//14/./x/../warga-tanam-mangrove-di-pesisir#komentar"),
    (SLUG, SLUG + "?utm_source=twitter&utm_medium=social&fbclid=IwAR0"),
    (SLUG, SLUG + "?utm_source=x&amp;utm_medium=y"),
    (SLUG, SLUG + "?PHPSESSID=8f3c0e2a&sessionid=77"),
    (SLUG, SLUG + "/?share=whatsapp&nb=1"),
    (SLUG, SLUG + "/?replytocom=77#respond"),
    (SLUG, SLUG + "/amp/"),
    (SLUG, SLUG + "/amp"),
    (SLUG, SLUG + "?amp"),
    (SLUG, SLUG + "?amp=1"),
    (SLUG, SLUG + "?outputType=amp"),
    (SLUG, "https://kabar.test/amp/2023/11/14/warga-tanam-mangrove-di-pesisir"),
    (SLUG, "https://amp.kabar.test/2023/11/14/warga-tanam-mangrove-di-pesisir"),
    (SLUG, "https://kabar-test.cdn.ampproject.org/c/s/kabar.test/2023/11/14/"
           "warga-tanam-mangrove-di-pesisir/amp/"),
    (SLUG, "https://www.google.com/amp/s/kabar.test/2023/11/14/warga-tanam-mangrove-di-pesisir"),
    (SLUG, "https://m.kabar.test/2023/11/14/warga-tanam-mangrove-di-pesisir"),
    (SLUG, "//mobile.kabar.test/2023/11/14/warga-tanam-mangrove-di-pesisir"),
    (SLUG, SLUG + "/2/"),
    (SLUG, SLUG + "/page/3"),
    (SLUG, SLUG + "?page=2"),
    (SLUG, SLUG + "?page=all"),
    (SLUG, SLUG + "/all"),
    (SLUG, SLUG + "?single=1"),
    (SLUG, SLUG + "/comment-page-2/#comments"),
    (SLUG, SLUG + "/print/"),
    (SLUG, SLUG + "?print=1"),
    (SLUG, SLUG + "/index.html"),
    (LONG, LONG + "/2"),
    (PLAIN, "http://www.kabar.test/?p=882&utm_source=wa"),
    (PLAIN, "https://kabar.test/index.php?p=882"),
    (PLAIN, "https://kabar.test/?p=882&page=2"),
    ("https://kabar.test/2023/11/mangrove.html", "https://kabar.test/2023/11/mangrove.html?m=1"),
    ("https://kabar.test/berita/d-6453785/warga-tanam-mangrove",
     "https://kabar.test/berita/d-6453785/warga-tanam-mangrove/2"),
    ("https://kabar.test/a?id=1&q=x", "https://kabar.test/a/?q=x&id=1"),
    ("https://kabar.test/caf%C3%A9-a~b", "https://kabar.test/caf%c3%a9-%61%7Eb"),
    ("https://kabar.test/café-a~b", "https://kabar.test/caf%C3%A9-a~b"),
]  # fmt: skip

TWO = [
    ("https://kabar.test/?p=882", "https://kabar.test/?p=883"),
    ("https://kabar.test/?p=882", "https://kabar.test/?page_id=882"),
    ("https://kabar.test/detail.php?id=1", "https://kabar.test/detail.php?id=2"),
    ("https://kabar.test/berita?q=banjir", "https://kabar.test/berita?q=longsor"),
    ("https://kabar.test/berita/12", "https://kabar.test/berita/13"),
    ("https://kabar.test/berita/12", "https://kabar.test/berita"),
    ("https://kabar.test/read/123456/2", "https://kabar.test/read/123456/3"),
    ("https://kabar.test/news/20231114/2", "https://kabar.test/news/20231114/3"),
    ("https://kabar.test/2023/11/14", "https://kabar.test/2023/11"),
    ("https://kabar.test/category/lumajang/page/2", "https://kabar.test/category/lumajang/page/3"),
    ("https://kabar.test/category/lumajang/page/2", "https://kabar.test/category/lumajang"),
    (
        "https://kabar.test/tag/banjir-bandang-di-lumajang/2",
        "https://kabar.test/tag/banjir-bandang-di-lumajang",
    ),
    ("https://kabar.test/page/2", "https://kabar.test/"),
    ("https://kabar.test/indeks?page=2", "https://kabar.test/indeks"),
    ("https://kabar.test/?m=202311", "https://kabar.test/"),
    (LONG, LONG + "-2"),
    (LONG + "-jilid-1", LONG + "-jilid-2"),
    (LONG, LONG.replace("di", "Di")),
    ("https://kabar.test/amp", "https://kabar.test/"),
    ("https://kabar.test/amp/gitar", "https://kabar.test/gitar"),
    ("https://regional.kabar.test/a", "https://nasional.kabar.test/a"),
    ("http://127.0.0.1:8000/a", "https://127.0.0.1/a"),
    ("http://localhost:8000/a", "http://localhost:9000/a"),
    ("https://kabar.test:8443/a", "https://kabar.test/a"),
    ("https://kabar.test/a%2Fb", "https://kabar.test/a/b"),
]

urls = st.builds(
    "{}://{}/{}?{}#{}".format,
    st.sampled_from(["http", "https", "HTTP"]),
    st.sampled_from(["kabar.test", "www.m.kabar.test", "amp.kabar.test", "m.co.id", "127.0.0.1:8"]),
    st.lists(
        st.sampled_from(["amp", "2", "page", "all", "..", "", "print", "index.php"])
        | st.just("warga-tanam-mangrove-lagi") | st.text(max_size=6), max_size=7
    ).map("/".join),
    st.lists(
        st.sampled_from(["page=2", "utm_x=1", "p=3", "amp;amp;a=1", "m=1", "single=1", "=", "%"])
        | st.text(max_size=5), max_size=5
    ).map("&".join),
    st.text(max_size=3),
)  # fmt: skip


@pytest.mark.parametrize(("canonical", "variant"), ONE)
def test_addresses_of_one_article_fold_together(canonical: str, variant: str) -> None:
    assert canonical_url(variant) == canonical_url(canonical)


@pytest.mark.parametrize("canonical", [SLUG, LONG, PLAIN, "https://kabar.test/"])
def test_a_clean_address_is_its_own_identity(canonical: str) -> None:
    assert canonical_url(canonical) == canonical


@pytest.mark.parametrize(("first", "second"), TWO)
def test_addresses_of_two_pages_stay_apart(first: str, second: str) -> None:
    assert canonical_url(first) != canonical_url(second)


@given(urls | st.text())
@example("https://kabar.test/%2%35%zz")
@example("//a-b.cdn.ampproject.org/c/s/c-d.cdn.ampproject.org/c/s/kabar.test/a")
@example("http://[::1]/a")
@example("http://[")
@example("https://kabar.test:99999/")
@example("https://kabar.test/\ud800")
def test_folding_is_total_and_idempotent(url: str) -> None:
    once = canonical_url(url)
    assert canonical_url(once) == once


def test_what_is_no_web_address_is_left_as_it_is() -> None:
    assert canonical_url(" mailto:redaksi@kabar.test ") == "mailto:redaksi@kabar.test"
    assert canonical_url("") == ""


RESOLVED = [
    ("the page's declaration wins", PLAIN, [SLUG + "/"], SLUG + "/"),
    ("a relative declaration counts from the page", PLAIN, ["/banjir-lumajang/"],
     "https://kabar.test/banjir-lumajang/"),
    ("the second is tried when the first is unfit", PLAIN, ["https://kabar.test/", SLUG], SLUG),
    ("a sibling edition is the same site", "https://amp.kabar.test/regional/read/1234567/a-b",
     ["https://regional.kabar.test/read/1234567/a-b"],
     "https://regional.kabar.test/read/1234567/a-b"),
    ("another site is not believed", SLUG, ["https://lain.test/warga-tanam-mangrove-lagi"], SLUG),
    ("nor a neighbour on a shared suffix", "https://a.blogspot.com/2023/11/x.html",
     ["https://b.blogspot.com/2023/11/x.html"], "https://a.blogspot.com/2023/11/x.html"),
    ("the front page is not believed", SLUG, ["https://kabar.test/index.php"], SLUG),
    ("nor a section above the article", "https://kabar.test/pemerintahan/1234567/warga-tanam",
     ["https://kabar.test/pemerintahan/"], "https://kabar.test/pemerintahan/1234567/warga-tanam"),
    ("nor a section elsewhere", SLUG, ["https://kabar.test/pemerintahan/"], SLUG),
    ("nor a category", SLUG, ["https://kabar.test/category/kota-lumajang/"], SLUG),
    ("nor another article's number", "https://kabar.test/read/1234567/a-b-c",
     ["https://kabar.test/read/7654321/d-e-f"], "https://kabar.test/read/1234567/a-b-c"),
    ("nothing declared", SLUG + "?utm_source=x", [], SLUG),
    ("an empty declaration says nothing", SLUG, ["", "  "], SLUG),
    ("an unreadable one neither", SLUG, ["http://[", "javascript:void(0)"], SLUG),
]  # fmt: skip


@pytest.mark.parametrize(
    ("page", "declared", "expected"),
    [row[1:] for row in RESOLVED],
    ids=[row[0] for row in RESOLVED],
)
def test_a_declaration_is_believed_only_where_it_can_be_true(
    page: str, declared: list[str], expected: str
) -> None:
    assert resolve(page, declared) == expected


@pytest.mark.parametrize(
    ("url", "cited"),
    [
        ("https://www.kabar.test/warga-tanam-mangrove-lagi/", None),
        ("http://kabar.test/?p=882", None),
        ("HTTPS://WWW.Kabar.test/read/1234567/a-b?utm_source=x#atas",
         "https://www.kabar.test/read/1234567/a-b"),
        ("https://m.kabar.test/read/1234567/a-b", "https://kabar.test/read/1234567/a-b"),
        ("https://www.kabar.test/warga-tanam-mangrove-lagi/amp/",
         "https://kabar.test/warga-tanam-mangrove-lagi"),
    ],
)  # fmt: skip
def test_an_article_is_cited_by_an_address_that_its_site_answers_to(
    url: str, cited: str | None
) -> None:
    assert cited_url(url) == (cited or url)


@given(st.text())
def test_the_cited_address_has_the_same_identity(url: str) -> None:
    assert canonical_url(cited_url(url)) == canonical_url(url)


def test_further_hosts_of_the_site_are_believed() -> None:
    moved = "https://kabar-baru.test/warga-tanam-mangrove-lagi"
    assert resolve(SLUG, [moved], ["kabar.test", "kabar-baru.test"]) == moved


@given(st.text(), st.lists(st.text(), max_size=3))
def test_resolving_is_total(page: str, declared: list[str]) -> None:
    assert isinstance(resolve(page, declared), str)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("https://kabar.test/", "http://www.kabar.test/x", True),
        ("https://regional.kabar.co.id/", "https://kabar.co.id/", True),
        ("https://kabar.co.id/", "https://lain.co.id/", False),
        ("https://kabar.test/", "https://kabar.test.lain.test/", False),
        ("http://127.0.0.1:1/", "http://127.0.0.1:2/", False),
        ("https://kabar.test/", "ftp://kabar.test/", False),
    ],
)
def test_same_site(a: str, b: str, expected: bool) -> None:
    assert same_site(a, b) is expected


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        (SLUG + "/amp/?utm_source=x", "amp"),
        (SLUG + "?page=2", "page"),
        (SLUG + "?utm_source=x", "tracking"),
        (PLAIN, "redirect"),
        ("https://pendek.test/abc", "redirect"),
        ("https://kabar.test/lama/warga-tanam-mangrove-di-pesisir", "canonical"),
        ("http://www.kabar.test/2023/11/14/warga-tanam-mangrove-di-pesisir/#top", None),
    ],
)
def test_variants_are_named(url: str, kind: str | None) -> None:
    assert variant_kind(url, SLUG) == kind
