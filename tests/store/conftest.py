"""An empty archive, and a day of instants to see articles at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from newsarchive.model import (
    Alias,
    Article,
    Byline,
    Dateline,
    Image,
    Link,
    Problem,
    Source,
    Timestamp,
)
from newsarchive.site import WIB
from newsarchive.store import Archive


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "archive.db"


@pytest.fixture
def archive(path: Path) -> Iterator[Archive]:
    with Archive.open(path) as archive:
        yield archive


@pytest.fixture
def hour() -> Callable[[int], datetime]:
    """The instant so many hours after midnight, 1 March 2026, UTC."""
    return lambda hours: datetime(2026, 3, 1, tzinfo=UTC) + timedelta(hours=hours)


@pytest.fixture
def article() -> Callable[..., Article]:
    """An article with something in every field; keywords replace some."""

    def build(**changes: Any) -> Article:
        published = Timestamp(datetime(2026, 3, 1, 0, 30, tzinfo=WIB), "minute")
        fields: dict[str, Any] = {
            "url": "https://www.example.id/berita/1",
            "site": "contoh",
            "title": "Jembatan Gantung Sumberkencana Selesai Diperbaiki",
            "section": "Daerah",
            "published_at": published,
            "dateline": Dateline("Sumberkencana", "Contoh.id"),
            "bylines": (
                Byline("reporter", "Rini Astuti", "Reporter"),
                Byline("desk", "Redaksi Contoh", None),
            ),
            "images": (
                Image("https://www.example.id/1.jpg", "Warga menyeberang", "Budi"),
                Image("https://www.example.id/2.jpg"),
            ),
            "views": 24,
            "tags": ("jembatan", "infrastruktur"),
            "body": ("Jembatan itu kembali dibuka.", "Warga menyambutnya dengan gembira."),
            "related": (
                Link("https://www.example.id/berita/0", "Jembatan Rusak", "related", published),
            ),
            "language": "id",
            "aliases": (Alias("https://www.example.id/?p=1", "redirect"),),
            "sources": {"title": Source("meta:og:title", "Jembatan Gantung")},
            "problems": (Problem("section", "generic", "two sections differ"),),
        }
        return Article(**(fields | changes))

    return build
