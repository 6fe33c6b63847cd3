"""What a URL alone tells."""

from __future__ import annotations

import pytest

from newsarchive.discover.listing import read_listing
from newsarchive.discover.shapes import names_a_day
from newsarchive.model import Page

HOST = "https://kabarkota.example"


@pytest.mark.parametrize(
    "path",
    [
        "/indeks/2026/11/05/",
        "/indeks/2026-11-05",
        "/indeks/05-11-2026/2",
        "/indeks?date=11%2F05%2F2026",
        "/indeks/?tanggal=20261105&hal=2",
        "/indeks?tgl=5&bln=11&thn=2026",
        "/2026/1/5/",
    ],
)
def test_a_day_is_named(path: str) -> None:
    assert names_a_day(HOST + path)


@pytest.mark.parametrize(
    "path",
    ["/", "/berita/page/2/", "/2026/11/", "/pemilu-2026/page/3", "/indeks/20", "/?p=20261", ""],
)
def test_no_day_is_named(path: str) -> None:
    assert not names_a_day(HOST + path)


def test_an_empty_day_leads_on() -> None:
    body = (
        b"<html><body><h1>Indeks</h1><p>Tidak ada berita.</p>"
        b"<a href='/indeks/2026/11/04/'>Hari sebelumnya</a></body></html>"
    )
    listing = read_listing(Page(f"{HOST}/indeks/2026/11/05/", body))
    assert not listing.articles
    assert listing.next_page == f"{HOST}/indeks/2026/11/04/"
