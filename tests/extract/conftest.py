"""Reads fictional pages through the extraction stage, without network."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from newsarchive.extract import collect
from newsarchive.model import Candidates, Page
from newsarchive.site import Layout, Site

Reader = Callable[..., Candidates]
FETCHED = datetime(2024, 5, 7, 3, tzinfo=UTC)


@pytest.fixture(scope="session")
def read() -> Reader:
    """``read(html, url=..., layout=..., parts=())`` gives the page's candidates."""

    def read(
        html: str | bytes,
        url: str = "https://kabar.example.id/desa/tanggul",
        layout: Layout | None = None,
        parts: tuple[str, ...] = (),
    ) -> Candidates:
        site = Site("Kabar Contoh", "https://kabar.example.id/", layouts=(layout or Layout(),))
        pages = [
            Page(url, one.encode() if isinstance(one, str) else one, FETCHED)
            for one in (html, *parts)
        ]
        return collect(pages[0], site, pages[1:])

    return read
