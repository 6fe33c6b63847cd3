"""Three hundred sites in one process: what they take before a night, and a whole night of them.

    make bench-sites                               # 300 sites of 20 articles: some minutes
    make bench-sites ARGS="--articles 200"         # 60,000 articles: a quarter of an hour

Each site is a file of an operator's own and a demonstration newsroom of its own (other stories, the
three themes by turns) with a loopback address of its own, all served by one other process. Start-up
is from the interpreter's start to all definitions read, and then to every crawl's first request,
into an archive that is there, as on every night but the first; memory is what the crawling process
takes (resident) over the same with one site, a site. The night is ``newsarchive nightly``'s,
politeness off, its alarms and its verification included.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import psutil

from newsarchive.crawl.open_files import make_room
from newsarchive.database import reading
from newsarchive.demo import Newsroom, serve
from newsarchive.demo.looks import LOOKS, look_named
from newsarchive.demo.names import SECTIONS
from newsarchive.nightly import night
from newsarchive.store import Archive

MEGABYTE = 1024 * 1024
MOST_START_S = 3.0
MOST_MEGABYTES = 1.0
ENOUGH = 0.97
"""Of all articles; a list of two beside a longer one may be passed over."""
_PORT = 18080
_LOOK_EVERY_S = 0.2
_SITE_FILE = '''\
"""Newsroom {number} of the measurement."""

from __future__ import annotations

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, WITA, Expectation, Section, Site


class Site{number}(NewsSpider):
    """The demonstration newsroom, theme {theme}."""

    name = "kabar_{number}"
    site = Site(
        publisher="Kabar {number}",
        home="{home}",
        timezone={zone},
        sections=(
            {sections},
        ),
        expect=Expectation(articles_per_day=(0, {articles})),
    )
'''


def main() -> int:
    """Measures all; the exit code is 1 where a limit is not kept."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sites", type=int, default=300)
    parser.add_argument("--articles", type=int, default=20, help="of each site")
    parser.add_argument("--page-weight", type=int, default=90, help="kB a page")
    chosen = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-sites-")))
        write_site_files(folder / "spiders", chosen.sites, chosen.articles)
        (folder / "none").mkdir()
        one, all_read = read_definitions(folder / "none"), read_definitions(folder / "spiders")
        files = (all_read["megabytes"] - one["megabytes"]) / chosen.sites
        print(
            f"{chosen.sites} site files: read {all_read['seconds']:.2f} s after the interpreter's "
            f"start ({all_read['cpu_seconds']:.2f} s of processor time; without them "
            f"{one['seconds']:.2f} s), {files:.3f} MB a file"
        )
        stack.enter_context(newsrooms(chosen.sites, chosen.articles, chosen.page_weight))
        alone = measured_night(folder, 1)
        whole = measured_night(folder, chosen.sites)
    running = (whole["megabytes"] - alone["megabytes"]) / max(chosen.sites - 1, 1)
    print(
        f"first requests of all {whole['start_seconds']:.2f} s after the interpreter's start; "
        f"{running:.2f} MB a running site ({alone['megabytes']:.0f} MB with one), "
        f"{whole['files']} open files at most"
    )
    held, clock, cpu = whole["articles"], whole["crawl_seconds"], whole["cpu_seconds"]
    print(
        f"{held:,} articles in {whole['requests']:,} requests and {clock:,.0f} s: "
        f"{held / clock:.0f} articles/s by the clock, {held / cpu:.0f} a core; outcomes "
        f"{whole['outcomes']}; alarms, verification and report {whole['after_seconds']:.0f} s more"
    )
    is_kept = (
        whole["start_seconds"] < MOST_START_S
        and max(files, running) < MOST_MEGABYTES
        and whole["articles"] >= ENOUGH * chosen.sites * chosen.articles
    )
    return int(not is_kept)


def home_of(number: int) -> str:
    """The address of newsroom ``number``: a loopback host of its own."""
    return f"http://127.1.{number // 250}.{number % 250 + 1}:{_PORT}/"


def theme_of(number: int) -> str:
    """The theme of newsroom ``number``."""
    return list(LOOKS)[number % len(LOOKS)]


def write_site_files(folder: Path, sites: int, articles: int) -> None:
    """A site file for each newsroom, as ``new-site`` would write it."""
    folder.mkdir()
    for number in range(sites):
        look = look_named(theme_of(number))
        sections = [f'Section("{one.name}", "{look.section_path(one)}")' for one in SECTIONS]
        text = _SITE_FILE.format(
            number=number,
            articles=articles,
            theme=look.name,
            home=home_of(number),
            zone=look.zone or "WIB",
            sections=",\n            ".join(sections),
        )
        (folder / f"kabar_{number}.py").write_text(text, "utf-8")


def read_definitions(folder: Path) -> dict[str, float]:
    """What reading all site files takes a fresh process, the interpreter's start included."""
    program = (
        "import json, psutil, time; from newsarchive.crawl.catalogue import load_sites\n"
        "load_sites(); me = psutil.Process()\n"
        "print(json.dumps({'seconds': time.time() - me.create_time(), 'cpu_seconds': "
        f"time.process_time(), 'megabytes': me.memory_info().rss / {MEGABYTE}}}))"
    )
    environ = {**os.environ, "NEWSARCHIVE_SITE_FILES": str(folder)}
    rounds = [
        json.loads(subprocess.check_output([sys.executable, "-c", program], env=environ))
        for _ in range(4)
    ]
    best: dict[str, float] = min(rounds[1:], key=lambda one: one["seconds"])
    return best


@contextmanager
def newsrooms(sites: int, articles: int, page_weight: int) -> Iterator[None]:
    """The newsrooms, served by a process of their own while the context lasts."""
    spawn = multiprocessing.get_context("spawn")
    ready, told = spawn.Pipe(duplex=False)
    process = spawn.Process(target=_serve_all, args=(sites, articles, page_weight, told))
    process.start()
    told.close()
    try:
        ready.recv()
        yield
    finally:
        process.terminate()
        process.join()


def _serve_all(sites: int, articles: int, page_weight: int, told: Connection) -> None:
    make_room(2 * sites)  # each newsroom has a loop and connections of its own
    with ExitStack() as stack:
        for number in range(sites):
            newsroom = Newsroom(
                seed=number, articles=articles, page_weight=page_weight, theme=theme_of(number)
            )
            newsroom.faults.clear()
            host = home_of(number).split("/")[2].partition(":")[0]
            stack.enter_context(serve(newsroom, port=_PORT, host=host))
        told.send(None)
        time.sleep(24 * 3600)


def measured_night(folder: Path, sites: int) -> dict[str, Any]:
    """One night over the first ``sites`` newsrooms, into an archive of its own, in a process of
    its own."""
    os.environ["NEWSARCHIVE_SITE_FILES"] = str(folder / "spiders")
    db = folder / f"night-{sites}.db"
    Archive.open(db).close()
    spawn = multiprocessing.get_context("spawn")
    receive, send = spawn.Pipe(duplex=False)
    process = spawn.Process(target=_night, args=(sites, db, send))
    process.start()
    send.close()
    found: dict[str, Any] = receive.recv()
    process.join()
    return found


def _night(sites: int, db: Path, answer: Connection) -> None:
    from newsarchive.crawl.catalogue import load_sites
    from newsarchive.crawl.options import Options

    me = psutil.Process()
    peak = {"memory": 0, "files": 0}
    begun: dict[str, float] = {}
    looked_at = 0.0

    def listen(site: Any) -> None:
        nonlocal looked_at
        now = time.time()
        begun.setdefault(site.site, now - me.create_time())
        if now - looked_at > _LOOK_EVERY_S:
            looked_at = now
            peak["memory"] = max(peak["memory"], me.memory_info().rss)
            peak["files"] = max(peak["files"], me.num_fds())

    known = load_sites()
    spiders = [known[f"kabar_{number}"] for number in range(sites)]
    servers = frozenset(spider.site.home.split("/")[2] for spider in spiders)
    options = Options(db=db, delay=0, allow=servers)
    clock, cpu = time.perf_counter(), time.process_time()
    report = night(spiders, options, listener=listen)
    seconds = time.perf_counter() - clock
    crawled = report.crawl.sites
    crawl_seconds = max(one.ended or 0.0 for one in crawled) - min(one.started for one in crawled)
    outcomes = {site.outcome for site in crawled}
    with reading(db) as archive:
        [(articles,)] = archive.execute("SELECT count(*) FROM articles")
    answer.send(
        {
            "articles": articles,
            "requests": sum(site.requests for site in crawled),
            "outcomes": {one: sum(s.outcome == one for s in crawled) for one in outcomes},
            "start_seconds": max(begun.values()),
            "crawl_seconds": crawl_seconds,
            "after_seconds": seconds - crawl_seconds,
            "cpu_seconds": time.process_time() - cpu,
            "megabytes": peak["memory"] / MEGABYTE,
            "files": peak["files"],
        }
    )


if __name__ == "__main__":
    sys.exit(main())
