"""One archive's alias may be the other's article: both are one article, under one URL."""

from __future__ import annotations

from collections.abc import Mapping

from newsarchive.store.archive import Archive
from newsarchive.store.merging.source import Source

_DISAGREEMENTS = """
SELECT alias.url, article.url FROM {knows}.aliases AS alias
JOIN {knows}.articles AS article ON article.id = alias.article_id
JOIN {other}.articles AS taken ON taken.url = alias.url
"""

# Where two archives lead an alias to two articles, the lesser URL, so that the order of merging
# does not matter.
_ADD = """
INSERT INTO main.aliases (url, article_id, kind)
SELECT s.url, n.id, s.kind FROM {schema}.aliases AS s
JOIN temp.articles_map AS n ON n.source_id = s.article_id
WHERE NOT EXISTS (SELECT 1 FROM main.articles AS a WHERE a.url = s.url)
ON CONFLICT (url) DO UPDATE SET article_id = excluded.article_id, kind = excluded.kind
WHERE ((SELECT url FROM main.articles WHERE id = excluded.article_id), excluded.kind)
    < ((SELECT url FROM main.articles WHERE id = aliases.article_id), aliases.kind)
"""


def unite(source: Source) -> None:
    """Unite those articles of the archive that the source knows, or both together show, to be one.

    Leaves ``temp.roots``: the URL of such an article -> the one under which it goes on; and
    ``temp.united``: an article of the archive's own -> the one that it is to go into.
    """
    archive = source.archive
    leads_to = dict(
        archive.select(
            " UNION ALL ".join(
                _DISAGREEMENTS.format(knows=knows, other=other)
                for knows, other in (("main", source.schema), (source.schema, "main"))
            )
        )
    )
    roots = {url: _root(url, leads_to) for url in sorted(leads_to)}
    archive.execute("DROP TABLE IF EXISTS temp.roots")
    archive.execute("CREATE TEMP TABLE roots (url TEXT PRIMARY KEY, root TEXT NOT NULL)")
    archive.execute_each("INSERT INTO temp.roots VALUES (?, ?)", roots.items())
    archive.execute("DROP TABLE IF EXISTS temp.united")
    archive.execute("CREATE TEMP TABLE united (source_id INTEGER PRIMARY KEY, id INTEGER NOT NULL)")
    for url, root in roots.items():
        article_id = _article(archive, url)
        if article_id is not None and url != root:
            _move(archive, article_id, root)


def merge_aliases(source: Source) -> None:
    """Every alias that is no article."""
    source.archive.execute(_ADD.format(schema=source.schema))


def _root(url: str, leads_to: Mapping[str, str]) -> str:
    """Where the aliases lead in the end; of a circle, the least of its URLs."""
    passed: list[str] = []
    while url in leads_to and url not in passed:
        passed.append(url)
        url = leads_to[url]
    return min(passed[passed.index(url) :]) if url in passed else url


def _move(archive: Archive, article_id: int, root: str) -> None:
    """Let the article go on under ``root``, or go into the article that is there already."""
    other = _article(archive, root)
    if other is None:
        archive.execute("DELETE FROM aliases WHERE url = ?", [root])
        archive.execute("UPDATE articles SET url = ? WHERE id = ?", [root, article_id])
        return
    archive.execute("INSERT INTO temp.united VALUES (?, ?)", [article_id, other])


def _article(archive: Archive, url: str) -> int | None:
    rows = archive.select("SELECT id FROM main.articles WHERE url = ?", [url])
    return rows[0][0] if rows else None
