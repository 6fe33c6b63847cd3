"""What is always true of a sound archive's rows, and how to see where it is not."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from newsarchive.model import Article, Image
from newsarchive.store.record import content_hash
from newsarchive.store.text_index import MISPLACED

Repair = Literal["index", "text index", "copies", "word counts", "references"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One doubt about an archive, in one line."""

    what: str
    where: str
    """URL of the page in doubt, or table and row, or file and byte."""
    advice: str
    """What to do."""
    repair: Repair | None = None
    """Which repair mends it; None where nothing could without inventing something."""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; {self.advice}"


@dataclass(frozen=True, slots=True)
class _Check:
    """A question whose every row is a doubt: where, and what completes ``what``."""

    sql: str
    what: str
    advice: str
    repair: Repair | None = None


_BY_REPAIR = "run verify with --repair"
_BY_REPLAY = "replay its capture, or restore a backup"

_INDEX_LACKS = "the full-text index does not hold it"

INDEX_DIFFERS = Finding(
    "the full-text index differs from the articles", "articles_fts", _BY_REPAIR, "text index"
)

_CHECKS = (
    _Check(
        "SELECT url, NULL FROM articles"
        " WHERE search_id NOT IN (SELECT id FROM articles_fts_docsize)",
        _INDEX_LACKS, _BY_REPAIR, "text index",
    ),
    _Check(
        "SELECT 'articles_fts row ' || id, NULL FROM articles_fts_docsize"
        " WHERE id NOT IN (SELECT search_id FROM articles WHERE search_id IS NOT NULL)",
        "the full-text index holds an article that is gone", _BY_REPAIR, "text index",
    ),
    _Check(
        MISPLACED, "its search_id is not that of its publication", _BY_REPAIR, "text index",
    ),
    _Check(
        "SELECT url, NULL FROM articles AS a"
        " WHERE NOT EXISTS (SELECT 1 FROM revisions WHERE article_id = a.id)",
        "the article has no revision", _BY_REPLAY,
    ),
    _Check(
        "SELECT a.url, min(number) || ' to ' || max(number) || ', ' || count(*) || ' in all'"
        " FROM revisions JOIN articles AS a ON a.id = article_id GROUP BY article_id"
        " HAVING min(number) <> 1 OR max(number) <> count(*)",
        "its revisions are not numbered 1, 2, 3 ({})", _BY_REPLAY,
    ),
    _Check(
        "SELECT a.url, r.number FROM articles AS a JOIN revisions AS r ON r.article_id = a.id"
        " WHERE r.number = (SELECT max(number) FROM revisions WHERE article_id = a.id)"
        " AND r.content_hash <> a.content_hash",
        "its last revision, number {}, has another content than the article", _BY_REPLAY,
    ),
    _Check(
        "SELECT a.url, o.url FROM articles AS a JOIN articles AS o ON o.id = a.duplicate_of"
        " WHERE o.content_hash <> a.content_hash OR o.duplicate_of IS NOT NULL"
        " OR a.word_count = 0 OR o.id = a.id",
        "it is marked as a copy of {}, which is not its original", _BY_REPAIR, "copies",
    ),
    _Check(
        "SELECT max(url), count(*) FROM articles WHERE word_count > 0 AND duplicate_of IS NULL"
        " GROUP BY content_hash HAVING count(*) > 1",
        "{} articles have its content and none is marked as a copy", _BY_REPAIR, "copies",
    ),
    _Check(
        "SELECT url, NULL FROM aliases WHERE url IN (SELECT url FROM articles)",
        "the URL is an article and an alias of another", "merge the archive into a new one",
    ),
    _Check(
        "SELECT f.url, f.visited_at FROM frontier AS f"
        " WHERE f.kind = 'article' AND f.state = 'done' AND f.article_id IS NULL"
        " AND EXISTS (SELECT 1 FROM captures WHERE url = f.url AND status = 200)"
        " AND NOT EXISTS (SELECT 1 FROM articles WHERE url = f.url)"
        " AND NOT EXISTS (SELECT 1 FROM aliases WHERE url = f.url)",
        "its page was fetched ({}) but there is no article", "replay its capture",
    ),
)  # fmt: skip

# A revision that reads as its article does is as sound as that one; most are.
_CONTENTS = (
    "SELECT url, NULL, title, section, captions, body, content_hash, word_count FROM articles",
    "SELECT a.url, r.number, r.title, r.section, r.captions, r.body, r.content_hash, NULL"
    " FROM revisions AS r JOIN articles AS a ON a.id = r.article_id"
    " WHERE r.content_hash <> a.content_hash OR r.title IS NOT a.title"
    " OR r.section IS NOT a.section OR r.captions <> a.captions OR r.body <> a.body",
)


def examine(connection: sqlite3.Connection, *, hashes: bool) -> Iterator[Finding]:
    """Every doubt about the rows; with ``hashes``, about each stored text as well."""
    yield from _dangling(connection)
    for check in _CHECKS:
        for where, detail in connection.execute(check.sql):
            yield Finding(check.what.format(detail), where, check.advice, check.repair)
    if hashes:
        for query in _CONTENTS:
            yield from _changed_texts(connection, query)


# Of articles that stand after a row number only: what one run wrote.
_CHECKS_WRITTEN = (
    _Check(
        "SELECT url, NULL FROM articles WHERE id > ?"
        " AND search_id NOT IN (SELECT id FROM articles_fts_docsize)",
        _INDEX_LACKS, _BY_REPAIR, "text index",
    ),
    _Check(
        "SELECT url, NULL FROM articles AS a WHERE id > ?"
        " AND NOT EXISTS (SELECT 1 FROM revisions WHERE article_id = a.id)",
        "the article has no revision", _BY_REPLAY,
    ),
)  # fmt: skip
_CONTENTS_WRITTEN = (
    "SELECT url, NULL, title, section, captions, body, content_hash, word_count FROM articles"
    " WHERE id > ?1 OR id IN (SELECT article_id FROM revisions WHERE rowid > ?2)"
)


def examine_written(
    connection: sqlite3.Connection, last_article: int, last_revision: int
) -> Iterator[Finding]:
    """Every doubt about the articles that came, or were revised, after those two row numbers."""
    for check in _CHECKS_WRITTEN:
        for where, _ in connection.execute(check.sql, [last_article]):
            yield Finding(check.what, where, check.advice, check.repair)
    yield from _changed_texts(connection, _CONTENTS_WRITTEN, (last_article, last_revision))


def _dangling(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Rows that refer to one that is not there."""
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        where = f"{table} row {row}" if row is not None else table
        yield Finding(
            f"it refers to a row of {parent} that is not there", where, _BY_REPAIR, "references"
        )


def _changed_texts(
    connection: sqlite3.Connection, query: str, values: Sequence[int] = ()
) -> Iterator[Finding]:
    """Texts that are not those that their hash was made of."""
    for url, number, title, section, captions, body, stored, words in connection.execute(
        query, values
    ):
        article = Article(
            url,
            None,
            title=title,
            section=section,
            body=tuple(body.split("\n\n")) if body else (),
            images=tuple(Image("", line) for line in captions.split("\n") if line),
        )
        if content_hash(article) != stored:
            text = "the article's text" if number is None else f"the text of revision {number}"
            yield Finding(f"{text} is not what its content_hash was made of", url, _BY_REPLAY)
        elif words is not None and words != len(body.split()):
            yield Finding(
                f"word_count is {words}, the text has {len(body.split())} words",
                url, _BY_REPAIR, "word counts",
            )  # fmt: skip
