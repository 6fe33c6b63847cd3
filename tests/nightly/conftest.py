"""Nights in processes of their own, against the demonstration newsroom."""

import json
import multiprocessing
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from newsarchive.crawl.options import Options
from newsarchive.demo import Newsroom, Server, serve
from newsarchive.demo.names import SECTIONS
from newsarchive.nightly.telling import Telling

sys.path.insert(0, str(Path(__file__).parent))  # where a night's process finds its function
FORKS = multiprocessing.get_context("forkserver")  # imports once, then forks for every night
FORKS.set_forkserver_preload(
    [
        "__main__",
        "night_once",
        "newsarchive.crawl.pipelines",
        "scrapy.core.downloader.handlers.http11",
        "scrapy.core.downloader.contextfactory",
        "scrapy.downloadermiddlewares.httpcompression",
        "scrapy.downloadermiddlewares.robotstxt",
        "sqlite_utils.migrations",
    ]
)
Sites = Mapping[str, tuple[str, list[str]]]
_numbers = count()


@dataclass(frozen=True)
class Ended:
    """How a night ended."""

    exit_code: int
    report: Any
    """The report, or the sentence of the error that prevented it."""

    def site(self, name: str = "suluh") -> dict:
        return next(one for one in self.report["sites"] if one["site"] == name)


@dataclass
class Running:
    """A night under way."""

    process: Any
    output: Path

    def finish(self) -> Ended:
        self.process.join(60)
        return Ended(self.process.exitcode, json.loads(self.output.read_text()))


@dataclass(frozen=True)
class Nights:
    """Runs nights over ``sites`` into one archive."""

    db: Path
    sites: Sites
    options: dict = field(default_factory=dict)

    def start(
        self,
        at: datetime | None = None,
        telling: Telling | None = None,
        report_file: Path | None = None,
        **options: Any,
    ) -> Running:
        allow = frozenset(urlsplit(home).netloc for home, _ in self.sites.values())
        wishes = Options(**{"db": self.db, "allow": allow, "delay": 0.0} | self.options | options)
        output = self.db.with_suffix(f".{next(_numbers)}.json")
        # The module is found by each process itself, so that it is loaded under one name only.
        from night_once import night_once

        process = FORKS.Process(
            target=night_once, args=(self.sites, wishes, telling, output, report_file, at)
        )
        process.start()
        return Running(process, output)

    def run(self, at: datetime | None = None, **options: Any) -> Ended:
        return self.start(at, **options).finish()

    def rows(self, sql: str, *values: object) -> list[tuple]:
        with sqlite3.connect(self.db) as connection:
            return connection.execute(sql, values).fetchall()


@pytest.fixture
def newsroom() -> Newsroom:
    return Newsroom(articles=24, page_weight=5)


@pytest.fixture
def server(newsroom: Newsroom) -> Iterator[Server]:
    with serve(newsroom) as running:
        yield running


@pytest.fixture
def nights(tmp_path: Path, server: Server) -> Nights:
    sites = {"suluh": (server.url, [section.path for section in SECTIONS])}
    return Nights(tmp_path / "archive.db", sites)
