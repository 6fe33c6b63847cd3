"""Sites that never end, built on purpose: each is cut off, and what costs requests is told."""

from collections import Counter
from collections.abc import Callable
from itertools import count

import pytest

DAYS = 5
"""Of the dated index that have articles; before them it goes on for ever, empty."""


class Trap:
    """A site that counts what it is asked for; ``answer`` is the site."""

    def __init__(self, answer: Callable[[str], bytes | int | str]) -> None:
        self.asked: Counter[str] = Counter()
        self._answer = answer

    def __call__(self, path: str) -> bytes | int | str:
        self.asked[path] += 1
        return 404 if path == "/robots.txt" else self._answer(path)

    def below(self, start: str) -> int:
        """Requests whose path begins so."""
        return sum(times for path, times in self.asked.items() if path.startswith(start))


def listing(links: list[str], following: str | None = None, beside: str = "") -> bytes:
    teasers = "".join(
        f'<article><h2><a href="{link}">Warga Desa Karangsuluh Perbaiki Jalan Rusak {number}</a>'
        "</h2></article>"
        for number, link in enumerate(links)
    )
    turn = f'<a class="next" href="{following}">Berikutnya</a>' if following else ""
    return f"<html><body><main>{teasers}</main>{beside}<nav>{turn}</nav></body></html>".encode()


def article(title: str, canonical: str = "") -> bytes:
    head = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    text = "".join(
        f"<p>{title} menjadi pembicaraan warga Desa Karangsuluh, kata kepala desa, Senin, karena "
        f"musyawarah ke-{number} itu memutuskan jalan desa diperbaiki bersama-sama.</p>"
        for number in range(4)
    )
    return (
        f"<html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>"
        f"<time datetime='2026-11-20T08:00:00+07:00'>20 November 2026</time>{text}</article>"
        "</body></html>"
    ).encode()


def run(crawler, serve_pages, trap: Trap, start: str = "/daftar/", **options: object) -> dict:
    with serve_pages(trap) as url:
        return crawler.run({"kota": (url, [start])}, **options).site("kota")


def test_an_index_whose_pages_lead_back_to_each_other_is_read_once(crawler, serve_pages):
    order = {"/daftar/": "/daftar/page/2/", "/daftar/page/2/": "/daftar/page/3/",
             "/daftar/page/3/": "/daftar/"}  # fmt: skip

    def site(path: str) -> bytes:
        if path in order:
            number = list(order).index(path)
            return listing([f"/2026/11/1{number}/jalan-desa-{number}{i}/" for i in range(6)],
                           order[path])  # fmt: skip
        return article(f"Jalan Desa {path.strip('/')[-2:]} Diperbaiki")

    trap = Trap(site)
    report = run(crawler, serve_pages, trap)
    assert {path: trap.asked[path] for path in order} == dict.fromkeys(order, 1)
    assert (report["outcome"], report["new"]) == ("finished", 18)


def test_an_index_by_days_ends_where_the_days_have_no_articles(crawler, serve_pages):
    months = count(1)

    def site(path: str) -> bytes:
        if path.startswith("/indeks/"):
            back = int(path.strip("/").rpartition("-")[2])
            links = [f"/2026/11/{28 - back}/panen-raya-{back}{i}/" for i in range(6)]
            calendar = "".join(
                f'<td><a href="/kalender/2020-{next(months)}/">{day}</a></td>'
                for day in range(1, 29)
            )
            return listing(
                links if back <= DAYS else [], f"/indeks/hari-{back + 1}/",
                f'<table class="calendar"><tr>{calendar}</tr></table>',
            )  # fmt: skip
        return article(f"Panen Raya {path.strip('/')[-2:]} Dimulai")

    trap = Trap(site)
    report = run(crawler, serve_pages, trap, "/indeks/hari-1/")
    assert trap.below("/kalender/") == 0, "a calendar's links are no articles and no pages"
    assert trap.below("/indeks/") <= DAYS + 1
    assert report["outcome"] == "finished"


def test_a_calendar_that_invents_pages_is_left_and_told(crawler, serve_pages):
    def site(path: str) -> bytes:
        if path.startswith("/indeks/"):
            number = int(path.strip("/").rpartition("-")[2])
            links = [f"/1999/01/10/panen-{number}-{i}/" for i in range(6)]
            return listing(links, f"/indeks/hari-{number + 1}/")
        return article(f"Panen {path.strip('/')} Dimulai")

    trap = Trap(site)
    run(crawler, serve_pages, trap, "/indeks/hari-1/", max_pages=4)
    assert trap.below("/indeks/") == 4
    rules = crawler.rows("SELECT rule FROM problems WHERE field = 'listing'")
    assert rules == [("max_pages",)]


@pytest.mark.parametrize("tells_its_address", [False, True])
def test_one_article_under_ever_new_parameters_is_asked_for_a_few_times(
    crawler, serve_pages, tells_its_address
):
    sessions = count(1)

    def site(path: str) -> bytes:
        if path == "/daftar/":
            return listing([f"/baca/jalan-rusak?sesi={next(sessions)}" for _ in range(30)])
        return article("Jalan Rusak Diperbaiki", "/baca/jalan-rusak" if tells_its_address else "")

    trap = Trap(site)
    with serve_pages(trap) as url:
        for _ in range(3):
            report = crawler.run({"kota": (url, ["/daftar/"])}).site("kota")
            assert report["outcome"] == "finished"
        assert trap.below("/baca/") <= 6
        told = crawler.rows("SELECT DISTINCT url, rule FROM problems WHERE field = 'listing'")
        assert told == [(f"{url}baca/jalan-rusak", "parameters")]


def test_parameters_that_name_articles_are_all_followed(crawler, serve_pages):
    def site(path: str) -> bytes:
        if path == "/daftar/":
            return listing([f"/berita.php?id={number}" for number in range(1, 31)])
        # The first five are one text: what a site says for a while about articles it has lost.
        number = int(path.rpartition("=")[2])
        return article(f"Panen Raya ke-{number} Dimulai" if number > 3 else "Berita Lama")

    trap = Trap(site)
    report = run(crawler, serve_pages, trap)
    assert trap.below("/berita.php") == 30
    assert report["new"] == 30


def test_articles_that_redirect_to_each_other_are_one_problem_each(crawler, serve_pages):
    there = {"/2026/11/10/jalan-a/": "/2026/11/10/jalan-b/",
             "/2026/11/10/jalan-b/": "/2026/11/10/jalan-a/"}  # fmt: skip

    def site(path: str) -> bytes | str:
        if path == "/daftar/":
            return listing([*there, *(f"/2026/11/11/panen-{i}/" for i in range(5))])
        return there.get(path) or article(f"Panen {path.strip('/')[-1]} Dimulai")

    trap = Trap(site)
    report = run(crawler, serve_pages, trap)
    assert crawler.rows("SELECT rule, count(*) FROM problems WHERE field = 'page'") == [
        ("redirects", 2)
    ]
    assert sum(trap.asked[path] for path in there) <= 2 * 6
    assert (report["new"], report["failed"]) == (5, 2)
