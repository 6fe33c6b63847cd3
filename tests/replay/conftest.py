"""An archive that three crawls of a busy newsroom left behind, and ways to compare archives."""

# ruff: noqa: S608 - tables and conditions are the tests' own

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from time import sleep

import pytest

from newsarchive.demo import Newsroom, serve
from newsarchive.store import Archive, Frontier, Target

CRAWL = """
import sys
from pathlib import Path
from urllib.parse import urlsplit
from newsarchive.crawl.catalogue import find
from newsarchive.crawl.options import Options
from newsarchive.crawl.run import crawl

home, db = sys.argv[1:]
options = Options(db=Path(db), home=home, allow=frozenset({urlsplit(home).netloc}), delay=0.0,
                  revisit_days=36_500)
sys.exit(crawl([find("demo")], options).exit_code)
"""


@pytest.fixture(scope="session")
def crawled(tmp_path_factory) -> Path:
    """Parts, redirects, AMP twins, edits, removals and new articles, over three runs."""
    db = tmp_path_factory.mktemp("crawled") / "archive.db"
    newsroom = Newsroom(articles=44, page_weight=15)
    with serve(newsroom) as server:
        crawl(server.url, db)
        stories = newsroom.articles
        newsroom.publish(section="Ekonomi")
        newsroom.edit(stories[3], silent=True)
        newsroom.edit(stories[5], silent=False, title="Judul Yang Baru Sama Sekali Sesudah Sunting")
        newsroom.delete(stories[7], 404)
        newsroom.delete(stories[9], 410)
        newsroom.raise_views()
        crawl(server.url, db)
        newsroom.edit(newsroom.articles[2], silent=False)
        ask_for_moved(server.url, db, newsroom)
        crawl(server.url, db)
    return db


def crawl(home: str, db: Path) -> None:
    sleep(1.1)  # visits are told apart by the second
    done = subprocess.run([sys.executable, "-c", CRAWL, home, db], capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr


def ask_for_moved(home: str, db: Path, newsroom: Newsroom) -> None:
    """An old address, which leads to an article that is held."""
    moved = next(story for story in newsroom.articles if story.old_slug)
    url = f"{home}{moved.old_slug}/"
    with Archive.open(db) as archive:
        target = Target(url, "demo", "article", moved.section.name, 10)
        Frontier(archive).add([target], datetime.now(UTC))


def dump(db: Path, table: str) -> list[tuple]:
    """Every row of a table, every column, ids included."""
    with closing(sqlite3.connect(db)) as connection:
        names = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
        return connection.execute(
            f"SELECT {', '.join(names)} FROM {table} ORDER BY {', '.join(names)}"
        ).fetchall()


def article_problems(db: Path) -> list[tuple]:
    """What was noted of articles: without what kept pages from coming."""
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute(
            "SELECT run_id, url, field, rule, reason, seen_at FROM problems"
            " WHERE field NOT IN ('page', 'listing') ORDER BY 1, 2, 3, 4, 5"
        ).fetchall()


@pytest.fixture(scope="session")
def rows_of():
    return dump


@pytest.fixture(scope="session")
def problems_of():
    return article_problems
