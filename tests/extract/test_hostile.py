"""No page takes unbounded time, memory or depth, whatever it holds."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarchive.extract import collect
from newsarchive.model import Page
from newsarchive.site import Site

HEAD = "<html><head><title>Judul Berita Uji Coba</title></head><body><h1>Judul Berita Uji Coba</h1>"
SENTENCE = "kata demi kata " * 5
LINK = "<a href='/x/y-{0}'>Baca juga: tautan berita panjang nomor {0}</a> "

PAGES = {
    "open divs": "<div>" * 60_000,
    "nested to the parser's limit": HEAD + "<div>x" * 2_000 + f"<p>{SENTENCE}",
    "nested past the parser's limit": HEAD + "<div>" * 20_000 + SENTENCE,
    "deep, then many paragraphs": HEAD + "<div>" * 1_500 + f"<p>{SENTENCE}</p>" * 2_000,
    "line without spaces": HEAD + "<p>" + "x" * 400_000,
    "digits": HEAD + "<p>" + "1" * 400_000,
    "colons": HEAD + "<p>" + "ab:" * 100_000,
    "spaces": HEAD + "<p>a" + " " * 400_000 + "b",
    "breaks": HEAD + "<p>" + "<br>" * 20_000 + SENTENCE,
    "broken lines": HEAD + "<p>" + "kata kata<br>" * 10_000,
    "links": "".join(LINK.format(n) for n in range(4_000)),
    "list of links": HEAD + "<ul>" + "".join(f"<li>{LINK.format(n)}" for n in range(3_000)),
    "related in related": HEAD + "<div class='related'><a href='/q'>judul lain</a>" * 900,
    "many related": HEAD + "<div class='related'><a href='/q'>judul lain sekali</a></div>" * 3_000,
    "tables in tables": HEAD + "<table><tr><td>a</td><td>" * 400 + SENTENCE,
    "figures": HEAD + f"<p>{SENTENCE}</p>" + "<figure><img src='/a.jpg'></figure>" * 2_000,
    "flat pictures": HEAD + "<div class='photo'>" + "<img src='/a.jpg'>" * 3_000 + SENTENCE,
    "headlines": HEAD + "<h1>Judul Berita Uji Coba</h1>" * 5_000,
    "dropped spans": HEAD + "<p>" + "<span class='baca-juga'>kata " * 900 + SENTENCE,
    "labels in labels": HEAD + "<div>Baca juga: " * 900 + f"<a href='x'>y</a><p>{SENTENCE}",
    "quotes": HEAD + f"<blockquote><p>{SENTENCE}</p></blockquote>" * 2_000,
    "homes": HEAD + "<div>" + "<a href='/'>Home</a> » " * 4_000,
    "highlighted items": HEAD + "<ul>" + "<li class='active'><a href='/'>Home</a>" * 4_000,
    "class names": "".join(f"<div class='a{n} entry related'>x</div>" for n in range(4_000)),
    "one endless class name": HEAD + "<div class='" + "related" * 60_000 + "'>x</div>",
    "nested JSON": "<script type='application/ld+json'>" + "[" * 100_000 + "</script>" + HEAD,
    "cut JSON": '<script type="application/ld+json">{"@type":"NewsArticle",'
    + '"headline":"' * 9_000 + "</script>" + HEAD,
    "backslashes": "<script type='application/ld+json'>{\"" + "\\" * 90_000 + "</script>" + HEAD,
    "commas": '<script type="application/ld+json">{"@type":"NewsArticle"' + ", " * 90_000
    + "</script>" + HEAD,
    "controls": bytes(range(256)) * 1_000,
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_is_read_in_short_time(name):
    source = PAGES[name]
    body = source if isinstance(source, bytes) else source.encode()
    started = time.process_time()
    collect(Page("https://kabar.example.id/a", body), Site("Kabar", "https://kabar.example.id/"))
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    "unit",
    [f"<p>{SENTENCE}</p>", "<b>Baca juga </b>", "<img src=a.jpg>", "x<br>", "<div><a href=q>judul"],
)  # fmt: skip
def test_time_grows_no_faster_than_the_page(unit):
    def seconds(times: int) -> float:
        page = Page("https://kabar.example.id/a", (HEAD + "<div>" + unit * times).encode())
        started = time.process_time()
        collect(page, Site("Kabar", "https://kabar.example.id/"))
        return time.process_time() - started

    seconds(100)
    small, large = min(seconds(1_000) for _ in range(3)), seconds(8_000)
    assert large < 32 * small + 0.1


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=40),
            st.sampled_from([
                "<p>", "</p>", "<div class='entry-content'>", "</div>", "<h1>", "</h1>", "<br>",
                "<a href='//['>",
                "</a>", "<table><tr><td>", "<time datetime='x'>", "<img src='data:,'>", "<figure>",
                "<script type='application/ld+json'>{", "</script>", "Editor: Tarno", "6 Mei 2024",
                "dibaca 5 kali", "<li class=active>", "<span class='breadcrumb'>", "&#0;",
                "<title>",
                "<meta property='og:title' content='x'>", "<link rel=canonical href='http://['>",
            ]),
        ),
        max_size=60,
    )
)  # fmt: skip
def test_any_page_at_all_gives_candidates(pieces):
    page = Page("https://kabar.example.id/a", "".join(pieces).encode("utf-8", "surrogatepass"))
    found = collect(page, Site("Kabar", "https://kabar.example.id/"))
    assert all(line.strip() == line and line for line in found.body)
    assert all(one.raw.strip() for one in found.texts)
