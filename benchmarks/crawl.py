"""The whole crawl beside a bare Scrapy spider, over the same pages, in one run.

    python benchmarks/crawl.py [--articles 260] [--page-weight 90] [--rounds 3] [--profile FILE]

The demonstration newsroom is served by a process of its own. The bare spider has Scrapy's default
settings and yields only the URL of each page; ours follows the listings, obeys robots.txt, reads
every article and stores it. Start-up is left out of both. Requests a second are given by the clock
and by processor time (one core), the latter being what the goal is about: at least half of bare.
"""

from __future__ import annotations

import argparse
import cProfile
import multiprocessing
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from newsarchive.demo import Newsroom
from newsarchive.demo.names import SECTIONS

GOAL = 0.5


@dataclass(frozen=True)
class Pace:
    """What one crawl took from its first request to its last."""

    requests: int
    seconds: float
    cpu_seconds: float


def bare(urls: list[str], answer: Connection) -> None:
    """A spider that does nothing with the pages of ``urls``."""
    import scrapy
    from scrapy.crawler import AsyncCrawlerProcess

    class Bare(scrapy.Spider):
        name = "bare"

        async def start(self) -> Any:
            self.began = (time.perf_counter(), time.process_time())
            for url in urls:
                yield scrapy.Request(url)

        def parse(self, response: Any) -> Any:
            yield {"url": response.url}

        def closed(self, _: str) -> None:
            stats = self.crawler.stats
            answer.send(_pace(stats.get_value("downloader/request_count"), *self.began))

    process = AsyncCrawlerProcess(
        {"LOG_ENABLED": False, "TELNETCONSOLE_ENABLED": False, "REMOTE_CONTROL_ENABLED": False}
    )
    process.crawl(Bare)
    process.start()


def full(home: str, db: Path, profile: str | None, answer: Connection) -> None:
    """Our crawl of the newsroom at ``home`` into a new archive."""
    from newsarchive.crawl.catalogue import find
    from newsarchive.crawl.options import Options
    from newsarchive.crawl.report import SiteReport
    from newsarchive.crawl.run import crawl

    began: list[tuple[float, float]] = []

    def listen(_: SiteReport) -> None:
        if not began:
            began.append((time.perf_counter(), time.process_time()))
            profiler.enable()

    profiler = cProfile.Profile() if profile else _NoProfile()
    server = home.removeprefix("http://").strip("/")
    options = Options(home=home, db=db, delay=0, allow=frozenset({server}))
    report = crawl([find("demo")], options, listener=listen)
    site = report.sites[0]
    answer.send(_pace(site.requests, *began[0]))
    if isinstance(profiler, cProfile.Profile) and profile:
        profiler.dump_stats(profile)
    if report.exit_code:
        raise SystemExit(f"the crawl ended {site.outcome}: {' '.join(site.messages)}")


class _NoProfile:
    def enable(self) -> None:
        """Measures nothing."""


def _pace(requests: int, clock: float, cpu: float) -> Pace:
    return Pace(requests, time.perf_counter() - clock, time.process_time() - cpu)


def measured(side: Callable[..., None], *arguments: object) -> Pace:
    """The pace of one crawl in a process of its own."""
    spawn = multiprocessing.get_context("spawn")
    receive, send = spawn.Pipe(duplex=False)
    process = spawn.Process(target=side, args=(*arguments, send))
    process.start()
    send.close()
    pace: Pace = receive.recv()
    process.join()
    return pace


def best(paces: Iterable[Pace]) -> Pace:
    """The round that was disturbed least."""
    return min(paces, key=lambda pace: pace.cpu_seconds / pace.requests)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=260)
    parser.add_argument("--page-weight", type=int, default=90, help="kB a page")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--profile", help="write a cProfile of the last full crawl here")
    chosen = parser.parse_args()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = f"http://127.0.0.1:{port}/"
    newsroom = Newsroom(articles=chosen.articles, page_weight=chosen.page_weight)
    paths = [section.path for section in SECTIONS] + [one.listed_path for one in newsroom.articles]
    urls = [home.rstrip("/") + path for path in paths]
    server = subprocess.Popen(
        [
            sys.executable, "-m", "newsarchive.demo", f"--port={port}",
            f"--articles={chosen.articles}", f"--page-weight={chosen.page_weight}",
        ],
        stdout=subprocess.PIPE,
    )  # fmt: skip
    try:
        if server.stdout:
            server.stdout.readline()
        measured(bare, urls)  # so that the server has rendered every page
        with tempfile.TemporaryDirectory() as folder:
            rounds = [
                (
                    measured(bare, urls),
                    measured(full, home, Path(folder, f"{number}.db"), chosen.profile),
                )
                for number in range(chosen.rounds)
            ]
    finally:
        server.terminate()
        server.wait()
    show(best(pace for pace, _ in rounds), best(pace for _, pace in rounds))


def show(plain: Pace, whole: Pace) -> None:
    """Both paces side by side, and whether the goal is met."""
    print(f"{'':12}{'requests':>9}{'seconds':>9}{'requests/s':>12}{'a core':>9}")
    for name, pace in (("bare Scrapy", plain), ("newsarchive", whole)):
        print(
            f"{name:12}{pace.requests:>9}{pace.seconds:>9.2f}"
            f"{pace.requests / pace.seconds:>12.1f}{pace.requests / pace.cpu_seconds:>9.1f}"
        )
    ratio = (whole.requests / whole.cpu_seconds) / (plain.requests / plain.cpu_seconds)
    print(f"ratio a core {ratio:.2f} (goal {GOAL})")


if __name__ == "__main__":
    main()
