"""The further pages of an article that its site cut into several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsarchive.discover.anchors import base_of, heads_of, link_url
from newsarchive.discover.canonical import canonical_url, same_site
from newsarchive.discover.shapes import (
    PAGE_WORDS,
    PageMark,
    is_article,
    is_home,
    is_listing,
    page_mark,
    segments_of,
    split,
)
from newsarchive.model import Page
from newsarchive.rules import Document

MOST_PARTS = 99
"""A higher number after an article's URL is another article's, not a page's."""

_SMALL = re.compile(r"[1-9]\d?")


def further_parts(page: Page) -> tuple[str, ...]:
    """URLs of the article's pages after ``page``, as it shows them, in order; () for one page.

    A link counts only when it is the page's own URL with a page number: links to the previous or
    next article, to comment pages and to a listing's pages do not. Its own URL is the one it
    declares, too: a post shown at ``/?p=882`` links its pages under its words. Where numbered
    pages are shown they are returned; where only "all on one page" is, that is returned alone.
    Some sites show only the next page: then each part, asked again, tells the one after it.
    """
    own = _own_place(page.url)
    if own.number is None or is_home(own.base) or is_listing(own.base):
        return ()
    document = Document.of(page)
    addresses = tuple(_own_addresses(document, own.base))
    identities = {canonical_url(one) for one in addresses}
    numbered: dict[int, str] = {}
    whole: list[str] = []
    for url in _linked(document, addresses):
        picture = _picture_number(url, page.url)
        if picture:
            numbered.setdefault(picture, url)
        mark = page_mark(url)
        if mark is None or canonical_url(mark.base) not in identities or not _is_part(mark, url):
            continue
        if mark.number is None:
            whole.append(url)
        elif own.number < mark.number <= MOST_PARTS:
            numbered.setdefault(mark.number, url)
    return tuple(numbered[number] for number in sorted(numbered)) or tuple(whole[:1])


def _own_place(url: str) -> PageMark:
    """Which part of which article ``url`` is; a number after no article's words is part of it."""
    mark = page_mark(url)
    return mark if mark and is_article(mark.base) else PageMark(url, 1)


def _own_addresses(document: Document, url: str) -> Iterator[str]:
    """The article's address as it was asked for and, where that is a post's mere number, the one
    in words that the page declares."""
    yield url
    declared = next(heads_of(document, "canonical"), None) if split(url).query else None
    if declared and same_site(declared, document.url) and is_article(declared):
        yield _own_place(declared).base


def _picture_number(url: str, page_url: str) -> int | None:
    """The number in a gallery's path (``/foto/461/2/slug`` after ``/foto/461/1/slug``) where it
    is all that tells the two URLs apart and comes after the page's own."""
    own, other = segments_of(split(page_url).path), segments_of(split(url).path)
    if len(own) != len(other) or own[-1:] != other[-1:] or not is_article(page_url):
        return None
    differing = [pair for pair in zip(own, other, strict=True) if pair[0] != pair[1]]
    if len(differing) != 1 or canonical_url(url) == canonical_url(page_url):
        return None
    here, there = differing[0]
    if not (_SMALL.fullmatch(here) and _SMALL.fullmatch(there)) or int(there) <= int(here):
        return None
    return int(there)


def _linked(document: Document, own: Iterable[str]) -> Iterator[str]:
    """Links that may be parts of the article at the addresses ``own``; the many others are not
    even resolved."""
    names = [parts.query or (segments_of(parts.path) or [""])[-1] for parts in map(split, own)]
    base = base_of(document)
    for element in document.root.iter("link", "a"):
        href = (element.get("href") or "").strip()
        if element.tag == "link" and "next" not in element.get("rel", "").lower():
            continue
        if any(name in href for name in names) or href[:1] == "?" or href.strip("./").isdigit():
            url = link_url(href, base)
            if url and same_site(url, document.url):
                yield url


def _is_part(mark: PageMark, url: str) -> bool:
    """Whether the number counts an article's pages. After a URL that does not show an article,
    only WordPress's bare ``/2/`` is believed, and only after more than a section's one word."""
    if is_article(mark.base):
        return True
    path = split(url).path
    words = segments_of(path)
    bare = path != split(mark.base).path and words[-2].lower() not in PAGE_WORDS
    return bare and not words[-2].isalpha()
