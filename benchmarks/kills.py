"""A crawl that is killed again and again, and what its archive holds in the end.

    python benchmarks/kills.py [--kills 60] [--articles 3000] [--span 2.5] [--seed 1]

The demonstration newsroom is crawled into one archive. Each crawl is killed (SIGKILL) at a random
instant of its first ``--span`` seconds, start-up included, and run again; the last one is left to
its end. Then every article must be there once and ``newsarchive verify`` must find nothing; else
the exit code is 1.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from newsarchive.demo import Newsroom, serve
from newsarchive.demo.server import Server
from newsarchive.discover.canonical import cited_url
from newsarchive.query import run_sql
from newsarchive.store.verify import verify

FORKS = multiprocessing.get_context("forkserver")  # imports once, so that kills fall into the work
FORKS.set_forkserver_preload(
    [
        "newsarchive.crawl.pipelines",
        "scrapy.core.downloader.handlers.http11",
        "scrapy.core.downloader.contextfactory",
        "scrapy.downloadermiddlewares.httpcompression",
    ]
)


def crawl(home: str, db: Path) -> None:
    """One crawl in a process of its own; leaves with its exit code."""
    from newsarchive.crawl import run
    from newsarchive.crawl.catalogue import find
    from newsarchive.crawl.options import Options

    options = Options(home=home, db=db, delay=0, allow=frozenset({urlsplit(home).netloc}))
    sys.exit(run.crawl([find("demo")], options).exit_code)


def kill_again_and_again(
    server: Server, db: Path, instants: Iterator[float]
) -> Iterator[tuple[float, int]]:
    """Starts a crawl for each instant and kills it then: seconds it had, requests it made."""
    for seconds in instants:
        before = len(server.requests)
        process = FORKS.Process(target=crawl, args=(server.url, db))
        process.start()
        process.join(seconds)
        if process.exitcode is not None:
            raise SystemExit("A crawl ended before it was killed: give it more --articles.")
        process.kill()
        process.join()
        yield seconds, len(server.requests) - before


def faults(newsroom: Newsroom, server: Server, db: Path, kills: int) -> Iterator[str]:
    """What is not as it should be, a sentence each."""
    wanted = {cited_url(one["url"]) for one in newsroom.truth(server.url)}
    kept = [str(url) for (url,) in run_sql(db, "SELECT url FROM articles").rows]
    if wanted - set(kept):
        yield f"{len(wanted - set(kept))} articles are missing."
    if len(kept) != len(wanted):
        yield f"{len(kept)} articles are kept, {len(wanted)} were published."
    [(revisions,)] = run_sql(db, "SELECT count(*) FROM revisions").rows
    if revisions != len(wanted):
        yield f"{revisions} revisions are kept of {len(wanted)} articles nobody edited."
    [(open_rows,)] = run_sql(db, "SELECT count(*) FROM frontier WHERE state <> 'done'").rows
    if open_rows:
        yield f"{open_rows} addresses still wait in the frontier."
    asked = Counter(one.path for one in server.requests)
    again = sum(asked[one.listed_path] - 1 for one in newsroom.articles)
    print(f"{again} article pages were asked for again, {again / kills:.2f} a kill")
    verdict = verify(db)
    yield from (str(finding) for finding in verdict.findings)
    yield from verdict.notes


def main() -> None:
    """Read the arguments, kill, and judge."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--span", type=float, default=2.5, help="seconds within which it is killed")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    draw = random.Random(chosen.seed)  # noqa: S311 - instants, not secrets
    newsroom = Newsroom(articles=chosen.articles, page_weight=20)
    with tempfile.TemporaryDirectory() as home, serve(newsroom) as server:
        db = Path(home, "archive.db")
        instants = (draw.uniform(0, chosen.span) for _ in range(chosen.kills))
        made = list(kill_again_and_again(server, db, instants))
        torn = len(list(Path(home).rglob("*.torn")))
        last = FORKS.Process(target=crawl, args=(server.url, db))
        last.start()
        last.join()
        busy = sum(1 for _, requests in made if requests)
        print(
            f"{len(made)} kills after {min(made)[0]:.2f} to {max(made)[0]:.2f} s, {busy} of them"
            f" amid requests ({sum(requests for _, requests in made)} in all); {torn} torn records"
            f" set aside; the last crawl ended with exit code {last.exitcode}"
        )
        found = list(faults(newsroom, server, db, chosen.kills))
    print("\n".join(found) or f"All {len(newsroom.truth())} articles once; verify finds nothing.")
    sys.exit(bool(found or last.exitcode))


if __name__ == "__main__":
    main()
