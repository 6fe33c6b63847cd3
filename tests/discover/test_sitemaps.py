"""Sitemaps and WordPress's API, whole, packed and broken."""

from __future__ import annotations

import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.discover import xml
from newsarchive.discover.sitemaps import Sitemap, SitemapEntry, read_sitemap, unpack
from newsarchive.discover.wp_json import Post, read_posts

HERE = "https://kabar.test/sitemap.xml"

URL_SET = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc> https://kabar.test/a </loc><lastmod>2024-01-02T00:00:00+07:00</lastmod>
<image:image><image:loc>https://kabar.test/a.jpg</image:loc></image:image>
<news:news><news:publication><news:name>Kabar</news:name></news:publication>
<news:publication_date>2024-01-01</news:publication_date><news:title>A &amp; B</news:title>
</news:news></url>
<url><loc>https://kabar.test/b</loc></url><url><loc>https://kabar.test/a</loc></url>
<url><lastmod>2024</lastmod></url></urlset>"""

ENTRIES = (
    SitemapEntry("https://kabar.test/a", "2024-01-02T00:00:00+07:00", "2024-01-01", "A & B"),
    SitemapEntry("https://kabar.test/b"),
)

INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://kabar.test/post-sitemap1.xml</loc><lastmod>2024-01-05</lastmod></sitemap>
<sitemap><loc>/post-sitemap2.xml</loc></sitemap></sitemapindex>"""


def test_url_set_gives_pages_with_their_news_and_not_their_pictures() -> None:
    assert read_sitemap(URL_SET, HERE) == Sitemap(ENTRIES)


def test_index_gives_further_sitemaps() -> None:
    assert read_sitemap(INDEX, HERE).children == (
        SitemapEntry("https://kabar.test/post-sitemap1.xml", "2024-01-05"),
        SitemapEntry("https://kabar.test/post-sitemap2.xml"),
    )


def test_plain_list_is_read_line_by_line() -> None:
    body = b"\xef\xbb\xbfhttps://kabar.test/a\r\n\r\nbukan alamat\nhttps://kabar.test/b\n"
    assert [one.url for one in read_sitemap(body, HERE).entries] == [
        "https://kabar.test/a",
        "https://kabar.test/b",
    ]


def test_feed_as_a_sitemap_is_read() -> None:
    body = b"<rss><item><link>https://kabar.test/a</link><title>A</title></item></rss>"
    assert read_sitemap(body, HERE).entries == (SitemapEntry("https://kabar.test/a", title="A"),)


def test_packed_sitemap_is_unpacked_also_in_several_members() -> None:
    half = len(URL_SET) // 2
    body = gzip.compress(URL_SET[:half]) + gzip.compress(URL_SET[half:])
    assert read_sitemap(body, HERE).entries == ENTRIES


def test_what_is_whole_of_a_cut_off_packed_sitemap_is_read() -> None:
    lines = b"".join(b"https://kabar.test/%d\n" % number for number in range(2000))
    found = read_sitemap(gzip.compress(lines)[:-2000], HERE).entries
    assert found[0].url == "https://kabar.test/0"
    assert 10 < len(found) < 2000


def test_unpacking_stops_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml, "LARGEST", 1_000_000)
    assert len(unpack(gzip.compress(b"\0" * 50_000_000))) == 1_000_000


@pytest.mark.parametrize("body", [b"", b"<", b"\x1f\x8b\x08", b"<html><p>404</p></html>", b"\0"])
def test_what_is_no_sitemap_yields_nothing(body: bytes) -> None:
    assert read_sitemap(body, HERE) == Sitemap()


@given(st.binary() | st.binary().map(lambda tail: URL_SET[:300] + tail))
def test_no_sitemap_bytes_raise(body: bytes) -> None:
    assert isinstance(read_sitemap(body, HERE), Sitemap)


def test_posts_are_read_with_plain_titles() -> None:
    body = json.dumps(
        [{"link": "https://kabar.test/a/", "title": {"rendered": "A &#8211; <i>B</i>"},
          "date_gmt": "2024-01-01T01:02:03", "modified_gmt": "2024-01-02T01:02:03"},
         {"link": None}, 3, {"link": "https://kabar.test/b/", "title": "B"}]
    ).encode()  # fmt: skip
    assert read_posts(body, HERE) == (
        Post("https://kabar.test/a/", "A – B", "2024-01-01T01:02:03", "2024-01-02T01:02:03"),
        Post("https://kabar.test/b/", "B"),
    )


@pytest.mark.parametrize("body", [b'{"code":"rest_forbidden"}', b"<html>", b"", b"[", b"\xff"])
def test_refusals_yield_no_posts(body: bytes) -> None:
    assert read_posts(body, HERE) == ()
