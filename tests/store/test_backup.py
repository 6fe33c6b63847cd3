"""A backup shows one moment, is whole or not there, and never keeps a crawl waiting."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from newsarchive.errors import ResourceError, UsageError
from newsarchive.model import Article
from newsarchive.query import run_sql
from newsarchive.store import Archive
from newsarchive.store.backup import backup

CRAWL = """
import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from newsarchive.model import Article
from newsarchive.store import Archive, Frontier, Target

now = datetime(2026, 3, 1, tzinfo=UTC)
with Archive.open(Path(sys.argv[1])) as archive:
    frontier = Frontier(archive)
    for number in count():
        url = f"https://www.example.id/{sys.argv[2]}/{number}"
        frontier.add([Target(url, "contoh", "article")], now)
        with archive.transaction():
            body = (f"Berita {url} tentang panen. " * 40,) * 3
            archive.keep(Article(url, "contoh", title=url, body=body), seen_at=now)
            frontier.done(url, now)
        if number == 50:
            print("under way", flush=True)
"""

LIMITED = """
import resource, signal, sys
from pathlib import Path
from newsarchive.errors import ResourceError
from newsarchive.store.backup import backup

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    backup(Path(sys.argv[1]), Path(sys.argv[2]))
except ResourceError as error:
    sys.exit(f"{error.exit_code} {error}")
"""


@pytest.fixture
def kept(path: Path, article: Callable[..., Article], hour: Callable[[int], datetime]) -> Path:
    """An archive of a few hundred kilobytes."""
    with Archive.open(path) as archive, archive.transaction():
        for number in range(60):
            url = f"https://www.example.id/{number}"
            archive.keep(article(url=url, aliases=(), body=("kata " * 600,)), seen_at=hour(1))
    return path


def start_crawl(path: Path, name: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", CRAWL, str(path), name], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "under way\n"
    return process


def test_a_backup_holds_what_the_archive_held(kept: Path, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere" / "copy.db"
    copied: list[tuple[int, int]] = []
    size = backup(kept, target, progress=lambda done, total: copied.append((done, total)))
    assert size == target.stat().st_size > 200_000
    assert copied[-1][0] == copied[-1][1] > 0
    assert list(target.parent.iterdir()) == [target]
    for question in ("SELECT * FROM articles", "SELECT * FROM revisions", "SELECT * FROM bylines"):
        assert run_sql(target, question) == run_sql(kept, question)
    with Archive.open(target) as archive:
        assert archive.select("PRAGMA journal_mode") == [("wal",)], "as fast as the archive was"


def test_a_crawl_writes_on_and_the_copy_shows_one_moment(path: Path, tmp_path: Path) -> None:
    process = start_crawl(path, "a")
    counted = []
    try:
        for number in range(3):
            target = tmp_path / f"{number}.db"
            [(before,)] = run_sql(path, "SELECT count(*) FROM articles").rows
            # Looking away for a moment after each batch of pages, as a slow disk would.
            backup(path, target, progress=lambda _, __: time.sleep(0.02))
            [(after,)] = run_sql(path, "SELECT count(*) FROM articles").rows
            [(held,)] = run_sql(target, "SELECT count(*) FROM articles").rows
            assert before <= held <= after
            assert after > before, "the crawl did not wait"
            torn = (
                "SELECT * FROM frontier AS f LEFT JOIN articles AS a ON a.url = f.url"
                " WHERE (f.state = 'done') <> (a.id IS NOT NULL)"
            )
            assert run_sql(target, torn).rows == []
            with Archive.open(target) as archive:
                assert archive.select("PRAGMA integrity_check") == [("ok",)]
            counted.append(held)
    finally:
        process.kill()
        process.communicate()
    assert counted == sorted(set(counted))


def test_nothing_is_overwritten_unasked(kept: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("somebody's")
    with pytest.raises(UsageError, match=r"is there already: .*--force\.$"):
        backup(kept, target)
    assert target.read_text() == "somebody's"
    backup(kept, target, force=True)
    assert run_sql(target, "SELECT count(*) FROM articles").rows == [(60,)]
    with pytest.raises(UsageError, match=r"is the archive itself"):
        backup(kept, kept, force=True)
    with pytest.raises(UsageError, match=r"is not a file"):
        backup(kept, tmp_path, force=True)


def test_what_a_killed_backup_left_is_in_nobodys_way(kept: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    slow = (
        "import sys, time; from pathlib import Path; from newsarchive.store import backup\n"
        "backup._PAGES = 1\n"
        "def show(done, total): print(done, flush=True); time.sleep(9)\n"
        "backup.backup(Path(sys.argv[1]), Path(sys.argv[2]), progress=show)"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", slow, str(kept), str(target)], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert not target.exists()
    assert [path.name for path in tmp_path.glob("copy.db*")] != [], "it was killed midway"
    backup(kept, target)
    assert list(tmp_path.glob("copy.db*")) == [target]


def test_a_full_disk_leaves_no_half_file(kept: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    ended = subprocess.run(
        [sys.executable, "-c", LIMITED, str(kept), str(target)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.stderr.startswith(f"4 The disk failed on {target}: "), ended.stderr
    assert list(tmp_path.glob("copy.db*")) == []


def test_without_room_for_a_page_the_disk_is_full(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite3.connect

    def small(database: object, *arguments: object, **options: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(database, *arguments, **options)  # type: ignore[call-overload]
        if str(database).endswith(".unfinished"):
            connection.execute("PRAGMA max_page_count = 10")
        return connection

    monkeypatch.setattr("newsarchive.store.backup.sqlite3.connect", small)
    with pytest.raises(ResourceError, match=r"^The disk is full: free some space for \S+copy.db,"):
        backup(kept, tmp_path / "copy.db")
    assert list(tmp_path.glob("copy.db*")) == []


def test_a_damaged_archive_is_named_as_the_damaged_one(kept: Path, tmp_path: Path) -> None:
    held = kept.read_bytes()
    kept.write_bytes(held[:40_960] + b"\xff" * 8_192 + held[49_152:])
    with pytest.raises(ResourceError, match="damaged") as caught:
        backup(kept, tmp_path / "copy.db")
    assert "copy.db" not in str(caught.value)
    assert list(tmp_path.glob("copy.db*")) == []


def test_nothing_to_back_up_is_one_sentence(path: Path, tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="holds no archive yet"):
        backup(path, tmp_path / "copy.db")
    assert list(tmp_path.glob("copy.db*")) == []
