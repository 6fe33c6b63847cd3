"""Crawls of a small site of our own, for what the demonstration newsroom does not do."""

import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import newsarchive
from newsarchive.demo import Newsroom, serve
from newsarchive.demo.names import SECTIONS

DAYS = ("20 November 2026", "12 Oktober 2026", "3 September 2026", "1 Agustus 2026")


def slug(number: int) -> str:
    return f"/2026/11/{number}/warga-dusun-randutelu-perbaiki-jembatan-{number}/"


def article(number: int, day: str = DAYS[0]) -> bytes:
    text = f"Warga Dusun Randutelu memperbaiki jembatan nomor {number} secara gotong royong. " * 4
    return (
        f"<html><head><title>Jembatan {number}</title></head><body><article><h1>Warga Dusun "
        f"Randutelu Perbaiki Jembatan {number}</h1><time>{day} 09:15 WIB</time>"
        f"<div class='entry-content'><p>{text}</p><p>{text}</p></div></article></body></html>"
    ).encode()


def listing(numbers: range, following: str = "") -> bytes:
    teasers = "".join(
        f'<article><h2><a href="{slug(n)}">Warga Dusun Randutelu Perbaiki Jembatan {n}</a></h2>'
        "</article>"
        for n in numbers
    )
    onward = f'<nav class="pagination"><a class="next" href="{following}">Berikutnya</a></nav>'
    return f"<html><body><main>{teasers}{onward if following else ''}</main></body></html>".encode()


def run(crawler, serve_pages, answer: Callable[[str], bytes | int | str], **options: object):
    """The report, and the paths that were asked for with the instant of each."""
    asked: list[tuple[str, float]] = []

    def noting(path: str) -> bytes | int | str:
        asked.append((path, time.monotonic()))
        return answer(path)

    with serve_pages(noting) as home:
        crawled = crawler.run({"kota": (home, ["/berita/"])}, **options)
    return crawled.site("kota"), asked, home


def test_a_redirected_address_becomes_an_alias(crawler, serve_pages):
    def answer(path: str) -> bytes | int | str:
        moved = {slug(10): slug(50), slug(11): "/"}
        known = {"/berita/": listing(range(10, 14)), "/": article(99)}
        known |= {slug(n): article(n) for n in (12, 13, 50)}
        return moved.get(path) or known.get(path, 404)

    report, _, home = run(crawler, serve_pages, answer)
    assert (report["new"], report["failed"]) == (3, 1)
    base = home.rstrip("/")
    assert crawler.rows("SELECT url, kind FROM aliases WHERE kind = 'redirect'") == [
        (f"{base}{slug(10)}".rstrip("/"), "redirect")
    ]
    assert crawler.rows("SELECT reason FROM problems WHERE rule = 'redirects'") == [
        ("the address leads to the front page now",)
    ]


def test_since_ends_a_list_without_dates_where_its_articles_turn_too_old(crawler, serve_pages):
    def answer(path: str) -> bytes | int | str:
        for page in range(1, 5):
            numbers = range(page * 10, page * 10 + 5)
            if path == ("/berita/" if page == 1 else f"/berita/page/{page}/"):
                return listing(numbers, f"/berita/page/{page + 1}/")
            for number in numbers:
                if path == slug(number):
                    return article(number, DAYS[page - 1])
        return 404

    report, asked, _ = run(crawler, serve_pages, answer, since="2026-10-01")
    assert (report["new"], report["outside"], report["listings"]) == (10, 5, 3)
    assert "/berita/page/4/" not in dict(asked)


def test_a_crawl_delay_in_robots_txt_is_kept(crawler, serve_pages):
    def answer(path: str) -> bytes | int | str:
        known = {
            "/berita/": listing(range(10, 13)),
            "/robots.txt": b"User-agent: *\nCrawl-delay: 0.3",
        }
        return known.get(path) or article(int(path.strip("/")[-2:]))

    _, asked, _ = run(crawler, serve_pages, answer, delay=0.01)
    times = [at for _, at in asked]
    assert len(times) == 5
    assert min(after - at for at, after in pairwise(times[1:])) >= 0.29


def test_retry_after_is_kept(crawler, serve_pages):
    newsroom = Newsroom(articles=30, page_weight=5)
    path = newsroom.in_section(SECTIONS[0])[0].listed_path
    newsroom.fail(path, "503", times=1, retry_after=1)
    with serve(newsroom) as server:
        crawled = crawler.run({"suluh": (server.url, [SECTIONS[0].path])}, delay=0.01, limit=1)
        times = [request.at for request in server.requests if request.path == path]
    assert crawled.site("suluh")["new"] == 1
    assert len(times) == 2
    assert times[1] - times[0] >= 1


def test_a_server_that_breaks_down_midway_loses_nothing(crawler):
    newsroom = Newsroom(articles=30, page_weight=5)
    with serve(newsroom) as server:
        sites = {"suluh": (server.url, [section.path for section in SECTIONS])}
        paths = [story.listed_path for story in newsroom.articles]
        for path in paths:
            newsroom.fail(path, "503")
        broken = crawler.run(sites)
        assert broken.exit_code == 1
        assert broken.site("suluh")["outcome"] == "unreachable"
        assert len([one for one in server.requests if one.path in paths]) <= 3 * 6
        for path in paths:
            newsroom.heal(path)
        assert crawler.run(sites).site("suluh")["new"] == 30


def test_scrapy_alone_crawls_a_site_file(crawler):
    newsroom = Newsroom(articles=30, page_weight=5)
    with serve(newsroom) as server:
        arguments = {
            "home": server.url,
            "allow": server.url.split("/")[2],
            "delay": 0,
            "limit": 3,
            "db": crawler.db,
        }
        given = [part for key, value in arguments.items() for part in ("-a", f"{key}={value}")]
        done = subprocess.run(
            [sys.executable, "-m", "scrapy", "crawl", "demo", *given],
            cwd=Path(newsarchive.__file__).parents[1],
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    assert "ERROR" not in done.stderr
    assert crawler.rows("SELECT count(*) FROM articles") == [(3,)]
