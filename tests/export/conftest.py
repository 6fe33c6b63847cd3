"""A small archive with everything that can be exported, hostile text included."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from newsarchive.model import Article, Byline, Dateline, Image, Source, Timestamp
from newsarchive.store import Archive

WIB = timezone(timedelta(hours=7))
SEEN = datetime(2026, 4, 1, 2, 0, tzinfo=UTC)
FORMULAS = ("=1+1", "+62812", "-2+3", "@SUM(A1:A9)", "\t=cmd", "'=kutip")
COUNT = 40


def article(number: int) -> Article:
    formula = FORMULAS[number % len(FORMULAS)]
    return Article(
        f"https://kabar.example/{number}/",
        "kabar",
        title=formula if number % 2 else f"Warga Dusun {number} Panen Garam",
        section=formula,
        published_at=Timestamp(datetime(2026, 3, 1, 0, 30, tzinfo=WIB) + timedelta(days=number),
                               "minute"),
        dateline=Dateline("Jember" if number % 4 == 0 else "Lumajang"),
        bylines=(Byline("reporter", "Rofiq Alamsari", "Reporter"), Byline("editor", formula)),
        images=(Image("https://kabar.example/g.jpg", formula, "Bagas"),),
        views=number * 10,
        tags=(formula, "garam"),
        body=(f"Panen nomor {number} melimpah.", formula),
        sources={"title": Source("css:h1", formula)},
    )  # fmt: skip


@pytest.fixture(scope="package")
def archive(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("export") / "archive.db"
    with Archive.open(path) as opened:
        for number in range(COUNT):
            opened.keep(article(number), seen_at=SEEN)
        edited = replace(article(3), body=("Panen nomor 3 batal.",), views=77)
        opened.keep(edited, seen_at=SEEN + timedelta(days=1))
        copy = replace(article(4), url="https://kabar.example/salinan/")
        opened.keep(copy, seen_at=SEEN + timedelta(days=1))
    return path
