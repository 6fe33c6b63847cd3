"""Two archives for whatever shows one: as newsrooms fill it, and full of injection attempts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from newsarchive.model import (
    Alias,
    Article,
    Byline,
    Image,
    Link,
    Problem,
    Source,
    Timestamp,
)
from newsarchive.site import Site
from newsarchive.store import Archive, captures
from newsarchive.store.captures import Capture, Place

WIB = timezone(timedelta(hours=7))
VISIT = datetime(2026, 3, 1, 6, tzinfo=UTC)
SECTIONS = ("Pemerintahan", "Peristiwa", "Ekonomi")

INJECTIONS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</textarea><img src=x onerror=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)' autofocus onfocus='alert(1)",
    '" autofocus onfocus="alert(1)" x="',
    "<svg/onload=alert(1)>",
    "<iframe src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>klik</a>",
    "<math><a xlink:href=javascript:alert(1)>klik</a></math>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content=0;url=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<img src=https://evil.example/pixel.gif>",
    "{{ 7 * 7 }}{% raw %}",
    "${7*7} $\\frac{1}{2}$ $unclosed",
    "]]><script>alert(1)</script>",
    "<!--<script>alert(1)</script>-->",
    "\u202egnp.exe<script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "=HYPERLINK(\"https://evil.example\")",
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "-2+3",
    "'; DROP TABLE articles; --",
)  # fmt: skip
"""What a page might put into any of its fields."""

BAD_URLS = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//https://kabar.example/",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    'https://kabar.example/"><script>alert(1)</script>',
    "https://kabar.example/' onclick='alert(1)",
)


def story(number: int) -> Article:
    """One of the ordinary articles: three sections, two reporters, an editor, a credited photo."""
    published = datetime(2026, 2, 1, 8, tzinfo=WIB) + timedelta(hours=7 * number)
    return Article(
        url=f"https://kabar.example/berita/{number}/",
        site="kabar",
        title=f"Warga Desa Ke-{number} Menanam Bakau",
        section=SECTIONS[number % 3],
        published_at=Timestamp(published, "minute"),
        bylines=(
            Byline("reporter", ("Sri Lestari", "Budi Santosa")[number % 2], "Reporter"),
            Byline("editor", "Ratna Wulan", "Editor"),
        ),
        images=(Image(f"https://kabar.example/{number}.jpg", "Bibit bakau.", "Joko Susilo"),)
        if number % 4
        else (),
        views=100 + 10 * number,
        tags=("bakau", "pesisir"),
        body=("Warga menanam bakau di pesisir.", f"Sebanyak {number + 10} bibit ditanam."),
        related=(Link("https://kabar.example/berita/0/", "Bakau", "related"),),
        language="id",
        aliases=(Alias(f"https://kabar.example/?p={number}", "redirect"),),
        sources={
            "title": Source("css:h1", f"  Warga Desa Ke-{number} Menanam Bakau "),
            "published_at": Source("visible:date", "Minggu, 1 Februari 2026"),
        },
        problems=(Problem("section", "doubt:section", "The page names two sections."),)
        if number == 5
        else (),
    )


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty articles of one newsroom; article 2 was edited twice, views were read three times."""
    path = tmp_path_factory.mktemp("kept") / "archive.db"
    with Archive.open(path) as archive, archive.transaction():
        archive.describe(
            Site("Kabar Pesisir", "https://kabar.example/", timezone=WIB, name="kabar")
        )
        place = Place("kabar.warc.gz", 10, 12)
        capture = captures.add(
            archive, Capture("https://kabar.example/berita/1/", VISIT, 200, "article", place=place)
        )
        for number in range(60):
            archive.keep(story(number), seen_at=VISIT, capture_id=capture)
        edited = replace(story(1), title="Warga Desa Ke-1 Menanam Seribu Bakau", views=900)
        archive.keep(edited, seen_at=VISIT + timedelta(days=1), capture_id=capture)
        body = ("Warga menanam seribu bakau di pesisir.", *story(1).body[1:])
        last = replace(edited, body=body, views=950)
        archive.keep(last, seen_at=VISIT + timedelta(days=2), capture_id=capture)
    warc = path.parent / "warc"
    warc.mkdir()
    (warc / "kabar.warc.gz").write_bytes(b"0123456789<html>rekaman</html>")
    return path


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive in which every field of every article is an attempt at injection."""
    path = tmp_path_factory.mktemp("hostile") / "archive.db"
    with Archive.open(path) as archive, archive.transaction():
        home = "javascript:alert(1)"
        archive.describe(Site("<script>alert(1)</script>", home, timezone=WIB, name="kabar"))
        for number, attempt in enumerate(INJECTIONS):
            archive.keep(_attempted(number, attempt), seen_at=VISIT)
            later = replace(_attempted(number, attempt), title=f"{attempt} dua", views=number + 9)
            archive.keep(later, seen_at=VISIT + timedelta(days=1))
    return path


def _attempted(number: int, attempt: str) -> Article:
    bad = BAD_URLS[number % len(BAD_URLS)]
    return Article(
        url=f"{bad}#{number}",
        site="kabar",
        title=attempt,
        section=attempt,
        published_at=Timestamp(datetime(2026, 2, 1 + number % 28, 8, tzinfo=WIB), "minute"),
        bylines=(Byline("reporter", attempt, attempt), Byline("editor", attempt, attempt)),
        images=(Image(bad, attempt, attempt),),
        views=number,
        tags=(attempt,),
        body=(attempt, attempt),
        related=(Link(bad, attempt, "related"),),
        language=attempt,
        aliases=(Alias(f"{bad}#alias{number}", "redirect"),),
        sources={"title": Source(attempt, attempt), attempt: Source(attempt, attempt)},
        problems=(Problem(attempt, attempt, attempt),),
    )


@pytest.fixture(scope="session")
def injections() -> tuple[str, ...]:
    """The attempts, in the order of the hostile archive's articles."""
    return INJECTIONS
