"""Which lines between the paragraphs are the page's own and not the article's.

Asked of every paragraph of every page, so the usual answer comes from the first word alone.
Precision comes first: a line that could be a sentence, a sub-heading or a list item stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict

from newsarchive.normalise.boilerplate import (
    BYLINE_LABELS,
    CLOSING,
    CLOSING_WORDS,
    LINES,
    MARKS,
    OPENINGS,
    PHRASES,
)

__all__ = ["is_boilerplate"]

SHORT = 160
"""Characters. Only its first word can speak against a longer line."""
LONGEST = 400
"""Characters. No page prints more of its own between two paragraphs."""

_WORD = re.compile(r"[^\W_]+")
_LEADING_SIGNS = re.compile(r"\A(?:[^\w©\[]|_)+")
_LINES = re.compile(LINES)
_CLOSING = re.compile(CLOSING)

_LABELS = "|".join(BYLINE_LABELS)
_SIGNATURE = re.compile(rf"(?:{_LABELS})(?: ?[&/,] ?(?:{_LABELS}))?(?: ?[:：][^?]*|\. [^?.,]*)$")
_MOST_SIGNATURE_WORDS = 10
_SENTENCE_END = re.compile(r"\w\w\.$")
_BARE_NAME = re.compile(r"[a-z][a-z0-9]*(?:[._-][a-z0-9]+)+")
"""A slot's or an advertiser's name alone on its line; a bare word may be a list's."""
_RELATED_TITLE = re.compile(r"B(?:ACA|aca) [Jj](?:UGA|uga) [A-Z0-9\"“‘'][^.]*[^.,:;\"”]$")
""" "Baca Juga Headline" without its colon; what begins small goes on as a sentence."""
_HASHTAGS = re.compile(r"# ?[\w-]+(?:(?:[ ,]+#[\w-]+){0,30}|(?: [\w-]+){0,2})$")
_KEYWORDS = re.compile(r"id [^.]+,[^.]+,[^.]+$")
"""A page's keywords behind the small "id" of its language."""
_BROKEN_LETTERS = ("๐", "ð")
"""The first byte of four-byte letters, read in a Thai or a western code page."""

_LIST_ITEM = re.compile(r"[•●▪►-] ?\w.*\w[^\w-]?$")
_TEASER = re.compile(r"[•●▪►»>→▶➢-]\s*(.+)|\(([^()]+)\)\s*$")
_LEAST_TEASER_WORDS = 8
_SMALL_WORDS = frozenset({
    "di", "ke", "dari", "yang", "untuk", "dan", "hingga", "pada", "dengan", "saat", "dalam",
    "atau", "oleh", "usai", "akibat", "bagi", "jadi", "soal", "demi", "gegara", "karena", "agar",
    "tak", "dan/atau", "vs", "via",
})  # fmt: skip
"""Words that a headline in capitals leaves small."""
_HEADLINE_VERB = re.compile(
    r"\b(?:Ter|Di|Ber|Me[mnlrw]|Meny|Meng)"
    r"(?!nas|rek|vi|str|git|teri|minal|sama|kas|ita|jen|rbau|alog|mensi|lapan|aga)[a-z]{4,}\b"
    r"|\b(?!Pe|Ke|Tinda|Gera|Ang|Su)[A-Z][a-z]{3,}kan\b"
    r"|\b(?:Larang|Ajak|Minta|Gelar|Tewas|Tangkap|Ringkus|Bekuk|Sita|Tambah|Jadi|Ungkap|Dorong"
    r"|Soroti|Bantah|Sebut|Desak|Tolak|Tetap|Bunuh|Curi|Amuk|Serang|Kunjungi|Hadiri"
    r"|Raih|Siap|Akan|Bakal|Harus|Ingin|Janji|Usut|Periksa|Tahan|Dukung|Naik|Turun|Pakai|Beri"
    r"|Bawa|Buka|Terima|Pimpin|Lantik|Lepas|Panggil|Sambut|Bikin|Ngaku|Curhat|Viral|Heboh)\b"
)
"""What tells another article's headline from an office's long name: prefixed or bare verbs."""


def _rules_by_first_word() -> dict[str, tuple[re.Pattern[str], ...]]:
    table: defaultdict[str, list[re.Pattern[str]]] = defaultdict(list)
    for words, pattern in OPENINGS:
        for word in words.split():
            table[word].append(re.compile(pattern))
    return {word: tuple(patterns) for word, patterns in table.items()}


_OPENINGS = _rules_by_first_word()
_PHRASE_OPENERS = frozenset(phrase.split()[0] for phrase in PHRASES) | {"1"}
_PHRASE_LENGTHS = sorted({len(phrase.split()) for phrase in PHRASES}, reverse=True)


def is_boilerplate(line: str) -> bool:
    """Whether ``line`` is the page's own (navigation, teaser, advertising, signature).

    A text of several lines is judged as one line and by its first. Total: never raises.
    """
    if len(line) > LONGEST:
        return False
    word = _WORD.search(line)
    if not word:
        return True  # no letter and no digit: a rule, a close button, an end mark
    if len(line) > SHORT and word[0].lower() not in _OPENINGS and word[0].isascii():
        return False
    first, _, rest = line.strip().partition("\n")
    return _is_own(line) or (bool(rest) and _is_own(first))


def _is_own(line: str) -> bool:
    if not line.isascii():
        line = unicodedata.normalize("NFKC", line)  # styled letters to plain ones
    text = " ".join(line.split())
    plain = _LEADING_SIGNS.sub("", text.lower())
    return (
        _opens_like_one(plain)
        or plain.startswith("©")
        or text.startswith(_BROKEN_LETTERS)
        or (len(text) <= SHORT and _is_short_one(text, plain))
    )


def _opens_like_one(plain: str) -> bool:
    plain = plain.lstrip("[ ")
    word = _WORD.match(plain)
    return word is not None and any(rule.match(plain) for rule in _OPENINGS.get(word[0], ()))


def _is_short_one(text: str, plain: str) -> bool:
    return bool(
        _BARE_NAME.fullmatch(text)
        or _HASHTAGS.match(text)
        or _KEYWORDS.match(text)
        or (not _LIST_ITEM.match(text) and _is_phrases(plain))
        or _is_signature(plain)
        or _RELATED_TITLE.match(text)
        or _LINES.match(plain)
        or any(mark in plain for mark in MARKS)
        or _asks_to_click(plain)
        or _is_teaser(text)
    )


def _is_phrases(plain: str) -> bool:
    """Whether the line is nothing but known phrases, numbers and repeated letters in a row."""
    opener = _WORD.search(plain)
    if opener and opener[0] not in _PHRASE_OPENERS:
        return False
    words = _WORD.findall(plain)
    if words == [str(number) for number in range(1, len(words) + 1)]:
        return len(words) > 1  # a pager
    at, known = 0, False
    while at < len(words):
        length = next((n for n in _PHRASE_LENGTHS if " ".join(words[at : at + n]) in PHRASES), 0)
        if not length and not (
            (words[at].isdigit() and len(words[at]) < 3) or len(set(words[at])) == 1
        ):
            return False
        known = known or bool(length)
        at += length or 1
    return known


def _asks_to_click(plain: str) -> bool:
    ending = plain.rstrip(" !»>:…").endswith(CLOSING_WORDS)
    return ending and bool(_CLOSING.match(plain))


def _is_signature(plain: str) -> bool:
    """ "Editor: Name": a role, a colon and few words, no question (an interview's turn)."""
    if not _SIGNATURE.match(plain):
        return False
    most = _MOST_SIGNATURE_WORDS // 2 if _SENTENCE_END.search(plain) else _MOST_SIGNATURE_WORDS
    return len(plain.split()) <= most


def _is_teaser(text: str) -> bool:
    """Another article's headline as a bullet or in brackets: long, in capitals, with a verb."""
    match = _TEASER.match(text)
    if not match:
        return False
    headline = match[1] or match[2]
    words = headline.split()
    return (
        len(words) >= _LEAST_TEASER_WORDS
        and not headline.endswith((".", ";"))
        and all(not word[0].islower() or word in _SMALL_WORDS for word in words)
        and bool(_HEADLINE_VERB.search(headline))
    )
