"""Pages that stand before a site are told from pages of the site."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.model import Page
from newsarchive.validate.walls import wall_before
from newsarchive.visit import not_a_page, not_an_article

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.rglob("*.html"), *ROOT.rglob("*.html.gz")])


def page(html: str) -> Page:
    return Page("https://kabarkota.example/warga-panen-raya/", html.encode())


def titled(title: str, text: str = "Sebentar.") -> Page:
    return page(f"<html><head><title>{title}</title></head><body><p>{text}</p></body></html>")


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("Just a moment...", "a check for robots"),
        ("Tunggu sebentar…", "a check for robots"),
        ("Attention Required! | Cloudflare", "a check for robots"),
        ("403 Forbidden", "a firewall"),
        ("Internet Positif", "Internet Positif"),
        ("Account Suspended", "parked"),
        ("Log Masuk &lsaquo; Kabar Kota &#8212; WordPress", "a login"),
        ("Maintenance - Kabar Kota", "maintained"),
        ("Before you continue", "consent"),
    ],
)
def test_a_wall_is_told_by_its_title(title, reason):
    assert reason in (wall_before(titled(title)) or "")


@pytest.mark.parametrize(
    "mark",
    [
        "<script>window._cf_chl_opt={cvId:'3'}</script>",
        "<p>Request unsuccessful. Incapsula incident ID: 1-2</p>",
        "<iframe src='https://www.sedoparking.com/kabarkota.example'></iframe>",
        "<p>Briefly unavailable for scheduled maintenance. Check back in a minute.</p>",
    ],
)
def test_a_wall_is_told_by_the_mark_of_its_program(mark):
    assert wall_before(page(f"<title>kabarkota.example</title>{mark}"))


def test_an_article_about_a_wall_is_an_article():
    story = "Warga melihat tulisan itu di layar balai desa sejak pagi. " * 60
    assert wall_before(titled("Just a moment...", story)) is None
    short = page('<title>Maintenance</title><meta property="og:type" content="article"><p>Isi.</p>')
    assert wall_before(short) is None


def test_a_captcha_below_a_short_article_is_no_wall():
    form = '<form><div class="g-recaptcha"></div><input type="password" name="pwd"></form>'
    assert wall_before(page(f"<title>Doa Hari Ini</title><p>Satu paragraf.</p>{form}")) is None


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_saved_page_of_a_newsroom_is_taken_for_a_wall(path):
    body = path.read_bytes()
    body = gzip.decompress(body) if path.suffix == ".gz" else body
    assert wall_before(Page("https://kabarkota.example/", body)) is None


def test_a_wall_is_a_failure_that_passes_wherever_a_page_was_expected():
    wall = titled("Just a moment...")
    for failure in (not_a_page(wall), not_an_article(wall)):
        assert failure is not None
        assert (failure.rule, failure.passing) == ("blocked", True)
        assert failure.reason == "the page is not shown: a check for robots stands before it"


@given(st.binary(max_size=400))
def test_any_bytes_are_judged(body):
    wall_before(Page("https://kabarkota.example/", body))
