"""Some articles of an archive as an archive of their own."""

# ruff: noqa: S608 - statements are put together from the schema's own table and column names

from __future__ import annotations

from array import array
from pathlib import Path

from newsarchive.store import Archive

_OF_ARTICLES = (
    "aliases", "bylines", "images", "article_tags", "links", "views", "revisions",
    "field_sources", "absences",
)  # fmt: skip
"""Tables whose rows belong to one article."""

_CHOSEN = "(SELECT id FROM temp.chosen)"
_CAPTURES = f"""
WITH RECURSIVE named (id) AS (
    SELECT capture_id FROM source.articles WHERE id IN {_CHOSEN}
    UNION SELECT capture_id FROM source.views WHERE article_id IN {_CHOSEN}
    UNION SELECT capture_id FROM source.revisions WHERE article_id IN {_CHOSEN}
    UNION SELECT c.refers_to FROM source.captures AS c JOIN named AS n ON c.id = n.id
    UNION SELECT c.id FROM source.captures AS c JOIN named AS n ON c.part_of = n.id
) SELECT id FROM named
"""
_WHICH = {
    "sites": f"name IN (SELECT site FROM source.articles WHERE id IN {_CHOSEN})",
    "runs": "TRUE",
    "captures": f"id IN ({_CAPTURES})",
    "people": f"id IN (SELECT person_id FROM source.bylines WHERE article_id IN {_CHOSEN})",
    "tags": f"id IN (SELECT tag_id FROM source.article_tags WHERE article_id IN {_CHOSEN})",
    "articles": f"id IN {_CHOSEN}",
    **dict.fromkeys(_OF_ARTICLES, f"article_id IN {_CHOSEN}"),
    "problems": f"url IN (SELECT url FROM source.articles WHERE id IN {_CHOSEN})",
}
"""Table -> which of its rows belong to the chosen articles; what others refer to comes first."""

_ORPHANED = f"duplicate_of IS NOT NULL AND duplicate_of NOT IN {_CHOSEN}"


def write_subset(path: Path, source: Path, ids: array[int]) -> int:
    """An archive at ``path`` of the articles ``ids`` of ``source``, with all that hangs on them.

    Its captures name the WARC files of the source, which are not copied. The frontier stays
    behind: a subset is to be read. How many articles it holds.
    """
    with Archive.open(path) as archive:
        archive.execute("ATTACH DATABASE ? AS source", [f"{source.resolve().as_uri()}?mode=ro"])
        with archive.transaction():
            archive.execute("CREATE TEMP TABLE chosen (id INTEGER PRIMARY KEY)")
            archive.execute_each("INSERT INTO temp.chosen VALUES (?)", ([one] for one in ids))
            archive.execute("PRAGMA defer_foreign_keys = ON")
            for table, which in _WHICH.items():
                names = ", ".join(_shared_columns(archive, table))
                archive.execute(
                    f"INSERT INTO main.{table} ({names})"
                    f" SELECT {names} FROM source.{table} WHERE {which}"
                )
            archive.execute(f"UPDATE main.articles SET duplicate_of = NULL WHERE {_ORPHANED}")
        archive.execute("DETACH DATABASE source")
        archive.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return len(ids)


def _shared_columns(archive: Archive, table: str) -> list[str]:
    """Columns of both, for the source may be of an older version; never the index's numbers."""

    def columns(schema: str) -> set[str]:
        rows = archive.select("SELECT name FROM pragma_table_info(?, ?)", [table, schema])
        return {name for (name,) in rows}

    return sorted((columns("main") & columns("source")) - {"search_id"})
