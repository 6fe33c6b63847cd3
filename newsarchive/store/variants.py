"""Addresses that differ by their parameters alone: names of articles, or one article under ever new
ones (a session, a counter, a random number)."""

from __future__ import annotations

from newsarchive.store.archive import Archive

MOST = 4
"""So many addresses of one article tell that the parameters name nothing."""

# Whether that is so shows in the first few: on a site whose parameters name articles there are
# thousands below one path, of which a handful is looked at.
_LEADS = f"""
SELECT count(*), count(DISTINCT article) FROM (
    SELECT coalesce(duplicate_of, id) AS article FROM articles WHERE url > ?1 AND url < ?2
    UNION ALL
    SELECT coalesce(duplicate_of, id) FROM aliases JOIN articles ON id = article_id
    WHERE aliases.url > ?1 AND aliases.url < ?2
    LIMIT {4 * MOST}
)
"""  # noqa: S608


def path_of_one_article(archive: Archive, url: str) -> str | None:
    """The address without its parameters, where at least :data:`MOST` addresses that differ from
    ``url``, a canonical one, by them alone all led to one article; else None."""
    path, mark, _ = url.partition("?")
    if not mark:
        return None
    # "@" is the character after "?".
    [(addresses, articles)] = archive.select(_LEADS, [f"{path}?", f"{path}@"])
    return path if addresses >= MOST and articles == 1 else None
