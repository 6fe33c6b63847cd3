"""Which article had a content first, and which are copies of it."""

from __future__ import annotations

from newsarchive.store.archive import Archive

# Told by what the archive has seen, never by row number, so that it comes out the same however
# archives were merged. The index on content_hash finds the few groups without reading a body.
_JOIN = """
WITH shared AS (
    SELECT content_hash FROM articles WHERE word_count > 0 GROUP BY content_hash HAVING count(*) > 1
), ranked AS (
    SELECT a.id, first_value(a.id) OVER (
        PARTITION BY a.content_hash ORDER BY a.first_seen_at, a.url
    ) AS first
    FROM shared JOIN articles AS a ON a.content_hash = shared.content_hash
    WHERE a.word_count > 0
)
UPDATE articles SET duplicate_of = nullif(ranked.first, ranked.id) FROM ranked
WHERE articles.id = ranked.id AND duplicate_of IS NOT nullif(ranked.first, ranked.id)
"""

_LEAVE = """
UPDATE articles SET duplicate_of = NULL
WHERE duplicate_of IS NOT NULL AND (word_count = 0 OR NOT EXISTS (
    SELECT 1 FROM articles AS original
    WHERE original.id = articles.duplicate_of AND original.content_hash = articles.content_hash
))
"""


def regroup(archive: Archive) -> int:
    """Point every copy to the article that had its content first; how many rows that changed."""
    with archive.transaction():
        return archive.execute(_LEAVE) + archive.execute(_JOIN)
