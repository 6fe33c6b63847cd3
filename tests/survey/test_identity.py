"""Publisher, zone and regencies, from what small newsrooms print."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.model import Article, Dateline, Page, Source, Timestamp
from newsarchive.site import WIB, WIT, WITA
from newsarchive.survey.identity import publisher, regencies, zone

HOME = Page("https://kabar.example/", b"<title>Berita</title>")


def page(title: str, meta: str = "") -> Page:
    return Page("https://kabar.example/a/", f"<head><title>{title}</title>{meta}".encode())


def dated(raw: str, offset=WIB) -> Article:
    at = Timestamp(datetime(2026, 5, 1, 10, tzinfo=offset), "minute")
    return Article("u", None, published_at=at, sources={"published_at": Source("css:x", raw)})


def at_place(place: str) -> Article:
    return Article("u", None, dateline=Dateline(place))


@pytest.mark.parametrize(
    ("titles", "name"),
    [
        (["Banjir Surut - Kabar Kota", "Pasar Buka - Kabar Kota"], "Kabar Kota"),
        (["KABAR.id | Banjir Surut", "KABAR.id | Pasar Buka"], "KABAR.id"),
        (["Kabar Kota » Banjir", "Kabar Kota » Pasar"], "Kabar Kota"),
    ],
)
def test_the_publisher_is_what_all_titles_share(titles: list[str], name: str) -> None:
    assert publisher(HOME, [page(one) for one in titles]).value == name


def test_metadata_goes_before_titles_and_the_host_is_the_last_resort() -> None:
    named = Page(HOME.url, b'<meta property="og:site_name" content="Kabar Nusa">')
    assert publisher(named, [page("A - B"), page("C - B")]).value == "Kabar Nusa"
    nobody = publisher(HOME, [page("Banjir Surut"), page("Pasar Buka")])
    assert (nobody.value, nobody.confidence) == ("kabar.example", 0.3)


def test_printed_zones_go_before_all_else() -> None:
    found = zone([dated("Senin, 4 Mei 2026 10:15 WITA"), dated("5 Mei 2026")], HOME, ["35.09"])
    assert (found.value, found.confidence) == (WITA, 0.8)


def test_an_offset_in_metadata_tells_the_zone() -> None:
    assert zone([dated("2026-05-01T10:00:00+09:00", WIT)], HOME, []).value == WIT


def test_utc_in_metadata_tells_nothing() -> None:
    assert zone([dated("2026-05-01T10:00:00+00:00", UTC)], HOME, []).confidence < 0.3


@pytest.mark.parametrize(("code", "expected"), [("35.09", WIB), ("52.71", WITA), ("91.03", WIT)])
def test_where_no_clock_is_shown_the_place_tells(code: str, expected: object) -> None:
    assert zone([dated("5 Mei 2026")], HOME, [code]).value == expected


def test_datelines_and_the_sites_name_tell_the_regencies() -> None:
    articles = [at_place("LUMAJANG"), at_place("Lumajang"), at_place("Bondowoso")]
    found = regencies(articles, [], ["Kabar Jember"], "kabar.example")
    assert found.value == ("35.09", "35.08", "35.11")


def test_a_host_may_name_a_regency() -> None:
    assert regencies([], [], [], "www.kabarbanyuwangi.example").value == ("35.10",)


def test_headlines_count_only_where_they_name_a_place_often() -> None:
    titles = ["Bupati Lumajang Resmikan Pasar", "Warga Lumajang Panen Kopi", "Harga Cabai Naik"]
    assert regencies([], titles * 4, [], "kabar.example").value == ("35.08",)
    assert regencies([], [titles[0], *["Harga Cabai Naik"] * 50], [], "k.example").value == ()


def test_a_name_that_a_regency_and_a_city_share_tells_neither_in_a_headline() -> None:
    assert regencies([], ["Warga Probolinggo Hadir"] * 5, [], "k.example").value == ()


@given(st.text(max_size=80), st.text(max_size=40))
def test_no_title_or_host_breaks_it(title: str, host: str) -> None:
    assert isinstance(regencies([], [title], [title], host).value, tuple)
    assert publisher(HOME, [page(title), page(title)]).value is not None
