"""The words of site files."""

import pytest
from lxml import etree

from newsarchive.model import Page
from newsarchive.rules import Document, css, json_ld, labelled, meta, under, xpath

PAGE = Document(Page("https://kabar.example.id/a", b"""
<html><head><meta name="author" content="Ratna"><script type="application/ld+json">
{"@graph": [{"@type": "NewsArticle", "author": {"@id": "#1"}, "articleSection": ["Desa"]},
            {"@type": "Person", "@id": "#1", "name": "Tarno"}]}</script></head>
<body><h1 class="title"> Panen <i>raya</i> </h1><p class="info">Artikel ini telah dibaca
<b>24</b> kali</p><p>Kode: <span>AB-7</span></p><a href="/x">satu</a><a href="/y">dua</a>
<div class="lain">Kode: ZZ-9</div></body></html>"""))  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "name", "expected"),
    [
        (css("h1.title"), "css:h1.title", ["Panen raya"]),
        (css("p.info"), "css:p.info", ["Artikel ini telah dibaca 24 kali"]),
        (css("p.info b"), "css:p.info b", ["24"]),
        (css("p.lain"), "css:p.lain", []),
        (css("a::text"), "css:a::text", ["satu", "dua"]),
        (css("a::attr(href)"), "css:a::attr(href)", ["/x", "/y"]),
        (xpath("//a[2]"), "xpath://a[2]", ["dua"]),
        (xpath("string(//h1)", name="judul"), "judul", ["Panen raya"]),
        (xpath("count(//a)"), "xpath:count(//a)", ["2.0"]),
        (css("h7"), "css:h7", []),
        (meta("Author"), "meta:Author", ["Ratna"]),
        (json_ld("author.name"), "json_ld:author.name", ["Tarno"]),
        (json_ld("articleSection"), "json_ld:articleSection", ["Desa"]),
        (json_ld("headline"), "json_ld:headline", []),
        (labelled("Artikel ini telah dibaca {count} kali"),
         "labelled:Artikel ini telah dibaca {count} kali", ["Artikel ini telah dibaca 24 kali"]),
        (labelled("Kode: {kode}"), "labelled:Kode: {kode}", ["Kode: AB-7", "Kode: ZZ-9"]),
        (labelled("Kode: {kode}", within="div.lain"), "labelled:Kode: {kode}", ["Kode: ZZ-9"]),
        (labelled("Dibaca {count} orang"), "labelled:Dibaca {count} orang", []),
    ],
)  # fmt: skip
def test_rule_finds(rule, name, expected):
    assert (rule.name, list(rule.find(PAGE))) == (name, expected)


def test_selector_picks_elements_only():
    assert [one.tag for one in css("h1, a").elements(PAGE)] == ["h1", "a", "a"]
    assert css("a::text").elements(PAGE) == []


def test_malformed_expression_is_told_when_it_is_written():
    with pytest.raises(etree.XPathSyntaxError):
        xpath("//a[")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<h3>Trending di Desa</h3><ul id=a><li>1</ul><ul id=b></ul>", ["a"]),
        ("<h3>Trending di <b>Desa</b></h3><ul id=a></ul>", []),
        ("<div><h3> Trending di\nDesa</h3></div><ul id=a></ul>", ["a"]),
        ("<div><i></i><h3>Trending di Desa</h3></div><ul id=a></ul>", []),
        ("<p>Kabar Trending di Desa</p><ul id=a></ul>", []),
        ("<script>Trending di Desa</script><ul id=a></ul>", []),
        ("<h3>Trending di Desa</h3>", []),
        ("<p>dua</p>Trending di Desa<ul id=a></ul>", []),
    ],
)
def test_what_stands_under_a_heading(page, expected):
    document = Document(Page("https://kabar.example.id/a", f"<body>{page}</body>".encode()))
    assert [one.get("id") for one in under("Trending di {section}").elements(document)] == expected


def test_elements_by_a_plain_expression_are_those_of_its_xpath():
    document = Document(
        Page(
            "https://kabar.example.id/a",
            b"""<div class="luar isi"><ul><li>
    <a id=1></a><div class=isi><a id=2 class="x y"></a></div></li></ul></div><a id=3></a>""",
        )
    )
    for expression in ("a", ".isi a", ".isi ul a", "ul .isi a", ".luar li a", "div a.y.x", "ul a"):
        slow = css(f":root {expression}").elements(document)
        assert css(expression).elements(document) == slow, expression
