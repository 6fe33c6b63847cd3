"""What changed between two texts, word by word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, NamedTuple, get_args

ChangeKind = Literal["keep", "remove", "add"]

# White space goes with what follows it, so that a paragraph added at the end, or a word before a
# full stop, is one addition.
_PARAGRAPH = re.compile(r"\n*[^\n]+|\n+")
_WORD = re.compile(r"\s*(?:\w+|[^\w\s])|\s+")

_DEAREST = 1_000_000
"""Pairs of equal pieces beyond which two texts are not aligned, about a second's work. A news text
of 2,000 words has some 40,000 with its next version; a page that repeats one word, millions."""

_ALIKE = 1 / 3
"""Share of kept characters below which a passage is told as replaced: what two unrelated sentences
have in common is "di" and "yang"."""


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of text and what became of it."""

    kind: ChangeKind
    """``keep``: in both texts; ``remove``: only in the first; ``add``: only in the second."""
    text: str


def word_diff(before: str, after: str) -> list[Change]:
    """The changes that lead from ``before`` to ``after``, in reading order.

    What is kept and removed makes up ``before`` to the character, what is kept and added
    ``after``. No two neighbours are of one kind, and no text is empty. Paragraphs are aligned
    first, words only within those that differ, so a long article with a small change is quick.
    """
    return list(_joined(_by_paragraphs(_PARAGRAPH.findall(before), _PARAGRAPH.findall(after))))


def paragraphs_of(changes: Iterable[Change]) -> list[list[Change]]:
    """The changes cut where paragraphs end (a blank line), for showing only those that differ."""
    paragraphs: list[list[Change]] = [[]]
    for change in changes:
        first, *further = change.text.split("\n\n")
        _append(paragraphs[-1], change.kind, first)
        for text in further:
            paragraphs.append([])
            _append(paragraphs[-1], change.kind, text)
    return [one for one in paragraphs if one]


def _append(paragraph: list[Change], kind: ChangeKind, text: str) -> None:
    if text:
        paragraph.append(Change(kind, text))


def _by_paragraphs(before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    for kept, old, new in _aligned(before, after):
        if kept:
            yield Change("keep", "".join(old))
        else:
            yield from _by_words("".join(old), "".join(new))


def _by_words(before: str, after: str) -> Iterator[Change]:
    changes: list[Change] = []
    kept_characters = 0
    for kept, old, new in _aligned(_WORD.findall(before), _WORD.findall(after)):
        if kept:
            changes.append(Change("keep", "".join(old)))
            kept_characters += len(changes[-1].text.strip())
        else:
            changes += (Change("remove", "".join(old)), Change("add", "".join(new)))
    if kept_characters < _ALIKE * min(len(before), len(after)):
        changes = [Change("remove", before), Change("add", after)]
    yield from changes


Aligned = Iterator[tuple[bool, Sequence[str], Sequence[str]]]


def _aligned(before: Sequence[str], after: Sequence[str]) -> Aligned:
    """Stretches of both sequences side by side, and whether they are equal."""
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    yield True, before[:start], after[:start]
    i = j = 0
    for at, there in _common_subsequence(old, new):
        yield False, old[i:at], new[j:there]
        i, j = at + 1, there + 1
        yield True, old[at:i], new[there:j]
    yield False, old[i:], new[j:]
    yield True, before[len(before) - end :], after[len(after) - end :]


def _common_subsequence(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Places in both of a longest common subsequence; empty where finding it costs too much.

    Hunt and Szymanski's way, whose time is the number of pairs of equal pieces: difflib needs
    15 seconds for 450 repetitions of three words in another order.
    """
    places: dict[str, list[int]] = {}
    for j in range(len(after) - 1, -1, -1):
        places.setdefault(after[j], []).append(j)
    if sum(len(places.get(piece, ())) for piece in before) > _DEAREST:
        return []
    ends: list[int] = []  # the earliest place in ``after`` where so long a subsequence ends
    chains: list[_Chain] = []
    for i, piece in enumerate(before):
        for j in places.get(piece, ()):
            length = bisect_left(ends, j)
            chain = _Chain(i, j, chains[length - 1] if length else None)
            ends[length : length + 1] = [j]
            chains[length : length + 1] = [chain]
    found = []
    last = chains[-1] if chains else None
    while last:
        found.append((last.i, last.j))
        last = last.before
    return found[::-1]


class _Chain(NamedTuple):
    i: int
    j: int
    before: _Chain | None


def _common(before: Sequence[str], after: Sequence[str]) -> int:
    """How many pieces the two have in common at their start."""
    for place, (one, other) in enumerate(zip(before, after, strict=False)):
        if one != other:
            return place
    return min(len(before), len(after))


def _joined(changes: Iterable[Change]) -> Iterator[Change]:
    """The same changes, empty ones left out and neighbours of one kind made one; of what stands
    between two kept stretches, the removals come first."""
    told = (change for change in changes if change.text)
    for _, neighbours in groupby(told, key=lambda change: change.kind == "keep"):
        group = list(neighbours)
        for kind in get_args(ChangeKind):
            text = "".join(change.text for change in group if change.kind == kind)
            if text:
                yield Change(kind, text)
