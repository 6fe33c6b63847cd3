"""One pass over a page's named elements: where its breadcrumb, tags and teaser blocks stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice

from lxml.html import HtmlElement

from newsarchive.extract import wording
from newsarchive.extract.structure import (
    COMMENTS,
    CRUMB,
    HEADINGS,
    LABEL,
    RELATED,
    SHARE,
    TAGS,
    TRENDING,
    kinds_of_names,
)
from newsarchive.rules import Document, text_of

_LOOKED_AT = (
    "aside", "dd", "div", "dl", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "li", "nav", "ol",
    "p", "section", "span", "strong", "table", "td", "ul",
)  # fmt: skip
_LONGEST_HEAD = 60
_MOST = 40
"""Blocks of one kind that are looked at; a page with more is no article's."""


@dataclass(slots=True)
class Landmarks:
    """Blocks beside the article's text, in page order."""

    crumbs: list[HtmlElement] = field(default_factory=list)
    tags: list[HtmlElement] = field(default_factory=list)
    related: list[HtmlElement] = field(default_factory=list)
    trending: list[HtmlElement] = field(default_factory=list)


def find_landmarks(
    document: Document, heading: HtmlElement | None, containers: list[HtmlElement]
) -> Landmarks:
    """The breadcrumb, tag and teaser blocks. Tags count from the headline on: what stands above
    it ("TAG #Kalender #Mudik") is the whole site's."""
    found = Landmarks()
    past_heading = heading is None or heading.tag not in HEADINGS
    around_body = frozenset(
        one for container in containers for one in (container, *container.iterancestors())
    )
    for element in document.root.iter(*_LOOKED_AT):
        past_heading = past_heading or element is heading
        names, name = element.get("class"), element.get("id")
        bits = kinds_of_names(f"{names or ''} {name or ''}") if names or name else 0
        if element.tag in HEADINGS:
            bits |= LABEL
        if not bits:
            continue
        if bits & CRUMB:
            _add(found.crumbs, element)
        elif bits & COMMENTS:
            continue
        elif bits & TAGS and past_heading:
            _add(found.tags, element)
        elif bits & TRENDING:
            _add(found.trending, element)
        elif bits & RELATED and not bits & SHARE:
            _add(found.related, element)
        elif bits & LABEL and past_heading:
            _add_headed(found, element, around_body)
    return found


def _add(blocks: list[HtmlElement], element: HtmlElement) -> None:
    """Adds a block unless it stands inside one that is already there."""
    if len(blocks) < _MOST and not any(one in blocks for one in element.iterancestors()):
        blocks.append(element)


def _add_headed(found: Landmarks, label: HtmlElement, around_body: frozenset[HtmlElement]) -> None:
    """Adds the block that a heading such as "Baca Lainnya" opens."""
    start = label.text if label.text and label.text.strip() else None
    if start is None and len(label) and isinstance(label[0].tag, str):
        start = label[0].text
    if not start or len(start) > _LONGEST_HEAD:
        return
    text = start.strip()
    blocks = (
        found.trending if wording.TRENDING_HEAD.match(text)
        else found.related if wording.RELATED_HEAD.match(text)
        else None
    )  # fmt: skip
    if blocks is None or len(text_of(label)) > 2 * _LONGEST_HEAD:
        return
    own = sum(1 for _ in islice(label.iter("a"), 3))
    block = label
    for _ in range(3):
        above = block.getparent()
        if above is None or above.tag in ("body", "html") or above in around_body:
            return
        block = above
        if sum(1 for _ in islice(block.iter("a"), own + 1)) > own:
            _add(blocks, block)
            return
