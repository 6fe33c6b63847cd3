"""How fast a large archive is shown in a browser.

Usage: python benchmarks/serve.py --db PATH [--repeats 6]
PATH is an archive that benchmarks/search.py built and kept (--db). It is served on loopback by a
process of its own; every page is asked for once and then so many times again. Prints the wall time
of a page, warm, and the most memory that the server took.
"""

from __future__ import annotations

import argparse
import resource
import sqlite3
import statistics
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

from store import vocabulary

from newsarchive.database import reading

_NEWEST = """
SELECT id, site, section FROM articles WHERE published_date IS NOT NULL AND section IS NOT NULL
ORDER BY published_date DESC LIMIT 1
"""


def pages(connection: sqlite3.Connection) -> dict[str, str]:
    """What is asked for: name -> address."""
    number, site, section = connection.execute(_NEWEST).fetchone()
    words, _ = vocabulary()
    asked = {"text": words[0], "sort": "date"}
    return {
        "front page": "/",
        "an article": f"/article/{number}",
        "articles, newest first": "/articles",
        "articles of a site": f"/articles?{urlencode({'site': site})}",
        "articles of a section": f"/articles?{urlencode({'section': section})}",
        "the commonest word, newest first": f"/articles?{urlencode(asked)}",
        "the same, by relevance": f"/articles?{urlencode({**asked, 'sort': 'relevance'})}",
        "the same, most read": f"/articles?{urlencode({**asked, 'sort': 'views'})}",
        "sections": "/sections",
        "people": "/people",
        "the table of articles": "/archive/articles",
    }


def read(url: str) -> bytes:
    """The whole answer."""
    with urlopen(url, timeout=60) as answer:  # noqa: S310 - our own server
        content: bytes = answer.read()
    return content


def ask(url: str) -> float:
    """Milliseconds until the whole answer is there."""
    begun = time.perf_counter()
    read(url)
    return (time.perf_counter() - begun) * 1e3


def wait_until_counted(home: str) -> None:
    """Print how long the front page shows no counts yet."""
    begun = time.perf_counter()
    while b"being counted" in read(home):
        time.sleep(0.5)
    print(f"{'counted for the first time':<44}{time.perf_counter() - begun:>9.1f} s")


def measure(home: str, asked: dict[str, str], repeats: int) -> None:
    """Print a line for every page."""
    print(f"{'ms':<44}{'median':>9}{'worst':>9}")
    for name, address in asked.items():
        ask(home + address)
        timings = [ask(home + address) for _ in range(repeats)]
        print(f"{name:<44}{statistics.median(timings):>9.0f}{max(timings):>9.0f}")


def main() -> None:
    """Read the arguments, serve, measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--db", type=Path, required=True, help="the archive to show")
    parser.add_argument("--repeats", type=int, default=6, help="how often each page is asked for")
    given = parser.parse_args()
    with reading(given.db) as connection:
        asked = pages(connection)
    command = [sys.executable, "-m", "newsarchive", "serve", "--db", given.db, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        if server.stdout is None:
            sys.exit("The server tells nothing.")
        [home] = [word for word in server.stdout.readline().split() if word.startswith("http")]
        wait_until_counted(home)
        measure(home.rstrip("/"), asked, given.repeats)
        server.terminate()
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{'most memory of the server':<44}{memory:>9.0f} MB")


if __name__ == "__main__":
    main()
