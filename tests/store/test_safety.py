"""Kills, full disks and second writers: the file stays whole, and the reason is one sentence."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from newsarchive.errors import ResourceError
from newsarchive.model import Article
from newsarchive.query import run_sql
from newsarchive.store import Archive

CRAWL = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from newsarchive.model import Article
from newsarchive.store import Archive, Frontier, Target

now = datetime(2026, 3, 1, tzinfo=UTC)
urls = [f"https://www.example.id/{number}" for number in range(int(sys.argv[2]))]
targets = [Target(url, "contoh", "article") for url in urls]
with Archive.open(Path(sys.argv[1])) as archive:
    frontier = Frontier(archive)
    frontier.add(targets, now)
    print("begun", flush=True)
    for target in frontier.queue("contoh"):
        with archive.transaction():
            body = (f"Berita {target.url} tentang banjir. " * 40,) * 3
            archive.keep(Article(target.url, "contoh", title=target.url, body=body), seen_at=now)
            frontier.done(target.url, now)
"""

HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
connection.execute("COMMIT")
"""


def start(program: str, *arguments: object) -> subprocess.Popen[str]:
    """Run a program and wait for its first line."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline()
    return process


def test_a_killed_crawl_loses_nothing_and_stores_nothing_twice(path: Path) -> None:
    wanted = 400
    killed_midway = 0
    for pause_s in (0.02, 0.06, 0.11):
        process = start(CRAWL, path, wanted)
        time.sleep(pause_s)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        with Archive.open(path) as archive:
            assert archive.select("PRAGMA integrity_check") == [("ok",)]
            assert archive.select("PRAGMA foreign_key_check") == []
            torn = (
                "SELECT * FROM frontier AS f LEFT JOIN articles AS a ON a.url = f.url"
                " WHERE (f.state = 'done') <> (a.id IS NOT NULL)"
            )
            assert archive.select(torn) == []
            archive.execute("INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')")
            [(stored,)] = archive.select("SELECT count(*) FROM articles")
        killed_midway += 0 < stored < wanted
    assert killed_midway, "no kill came while the crawl was writing"
    process = start(CRAWL, path, wanted)
    process.communicate()
    assert process.returncode == 0
    rows = run_sql(
        path, "SELECT count(*), count(DISTINCT url), sum(state = 'done') FROM frontier"
    ).rows
    assert rows == [(wanted, wanted, wanted)]
    assert run_sql(path, "SELECT count(*), max(number) FROM revisions").rows == [(wanted, 1)]


def test_a_second_writer_waits_for_the_first(
    path: Path, article: Callable[..., Article], hour: Callable[[int], datetime]
) -> None:
    Archive.open(path).close()
    holder = start(HOLD, path)
    with Archive.open(path) as archive:
        waiter = subprocess.Popen(
            [sys.executable, "-c", CRAWL, str(path), "1"], stdout=subprocess.DEVNULL
        )
        assert archive.known(["https://www.example.id/0"]) == set(), "reading goes on"
        time.sleep(0.3)
        assert waiter.poll() is None
        holder.communicate("\n")
        assert waiter.wait(20) == 0
        assert archive.keep(article(), seen_at=hour(1)) == "new"


def test_a_writer_that_waited_too_long_says_so_and_can_go_on(
    path: Path, article: Callable[..., Article], hour: Callable[[int], datetime]
) -> None:
    Archive.open(path).close()
    holder = start(HOLD, path)
    with Archive.open(path, busy_timeout_s=0.05) as archive:
        with pytest.raises(ResourceError, match=r"^Another run is writing to \S+: wait .*\.$"):
            archive.keep(article(), seen_at=hour(1))
        holder.communicate("\n")
        assert archive.keep(article(), seen_at=hour(1)) == "new"


def test_a_full_disk_is_one_sentence_and_keeps_what_was_committed(
    archive: Archive, article: Callable[..., Article], hour: Callable[[int], datetime]
) -> None:
    archive.keep(article(), seen_at=hour(1))
    [(pages,)] = archive.select("PRAGMA page_count")
    archive.select(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(ResourceError, match=r"^The disk is full: free some space"):
        archive.keep(article(url="https://x", body=("panjang " * 9999,)), seen_at=hour(2))
    archive.select("PRAGMA max_page_count = 1000000")
    assert archive.select("SELECT url FROM articles") == [(article().url,)]
    assert archive.keep(article(url="https://x"), seen_at=hour(3)) == "new"
