"""What of an archive can be rebuilt from the rest of it, without inventing anything.

Never touched: WARC files, and what pages said.
"""

# ruff: noqa: S608 - statements are put together from the schema's own names, never values

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from newsarchive.store.archive import Archive
from newsarchive.store.copies import regroup
from newsarchive.store.soundness import Repair
from newsarchive.store.text_index import NUMBER

_TABLES = """
SELECT t.name, f."from", f."table", f."to", c."notnull"
FROM pragma_table_list AS t
JOIN pragma_foreign_key_list(t.name) AS f
JOIN pragma_table_info(t.name) AS c ON c.name = f."from"
WHERE t.schema = 'main' AND t.type = 'table'
"""

_WORD_COUNTS = "SELECT id, body, word_count FROM articles WHERE id > ? ORDER BY id LIMIT 500"


def repair(path: Path, wanted: Collection[Repair]) -> list[str]:
    """Make the repairs that findings asked for; a sentence for each thing that was done.

    Raises :class:`ResourceError` where the archive cannot be written.
    """
    with Archive.open(path, create=False) as archive:
        return [
            sentence
            for name, mend in _REPAIRS.items()
            if name in wanted
            for sentence in _done(archive, mend)
        ]


def _done(archive: Archive, mend: Callable[[Archive], Iterator[str]]) -> list[str]:
    with archive.transaction():
        return list(mend(archive))


def _rebuild_indexes(archive: Archive) -> Iterator[str]:
    archive.execute("REINDEX")
    yield "The indexes were rebuilt."


def _mend_references(archive: Archive) -> Iterator[str]:
    """A row that belongs to one that is gone goes too; a mere mention of it becomes unknown."""
    for table, column, parent, key, required in archive.select(_TABLES):
        lost = (
            f"{column} IS NOT NULL"
            f" AND NOT EXISTS (SELECT 1 FROM {parent} AS p WHERE p.{key} = {table}.{column})"
        )
        if parent == "sites":
            added = archive.execute(
                f"INSERT INTO sites (name) SELECT DISTINCT {column} FROM {table} WHERE {lost}"
            )
            if added:
                yield f"{added} sites that {table} names were added."
        elif required:
            if dropped := archive.execute(f"DELETE FROM {table} WHERE {lost}"):
                yield f"{dropped} rows of {table} without their row of {parent} were dropped."
        elif emptied := archive.execute(
            f"UPDATE OR REPLACE {table} SET {column} = NULL WHERE {lost}"
        ):
            yield f"{emptied} references from {table} to lost rows of {parent} were emptied."


def _count_words(archive: Archive) -> Iterator[str]:
    last = changed = 0
    while rows := archive.select(_WORD_COUNTS, [last]):
        last = rows[-1][0]
        wrong = [
            (len(body.split()), row) for row, body, words in rows if len(body.split()) != words
        ]
        archive.execute_each("UPDATE articles SET word_count = ? WHERE id = ?", wrong)
        changed += len(wrong)
    yield f"The words of {changed} articles were counted again."


def _regroup_copies(archive: Archive) -> Iterator[str]:
    yield f"{regroup(archive)} articles were pointed to their original again."


def _rebuild_text_index(archive: Archive) -> Iterator[str]:
    archive.execute("UPDATE articles SET search_id = NULL")  # while it is renumbered, none is taken
    archive.execute(NUMBER)
    archive.execute("INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')")
    yield "The full-text index was rebuilt."


_REPAIRS: dict[Repair, Callable[[Archive], Iterator[str]]] = {
    "index": _rebuild_indexes,
    "references": _mend_references,
    "word counts": _count_words,
    "copies": _regroup_copies,
    "text index": _rebuild_text_index,
}
"""In the order in which each finds what it builds on in order."""
