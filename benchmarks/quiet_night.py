"""A night with nothing new, in a process of its own: its requests, seconds and memory.

    python benchmarks/quiet_night.py [--articles 10000] [--db PATH]

The archive first gets so many generated articles (or is the one named, which is written to), each
with its row in the frontier, planned for later. Then the demonstration newsroom is crawled for
three nights, 24 hours apart by the clock of the crawling process, without a pause between requests.
Nothing happens there after the first night.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

from one_night import one_night
from store import articles

from newsarchive.demo import Newsroom, Server, serve
from newsarchive.site import WIB
from newsarchive.store import Archive

FIRST = datetime(2026, 11, 24, 2, 40, tzinfo=WIB)
_PLAN = """
INSERT INTO sites (name) SELECT DISTINCT site FROM articles WHERE true ON CONFLICT DO NOTHING;
INSERT INTO frontier (url, site, kind, state, priority, discovered_at, visited_at, visit_at,
                      article_id)
SELECT url, 'demo', 'article', 'done', 1, first_seen_at, last_seen_at, '2030-01-01T00:00:00Z', id
FROM articles WHERE true ON CONFLICT DO NOTHING;
"""


def fill(db: Path, count: int) -> None:
    """Generated articles, and a plan for every article that there is."""
    with Archive.open(db) as archive:
        archive.execute("INSERT INTO sites (name) VALUES ('demo') ON CONFLICT DO NOTHING")
        now = FIRST - timedelta(days=1)
        numbers = iter(articles(range(count)))
        while batch := [one for _, one in zip(range(500), numbers, strict=False)]:
            with archive.transaction():
                for one in batch:
                    archive.keep(one, seen_at=now)
        for statement in filter(str.strip, _PLAN.split(";")):
            archive.execute(statement)


def crawl(server: Server, db: Path, at: datetime) -> None:
    """One night in a process of its own; prints what it cost."""
    seen = len(server.requests)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    subprocess.run(
        [sys.executable, __file__, "--one", server.url, str(db), at.isoformat()], check=True
    )
    seconds = time.monotonic() - began
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    asked = server.requests[seen:]
    statuses = Counter(one.status for one in asked)
    print(
        f"{at:%Y-%m-%d}: {len(asked)} requests ({dict(statuses.most_common())}), "
        f"{seconds:.1f} s by the clock, {processor:.1f} s of processor time, start included"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000, help="How many to generate.")
    parser.add_argument("--db", type=Path, help="An archive to write to, instead of a new one.")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.one:
        home, db, at = wanted.one
        output = Path(f"{db}.json")
        one_night(home, Path(db), datetime.fromisoformat(at), output, sections_only=False)
        # Not getrusage: its figure begins with what the parent had.
        [peak] = [one for one in Path("/proc/self/status").read_text().splitlines()
                  if one.startswith("VmHWM")]  # fmt: skip
        print(f"{int(peak.split()[1]) / 1024:.0f} MB at most; ", end="", flush=True)
        os._exit(0)
    with tempfile.TemporaryDirectory() as folder, serve(Newsroom(today=FIRST.date())) as server:
        db = wanted.db or Path(folder) / "archive.db"
        fill(db, 0 if wanted.db else wanted.articles)
        for night in range(4):
            crawl(server, db, FIRST + timedelta(days=night))


if __name__ == "__main__":
    main()
