"""Turning the pages of a section's list."""

from datetime import UTC, date, datetime, timedelta

import pytest

from newsarchive.crawl.options import Options
from newsarchive.crawl.paging import Pager
from newsarchive.discover.listing import Entry, Listing
from newsarchive.model import Page, Problem
from newsarchive.site import Site

SITE = Site(publisher="Kabar Kota", home="https://www.kabarkota.example/")
NEXT = "https://www.kabarkota.example/berita/page/2/"
FETCHED = datetime(2026, 11, 23, 5, tzinfo=UTC)


def article(number: int, day: str = "") -> Entry:
    return Entry(f"https://www.kabarkota.example/warga-panen-{number}/#top", f"Warga {number}", day)


def read(pager: Pager, *entries: Entry, next_page: str | None = NEXT):
    page = Page("https://www.kabarkota.example/berita/", b"", FETCHED)
    return pager.read("Berita", page, Listing(entries, next_page))


def turned(pager: Pager, *entries: Entry, added: int = 1, next_page: str | None = NEXT):
    return pager.turn("https://www.kabarkota.example/berita/", read(
        pager, *entries, next_page=next_page), added)  # fmt: skip


def test_articles_are_known_by_their_canonical_url_and_asked_for_as_linked():
    page = read(Pager(SITE, Options()), article(1))
    assert page.articles == {
        "https://kabarkota.example/warga-panen-1": "https://www.kabarkota.example/warga-panen-1/"
    }


def test_links_to_other_hosts_are_left_out():
    foreign = Entry("https://lain.example/warga-panen-1/", "Warga", "")
    assert not read(Pager(SITE, Options()), foreign).shown


def test_a_page_with_something_new_is_turned():
    assert turned(Pager(SITE, Options()), article(1)) == NEXT


@pytest.mark.parametrize(
    ("entries", "added", "next_page"),
    [
        ((article(1),), 0, NEXT),
        ((), 0, NEXT),
        ((article(1),), 1, None),
        ((article(1),), 1, "https://lain.example/page/2/"),
        ((article(1),), 1, "https://www.kabarkota.example/berita/"),
    ],
    ids=["nothing new", "nothing at all", "no next page", "next page elsewhere", "next is itself"],
)
def test_these_pages_are_the_last(entries, added, next_page):
    assert turned(Pager(SITE, Options()), *entries, added=added, next_page=next_page) is None


def day_of(day: int) -> str:
    return f"https://www.kabarkota.example/indeks/2026/10/{day:02}/"


@pytest.mark.parametrize("options", [Options(), Options(since=date(2026, 9, 1))])
def test_an_index_by_days_goes_on_over_a_day_without_articles(options):
    pager = Pager(SITE, options)
    shown = ((article(1, "5 Oktober 2026"),), (), (), (article(2, "2 Oktober 2026"),))
    for day, entries in zip((5, 4, 3, 2), shown, strict=True):
        page = read(pager, *entries, next_page=day_of(day - 1))
        assert pager.turn(day_of(day), page, len(entries)) == day_of(day - 1)


def test_an_index_by_days_ends_after_a_month_without_articles():
    pager = Pager(SITE, Options(since=date(1990, 1, 1)))
    url, pages = day_of(31), 0
    while url:
        pages += 1
        before = (date(2026, 10, 31) - timedelta(pages)).strftime("%Y/%m/%d")
        url = pager.turn(url, read(pager, next_page=day_of(1)[:-11] + before), 0)
    assert pages == 32


def test_a_page_that_shows_what_the_one_before_showed_is_the_last():
    pager = Pager(SITE, Options(since=date(2026, 1, 1)))
    assert turned(pager, article(1, "20 November 2026")) == NEXT
    again = read(pager, article(1, "20 November 2026"), next_page=NEXT.replace("2", "3"))
    assert pager.turn(NEXT, again, 0) is None


def test_since_reads_on_over_known_articles_and_stops_below_the_day():
    pager = Pager(SITE, Options(since=date(2026, 11, 1)))
    assert turned(pager, article(1, "20 November 2026"), added=0) == NEXT
    older = read(pager, article(2, "30 Oktober 2026"), next_page=NEXT.replace("2", "3"))
    assert older.passed_since
    assert not older.articles
    assert pager.turn(NEXT, older, 0) is None


def test_one_old_article_pinned_on_top_does_not_end_the_list():
    pager = Pager(SITE, Options(since=date(2026, 11, 1)))
    assert turned(pager, article(9, "1 Januari 2020"), article(1, "20 November 2026")) == NEXT


def test_until_passes_over_newer_articles():
    pager = Pager(SITE, Options(since=date(2026, 1, 1), until=date(2026, 10, 31)))
    page = read(pager, article(1, "20 November 2026"), article(2, "30 Oktober 2026"))
    assert list(page.articles) == ["https://kabarkota.example/warga-panen-2"]


def test_until_alone_passes_over_whole_pages_of_newer_articles():
    pager = Pager(SITE, Options(until=date(2026, 10, 31)))
    assert turned(pager, article(1, "20 November 2026"), added=0) == NEXT


def test_an_endless_list_is_left_at_the_most_pages_and_told():
    pager = Pager(SITE, Options(max_pages=1))
    problem = turned(pager, article(1))
    assert isinstance(problem, Problem)
    assert "1 pages" in problem.reason
