"""Archives made elsewhere, merged into one: what each knows is kept, and told once.

An article, a capture, a person, a tag and a run are recognised by what they say, never by their row
numbers, which differ from archive to archive. Every rule of choice asks only for times and
contents, so the order of merging does not matter and merging again changes nothing.
"""

# ruff: noqa: S608 - statements are put together from the schema's own names, never values

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from newsarchive.database import BUSY_TIMEOUT_S, ResourceErrors, reading
from newsarchive.errors import ResourceError, UsageError
from newsarchive.store.archive import Archive
from newsarchive.store.copies import regroup
from newsarchive.store.merging import aliases, articles, rows
from newsarchive.store.merging.source import Source
from newsarchive.store.schema import STEPS

_CACHE_KIB = 131_072
"""Pages kept in memory: the indexes of a source's articles are written all over the file."""

_COUNTED = ("articles", "revisions", "views", "captures", "aliases", "problems")


@dataclass(frozen=True, slots=True)
class Merged:
    """What one source brought."""

    source: Path
    added: dict[str, int]
    """Table -> rows that the archive has more than before."""


def merge(sources: Sequence[Path], into: Path) -> Iterator[Merged]:
    """Merge each of ``sources`` into the archive at ``into``, which is made where it is missing.

    Each source is one transaction, so a killed merge is simply run again. Sources are only read,
    and one of them may be ``into`` itself. They are taken in the order of their paths, whatever the
    order in which they are named. Raises :class:`UsageError` without a source,
    :class:`ResourceError` where one is no archive, is damaged or is a newer version's, or where
    ``into`` cannot be written.
    """
    others = sorted({path.resolve() for path in sources} - {into.resolve()})
    if not sources:
        raise UsageError("Name at least one archive to merge, then the one to merge into.")
    for path in others:
        _check(path)
    Archive.open(into).close()
    with closing(_connect(into)) as connection:
        archive = Archive(connection, into)
        for path in others:
            yield _merge_one(archive, path)


def _check(path: Path) -> None:
    """Refuse what cannot be merged before anything is written."""
    known = {name for name, _ in STEPS}
    with reading(path) as connection:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise ResourceError(f"{path} is damaged ({found}): restore a copy, then merge that.")
        applied = {name for (name,) in connection.execute("SELECT name FROM _sqlite_migrations")}
    if applied - known:
        raise ResourceError(f"{path} was written by a newer newsarchive: update this one first.")


def _connect(path: Path) -> sqlite3.Connection:
    """A writing connection that can attach a source for reading only, which takes an URI."""
    with ResourceErrors(path):
        connection = sqlite3.connect(
            path.resolve().as_uri(), uri=True, timeout=BUSY_TIMEOUT_S, isolation_level=None
        )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    return connection


def _merge_one(archive: Archive, path: Path) -> Merged:
    with _attached(archive, path) as source, archive.transaction():
        # Captures refer to captures that come later, articles to articles.
        archive.execute("PRAGMA defer_foreign_keys = ON")
        before = _counts(archive)
        for step in (
            rows.merge_sites, rows.merge_runs, rows.merge_captures, rows.merge_names,
            aliases.unite, articles.merge_articles, aliases.merge_aliases, rows.merge_frontier,
            rows.merge_problems, rows.merge_sources, rows.merge_yields,
        ):  # fmt: skip
            step(source)
        regroup(archive)
        source.forget()
        after = _counts(archive)
    return Merged(path, {name: after[name] - before[name] for name in _COUNTED})


@contextmanager
def _attached(archive: Archive, path: Path) -> Iterator[Source]:
    archive.execute("ATTACH ? AS source", [f"{path.as_uri()}?mode=ro"])
    try:
        yield Source(archive, "source")
    finally:
        archive.execute("DETACH source")


def _counts(archive: Archive) -> dict[str, int]:
    columns = ", ".join(f"(SELECT count(*) FROM main.{name})" for name in _COUNTED)
    [counts] = archive.select(f"SELECT {columns}")
    return dict(zip(_COUNTED, counts, strict=True))
