"""How well stemmed search finds the forms of a word, on judged queries over the demo's articles.

Usage: python benchmarks/stemming.py
``stemming.json`` says for each query which words of the demonstration's articles mean what it asks
for. An article is relevant where it holds one of them. Prints for exact and for stemmed search the
precision (of the articles found, how many are relevant) and the recall (of the relevant ones, how
many are found), averaged over the queries, and what the forms cost to look up.
"""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from newsarchive.demo import Newsroom
from newsarchive.model import Article
from newsarchive.query.search import search
from newsarchive.store import Archive

JUDGED = Path(__file__).with_name("stemming.json")


def build(path: Path) -> int:
    """Store headline and text of every article of the demonstration; how many there are."""
    told = Newsroom().truth()
    with Archive.open(path) as archive, archive.transaction():
        for one in told:
            article = Article(one["url"], "demo", title=one["title"], body=tuple(one["body"]))
            archive.keep(article, seen_at=datetime(2026, 1, 1, tzinfo=UTC))
    return len(told)


def found(path: Path, query: str, count: int, *, stem: bool) -> set[str]:
    """URLs of all that a search finds."""
    return {hit.url for hit in search(path, query, sort="date", stem=stem, limit=count).hits}


def main() -> None:
    """Measure both kinds of search."""
    judged: dict[str, list[str]] = json.loads(JUDGED.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.db"
        count = build(path)
        relevant = {
            query: found(path, " OR ".join(words), count, stem=False)
            for query, words in judged.items()
        }
        print(f"{len(judged)} queries over {count} articles   precision   recall    ms a query")
        for name, stem in (("exact", False), ("stemmed", True)):
            begun = time.process_time()
            results = {query: found(path, query, count, stem=stem) for query in judged}
            spent = (time.process_time() - begun) / len(judged) * 1e3
            shares = [
                (
                    len(results[query] & good) / max(len(results[query]), 1),
                    len(results[query] & good) / len(good),
                )
                for query, good in relevant.items()
            ]
            precision = statistics.mean(one for one, _ in shares if one)
            recall = statistics.mean(one for _, one in shares)
            print(f"{name:<33}{precision:>10.3f}{recall:>10.3f}{spent:>10.1f}")


if __name__ == "__main__":
    main()
