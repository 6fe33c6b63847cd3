"""Rebuilding an archive's articles from its captures, into a new file or in its place."""

# ruff: noqa: S608 - statements are put together from our own table names, never values

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from newsarchive.database import BUSY_TIMEOUT_S, ResourceErrors, reading
from newsarchive.errors import ResourceError, UsageError
from newsarchive.replay.reader import OpenReader, Reading, Sites
from newsarchive.replay.visits import Visit, Visits
from newsarchive.replay.workers import Done, in_order
from newsarchive.store import Archive
from newsarchive.store.warc import warc_folder
from newsarchive.store.warc_reading import UnreadableError
from newsarchive.visit import Failure, fail, keep

_T = TypeVar("_T")

WAIT_S = 2.0
"""How long another writer may take to end before a replay in place gives up."""

_TOGETHER = 200
"""Visits written in one transaction: a new file has nobody to wait for it."""

_CARRIED = ("sites", "runs", "captures", "sources", "yields")
"""Tables that are facts of the crawl, not readings, in the order of their references."""

# What a reading notes comes again by itself; what kept a page from coming does not.
_CARRY_PROBLEMS = """
INSERT INTO problems (run_id, url, field, rule, reason, seen_at)
SELECT run_id, url, field, rule, reason, seen_at FROM old.problems
WHERE url IS NULL OR field = 'listing' OR (field = 'page'
      AND rule NOT IN ('no article', 'another article', 'not html', 'reader', 'warc'))
ORDER BY id
"""

_CARRY_FRONTIER = """
INSERT INTO frontier ({names}) SELECT {values} FROM old.frontier AS f
LEFT JOIN old.articles AS before ON before.id = f.article_id
LEFT JOIN articles AS now ON now.url = before.url
ORDER BY f.rowid
"""

# An article that no capture brought again, though none was read to hold no article.
_LOST = """
SELECT before.url FROM old.articles AS before
WHERE NOT EXISTS (SELECT 1 FROM articles WHERE url = before.url)
  AND NOT EXISTS (SELECT 1 FROM aliases WHERE url = before.url)
  AND NOT EXISTS (SELECT 1 FROM problems WHERE rule = 'no article' AND ifnull(url, '') = (
      SELECT +url FROM old.captures WHERE id = before.capture_id))
ORDER BY before.id
"""


@dataclass
class Replay:
    """What a replay did; kept up to date while it runs."""

    archive: str
    into: str | None = None
    """The rebuilt archive; None where only the differences were wanted."""
    visits: int = 0
    """Captures of article pages, each with its further parts."""
    articles: int = 0
    """Readings kept."""
    failed: int = 0
    """Visits that brought no article: 404, 503, a PDF, a page without one, and those below."""
    unreadable: int = 0
    """Captures whose bytes the WARC files do not give back."""
    broken: int = 0
    """Pages on which our reader itself failed."""
    lost: list[str] = field(default_factory=list)
    """Articles of the old archive that no readable capture holds."""
    messages: list[str] = field(default_factory=list)
    """Sentences for the operator."""
    seconds: float = 0.0

    @property
    def exit_code(self) -> int:
        """0 all well, 1 something needs a look."""
        return int(bool(self.unreadable or self.broken or self.lost))


Listener = Callable[[Replay], None]
"""Called now and then while a replay runs."""


def replay_into(
    path: Path,
    new: Path,
    sites: Sites,
    *,
    site: str | None = None,
    since: date | None = None,
    workers: int | None = None,
    listener: Listener | None = None,
    with_files: bool = True,
) -> Replay:
    """Rebuild the articles of the archive at ``path`` in a new archive.

    ``site`` and ``since`` (a day, UTC) leave out what other sites' runs, or earlier ones,
    captured. The WARC files appear in the new archive's folder too, as links to the same bytes
    where the disk allows, unless ``with_files`` is false. Raises :class:`UsageError` where ``new``
    exists already.
    """
    if new.exists():
        raise UsageError(f"{new} exists already: name a new file, or replay with --in-place.")
    report = Replay(str(path), str(new))
    temporary = _beside(new)
    try:
        _rebuild(path, temporary, sites, report, site, since, workers, listener)
        if report.lost:
            report.messages.append(
                f"{len(report.lost)} articles are in no readable capture, so {new} does not have "
                f"them: {report.lost[0]} for one."
            )
        if with_files:
            _share_files(path, new)
        temporary.replace(new)
    finally:
        _remove(temporary)
    return report


def replay_in_place(
    path: Path,
    sites: Sites,
    *,
    workers: int | None = None,
    listener: Listener | None = None,
) -> Replay:
    """Rebuild every article of the archive and put the result in its place, all or nothing.

    Nobody else can write to the archive meanwhile. The file as it was stays beside it with the
    ending ``.before-replay``. Where an article would be lost the archive stays as it is, and the
    report names those.
    """
    report = Replay(str(path), str(path))
    temporary = _beside(path)
    try:
        with _locked(path):
            _rebuild(path, temporary, sites, report, None, None, workers, listener)
        if report.lost:
            report.into = None
            report.messages.append(
                f"{path} stays as it is: {len(report.lost)} of its articles are in no readable "
                f"capture, {report.lost[0]} for one; replay into a new file to compare."
            )
        else:
            _swap(path, temporary)
    finally:
        _remove(temporary)
    return report


def default_workers() -> int:
    """One for each core that this process may use."""
    return len(os.sched_getaffinity(0))


def read_captures(
    archive: Archive,
    path: Path,
    sites: Sites,
    *,
    report: Replay | None = None,
    site: str | None = None,
    since: date | None = None,
    workers: int | None = None,
    listener: Listener | None = None,
) -> Replay:
    """Read what the captures of the archive at ``path`` hold and write it to ``archive``.

    ``archive`` holds the same captures and runs by the same ids; it may be the very one.
    """
    report, folder = report or Replay(str(path)), warc_folder(path)
    began = time.monotonic()
    with reading(path) as old:
        homes = dict(old.execute("SELECT name, home FROM sites WHERE home IS NOT NULL"))
        visits = Visits(old, path, folder, site=site, since=since)
        reader = OpenReader(path, folder, sites, homes)
        for together in _batched(in_order(reader, visits, workers or default_workers()), _TOGETHER):
            with archive.transaction():
                for one in together:
                    _write(archive, one, report)
            report.seconds = time.monotonic() - began
            if listener:
                listener(report)
    return report


def _rebuild(
    path: Path,
    new: Path,
    sites: Sites,
    report: Replay,
    site: str | None,
    since: date | None,
    workers: int | None,
    listener: Listener | None,
) -> None:
    Archive.open(path, create=False).close()  # brings its schema up to date, so that rows fit
    Archive.open(new).close()
    with _beside_old(new, path) as archive:
        with archive.transaction():
            _carry_over(archive)
        read_captures(
            archive, path, sites, report=report, site=site, since=since, workers=workers,
            listener=listener,
        )  # fmt: skip
        with archive.transaction():
            _carry_frontier(archive)
        if site is None and since is None:
            report.lost = [url for (url,) in archive.select(_LOST)]
        _verify(archive, new)


def _write(archive: Archive, done: Done[Visit, Reading], report: Replay) -> None:
    """What the crawl wrote when this visit ended, read by today's rules."""
    visit, found = done.job, done.result or Reading(failure=_explained(done.error, report))
    capture, failure = visit.capture, found.failure
    report.visits += 1
    if found.article is not None:
        kept = keep(
            archive,
            found.article,
            asked=visit.asked,
            seen_at=capture.fetched_at,
            run_id=capture.run_id,
            capture_id=visit.capture_id,
            redirected=visit.redirected,
        )
        report.articles += kept.failure is None
        failure = kept.failure
    if failure is not None:
        report.failed += 1
        fail(
            archive,
            failure,
            asked=visit.asked,
            seen_at=capture.fetched_at,
            run_id=capture.run_id,
        )


def _explained(error: BaseException | None, report: Replay) -> Failure:
    if isinstance(error, UnreadableError):
        report.unreadable += 1
        return Failure("warc", str(error))
    if isinstance(error, ResourceError):
        raise error
    report.broken += 1
    return Failure("reader", f"our reader broke on it: {error!r}")


def _carry_over(archive: Archive) -> None:
    for table in _CARRIED:
        archive.execute(f"INSERT INTO {table} SELECT * FROM old.{table}")
    archive.execute(_CARRY_PROBLEMS)


def _carry_frontier(archive: Archive) -> None:
    names = [name for _, name, *_ in archive.select("PRAGMA old.table_info(frontier)")]
    values = ("now.id" if name == "article_id" else f"f.{name}" for name in names)
    archive.execute(_CARRY_FRONTIER.format(names=", ".join(names), values=", ".join(values)))


def _verify(archive: Archive, path: Path) -> None:
    """Raises :class:`ResourceError` where the rebuilt file is not sound."""
    for check in ("PRAGMA main.integrity_check", "PRAGMA main.foreign_key_check"):
        rows = archive.select(check)
        if rows not in ([], [("ok",)]):
            raise ResourceError(f"{path} did not come out sound ({rows[0]}): check the disk.")


def _beside_old(new: Path, path: Path) -> Archive:
    """The new archive, with the old one attached as ``old``: for reading only, or each of our
    transactions would ask for the lock that keeps other writers out of it."""
    with ResourceErrors(new):
        connection = sqlite3.connect(
            new.resolve().as_uri(), uri=True, timeout=BUSY_TIMEOUT_S, isolation_level=None
        )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("ATTACH DATABASE ? AS old", [f"{path.resolve().as_uri()}?mode=ro"])
    return Archive(connection, new)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Keeps every other writer out; readers, ours included, go on."""
    with Archive.open(path, create=False, busy_timeout_s=WAIT_S) as archive:
        archive.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            archive.execute("ROLLBACK")


def _swap(path: Path, new: Path) -> None:
    """Put ``new`` in the place of ``path``, which is never without a file."""
    with Archive.open(path, create=False) as archive:
        [(busy, _, _)] = archive.select("PRAGMA wal_checkpoint(TRUNCATE)")
    if busy or path.with_name(f"{path.name}-wal").exists():
        raise ResourceError(f"Another program has {path} open: close it, then run again.")
    before = path.with_name(f"{path.name}.before-replay")
    try:
        before.unlink(missing_ok=True)
        before.hardlink_to(path)
        new.replace(path)
    except OSError as error:
        raise ResourceError(f"{path} cannot be replaced: {error.strerror}.") from error


def _share_files(path: Path, new: Path) -> None:
    """Let the new archive find the WARC files that its captures name."""
    source, target = warc_folder(path), warc_folder(new)
    if source.resolve() == target.resolve() or not source.is_dir():
        return
    target.mkdir(parents=True, exist_ok=True)
    for file in sorted(source.glob("*.warc.gz")):
        there = target / file.name
        if there.exists():
            continue
        try:
            there.hardlink_to(file)
        except OSError:  # another disk, or one without links
            shutil.copy2(file, there)


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.replaying-{os.getpid()}")


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)


def _batched(ends: Iterable[_T], size: int) -> Iterator[Iterator[_T]]:
    """``ends`` in runs of ``size``, each to be taken before the next; none waits in memory."""
    waiting = iter(ends)
    for first in waiting:
        yield chain([first], islice(waiting, size - 1))
