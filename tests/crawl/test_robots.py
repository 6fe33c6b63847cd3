"""robots.txt: read as RFC 9309 has it, whatever is sent for it, and what holds without it."""

import tracemalloc
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.crawl.refusals import Forbidden
from newsarchive.crawl.robots import LARGEST_BYTES, Rules, text_of

ORIGIN = "https://www.kabarkota.example"
COPY = "SELECT host, text FROM robots"


def allows(text: str, path: str) -> bool:
    try:
        Rules.read(text).check(ORIGIN + path)
    except Forbidden:
        return False
    return True


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /wp-admin/", "/wp-admin/x", False),
        ("User-agent: *\nDisallow: /wp-admin/", "/berita/", True),
        ("User-agent: *\nDisallow: /\nUser-agent: newsarchive\nDisallow: /x", "/berita/", True),
        ("User-agent: *\nUser-agent: NewsArchive/2\nDisallow: /", "/berita/", False),
        ("User-agent: news\nDisallow: /", "/berita/", True),
        ("User-agent: newsarchive-lain\nDisallow: /", "/berita/", True),
        ("user agent * # semua\ndisallow /arsip", "/arsip/1", False),
        ("User-agent: *\nDisallow: /*?s=", "/?s=banjir", False),
        ("User-agent: *\nDisallow: /berita\nAllow: /berita/2026", "/berita/2026/", True),
        ("User-agent: lain\nDisallow: /\n\nUser-agent: *\nDisallow:", "/berita/", True),
        ("User-agent: *\r\rDisallow: /\r", "/berita/", False),
        ("<!DOCTYPE html><title>404</title><p>Halaman tidak ditemukan</p>", "/berita/", True),
        ("", "/berita/", True),
    ],
)
def test_the_rules_for_us_are_obeyed_and_those_for_others_are_not(text, path, allowed):
    assert allows(text, path) is allowed


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("User-agent: *\nCrawl-delay: 2.5", 2.5),
        ("User-agent: *\nRequest-rate: 1/10s", 10.0),
        ("User-agent: *\nCrawl-delay: 1\n\nUser-agent: newsarchive\nCrawl-delay: 4", 4.0),
        ("User-agent: lain\nCrawl-delay: 9", 0.0),
        ("User-agent: *\nCrawl-delay: sepuluh", 0.0),
        ("User-agent: *\nCrawl-delay: nan", 0.0),
        ("User-agent: *\nCrawl-delay: -3", 0.0),
    ],
)
def test_the_pauses_asked_for_are_read(text, seconds):
    assert Rules.read(text).delay == seconds


def test_pauses_longer_than_any_run_mean_that_nothing_is_asked():
    rules = Rules.read("User-agent: *\nCrawl-delay: 86400\n")
    with pytest.raises(Forbidden, match="pauses of 86400 seconds") as told:
        rules.check(f"{ORIGIN}/")
    assert told.value.passing


@given(
    st.text(max_size=400) | st.text("*$/?=&%ua:# \n", max_size=200).map("User-agent: *\n".__add__)
)
def test_any_text_is_read(text):
    assert Rules.read(text).delay >= 0
    assert allows(text, "/berita/?a=1&b=%zz") in (True, False)


def test_a_file_that_names_thousands_of_crawlers_stays_small():
    names = "".join(f"User-agent: perayap{number}\n" for number in range(4000))
    text = names + "".join(f"Disallow: /{number}\n" for number in range(4000))
    tracemalloc.start()
    assert allows(text, "/1")
    _, most_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most_bytes < 20_000_000


def test_only_the_first_whole_lines_of_a_large_file_are_read():
    filler = b"# a comment to fill the file up\n" * (LARGEST_BYTES // 32 - 2)
    body = b"\xef\xbb\xbfUser-agent: *\nDisallow: /satu\n" + filler + b"Disallow: /" + b"dua" * 99
    text = text_of(SimpleNamespace(body=body))
    assert len(text) <= LARGEST_BYTES
    assert not allows(text, "/satu")
    assert allows(text, "/dua")


def site(robots):
    """A site whose robots.txt is what ``robots`` gives: a body, a status, where it has moved."""
    article = "/2026/11/10/warga-desa-karangsuluh-perbaiki-jalan/"
    page = (
        "<html><body><article><h1>Warga Desa Karangsuluh Perbaiki Jalan</h1>"
        + "<p>Warga memperbaiki jalan desa secara gotong royong sejak pagi hingga petang.</p>" * 4
        + "</article></body></html>"
    ).encode()
    links = (
        f'<main><article><h2><a href="{article}">Warga Desa Karangsuluh Perbaiki Jalan Rusak</a>'
        "</h2></article></main>"
    ).encode()

    def answer(path):
        if path.startswith(("/robots", "/pindah")):
            return robots(path)
        return {"/daftar/": links, article: page}.get(path, 404)

    return answer


@pytest.fixture
def crawl(crawler, serve_pages):
    """Crawls :func:`site`, and tells its report and the paths that were asked for."""

    def run(robots):
        asked = []
        inner = site(robots)

        def answer(path):
            asked.append(path)
            return inner(path)

        with serve_pages(answer) as url:
            return crawler.run({"suluh": (url, ["/daftar/"])}).site("suluh"), asked

    return run


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_site_without_robots_txt_may_be_read(crawl, status):
    report, asked = crawl(lambda _: status)
    assert (report["outcome"], report["new"]) == ("finished", 1)
    assert asked.count("/robots.txt") == 1


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_site_whose_robots_txt_cannot_be_had_is_not_read(crawl, status):
    report, asked = crawl(lambda _: status)
    assert (report["outcome"], report["exit_code"], report["new"]) == ("unreachable", 1, 0)
    assert "for robots.txt, without which nothing may be asked" in report["messages"][0]
    assert set(asked) == {"/robots.txt"}
    assert len(asked) <= 3


def test_robots_txt_is_followed_through_five_redirects_and_not_further(crawl):
    def moved(path, hops):
        number = int(path[-1]) if path[-1].isdecimal() else 0
        return b"User-agent: *\nDisallow: /daftar" if number == hops else f"/pindah{number + 1}"

    assert crawl(lambda path: moved(path, 5))[0]["outcome"] == "forbidden"
    assert crawl(lambda path: moved(path, 6))[0]["outcome"] == "finished"


def test_the_last_copy_holds_for_thirty_days(crawler, serve_pages):
    answers = {"robots": b"User-agent: *\nDisallow: /2026/\n"}
    with serve_pages(site(lambda _: answers["robots"])) as url:
        sites = {"suluh": (url, ["/daftar/"])}
        assert crawler.run(sites).site("suluh")["new"] == 0
        assert crawler.rows(COPY) == [(url.rstrip("/"), "User-agent: *\nDisallow: /2026/\n")]

        answers["robots"] = 503
        crawler.change("UPDATE frontier SET state = 'waiting', visit_at = NULL")
        report = crawler.run(sites).site("suluh")
        assert (report["listings"], report["new"]) == (1, 0)
        assert f"{url}robots.txt cannot be had (the server answers 503" in report["messages"][0]
        assert "is obeyed" in report["messages"][0]

        crawler.change("UPDATE robots SET fetched_at = date('now', '-31 days') || 'T00:00:00Z'")
        assert crawler.run(sites).site("suluh")["outcome"] == "unreachable"
        assert crawler.rows(COPY)[0][1].startswith("User-agent"), "a failure replaces no copy"
