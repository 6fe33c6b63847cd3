"""Servers to crawl, and crawls in processes of their own."""

import json
import multiprocessing
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from ssl import SSLContext
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest

_numbers = count()
HTML = "text/html; charset=utf-8"
Sites = Mapping[str, tuple[Any, ...]]

sys.path.insert(0, str(Path(__file__).parent))  # where a crawling process finds its function
FORKS = multiprocessing.get_context("forkserver")  # imports once, then forks for every crawl
FORKS.set_forkserver_preload(
    [
        "__main__",
        "crawl_once",
        "newsarchive.crawl.pipelines",
        "scrapy.core.downloader.handlers.http11",
        "scrapy.core.downloader.contextfactory",
        "scrapy.downloadermiddlewares.httpcompression",
        "scrapy.downloadermiddlewares.robotstxt",
        "sqlite_utils.migrations",
    ]
)


@dataclass(frozen=True)
class Crawled:
    """How a crawl in another process ended."""

    exit_code: int
    report: dict
    errors: str

    def site(self, name: str) -> dict:
        return self.report["sites"][name]


@dataclass(frozen=True)
class Running:
    """A crawl in another process."""

    process: ForkServerProcess
    output: Path

    @property
    def is_alive(self) -> bool:
        return self.process.is_alive()

    def send(self, number: int) -> None:
        """Sends a signal."""
        os.kill(self.process.pid, number)

    def finish(self) -> Crawled:
        """Waits for its end."""
        self.process.join(60)
        written = self.output.read_text() if self.output.exists() else "{}"
        errors = self.output.with_suffix(".err").read_text()
        return Crawled(self.process.exitcode, json.loads(written), errors)


@dataclass(frozen=True)
class Crawler:
    """Starts crawls into one archive; ``allow`` names every site's server."""

    db: Path

    def start(
        self, sites: Sites, trouble: Callable[[], None] | None = None, **options: object
    ) -> Running:
        """Starts one; ``sites`` maps a name to its home, its sections' paths and, where it has
        any, its sources (None: whatever the site itself names). ``trouble`` comes upon its
        process before it begins."""
        from crawl_once import crawl_once

        servers = ",".join(urlsplit(home).netloc for home, *_ in sites.values())
        wishes = {"db": self.db, "allow": servers, "delay": 0} | options
        self.db.parent.mkdir(exist_ok=True)
        output = self.db.with_suffix(f".{next(_numbers)}.json")
        process = FORKS.Process(target=crawl_once, args=(sites, wishes, output, trouble))
        process.start()
        return Running(process, output)

    def run(
        self, sites: Sites, trouble: Callable[[], None] | None = None, **options: object
    ) -> Crawled:
        """Runs one to its end."""
        return self.start(sites, trouble, **options).finish()

    def rows(self, sql: str, *values: object) -> list[tuple]:
        """What the archive says."""
        with sqlite3.connect(self.db) as connection:
            return connection.execute(sql, values).fetchall()

    def change(self, sql: str) -> None:
        """Changes the archive behind its back."""
        with sqlite3.connect(self.db) as connection:
            connection.execute(sql)


@pytest.fixture(scope="session")
def make_crawler() -> type[Crawler]:
    """``make_crawler(db)``."""
    return Crawler


@pytest.fixture
def crawler(tmp_path: Path) -> Crawler:
    return Crawler(tmp_path / "archive.db")


@pytest.fixture(scope="session")
def serve_pages() -> Callable:
    """``with serve_pages(answer) as url``: a server of our own, one function its whole site."""
    return _serve_pages


@contextmanager
def _serve_pages(
    answer: Callable[[str], bytes | int | str], tls: SSLContext | None = None
) -> Iterator[str]:
    """``answer`` gives a path's HTML, a status, or where it has moved."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, answer))
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"{'https' if tls else 'http'}://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, answer: Callable[[str], bytes | int | str], *args) -> None:
        self._answer = answer
        super().__init__(*args)

    def do_GET(self) -> None:
        found = self._answer(self.path)
        status = found if isinstance(found, int) else 301 if isinstance(found, str) else 200
        body = found if isinstance(found, bytes) else b""
        self.send_response(status)
        if isinstance(found, str):
            self.send_header("Location", found)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Type", "text/plain" if "robots" in self.path else HTML)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Says nothing."""
