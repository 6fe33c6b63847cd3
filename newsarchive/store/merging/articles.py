"""Articles: new ones are copied with all that belongs to them, known ones are merged."""

from __future__ import annotations

from newsarchive.store.merging.shared import OF_THE_PAGE, SERIES, copy_rows, merge_members
from newsarchive.store.merging.source import Source

_SAME = "m.url = ifnull((SELECT root FROM temp.roots WHERE url = s.url), s.url)"

_MEMBERS = """
CREATE TEMP TABLE members (
    id INTEGER, schema TEXT, source_id INTEGER, PRIMARY KEY (id, schema, source_id)
) WITHOUT ROWID
"""

# Two articles of the source can be one that is new: the first is added, the others are merged.
_FOLLOW = """
UPDATE temp.articles_map SET id = first.id, is_new = 0
FROM (
    SELECT n.source_id, first_value(n.id) OVER (PARTITION BY r.root ORDER BY n.source_id) AS id
    FROM temp.roots AS r JOIN {schema}.articles AS s ON s.url IN (r.url, r.root)
    JOIN temp.articles_map AS n ON n.source_id = s.id AND n.is_new
) AS first
WHERE articles_map.source_id = first.source_id AND articles_map.id <> first.id
"""

_RENAME = """
UPDATE main.articles SET url = r.root FROM temp.roots AS r
WHERE articles.url = r.url AND r.url <> r.root
  AND articles.id IN (SELECT id FROM temp.articles_map WHERE is_new)
"""

_FORGET_UNITED = (
    "UPDATE main.aliases SET article_id = u.id FROM temp.united AS u"
    " WHERE aliases.article_id = u.source_id",
    "UPDATE main.frontier SET article_id = u.id FROM temp.united AS u"
    " WHERE frontier.article_id = u.source_id",
    "UPDATE main.articles SET duplicate_of = NULL"
    " WHERE duplicate_of IN (SELECT source_id FROM temp.united)",
    "DELETE FROM main.articles WHERE id IN (SELECT source_id FROM temp.united)",
)


def merge_articles(source: Source) -> None:
    """Add the source's articles; one that both archives have is as its later sighting has it.

    Those of the archive's own in ``temp.united`` go into the article that they turned out to be.
    """
    archive = source.archive
    source.map("articles", _SAME)
    archive.execute(_FOLLOW.format(schema=source.schema))
    _gather(source, "SELECT id, ?, source_id FROM temp.articles_map WHERE is_new")
    source.add_new("articles", leave_out=("duplicate_of", "search_id"))
    archive.execute(_RENAME)
    for table in (*OF_THE_PAGE, *SERIES, "revisions"):
        copy_rows(source, table, "members")
    _gather(
        source,
        "SELECT id, ?, source_id FROM temp.articles_map WHERE NOT is_new"
        " UNION ALL SELECT id, 'main', source_id FROM temp.united",
    )
    merge_members(source)
    for statement in _FORGET_UNITED:
        archive.execute(statement)


def _gather(source: Source, rows: str) -> None:
    """Fill ``temp.members``: an article, and a row of the source (or of ours) that it is."""
    archive = source.archive
    archive.execute("DROP TABLE IF EXISTS temp.members")
    archive.execute(_MEMBERS)
    archive.execute(f"INSERT INTO temp.members {rows}", [source.schema])
