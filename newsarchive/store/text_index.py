"""The full-text index in the order of publication, so that the newest matches come first unsorted.

FTS5 gives matches by rowid, in either direction, and within a range of it for nothing; any other
order makes it fetch and sort every match. So the index's rowid is ``articles.search_id``, a number
that follows the publication time: 64 numbers to each minute since 1970, in UTC. A denser numbering
keeps the index small, for it stores the distance from one match to the next.
"""

# ruff: noqa: S608 - statements are put together from our own parts, never from values

from __future__ import annotations

PER_MINUTE = 64
"""Numbers to each minute; the articles of one minute stand in any order."""

# An article that gives only its day stands anywhere within the day (65,536 numbers are 17 hours),
# so that the thousands that share one midnight do not queue for numbers. One without a time stands
# before all others.
_WANTED = f"""
coalesce(unixepoch({{row}}published_at) / 60 * {PER_MINUTE}
         + iif({{row}}published_precision = 'day', {{row}}id % 65536, {{row}}id % {PER_MINUTE}),
         {{row}}id - (1 << 40))
"""

# The first free number from the wanted one on.
_FREE = f"""
SELECT iif(
    NOT EXISTS (SELECT 1 FROM articles WHERE search_id = wanted),
    wanted,
    (SELECT min(t.search_id) + 1 FROM articles AS t
     WHERE t.search_id >= wanted
       AND NOT EXISTS (SELECT 1 FROM articles AS u WHERE u.search_id = t.search_id + 1))
) FROM (SELECT {_WANTED.format(row="new.")} AS wanted)
"""

NUMBER = f"""
UPDATE articles SET search_id = placed.number FROM (
    SELECT id, place + max(wanted - place) OVER (ORDER BY place) AS number FROM (
        SELECT id, wanted, row_number() OVER (ORDER BY wanted, id) AS place
        FROM (SELECT id, {_WANTED.format(row="")} AS wanted FROM articles)
    )
) AS placed WHERE placed.id = articles.id
"""
"""Number every article at once: its wanted number, or the one after its predecessor's."""

MISPLACED = f"""
SELECT url, NULL FROM articles
WHERE search_id IS NULL OR abs(search_id - {_WANTED.format(row="")}) > {2 * 1440 * PER_MINUTE}
"""
"""URLs of the articles whose number is not that of their publication, give or take two days."""

_MOVED = """
(old.published_at IS NOT new.published_at
 OR old.published_precision IS NOT new.published_precision)
"""

# An update rewrites the index only where the indexed text or the time differs: it is most of a
# write's cost.
BY_PUBLICATION = f"""
DROP TRIGGER articles_fts_insert;
DROP TRIGGER articles_fts_delete;
DROP TRIGGER articles_fts_update;
DROP TABLE articles_fts;

ALTER TABLE articles ADD COLUMN search_id INTEGER;
{NUMBER};
CREATE UNIQUE INDEX articles_by_search_id ON articles (search_id);

CREATE VIRTUAL TABLE articles_fts USING fts5 (
    title, body, captions, content = 'articles', content_rowid = 'search_id',
    tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO articles_fts (articles_fts) VALUES ('rebuild');

CREATE TRIGGER articles_fts_insert AFTER INSERT ON articles BEGIN
    UPDATE articles SET search_id = ({_FREE}) WHERE id = new.id;
    INSERT INTO articles_fts (rowid, title, body, captions)
    SELECT search_id, title, body, captions FROM articles WHERE id = new.id;
END;

CREATE TRIGGER articles_fts_delete AFTER DELETE ON articles BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, title, body, captions)
    VALUES ('delete', old.search_id, old.title, old.body, old.captions);
END;

CREATE TRIGGER articles_fts_update
AFTER UPDATE OF title, body, captions, published_at, published_precision ON articles
WHEN old.title IS NOT new.title OR old.body <> new.body OR old.captions <> new.captions
     OR {_MOVED}
BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, title, body, captions)
    VALUES ('delete', old.search_id, old.title, old.body, old.captions);
    UPDATE articles SET search_id = ({_FREE}) WHERE id = new.id AND {_MOVED};
    INSERT INTO articles_fts (rowid, title, body, captions)
    SELECT search_id, title, body, captions FROM articles WHERE id = new.id;
END;
"""
