"""Other forms of an Indonesian word: "pembangunan" and "dibangun" beside "bangun".

A stemmer cuts a word to its root; the affixes then make, by the rules of Indonesian spelling, every
word that could stand for it, and the index says which of them it holds. So no second index is
needed: a search asks for some more words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import snowballstemmer  # type: ignore[import-untyped]  # ships no types

_VOWELS = frozenset("aeiou")
_SUFFIXES = ("", "kan", "an", "i", "nya", "annya", "kannya", "inya", "lah", "wan")
_PLAIN = (
    "", "di", "ber", "ter", "se", "ke", "per", "diper", "keter", "keber", "member", "diber",
    "pember", "memper", "pe", "be", "pemer", "berse", "kese",
)  # fmt: skip
_SHORTEST_ROOT = 3

# How me- and pe- meet the first letter of a root: what they end with, and whether that letter goes.
_NASALS = {
    **dict.fromkeys("bfv", ("m", False)),
    **dict.fromkeys("p", ("m", True)),
    **dict.fromkeys("cdjz", ("n", False)),
    **dict.fromkeys("t", ("n", True)),
    **dict.fromkeys("ghaeiou", ("ng", False)),
    **dict.fromkeys("k", ("ng", True)),
    **dict.fromkeys("s", ("ny", True)),
}

# What the stemmer leaves out where me- or pe- swallowed the first letter: menulis -> ulis.
_SWALLOWED = (("meng", "k"), ("peng", "k"), ("men", "t"), ("pen", "t"))


def forms(word: str) -> tuple[str, ...]:
    """Every form that the root of ``word`` could have, ``word`` first; most are no words at all."""
    word = word.lower()
    found = (form for root in _roots(word) for form in _forms_of(root))
    return tuple(dict.fromkeys((word, *found)))


@cache
def _stem(word: str) -> str:
    stem: str = snowballstemmer.stemmer("indonesian").stemWord(word)
    return stem


def _roots(word: str) -> Iterator[str]:
    """The word itself, for the stemmer takes many for affixed (kepala, sekolah); then its stem."""
    if not word.isascii() or not word.isalpha():
        return
    yield word
    stem = _stem(word)
    if len(stem) < _SHORTEST_ROOT:
        return
    yield stem
    if stem[0] in _VOWELS:
        yield from (
            letter + stem for prefix, letter in _SWALLOWED if word.startswith(prefix + stem[0])
        )


def _forms_of(root: str) -> Iterator[str]:
    nasal, swallows = _NASALS.get(root[0], ("", False))
    rest = root[1:] if swallows else root
    for suffix in _SUFFIXES:
        for prefix in _PLAIN:
            yield f"{prefix}{root}{suffix}"
        for prefix in ("me", "pe"):
            yield f"{prefix}{nasal}{rest}{suffix}"
