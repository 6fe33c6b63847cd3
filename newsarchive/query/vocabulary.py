"""Which words the text index holds: the forms of a word, and the words that begin so.

A full-text index answers for a word that is named; to list words it must be read from end to end,
which takes a minute for a million articles. So forms are guessed and asked for one by one, and
words that begin alike are looked up in a sample of the texts.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter

from newsarchive.query.passages import folded
from newsarchive.query.stems import forms

SAMPLED = 800
"""Articles whose texts are looked at: the newest half of them, and others from all times."""

MOST_WORDS = 64
"""A beginning that more words have stands for the commonest of them."""

_RARE = 4
"""Sampled articles in which a beginning may stand for the index itself to look up its words: it
reads every match of each before the first is found."""

_HOLDS = "SELECT 1 FROM articles_fts WHERE articles_fts MATCH ? LIMIT 1"

_SAMPLE = """
SELECT title, captions, body FROM articles WHERE id IN (
    SELECT id FROM (SELECT id FROM articles ORDER BY search_id DESC LIMIT ?1)
    UNION SELECT value FROM json_each(?2)
)
"""


def held_forms(connection: sqlite3.Connection, word: str) -> tuple[str, ...]:
    """The forms of ``word`` that the index holds, itself first."""
    others = (form for form in forms(word)[1:])
    return (
        word,
        *(form for form in others if connection.execute(_HOLDS, [f'"{form}"']).fetchone()),
    )


def held_beginnings(connection: sqlite3.Connection, beginning: str) -> tuple[str, ...]:
    """The commonest words that begin so, at most :data:`MOST_WORDS`; none where they are so rare
    that the index itself finds them all in no time."""
    begun = re.compile(re.escape(folded(beginning)) + r"[^\W_]*")
    words: Counter[str] = Counter()
    articles = 0
    for columns in connection.execute(_SAMPLE, [SAMPLED // 2, _ids_of_all_times(connection)]):
        text = folded("\n".join(column or "" for column in columns))
        found = {
            match[0]
            for match in begun.finditer(text)
            if not text[match.start() - 1 : match.start()].isalnum()
        }
        words.update(found)
        articles += bool(found)
    if articles <= _RARE:
        return ()
    return tuple(word for word, _ in words.most_common(MOST_WORDS))


def _ids_of_all_times(connection: sqlite3.Connection) -> str:
    [(last,)] = connection.execute("SELECT max(id) FROM articles")
    return json.dumps([*range(1, (last or 0) + 1, max(1, (last or 0) // (SAMPLED // 2)))])
