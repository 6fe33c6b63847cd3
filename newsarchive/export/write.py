"""One export: which articles, into which format, whole or not at all."""

from __future__ import annotations

import shutil
import sqlite3
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from newsarchive.database import ResourceErrors, reading
from newsarchive.errors import ResourceError, UsageError
from newsarchive.export.columns import Column
from newsarchive.export.package import Snapshot, describe
from newsarchive.export.rows import TABLES, chunks
from newsarchive.export.subset import write_subset
from newsarchive.export.writers import write_csv, write_jsonl, write_parquet
from newsarchive.query.filters import Filters
from newsarchive.query.search import matching_ids

Format = Literal["csv", "jsonl", "parquet", "sqlite"]
FORMATS: tuple[Format, ...] = ("csv", "jsonl", "parquet", "sqlite")

_WRITERS: dict[str, Callable[[Path, Sequence[Column], Iterator[list[Sequence[Any]]]], int]] = {
    "csv": write_csv,
    "jsonl": write_jsonl,
    "parquet": write_parquet,
}
_SUMMARY = """
SELECT min(published_date), max(published_date), max(last_seen_at) FROM articles
WHERE id IN (SELECT value FROM json_each(?))
"""
_PUBLISHERS = """
SELECT DISTINCT coalesce(s.publisher, a.site) FROM articles AS a LEFT JOIN sites AS s
ON s.name = a.site WHERE a.site IS NOT NULL AND a.id IN (SELECT value FROM json_each(?)) ORDER BY 1
"""


def export(
    archive: Path,
    out: Path,
    form: Format,
    words: str = "",
    filters: Filters = Filters(),  # noqa: B008 - frozen
    *,
    stem: bool = False,
) -> int:
    """Write the articles that a search with the same arguments means to ``out``; how many.

    The file is whole or not there: it is written beside ``out`` and then renamed. Raises
    :class:`UsageError` where ``out`` is the archive or the search cannot be read, and
    :class:`ResourceError` where a file cannot be read or written.
    """
    if out.exists() and archive.exists() and out.samefile(archive):
        raise UsageError(f"{out} is the archive itself: name another file.")
    with reading(archive) as connection, _unfinished(out) as target:
        connection.execute("BEGIN")  # one snapshot, while a crawl goes on
        ids = matching_ids(connection, words, filters, stem=stem)
        if form == "sqlite":
            return write_subset(target, archive, ids)
        return _WRITERS[form](target, TABLES["articles"], chunks(connection, "articles", ids))


def export_package(
    archive: Path,
    folder: Path,
    words: str = "",
    filters: Filters = Filters(),  # noqa: B008 - frozen
    *,
    stem: bool = False,
) -> int:
    """Write a data package of those articles, their view series and revisions; how many articles.

    ``folder`` must not be there yet, or be empty. Raises as :func:`export` does.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} is there already: name a new folder for the package.")
    with reading(archive) as connection, _unfinished(folder) as target:
        connection.execute("BEGIN")
        ids = matching_ids(connection, words, filters, stem=stem)
        target.mkdir(parents=True)
        tables = {
            name: (
                columns,
                write_csv(target / f"{name}.csv", columns, chunks(connection, name, ids)),
            )
            for name, columns in TABLES.items()
        }
        query = {"words": words, "stem": stem, **filters.to_json()} if words else filters.to_json()
        describe(target, tables, _snapshot(connection, ids, query))
        if folder.exists():
            folder.rmdir()
    return len(ids)


def _snapshot(connection: sqlite3.Connection, ids: array[int], query: dict[str, Any]) -> Snapshot:
    numbers = [f"[{','.join(map(str, ids))}]"]
    [(first, last, seen)] = connection.execute(_SUMMARY, numbers)
    publishers = tuple(name for (name,) in connection.execute(_PUBLISHERS, numbers))
    return Snapshot(query, publishers, first, last, seen)


@contextmanager
def _unfinished(out: Path) -> Iterator[Path]:
    """Where to write what takes the name ``out`` once it is whole; nothing is left otherwise."""
    target = out.with_name(f"{out.name}.unfinished")
    try:
        with ResourceErrors(out):
            out.parent.mkdir(parents=True, exist_ok=True)
            _remove(target)
            yield target
            target.replace(out)
    except OSError as error:
        raise ResourceError(f"{out} cannot be written: {error.strerror or error}.") from error
    finally:
        _remove(target)


def _remove(target: Path) -> None:
    if target.is_dir():
        shutil.rmtree(target)
    for path in (target, *(target.with_name(f"{target.name}{end}") for end in ("-wal", "-shm"))):
        if path.exists():
            path.unlink()
