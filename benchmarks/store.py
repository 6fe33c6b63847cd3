"""How fast the archive takes articles: new, unchanged, edited, and known-URL look-ups.

Usage: python benchmarks/store.py 20000 [--batch 100] [--db PATH]
Prints articles a second for each; the archive is built in a temporary folder unless named.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import islice
from pathlib import Path

from newsarchive.model import Alias, Article, Byline, Image, Link, Source, Timestamp
from newsarchive.store import Archive

WIB = timezone(timedelta(hours=7))
START = datetime(2024, 1, 1, 6, tzinfo=WIB)
SYLLABLES = [a + b for a in "bcdghjklmnprstw" for b in ("a", "an", "ang", "e", "i", "u", "un", "o")]
BODY_CHARACTERS = 4_000


def vocabulary(size: int = 30_000) -> tuple[list[str], list[int]]:
    """Words and their cumulative weights, as unevenly used as in a language (Zipf)."""
    dice = random.Random(7)  # noqa: S311 - a benchmark repeats itself
    words = ["".join(dice.choices(SYLLABLES, k=dice.randint(1, 4))) for _ in range(size)]
    total, weights = 0, []
    for rank in range(1, size + 1):
        total += 10_000_000 // rank
        weights.append(total)
    return words, weights


def articles(numbers: Iterable[int]) -> Iterator[Article]:
    """Invented articles with a 4 kB body, three bylines, two images, tags, sources and links.

    The same for the same number, and published seven minutes after the one of the number before.
    """
    words, weights = vocabulary()
    for number in numbers:
        dice = random.Random(number)  # noqa: S311 - the same articles at each pass
        text = iter(dice.choices(words, cum_weights=weights, k=900))
        title = " ".join(islice(text, 9)).capitalize()
        published = Timestamp(START + timedelta(minutes=7 * number), "minute")
        yield Article(
            url=f"https://www.example.id/berita/{number}/{title.lower().replace(' ', '-')}",
            site=f"site{number % 10}",
            title=title,
            section=f"Rubrik {number % 8}",
            published_at=published,
            bylines=(
                Byline("reporter", f"Wartawan {number % 40}", "Reporter"),
                Byline("editor", f"Penyunting {number % 7}", "Editor"),
                Byline("uploader", f"Pengunggah {number % 5}", "Uploader"),
            ),
            images=tuple(
                Image(f"https://www.example.id/gambar/{number}-{at}.jpg", " ".join(islice(text, 9)))
                for at in range(2)
            ),
            views=number % 5_000,
            tags=tuple(dict.fromkeys(islice(text, 5))),
            body=tuple(paragraphs(text)),
            related=tuple(
                Link(f"https://www.example.id/terkait/{number}-{at}", title, "related", published)
                for at in range(8)
            ),
            language="id",
            aliases=(Alias(f"https://www.example.id/?p={number}", "redirect"),),
            sources={
                name: Source(f"json_ld:{name}", title)
                for name in ("title", "section", "published_at", "byline", "views", "body")
            },
        )


def paragraphs(words: Iterator[str]) -> Iterator[str]:
    """Paragraphs of 40 words until the words or the characters run out."""
    size = 0
    while size < BODY_CHARACTERS and (paragraph := " ".join(islice(words, 40))):
        size += len(paragraph)
        yield paragraph


def seen_again(article: Article) -> Article:
    """The same article at a later visit: only its view count has moved."""
    return replace(article, views=(article.views or 0) + 25)


def edited(article: Article) -> Article:
    """The article after its newsroom corrected a paragraph."""
    return replace(article, body=(*article.body[:-1], "Paragraf ini telah diralat."))


def rate(name: str, count: int, work: Callable[[], None]) -> None:
    """Time ``work`` and print how many of its ``count`` pieces a second it did."""
    begun = time.perf_counter()
    work()
    print(f"{name:<28}{count / (time.perf_counter() - begun):>10,.0f} /s")


def keep_all(archive: Archive, found: Iterable[Article], seen_at: datetime, batch: int) -> None:
    """Keep each article, ``batch`` to a transaction."""
    waiting = iter(found)
    while part := list(islice(waiting, batch)):
        with archive.transaction():
            for article in part:
                archive.keep(article, seen_at=seen_at)


def measure(path: Path, count: int, batch: int) -> None:
    """Run every measurement on a new archive at ``path``."""
    made = list(articles(range(count)))
    later = [seen_again(article) for article in made]
    changed = [edited(article) for article in later[: count // 4]]
    now = datetime(2026, 1, 1, tzinfo=UTC)
    with Archive.open(path) as archive:
        rate("new", count, lambda: keep_all(archive, made, now, batch))
        day = now + timedelta(days=1)
        rate("unchanged", count, lambda: keep_all(archive, later, day, batch))
        rate("unchanged, one transaction", count, lambda: keep_all(archive, later, day, count))
        day += timedelta(days=1)
        rate("edited", len(changed), lambda: keep_all(archive, changed, day, batch))
        urls = [article.url for article in made]
        rate("known URLs", count, lambda: print(end="" if archive.known(urls) else "none known\n"))
    print(f"{path.stat().st_size / count:,.0f} bytes an article on disk")


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int, help="how many articles to generate")
    parser.add_argument("--batch", type=int, default=100, help="articles to a transaction")
    parser.add_argument("--db", type=Path, help="where to build the archive")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(given.db or Path(folder) / "archive.db", given.count, given.batch)


if __name__ == "__main__":
    main()
