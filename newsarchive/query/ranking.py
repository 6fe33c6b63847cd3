"""The order of relevance among some matches: BM25, computed from their own texts.

FTS5's own ``bm25()`` walks every match of every word to know how rare each is: seconds for a common
word among a million articles. So only so many matches are ranked as the caller hands over, and the
rarity of a word is told from how densely its newest matches stand.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from newsarchive.query.passages import Finder, folded

_K1, _B = 1.2, 0.75
"""The usual parameters of BM25."""

_TITLE, _CAPTIONS = 4, 2
"""How many times a word of the headline or of a caption counts."""


@dataclass(frozen=True, slots=True)
class Text:
    """What of an article is searched."""

    search_id: int
    title: str
    captions: str
    body: str
    word_count: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """One term to score by, and how rare it is."""

    finder: Finder
    share: float
    """Of all articles, the share that holds it: above 0, at most 1."""


def by_relevance(texts: Sequence[Text], wanted: Sequence[Wanted]) -> list[int]:
    """``search_id`` of each text, the most relevant first, among equals the newest."""
    mean = sum(text.word_count for text in texts) / max(len(texts), 1) or 1
    weighed = [(one.finder, math.log(1 + 1 / one.share)) for one in wanted]
    scored = [(_score(text, mean, weighed), text.search_id) for text in texts]
    return [search_id for _, search_id in sorted(scored, reverse=True)]


def _score(text: Text, mean: float, weighed: Sequence[tuple[Finder, float]]) -> float:
    title, captions, body = map(folded, (text.title, text.captions, text.body))
    length = _K1 * (1 - _B + _B * text.word_count / mean)
    score = 0.0
    for finder, weight in weighed:
        found = [len(finder.spans(column)) for column in (title, captions, body)]
        count = _TITLE * found[0] + _CAPTIONS * found[1] + found[2]
        score += weight * count * (_K1 + 1) / (count + length)
    return score
