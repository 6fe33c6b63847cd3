"""How often the article was read, as its own block says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from newsarchive.extract import wording
from newsarchive.extract.lines import Line
from newsarchive.extract.story import Story
from newsarchive.extract.structure import VIEWS, kinds
from newsarchive.model import Candidate

_SHORT = 220
"""Longest line around the body that can hold a count."""
_SHORT_IN_BODY = 90
_DIGIT = re.compile(r"\d")
_PARTS = re.compile(r"\s[|•·]\s")


def views(story: Story, asides: Iterable[Line], body: Iterable[Line]) -> Iterator[Candidate]:
    """The article's own view count, never one of a list of other articles."""
    for place, lines in (("header", story.before), ("body", asides), ("footer", story.after)):
        for line in lines:
            if len(line.text) > _SHORT:
                continue
            if raw := _views_part(line.text):
                yield Candidate("views", f"visible:{place}", raw)
            elif wording.NUMBER.match(line.text) and _is_counter(line.element):
                yield Candidate("views", f"visible:{place}", line.text)
    for line in body:
        if len(line.text) < _SHORT_IN_BODY and _says_only_views(line.text):
            yield Candidate("views", "visible:body", line.text)


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
