"""The site's own request log proves the manners of a crawl."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from threading import Lock, Thread

import pytest
from trouble import short_pauses

ARTICLES = [f"/2026/11/{day}/warga-desa-karangsuluh-perbaiki-jalan-{day}/" for day in range(10, 14)]
PROMISE = 1e-3
"""Seconds by which the clocks of two processes on one machine may differ."""


@dataclass(frozen=True)
class Answer:
    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Log:
    """Every request of a site: when it came in, its path, when its answer had left."""

    url: str = ""
    asked: list[tuple[float, str]] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0

    @property
    def paths(self) -> list[str]:
        return [path for _, path in self.asked]

    @property
    def pauses(self) -> list[float]:
        times = [at for at, _ in self.asked]
        return [after - before for before, after in pairwise(times)]

    def pause_after(self, path: str) -> float:
        """From the first answer of that path to the next request."""
        place = self.paths.index(path)
        return self.asked[place + 1][0] - self.answered[place]


def newsroom(robots: bytes = b"") -> Callable[[str, Log], Answer]:
    """A small site: two sections of two articles each, one of them forbidden where robots say."""

    def answer(path: str, log: Log) -> Answer:
        if path == "/robots.txt":
            return Answer(200, robots, {"Content-Type": "text/plain"})
        if path.startswith("/daftar"):
            shown = ARTICLES[:2] if path == "/daftar/" else ARTICLES[2:]
            return Answer(body=_list(shown))
        return Answer(body=_article(path)) if path in ARTICLES else Answer(404)

    return answer


def _list(paths: list[str]) -> bytes:
    teasers = "".join(
        f'<article><h2><a href="{path}">Warga Desa Karangsuluh Perbaiki Jalan {path[9:11]}'
        "</a></h2></article>"
        for path in paths
    )
    return f"<html><body><main>{teasers}</main></body></html>".encode()


def _article(path: str) -> bytes:
    text = f"Warga memperbaiki jalan desa sepanjang {path[9:11]} meter secara gotong royong. " * 5
    return (
        f"<html><head><title>Warga Perbaiki Jalan {path[9:11]}</title></head><body><article>"
        f"<h1>Warga Desa Karangsuluh Perbaiki Jalan {path[9:11]}</h1>"
        f"<time datetime='2026-11-{path[9:11]}T08:00:00+07:00'></time><p>{text}</p><p>{text}</p>"
        "</article></body></html>"
    ).encode()


@contextmanager
def serve(answer: Callable[[str, Log], Answer]) -> Iterator[Log]:
    log, lock = Log(), Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            with lock:
                log.asked.append((time.monotonic(), self.path))
                log.at_once += 1
                log.most_at_once = max(log.most_at_once, log.at_once)
            found = answer(self.path, log)
            self.send_response(found.status)
            headers = {"Content-Type": "text/html", "Content-Length": str(len(found.body))}
            for name, value in (headers | dict(found.headers)).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(found.body)
            with lock:
                log.at_once -= 1
                log.answered.append(time.monotonic())

        def log_message(self, *args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    log.url = f"http://127.0.0.1:{server.server_address[1]}/"
    try:
        yield log
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def crawl(crawler):
    """Crawls the site of a log by our one word for it."""
    return lambda log, **options: crawler.run(
        {"suluh": (log.url, ["/daftar/", "/daftar-dua/"])}, **options
    )


def test_the_pause_is_kept_from_the_first_request_on_and_nothing_is_asked_at_once(crawl):
    with serve(newsroom()) as log:
        crawled = crawl(log, delay=0.3)
    assert crawled.site("suluh")["new"] == len(ARTICLES)
    assert log.paths[0] == "/robots.txt"
    assert log.paths.count("/robots.txt") == 1
    assert min(log.pauses) >= 0.3 - PROMISE
    assert log.most_at_once == 1


def test_crawl_delay_is_kept_from_the_first_request_on(crawl):
    robots = b"User-agent: *\nCrawl-delay: 9\n\nUser-agent: NewsArchive\nCrawl-delay: 1.2\n"
    with serve(newsroom(robots)) as log:
        crawl(log, limit=1)
    assert len(log.asked) == 4
    assert all(1.2 - PROMISE <= pause < 2 for pause in log.pauses)


def test_a_request_rate_is_a_pause_too(crawl):
    with serve(newsroom(b"User-agent: *\nRequest-rate: 2/1s\n")) as log:
        crawl(log, limit=1)
    assert all(0.5 - PROMISE <= pause < 1.3 for pause in log.pauses)


def test_a_disallowed_path_is_never_asked_for_not_even_by_a_redirect(crawl):
    inner = newsroom(f"User-agent: *\nDisallow: {ARTICLES[1]}\nDisallow: /rahasia\n".encode())

    def answer(path: str, log: Log) -> Answer:
        return Answer(301, headers={"Location": "/rahasia/"}) if path == ARTICLES[2] else (
            inner(path, log))  # fmt: skip

    with serve(answer) as log:
        report = crawl(log).site("suluh")
    assert ARTICLES[1] not in log.paths
    assert ARTICLES[2] in log.paths
    assert "/rahasia/" not in log.paths
    assert (report["new"], report["failed"]) == (2, 2)


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("as_date", [False, True], ids=["seconds", "date"])
@pytest.mark.parametrize("path", ["/daftar/", ARTICLES[0]], ids=["section", "article"])
def test_retry_after_holds_the_whole_site_back_to_the_second(crawl, status, as_date, path):
    inner = newsroom()

    def answer(asked: str, log: Log) -> Answer:
        if asked != path or log.paths.count(path) > 1:
            return inner(asked, log)
        # A date has whole seconds: the one after next is at least one second away.
        wait = formatdate(int(time.time()) + 2, usegmt=True) if as_date else "1"
        return Answer(status, b"nanti", {"Retry-After": wait})

    with serve(answer) as log:
        report = crawl(log).site("suluh")
    assert (report["new"], report["failed"]) == (len(ARTICLES), 0)
    assert 1 - PROMISE <= log.pause_after(path) < 2.5
    assert log.paths.count(path) == 2


def test_a_site_that_wants_to_be_left_alone_for_longer_is_left_for_later_runs(crawl, crawler):
    inner = newsroom()

    def answer(path: str, log: Log) -> Answer:
        return Answer(429, b"", {"Retry-After": "7200"}) if path == ARTICLES[0] else (
            inner(path, log))  # fmt: skip

    with serve(answer) as log:
        report = crawl(log).site("suluh")
        asked = len(log.asked)
        again = crawl(log).site("suluh")
        assert len(log.asked) == asked, "the next run does not even ask for robots.txt"
        crawler.change("UPDATE sites SET not_before = '2026-01-01T00:00:00Z'")
        assert crawl(log, max_requests=1).site("suluh")["outcome"] == "limited"
    waiting = "SELECT count(*) FROM frontier WHERE kind = 'article' AND state = 'waiting'"
    assert crawler.rows(waiting) == [(len(ARTICLES),)]
    assert log.paths[-2:] == [ARTICLES[0], "/robots.txt"]
    for told in (report, again):
        assert told["outcome"] == "deferred"
        assert told["messages"][0].startswith("suluh asks to be left alone until ")
        assert (told["exit_code"], told["failed"]) == (1, 0)


def test_a_storm_of_errors_is_not_answered_with_a_storm_of_retries(crawl):
    inner = newsroom()

    def answer(path: str, log: Log) -> Answer:
        return Answer(500) if path in ARTICLES else inner(path, log)

    with serve(answer) as log:
        report = crawl(log, delay=0.0005, trouble=short_pauses).site("suluh")
    assert (report["failed"], report["exit_code"]) == (len(ARTICLES), 1)
    assert len(log.asked) <= 3 + 3 * len(ARTICLES)
    late, early = log.pauses[-1], log.pauses[0]
    assert late > 8 * early, "the pauses grow while the site fails"


@pytest.mark.parametrize(
    ("budget", "asked"), [({"max_requests": 5}, 5), ({"max_megabytes": 0.001}, 4)]
)
def test_a_budget_ends_the_crawl_cleanly_and_the_next_run_goes_on(crawl, crawler, budget, asked):
    with serve(newsroom()) as log:
        first = crawl(log, **budget).site("suluh")
        assert len(log.asked) == asked
        assert (first["outcome"], first["exit_code"], first["failed"]) == ("limited", 0, 0)
        assert "of this run; the next one goes on" in first["messages"][0]
        rest = crawl(log).site("suluh")
    assert first["new"] + rest["new"] == len(ARTICLES)
    assert crawler.rows("SELECT count(*) FROM revisions") == [(len(ARTICLES),)]
