"""Feeds as newsrooms and their plugins send them, whole and broken."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.discover.entries import Entry
from newsarchive.discover.feeds import read_feed

HERE = "https://kabar.test/feed/"

RSS2 = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Kabar</title>
<link>https://kabar.test</link>
<item><title>Warga Tanam Mangrove &#8220;Bersama&#8221;</title>
<link>https://kabar.test/warga-tanam-mangrove/</link>
<pubDate>Tue, 14 Nov 2023 14:37:00 +0000</pubDate>
<guid isPermaLink="false">https://kabar.test/?p=12</guid></item>
<item><title>Tanpa Tautan</title><guid isPermaLink="true">https://kabar.test/?p=13</guid></item>
<item><title>Tanpa Alamat</title><guid isPermaLink="false">abc</guid></item>
</channel></rss>"""

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://kabar.test/">
<entry><title type="html">Bupati &lt;b&gt;Resmikan&lt;/b&gt; Pasar</title>
<link rel="replies" href="https://kabar.test/2024/01/pasar.html#c"/>
<link rel="alternate" href="/2024/01/pasar.html"/>
<updated>2024-01-03T00:00:00Z</updated><published>2024-01-02T08:00:00+07:00</published></entry>
</feed>"""

RSS1 = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://kabar.test/"><title>Kabar</title></channel>
<item rdf:about="https://kabar.test/1"><title>Satu</title><link>https://kabar.test/1</link>
<dc:date>2024-02-01</dc:date></item></rdf:RDF>"""

JSON_FEED = json.dumps(
    {"items": [{"id": "1", "url": "/satu", "title": "Satu", "date_published": "2024-01-01"},
               {"id": "x"}, "bukan"]}
).encode()  # fmt: skip


def test_rss_takes_links_and_permanent_guids_and_keeps_dates_raw() -> None:
    assert read_feed(RSS2, HERE) == (
        Entry("https://kabar.test/warga-tanam-mangrove/", "Warga Tanam Mangrove “Bersama”",
              "Tue, 14 Nov 2023 14:37:00 +0000"),
        Entry("https://kabar.test/?p=13", "Tanpa Tautan", ""),
    )  # fmt: skip


def test_atom_takes_the_alternate_link_and_the_publication_date() -> None:
    assert read_feed(ATOM, HERE) == (
        Entry("https://kabar.test/2024/01/pasar.html", "Bupati Resmikan Pasar",
              "2024-01-02T08:00:00+07:00"),
    )  # fmt: skip


def test_rss_1_is_read() -> None:
    assert read_feed(RSS1, HERE) == (Entry("https://kabar.test/1", "Satu", "2024-02-01"),)


def test_json_feed_is_read_and_odd_items_are_passed_over() -> None:
    assert read_feed(JSON_FEED, HERE) == (Entry("https://kabar.test/satu", "Satu", "2024-01-01"),)


@pytest.mark.parametrize(
    ("fault", "body"),
    [
        ("cut off", RSS2[: RSS2.index(b"<item><title>Tanpa Tautan")]),
        ("white space before the declaration", b"\n\n  " + RSS2),
        ("byte order mark", b"\xef\xbb\xbf" + RSS2),
        ("a byte that is not UTF-8", RSS2.replace(b"Kabar", b"Caf\xe9")),
        ("a control character", RSS2.replace(b"Kabar", b"Ka\x0bbar")),
        ("an entity of HTML", RSS2.replace(b"Kabar", b"Ka&nbsp;bar &copy;")),
    ],
)
def test_what_is_readable_of_a_broken_feed_is_read(fault: str, body: bytes) -> None:
    first = read_feed(body, HERE)[0]
    assert first.title == "Warga Tanam Mangrove “Bersama”"
    assert first.url == "https://kabar.test/warga-tanam-mangrove/"


def test_stray_ampersands_stay_in_addresses() -> None:
    body = b"<rss><item><title>A & B</title><link>https://kabar.test/?p=1&x=2</link></item></rss>"
    assert read_feed(body, HERE) == (Entry("https://kabar.test/?p=1&x=2", "A & B"),)


def test_stray_ampersands_are_not_escaped_within_cdata() -> None:
    body = b"<rss><item><title><![CDATA[A & B]]></title><link>https://kabar.test/1</link></item>"
    assert read_feed(body, HERE) == (Entry("https://kabar.test/1", "A & B"),)


def test_entities_are_neither_expanded_nor_fetched() -> None:
    laughs = b"".join(
        b'<!ENTITY a%d "%s">' % (level, b"&a%d;" % (level - 1) * 10) for level in range(1, 12)
    )
    body = (
        b'<!DOCTYPE rss [<!ENTITY a0 "ha"><!ENTITY f SYSTEM "file:///etc/hostname">' + laughs
        + b"]><rss><item><title>&a11;&f;</title><link>https://kabar.test/1</link></item></rss>"
    )  # fmt: skip
    (entry,) = read_feed(body, HERE)
    assert entry.url == "https://kabar.test/1"
    assert len(entry.title) < 20


@pytest.mark.parametrize(
    "body",
    [
        b"<rss>" + b"<item><title>" * 100_000,
        b"<rss>" + b"<![CDATA[" * 100_000,
        b"<rss><item>" + b"&" * 300_000,
        b'{"items":' + b"[" * 300_000,
        b"<rss>" + b"<item><link>https://kabar.test/1</link></item>" * 20_000,
    ],
    ids=["nested", "open cdata", "ampersands", "nested json", "many"],
)
def test_hostile_feeds_cost_little(body: bytes) -> None:
    started = time.process_time()
    read_feed(body, HERE)
    assert time.process_time() - started < 3


@given(st.binary() | st.text().map(lambda text: f"<rss><item>{text}</item></rss>".encode()))
def test_no_bytes_raise(body: bytes) -> None:
    assert isinstance(read_feed(body, HERE), tuple)
