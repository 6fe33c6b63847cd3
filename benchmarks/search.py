"""How fast a large archive is searched, opened, asked for known URLs and written to.

Usage: python benchmarks/search.py 1000000 [--db PATH] [--repeats 20]
Builds an archive of generated articles (kept, and used again, where --db names it; deleted
otherwise), then prints the processor time of writing at ten thousand articles and at the end, and
the wall time of searches: median, 95th percentile and the slowest. Everything is measured warm.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path

from store import articles, edited, keep_all, seen_again, vocabulary

from newsarchive.query.filters import Filters
from newsarchive.query.search import Sort, search
from newsarchive.store import Archive

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SMALL = 10_000
SAMPLE = 1_000
STRIDE = 982_451_653
"""A prime: multiples of it, modulo the count, visit every article in no order of time."""


def build(path: Path, count: int) -> None:
    """Fill the archive at ``path`` up to ``count`` articles, in no order of publication."""
    with Archive.open(path) as archive:
        [(held,)] = archive.select("SELECT count(*) FROM articles")
        numbers = ((place * STRIDE) % count for place in range(held, count))
        if held < SMALL:
            keep_all(archive, articles(islice(numbers, SMALL - held)), NOW, 100)
            writing(archive, count, "ten thousand")
        begun, done = time.process_time(), max(held, SMALL)
        while part := list(islice(numbers, 50_000)):
            keep_all(archive, articles(part), NOW, 100)
            done += len(part)
            rate = (done - max(held, SMALL)) / (time.process_time() - begun)
            print(f"  {done:,} articles, {rate:,.0f}/s with their generation", file=sys.stderr)
        writing(archive, count, f"{count:,}")


def writing(archive: Archive, count: int, size: str) -> None:
    """Print the processor time of one article, each in its own transaction as a crawl does it."""
    new = list(articles(range(count, count + SAMPLE)))
    later = [seen_again(article) for article in new]
    changed = [edited(article) for article in later]
    for what, part in (("new", new), ("unchanged", later), ("edited", changed)):
        begun = time.process_time()
        keep_all(archive, part, NOW + timedelta(days=1), 1)
        spent = (time.process_time() - begun) / SAMPLE
        print(f"{what + ' article at ' + size:<34}{spent * 1e3:>8.2f} ms of processor time")
    urls = json.dumps([article.url for article in new])
    archive.execute("DELETE FROM articles WHERE url IN (SELECT value FROM json_each(?))", [urls])


def opening(path: Path, count: int) -> None:
    """Print how long opening and known-URL look-ups take, and the memory used so far."""
    begun = time.perf_counter()
    with Archive.open(path) as archive:
        opened = time.perf_counter() - begun
        urls = [article.url for article in articles(range(0, count, max(1, count // SMALL)))]
        begun = time.perf_counter()
        known = archive.known(urls)
        spent = time.perf_counter() - begun
    print(f"{'opening the archive':<34}{opened * 1e3:>8.2f} ms")
    print(f"{f'{len(known):,} known URLs':<34}{spent * 1e3:>8.0f} ms")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'most memory so far':<34}{memory:>8.0f} MB")
    print(f"{'size of an article':<34}{path.stat().st_size / count:>8,.0f} bytes")


def queries() -> Iterator[tuple[str, list[str]]]:
    """Kinds of words with examples: from the commonest of all to one in few articles."""
    words, _ = vocabulary()
    common, middling, rare = words[:12], words[150:162], words[5_000:5_012]
    yield "commonest words", common
    yield "middling words", middling
    yield "rare words", rare
    yield "two words", [f"{one} {other}" for one, other in zip(common, middling, strict=True)]
    yield (
        "phrases",
        [f'"{one} {other}"' for one, other in zip(common, common[1:] + common[:1], strict=True)],
    )
    yield "rare phrases", [f'"{one} {other}"' for one, other in zip(middling, rare, strict=True)]
    yield "one letter and *", [f"{word[0]}*" for word in common]
    yield "three letters and *", [f"{word[:3]}*" for word in rare]
    yield (
        "one of two, without a third",
        [f"({a} OR {b}) -{c}" for a, b, c in zip(common, middling, rare, strict=True)],
    )


def searching(path: Path, repeats: int) -> None:
    """Print the wall time of every kind of search."""
    span = Filters(since=date(2024, 3, 1), until=date(2024, 3, 31))
    year = Filters(since=date(2024, 1, 1), until=date(2024, 12, 31))
    ways: Sequence[tuple[str, Sort, Filters, bool]] = (
        ("newest first", "date", Filters(), False),
        ("newest first, one month", "date", span, False),
        ("newest first, one year", "date", year, False),
        ("by relevance", "relevance", Filters(), False),
        ("by relevance, one year", "relevance", year, False),
        ("by views", "views", Filters(), False),
        ("newest first, one site", "date", Filters(site="site3"), False),
        ("newest first, stemmed", "date", Filters(), True),
        ("by relevance, stemmed", "relevance", Filters(), True),
    )
    print(f"\n{'ms':<52}{'median':>9}{'p95':>9}{'worst':>9}")
    for way, sort, filters, stem in ways:
        for kind, asked in queries():
            work = partial(search, path, filters=filters, sort=sort, stem=stem)
            timings = [timed(work, query) for query in asked * max(1, repeats // len(asked))]
            report(f"{way}: {kind}", timings)


def timed(work: Callable[[str], object], query: str) -> float:
    """Milliseconds that ``work`` took for ``query``."""
    begun = time.perf_counter()
    work(query)
    return (time.perf_counter() - begun) * 1e3


def report(name: str, timings: list[float]) -> None:
    """One line of the table."""
    p95 = statistics.quantiles(timings, n=20, method="inclusive")[-1]
    print(f"{name:<52}{statistics.median(timings):>9.1f}{p95:>9.1f}{max(timings):>9.1f}")


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int, help="how many articles")
    parser.add_argument("--db", type=Path, help="where to build the archive, or find it again")
    parser.add_argument("--repeats", type=int, default=24, help="searches of each kind")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.db or Path(folder) / "archive.db"
        build(path, given.count)
        opening(path, given.count)
        searching(path, given.repeats)


if __name__ == "__main__":
    main()
