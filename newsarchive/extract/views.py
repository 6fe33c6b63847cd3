"""How often the article was read, as its own block says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from lxml import etree
from lxml.html import HtmlElement

from newsarchive.extract import wording
from newsarchive.extract.lines import Line
from newsarchive.extract.story import Story
from newsarchive.extract.structure import ASIDES, NOT_ARTICLE, SHARE, VIEWS, kinds
from newsarchive.model import Candidate
from newsarchive.rules import clean

_SHORT = 220
"""Longest line around the body that can hold a count."""
_SHORT_IN_BODY = 90
_DIGIT = re.compile(r"\d")
_SHORT_IN_SHARES = 40
_MOST = 20
_NAMED_VIEWS = etree.XPath("descendant::*[contains(@class, 'view')]")
_PARTS = re.compile(r"\s[|•·]\s")


def views(story: Story, asides: Iterable[Line], body: Iterable[Line]) -> Iterator[Candidate]:
    """The article's own view count, never one of a list of other articles."""
    found = False
    for place, lines in (("header", story.before), ("body", asides), ("footer", story.after)):
        for line in lines:
            if len(line.text) > _SHORT:
                continue
            raw = _views_part(line.text)
            if not raw and wording.NUMBER.match(line.text) and _is_counter(line.element):
                raw = line.text
            if raw:
                found = True
                yield Candidate("views", f"visible:{place}", raw)
    for line in body:
        if len(line.text) < _SHORT_IN_BODY and _says_only_views(line.text):
            found = True
            yield Candidate("views", "visible:body", line.text)
    if not found and story.block is not None:
        header = frozenset(line.element for line in story.before)
        yield from _named_alone(story.block, header)


def _named_alone(block: HtmlElement, header: frozenset[HtmlElement]) -> Iterator[Candidate]:
    """A count that only its element's name tells: beside the share buttons, which else are no
    article's, or on one line with author and date."""
    for element in _NAMED_VIEWS(block)[:_MOST]:
        if not kinds(element) & VIEWS:
            continue
        around = list(takewhile(lambda one: one is not block, element.iterancestors()))
        text = clean(" ".join(element.itertext()))  # the number and its word are boxes, too
        if (
            any(kinds(one) & SHARE or one in header for one in around)
            and not any(one.tag in ASIDES or kinds(one) & NOT_ARTICLE & ~SHARE for one in around)
            and len(text) <= _SHORT_IN_SHARES
            and (_views_part(text) or wording.NUMBER.match(text))
        ):
            yield Candidate("views", "visible:shares", text)
            return


def _says_only_views(text: str) -> bool:
    """Whether a line among the paragraphs is a count: sentences count readers, too."""
    found = wording.VIEWS.search(text) if _DIGIT.search(text) else None
    if found is None:
        return False
    return bool(wording.THIS_ARTICLE.match(text)) or 2 * len(found[0]) > len(text)


def _views_part(text: str) -> str | None:
    if not _DIGIT.search(text) or not wording.VIEWS.search(text):
        return None
    parts = [part.strip() for part in _PARTS.split(text)]
    return next((part for part in parts if wording.VIEWS.search(part)), text)


def _is_counter(element: HtmlElement) -> bool:
    return any(kinds(one) & VIEWS for one in [element, *list(element.iterancestors())[:2],
                                              *element.iterchildren()][:8])  # fmt: skip
