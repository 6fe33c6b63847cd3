"""What makes a revision: a change that a reader of the article reads, and nothing around it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive import read_html
from newsarchive.model import Article, Image, Source, Timestamp
from newsarchive.store import Archive
from newsarchive.store.record import content_hash, is_another

Hour = Callable[[int], datetime]
Build = Callable[..., Article]

PAGE = """<!DOCTYPE html><html lang="id"><head><title>Pasar Wringin Dibuka Lagi</title></head>
<body><header><a href="/">Kabar Wringin</a><div class="iklan">{ad}</div></header>
<article><h1>{title}</h1><span class="date">Senin, 2 Maret 2026 | 08:15 WIB</span>
<span class="category"><a href="/kategori/ekonomi/">{section}</a></span>
<span class="views">Dibaca {count} kali</span>
<figure><img src="/foto/pasar.jpg"><figcaption>{caption}</figcaption></figure>
<div class="entry-content">
<p>WRINGIN - Pasar yang terbakar tahun lalu kembali menerima pedagang sejak pagi tadi.</p>
<div class="ads banner"><p>{ad}</p></div>
<p>{body}</p>
<p>Kepala pasar meminta pedagang menjaga kebersihan lapak mereka masing-masing.</p>
</div></article>
<aside class="related"><h3>Berita Terkait</h3><ul><li><a href="/2026/{related}/">{related}</a></li>
</ul></aside></body></html>"""

FIRST = {
    "title": "Pasar Wringin Dibuka Lagi",
    "section": "Ekonomi",
    "caption": "Pedagang menata dagangan",
    "body": "Sebanyak 120 lapak sudah terisi dan sisanya menyusul pekan depan.",
    "count": "1.204",
    "related": "harga-cabai-di-pasar-wringin-turun",
    "ad": "Diskon sepeda motor sampai akhir bulan",
}


def content_of(**changes: str) -> str:
    html = PAGE.format(**(FIRST | changes))
    return content_hash(read_html(html, "https://kabarwringin.example/2026/03/pasar-dibuka-lagi/"))


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("title", "Pasar Wringin Akhirnya Dibuka"),
        ("section", "Daerah"),
        ("caption", "Pembeli memadati pasar"),
        ("body", "Sebanyak 130 lapak sudah terisi dan sisanya menyusul pekan depan."),
    ],
)
def test_what_a_reader_reads_is_content(part: str, text: str) -> None:
    assert content_of(**{part: text}) != content_of()


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("count", "9.871"),
        ("related", "jembatan-wringin-diperbaiki-bulan-depan"),
        ("ad", "Cicilan rumah tanpa uang muka"),
        (
            "body",
            "Sebanyak&nbsp;120 lapak\n   sudah terisi dan\u200b sisanya menyusul pekan depan. ",
        ),
        ("title", " Pasar  Wringin\tDibuka Lagi"),
    ],
)
def test_what_stands_around_the_article_is_not(part: str, text: str) -> None:
    assert content_of(**{part: text}) == content_of()


SPACE = st.text(" \t\n\r\x0b\xa0\u2009\u3000", min_size=1)


@given(st.lists(st.sampled_from(["Pasar", "kembali", "dibuka.", "Rp 5.000", "-"])), st.data())
def test_white_space_never_makes_a_revision(words: list[str], data: st.DataObject) -> None:
    spaced = "".join(word + data.draw(SPACE) for word in words)
    plain, loose = (
        Article("u", None, title=text, section=text, body=(text,), images=(Image("i", text),))
        for text in (" ".join(words), spaced)
    )
    assert content_hash(plain) == content_hash(loose)


def test_a_revision_knows_its_time_of_change_and_the_rule_that_found_it(
    archive: Archive, article: Build, hour: Hour
) -> None:
    def edited(title: str, at: int, rule: str) -> Article:
        return article(
            title=title,
            modified_at=Timestamp(hour(at), "minute"),
            sources={"modified_at": Source(rule, "Diperbarui")},
        )

    archive.keep(article(modified_at=None), seen_at=hour(1))
    archive.keep(edited("Judul Kedua", 2, "visible:footer"), seen_at=hour(3))
    archive.keep(edited("Judul Kedua", 4, "meta:article:modified_time"), seen_at=hour(5))
    archive.keep(edited("Judul Ketiga", 4, "meta:article:modified_time"), seen_at=hour(6))
    assert archive.select(
        "SELECT number, observed_at, modified_at, modified_rule FROM revisions ORDER BY number"
    ) == [
        (1, "2026-03-01T01:00:00Z", None, None),
        (2, "2026-03-01T03:00:00Z", "2026-03-01T02:00:00Z", "visible:footer"),
        (3, "2026-03-01T06:00:00Z", "2026-03-01T04:00:00Z", "meta:article:modified_time"),
    ]


ARTICLE: dict[str, Any] = {
    "title": "Pasar Wringin Dibuka Lagi",
    "body": ("Pasar yang terbakar tahun lalu kembali menerima pedagang.", "Lapak terisi semua."),
}
OTHER: dict[str, Any] = {
    "title": "Klub Sepak Bola Menang Tipis",
    "body": ("Tuan rumah menang lewat gol tunggal pada menit akhir pertandingan semalam.",),
}


@pytest.mark.parametrize(
    ("change", "another"),
    [
        ({}, False),
        (OTHER, True),
        ({"title": OTHER["title"]}, False),
        ({"body": OTHER["body"]}, False),
        ({"title": OTHER["title"], "body": ARTICLE["body"][:1]}, False),
        ({"title": OTHER["title"], "body": ARTICLE["body"] * 9 + OTHER["body"]}, False),
        ({"title": None, "body": OTHER["body"]}, False),
        ({"title": OTHER["title"], "body": ()}, False),
    ],
    ids=["the same", "another", "headline", "text", "shortened", "lengthened", "no headline",
         "no text"],
)  # fmt: skip
def test_another_article_is_one_that_shares_neither_headline_nor_text(
    change: dict[str, Any], another: bool
) -> None:
    before, after = Article("u", None, **ARTICLE), Article("u", None, **(ARTICLE | change))
    assert is_another(before, after) is another
    assert is_another(after, before) is another


def test_the_first_revision_is_seen_when_the_article_is(
    archive: Archive, article: Build, hour: Hour
) -> None:
    archive.keep(article(), seen_at=hour(7))
    assert archive.select("SELECT number, observed_at FROM revisions") == [
        (1, datetime(2026, 3, 1, 7, tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    ]
