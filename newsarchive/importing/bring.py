"""Bringing pages in: into WARC files of our own first, then read as a replay reads captures.

An import fills a small archive of its own, in the order in which the pages were fetched, and
merges that into the archive at its end. So an old page that comes after a newer one ends up where
it belongs, and an import that is killed leaves nothing behind and is simply run again.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from newsarchive.database import holds_archive
from newsarchive.errors import ResourceError, UsageError
from newsarchive.importing.found import Found, Item, Skipped, Unread
from newsarchive.importing.html import by_path, read_list
from newsarchive.importing.sources import items
from newsarchive.model import Problem
from newsarchive.replay.reader import Sites
from newsarchive.replay.rebuild import read_captures
from newsarchive.replay.visits import IMPORT
from newsarchive.store import Archive, captures
from newsarchive.store.captures import Capture
from newsarchive.store.merge import merge
from newsarchive.store.record import stamp
from newsarchive.store.warc import WarcWriter, payload_digest, warc_folder

_T = TypeVar("_T")

_TOGETHER = 200
_HELD = """
SELECT 1 FROM captures
WHERE url = ? AND fetched_at = ? AND digest IS ? AND run_id IS NOT NULL LIMIT 1
"""
_HELD_REVISIT = """
SELECT 1 FROM captures WHERE url = ? AND fetched_at = ? AND record = 'revisit' LIMIT 1
"""
_ORIGINAL = """
SELECT id, digest FROM captures
WHERE url = ? AND fetched_at = ? AND record = 'response' LIMIT 1
"""
_RESPONSE = "application/http; msgtype=response"


@dataclass
class Import:
    """What an import did; kept up to date while it runs."""

    sources: list[str]
    pages: int = 0
    """Pages and redirects that were not held before."""
    known: int = 0
    """Those that an earlier import or crawl brought."""
    articles: int = 0
    """Readings of articles among the new pages."""
    not_articles: int = 0
    """New pages that hold none: front pages, lists, profiles."""
    added: dict[str, int] = field(default_factory=dict)
    """Table of the archive -> rows that it has more than before."""
    skipped: dict[str, int] = field(default_factory=dict)
    """What was passed over: kind -> how many."""
    unread: list[str] = field(default_factory=list)
    """What should have been readable and is not, a sentence each; the first hundred."""
    unread_count: int = 0
    seconds: float = 0.0

    @property
    def exit_code(self) -> int:
        """0 all well, 1 something could not be read."""
        return int(bool(self.unread_count))


def import_sources(
    sources: Sequence[Path],
    path: Path,
    sites: Sites,
    *,
    site: str | None = None,
    url_list: Path | None = None,
    workers: int | None = None,
) -> Import:
    """Bring WARC, WACZ, HTML and WordPress JSON files into the archive at ``path``.

    ``site`` names the site file that reads every page; without it each page's host tells.
    ``url_list`` says where saved HTML files come from. Bringing the same files in again changes
    nothing but the list of runs. Raises :class:`UsageError` and :class:`ResourceError`.
    """
    if site is not None and site not in sites():
        raise UsageError(f"There is no site {site!r}; newsarchive sites lists them.")
    listed = read_list(url_list) if url_list else []
    wanted = list(sources) or [one.path for one in listed]
    if not wanted:
        raise UsageError("Name a file or folder to import, or a list of saved pages.")
    began = datetime.now(UTC)
    report = Import([str(one) for one in wanted])
    _prepare(path)
    with _scratch(path) as folder:
        small = Path(folder) / "archive.db"
        with Archive.open(path) as held, Archive.open(small) as archive:
            _record(archive, held, items(wanted, by_path(listed)), report, site, began)
        _read(small, sites, report, workers)
        _move_files(warc_folder(small), warc_folder(path))
        for one in merge([small], path):
            report.added = one.added
    report.seconds = (datetime.now(UTC) - began).total_seconds()
    return report


def _prepare(path: Path) -> None:
    """Makes the archive where there is none; refuses what is none."""
    if not holds_archive(path):
        Archive.open(path).close()


def _scratch(path: Path) -> tempfile.TemporaryDirectory[str]:
    """A folder on the archive's own disk, so that files move from it whole."""
    try:
        return tempfile.TemporaryDirectory(prefix=".importing-", dir=path.absolute().parent)
    except OSError as error:
        raise ResourceError(f"{path.parent} cannot be written: {error.strerror}.") from error


def _record(
    archive: Archive,
    held: Archive,
    found: Iterable[Item],
    report: Import,
    site: str | None,
    began: datetime,
) -> None:
    """Writes what was found and not held yet into WARC files, with a row each."""
    # The microseconds keep the files of two imports apart that begin in the same second.
    writer = WarcWriter(warc_folder(archive.path), f"{site or IMPORT}-{began:%f}", began)
    run_id = archive.start_run(IMPORT, [site] if site else [], began)
    skipped: Counter[str] = Counter()
    try:
        for together in _batched(found, _TOGETHER):
            with archive.transaction():
                for one in together:
                    if isinstance(one, Skipped):
                        skipped[one.what] += 1
                    elif isinstance(one, Unread):
                        _note(archive, one, run_id, began, report)
                    elif _is_held(held, one) or _is_held(archive, one):
                        report.known += 1
                    elif not _keep(archive, writer, one, run_id):
                        skipped["revisit of what is not held"] += 1
                    else:
                        report.pages += 1
    finally:
        writer.close()
    report.skipped = dict(skipped.most_common())


def _keep(archive: Archive, writer: WarcWriter, one: Found, run_id: int) -> bool:
    """Whether ``one`` could be kept: a revisit needs what it repeats in the same import."""
    original = _original(archive, one) if one.repeats else None
    if one.repeats and original is None:
        return False
    digest = original[1] if original else payload_digest(one.payload)
    kind = "revisit" if original else "response" if one.head else "resource"
    fields = {
        "Content-Type": _RESPONSE if one.head else one.content_type or "text/html",
        "WARC-Payload-Digest": digest,
    }
    if one.record_id:
        fields["WARC-Record-ID"] = one.record_id
    if one.repeats:
        fields["WARC-Refers-To-Target-URI"] = one.repeats[0]
        fields["WARC-Refers-To-Date"] = stamp(one.repeats[1])
    captures.add(
        archive,
        Capture(
            one.url,
            one.at,
            one.status,
            record="revisit" if original else "response",
            refers_to=original[0] if original else None,
            digest=digest,
            content_type=one.content_type,
            place=writer.write_foreign(kind, one.url, one.at, one.head + one.payload, fields),
            run_id=run_id,
        ),
    )
    return True


def _is_held(archive: Archive, one: Found) -> bool:
    if one.repeats:
        return bool(archive.select(_HELD_REVISIT, [one.url, stamp(one.at)]))
    return bool(archive.select(_HELD, [one.url, stamp(one.at), payload_digest(one.payload)]))


def _original(archive: Archive, one: Found) -> tuple[int, str] | None:
    assert one.repeats is not None  # noqa: S101 - asked for revisits only
    rows = archive.select(_ORIGINAL, [one.repeats[0], stamp(one.repeats[1])])
    return rows[0] if rows else None


def _note(archive: Archive, one: Unread, run_id: int, at: datetime, report: Import) -> None:
    problem = Problem("warc", "unreadable", f"{one.where}: {one.reason}")
    archive.note([problem], url=None, run_id=run_id, seen_at=at)
    report.unread_count += 1
    if len(report.unread) < 100:
        report.unread.append(problem.reason)


def _read(small: Path, sites: Sites, report: Import, workers: int | None) -> None:
    """Reads the captures in the order of their times, as a replay does."""
    with Archive.open(small) as archive:
        done = read_captures(archive, small, sites, workers=workers)
        report.articles, report.not_articles = done.articles, done.failed - done.unreadable
        report.unread_count += done.unreadable + done.broken
        counts = {
            "pages": report.pages,
            "known": report.known,
            "articles": done.articles,
            "failed": done.failed,
        }
        [(run_id,)] = archive.select("SELECT id FROM runs")
        archive.finish_run(run_id, datetime.now(UTC), "finished", counts)


def _move_files(source: Path, target: Path) -> None:
    if not source.is_dir():
        return
    try:
        target.mkdir(parents=True, exist_ok=True)
        for file in sorted(source.iterdir()):
            file.rename(target / file.name)
    except OSError as error:
        raise ResourceError(f"{target} cannot be written: {error.strerror}.") from error


def _batched(found: Iterable[_T], size: int) -> Iterator[Iterator[_T]]:
    """``found`` in runs of ``size``, each to be taken before the next; no page waits in memory."""
    waiting = iter(found)
    for first in waiting:
        yield chain([first], islice(waiting, size - 1))
