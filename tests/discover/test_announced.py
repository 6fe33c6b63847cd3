"""What pages and robots.txt name for machines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.discover.announced import Announced, announced, sitemaps_in
from newsarchive.model import Page

URL = "https://www.kabarkota.example/berita/"
HOME = "https://www.kabarkota.example/"


def page(*links: str) -> Page:
    return Page(URL, f"<html><head>{''.join(links)}</head><body>Berita</body></html>".encode())


def feed(href: str, kind: str = "application/rss+xml", rel: str = "alternate") -> str:
    return f'<link rel="{rel}" type="{kind}" href="{href}">'


def test_feeds_of_articles_are_found_in_order_each_once():
    found = announced(page(feed("/feed/"), feed("/atom", "application/atom+xml; charset=UTF-8"),
                           feed(f"{HOME}feed/"), feed("/j", "application/feed+json")))  # fmt: skip
    assert found.feeds == (f"{HOME}feed/", f"{HOME}atom", f"{HOME}j")


@pytest.mark.parametrize(
    "link",
    [
        feed("/comments/feed/"),
        feed("/berita/komentar/"),
        feed("/id/", "text/html"),
        feed("/feed/", rel="stylesheet"),
        feed(""),
        '<link rel="alternate" href="/feed/">',
        '<link rel="alternate" hreflang="id" href="/id/">',
    ],
)
def test_other_links_are_no_feeds(link):
    assert announced(page(link)).feeds == ()


@pytest.mark.parametrize(
    ("href", "posts"),
    [
        ("/wp-json/", f"{HOME}wp-json/wp/v2/posts"),
        ("/index.php?rest_route=/", f"{HOME}index.php?rest_route=/wp/v2/posts"),
    ],
)
def test_the_api_is_found_however_it_is_addressed(href, posts):
    assert announced(page(f'<link rel="https://api.w.org/" href="{href}">')).posts == posts


def test_a_page_that_names_nothing():
    assert announced(page()) == announced(Page(URL, b"")) == Announced()


def test_sitemaps_stand_on_lines_of_their_own_in_any_spelling():
    text = "User-agent: *\nDisallow: /sitemap: x\n Sitemap: https://a.example/1.xml\r\n" \
           "SITEMAP:https://a.example/2.xml.gz # news\nSitemap: /tanpa-host.xml\n" \
           "sitemap: https://a.example/1.xml"  # fmt: skip
    assert sitemaps_in(text) == ("https://a.example/1.xml", "https://a.example/2.xml.gz")


def test_a_list_without_end_is_cut_off():
    assert len(sitemaps_in("\n".join(f"Sitemap: https://a.example/{n}" for n in range(999)))) == 50


@given(st.text(), st.binary())
def test_no_text_and_no_bytes_raise(text, body):
    assert isinstance(sitemaps_in(text), tuple)
    assert isinstance(announced(Page(URL, body)), Announced)
