"""Which pages of somebody else's crawl are taken for articles."""

import pytest

from newsarchive import flow
from newsarchive.model import Page
from newsarchive.replay.evidence import why_no_article

TIME = "<meta property='article:published_time' content='2024-05-01T08:30:00+07:00'>"
SENTENCE = "Warga menanam bibit mangrove di pesisir sejak pagi bersama perangkat desa setempat."


def reason(path: str, paragraphs: int, *, dated: bool = True, teasers: int = 0) -> str | None:
    listed = "".join(
        f"<article><h2><a href='/2024/05/berita-nomor-{number}-dari-desa/'>Berita nomor {number} "
        f"dari desa</a></h2></article>"
        for number in range(teasers)
    )
    body = "".join(f"<p>{SENTENCE} Bagian {number}.</p>" for number in range(paragraphs))
    page = Page(
        f"https://kabarselo.example{path}",
        f"<html><head>{TIME if dated else ''}</head><body><h1>Warga Tanam Mangrove</h1>"
        f"<div class='entry-content'>{body}</div><main>{listed}</main></body></html>".encode(),
    )
    failure = why_no_article(flow.read(page), page)
    return failure.reason if failure else None


@pytest.mark.parametrize("path", ["/2024/05/warga-tanam-mangrove/", "/baca/warga-tanam-mangrove-x"])
def test_a_dated_text_at_an_articles_address_is_one(path) -> None:
    assert reason(path, 3) is None


def test_a_dated_text_at_an_opaque_address_is_one() -> None:
    assert reason("/baca", 6) is None


@pytest.mark.parametrize(
    ("path", "paragraphs", "wishes", "expected"),
    [
        ("/", 5, {}, "front page or a list"),
        ("/category/ekonomi/", 5, {}, "front page or a list"),
        ("/tag/mangrove/page/2/", 5, {}, "front page or a list"),
        ("/2024/05/warga-tanam-mangrove/", 5, {"dated": False}, "no time of publication"),
        ("/2024/05/warga-tanam-mangrove/", 1, {}, "too little text"),
        ("/tentang", 2, {}, "too little text"),
        ("/kabar", 4, {"teasers": 12}, "lists more articles"),
    ],
)
def test_other_pages_are_none_and_say_why(path, paragraphs, wishes, expected) -> None:
    assert expected in (reason(path, paragraphs, **wishes) or "")
