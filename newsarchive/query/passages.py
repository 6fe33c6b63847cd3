"""Where the searched words stand in a text, and the passage around them that a hit shows."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

SNIPPET_CHARACTERS = 200

_NO_LETTERS = re.compile(r"[\W_]+")

Span = tuple[int, int]
"""First character and the one after the last."""


def folded(text: str) -> str:
    """``text`` as the index compares it: without letter case and diacritics.

    Done character by character, so that places in it are places in ``text``.
    """
    return text.lower() if text.isascii() else "".join(map(_folded_character, text))


@lru_cache(maxsize=4096)
def _folded_character(character: str) -> str:
    return unicodedata.normalize("NFKD", character)[0].lower()[0]


class Finder:
    """Finds one term, or any of its forms, in folded text, whole words only."""

    def __init__(self, forms: Iterable[str], *, is_prefix: bool = False) -> None:
        end = r"[^\W_]*" if is_prefix else r"(?![^\W_])"
        # A pattern that begins with a letter is searched for ten times as fast as one that begins
        # with a condition, so the letter before is looked at afterwards.
        self._patterns = [
            re.compile(r"[\W_]+".join(map(re.escape, words)) + end)
            for form in forms
            if (words := [word for word in _NO_LETTERS.split(folded(form)) if word])
        ]

    def spans(self, text: str) -> list[Span]:
        """Every place where the term stands in ``text``."""
        return [
            match.span()
            for pattern in self._patterns
            for match in pattern.finditer(text)
            if not text[match.start() - 1 : match.start()].isalnum()
        ]


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text and where in it the searched words stand."""

    text: str
    marks: tuple[Span, ...] = ()
    """In order, none overlapping another."""

    @property
    def parts(self) -> Iterator[tuple[str, bool]]:
        """The text in pieces, each with whether it is a searched word."""
        at = 0
        for begin, end in self.marks:
            yield self.text[at:begin], False
            yield self.text[begin:end], True
            at = end
        yield self.text[at:], False


def whole(text: str, finders: Sequence[Finder]) -> Passage:
    """All of ``text`` with its searched words."""
    return Passage(text, _apart(_spans(text, finders)))


def snippet(text: str, finders: Sequence[Finder]) -> Passage:
    """About :data:`SNIPPET_CHARACTERS` of ``text``, where the most of the searched words stand; its
    beginning where none does."""
    spans = _spans(text, finders)
    begin = _best(spans) if spans else 0
    if begin:
        # A little of what comes before, from the start of a word on.
        begin = max(0, begin - SNIPPET_CHARACTERS // 4)
        begin = text.find(" ", begin) + 1 if begin else 0
    end = begin + SNIPPET_CHARACTERS
    if end < len(text):
        end = max(text.rfind(" ", begin, end), begin + SNIPPET_CHARACTERS // 2)
    before, after = "… " if begin else "", " …" if end < len(text) else ""
    moved = len(before) - begin
    marks = [(a + moved, b + moved) for a, b, _ in spans if begin <= a and b <= end]
    return Passage(f"{before}{text[begin:end]}{after}", _apart([(a, b, 0) for a, b in marks]))


def _spans(text: str, finders: Sequence[Finder]) -> list[tuple[int, int, int]]:
    """First and last place of every searched word, and which of them it is, in order."""
    plain = folded(text)
    return sorted(
        (*span, number) for number, finder in enumerate(finders) for span in finder.spans(plain)
    )


def _best(spans: Sequence[tuple[int, int, int]]) -> int:
    """Where the passage begins that holds the most different words, then the most of them."""
    starts = [begin for begin, _, _ in spans]
    room = SNIPPET_CHARACTERS * 3 // 4

    def worth(at: int) -> tuple[int, int, int]:
        last = bisect_left(starts, starts[at] + room)
        within = spans[at:last]
        return len({number for _, _, number in within}), len(within), -at

    return starts[max(range(len(spans)), key=worth)]


def _apart(spans: Sequence[tuple[int, int, int]]) -> tuple[Span, ...]:
    apart: list[Span] = []
    for begin, end, _ in spans:
        if not apart or begin >= apart[-1][1]:
            apart.append((begin, end))
    return tuple(apart)
