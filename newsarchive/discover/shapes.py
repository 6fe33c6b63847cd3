"""What a URL's path alone tells: an article, a listing, or one page of either.

Every rule here asks for positive evidence; a URL that shows none is neither. The words are those
that Indonesian newsrooms and their CMSs put into paths.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

LISTING_ROOTS = frozenset(
    """
    archive archives arsip author authors cari feed feeds indeks index kontributor label labels
    pencarian penulis reporter rss search tag tagar tags topic topics topik user users wartawan
    wp-admin wp-content wp-json
    """.split()  # noqa: SIM905 # a table of words
)
"""Path segments below which no article stands (``/tag/...``, ``/author/...``)."""

SECTION_ROOTS = frozenset(
    "categories category channel fokus kanal kategori rubrik section".split()  # noqa: SIM905
)
"""Segments below which sections stand; an article only below one of those (``/kategori/x/...``)."""

LISTING_LEAVES = frozenset(
    """
    berita berita-terbaru berita-terkini contact disclaimer foto hubungi-kami kanal
    kebijakan-privasi kode-etik kontak latest login news pedoman-media-siber
    pedoman-pemberitaan-media-siber populer popular privacy-policy read redaksi register
    tentang-kami terbaru terkini terms-of-service terpopuler trending video
    """.split()  # noqa: SIM905 # a table of words
)
"""Segments that name a listing or a page about the newsroom when they end the path."""

PAGE_WORDS = frozenset({"page", "halaman", "hal", "laman"})
"""Path segments before a page number (``/page/2``)."""

PAGE_KEYS = frozenset({"page", "halaman", "hal", "laman", "pg", "paged"})
"""Query keys that hold a page number."""

WHOLE_KEYS = {"single": "1", "showall": "1"}
"""Query keys and values that ask for all pages in one."""

MEDIA = frozenset(
    """
    apk css doc docx gif ico jpeg jpg js json mp3 mp4 pdf png svg webp xls xlsx xml zip
    """.split()  # noqa: SIM905 # a table of words
)
"""File endings of what is not a page."""

_WHOLE = frozenset({"all", "full", "semua"})
_PAGE_NUMBER = re.compile(r"[1-9]\d?")
_LISTING_NUMBER = re.compile(r"[1-9]\d{0,4}")
_DATE_RUN = re.compile(r"(?:19|20)\d\d[01]\d[0-3]\d")
_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATE_PATH = re.compile(r"/(?:19|20)\d\d/\d{1,2}(?:/\d{1,2})?/?$")
_EXTENSION = re.compile(r"\.(?:html?|php|aspx?|jsp|phtml|shtml)$", re.IGNORECASE)
_SEPARATORS = re.compile(r"[-_.+]|%20")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class PageMark:
    """A page number in a URL and the URL without it."""

    base: str
    number: int | None
    """None: all pages in one."""
    is_named: bool = True
    """Whether a word says that it is one; a bare number at a path's end may be anything."""


def split(url: str) -> SplitResult:
    """The parts of ``url``, all empty where it cannot be read."""
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def segments_of(path: str) -> list[str]:
    """The path's segments, empty ones left out."""
    return [segment for segment in path.split("/") if segment]


def is_home(url: str) -> bool:
    """Whether ``url`` is a host's front page."""
    parts = split(url)
    return not parts.query and _EXTENSION.sub("", parts.path.strip("/")) in {"", "index", "home"}


@lru_cache(maxsize=4096)
def is_listing(url: str) -> bool:
    """Whether the URL names a list of articles (section, tag, author, index, date, search)."""
    parts = split(url)
    segments = segments_of(parts.path.lower())
    return is_listing_path(segments) or (not segments and not _post_id(parts.query))


def is_listing_path(segments: Sequence[str]) -> bool:
    """The same of lower-cased path segments; the empty path is not judged."""
    if not segments:
        return False
    if any(segment in LISTING_ROOTS for segment in segments):
        return True
    roots = [place for place, segment in enumerate(segments) if segment in SECTION_ROOTS]
    if roots and not is_article_slug(segments[roots[-1] + 2 :]):
        return True
    if segments[-1] in LISTING_LEAVES:
        return True
    if len(segments) >= 2 and segments[-2] in PAGE_WORDS and segments[-1].isdigit():
        return not is_article_path(segments[:-2])
    return (
        len(segments) <= 3
        and _YEAR.fullmatch(segments[0]) is not None
        and all(segment.isdigit() for segment in segments)
    )


@lru_cache(maxsize=4096)
def is_article(url: str) -> bool:
    """Whether the URL itself shows an article: a date and slug, a long slug, a long number."""
    parts = split(url)
    segments = segments_of(parts.path.lower())
    return is_article_path(segments) or (not segments and _post_id(parts.query))


def is_article_path(segments: Sequence[str]) -> bool:
    """The same of lower-cased path segments."""
    if not segments or is_listing_path(segments):
        return False
    return is_article_slug(segments) or _is_identifier(segments[-1])


def is_article_slug(segments: Sequence[str]) -> bool:
    """Whether the path ends in an article's words, so that a number after them is a page number.

    Four words make a headline; two do where a date or a long number stands in the path as well
    ("kota-probolinggo" and "hukum-dan-kriminal" are sections).
    """
    if not segments:
        return False
    ending = _EXTENSION.search(segments[-1])
    slug = segments[-1][: ending.start()] if ending else segments[-1]
    words = sum(1 for word in _SEPARATORS.split(slug) if _LETTER.search(word))
    if words >= 4:
        return True
    dated = any(_YEAR.fullmatch(segment) for segment in segments[:-1])
    numbered = any(_is_identifier(segment) for segment in segments)
    return (words >= 2 and (dated or numbered or ending is not None)) or (words == 1 and dated)


def page_mark(url: str) -> PageMark | None:
    """The page number that the URL carries in its query or at the end of its path, if any.

    It says nothing of what is numbered: ``/berita/12`` has the mark 12 although 12 may well be
    an article's number, so a caller compares the base with a page it knows.
    """
    parts = split(url)
    return _mark_in_query(parts) or _mark_in_path(parts)


def is_page_value(value: str) -> bool:
    """Whether a query value is a page number of an article, or asks for all pages."""
    return _PAGE_NUMBER.fullmatch(value) is not None or value.lower() in _WHOLE


def is_page_segment(segment: str) -> bool:
    """Whether a path segment after an article's slug is a page number (or asks for all)."""
    return is_page_value(segment)


def names_a_day(url: str) -> bool:
    """Whether the URL of a list names a day: ``/indeks/2026/11/05``, ``?date=05-11-2026``."""
    parts = split(url)
    numbers = _DIGITS.findall(unquote(f"{parts.path}?{parts.query}"))
    return any(_DATE_RUN.fullmatch(number) for number in numbers) or any(
        _YEAR.fullmatch(year) and len(one) <= 2 and len(other) <= 2
        for first, one, last in zip(numbers, numbers[1:], numbers[2:], strict=False)
        for year, other in ((first, last), (last, first))
    )


def identifiers(url: str) -> frozenset[str]:
    """The long numbers of the path: what a CMS numbers its articles by."""
    return frozenset(
        run
        for run in _DIGITS.findall(split(url).path)
        if len(run) >= 5 and not _DATE_RUN.fullmatch(run)
    )


def _mark_in_query(parts: SplitResult) -> PageMark | None:
    pairs = parts.query.split("&") if parts.query else []
    for index, pair in enumerate(pairs):
        key, _, value = pair.partition("=")
        key, value = key.lower(), value.lower()
        number = _number(value) if key in PAGE_KEYS else None
        whole = (key in PAGE_KEYS and value in _WHOLE) or WHOLE_KEYS.get(key) == value
        if number or whole:
            rest = "&".join(pairs[:index] + pairs[index + 1 :])
            return PageMark(urlunsplit(parts._replace(query=rest, fragment="")), number)
    return None


def _mark_in_path(parts: SplitResult) -> PageMark | None:
    if _DATE_PATH.search(parts.path):
        return None
    head, _, last = parts.path.rstrip("/").rpartition("/")
    before, _, word = head.rpartition("/")
    is_named = word.lower() in PAGE_WORDS
    number = None if _YEAR.fullmatch(last) and not is_named else _number(last)
    if number is None and last.lower() not in _WHOLE:
        return None
    base = urlunsplit(parts._replace(path=(before if is_named else head) + "/", fragment=""))
    return PageMark(base, number, is_named)


def _number(text: str) -> int | None:
    return int(text) if _LISTING_NUMBER.fullmatch(text) and text.isascii() else None


def _is_identifier(segment: str) -> bool:
    return any(len(run) >= 5 and not _DATE_RUN.fullmatch(run) for run in _DIGITS.findall(segment))


def _post_id(query: str) -> bool:
    """WordPress's ``?p=882`` on the front page."""
    return any(pair.startswith("p=") and pair[2:].isdigit() for pair in query.split("&"))
