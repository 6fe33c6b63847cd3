"""An element's text as a browser lays it out: one :class:`Line` for each block of running text.

Block elements separate, inline elements do not; a table's row is one line, its cells joined by
" | "; ``<br><br>`` separates, a single ``<br>`` only where it sets list items or labels apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from newsarchive.extract.structure import BLOCKS, UNREAD
from newsarchive.rules import clean

_BREAK, _CELL, _LINK, _END_LINK = "\x1e", "\x1f", "\x02", "\x03"
"""Marks set while a block's text is gathered; lxml lets no page bring its own."""

_PARAGRAPH_BREAK = re.compile(r"\x1e\s*\x1e[\s\x1e]*")
_OWN_LINE = re.compile(
    r"(?:[-–•*●▪➢►✓]|\d{1,2}[.)]|[a-z][.)])\s"
    r"|[^\W\d_][\w &/.]{1,24}\s?:\s?\S"
    r"|(?:baca|simak|lihat|tonton)\s+(?:juga|pula)\b"
    r"|\([\w/ .*-]{1,24}\)$",
    re.I,
)
"""A line after a single ``<br>`` that stands for itself: list item, label, cross-reference, end
code."""
_DAY_BEHIND = re.compile(r"\s?[(\[]?\d{1,2}[ /.-][\w/.-]{1,10}[ /.-]\d{4}[)\]]?$")
_ROW_REACH = 600
"""Characters above which a table cell holds running text: the table then only lays the page out."""


@dataclass(slots=True)
class Line:
    """One line of running text with the block element it stands in."""

    text: str
    element: HtmlElement
    links: list[HtmlElement]
    linked: int = 0
    """Characters of ``text`` that stand inside links, roughly."""

    @property
    def all_link(self) -> bool:
        """Whether nothing but links stands here, and at most their day behind them."""
        if not self.links:
            return False
        day = _DAY_BEHIND.search(self.text)
        return self.linked + 3 + (len(day[0]) if day else 0) >= len(self.text)


Skip = Callable[[HtmlElement], bool]


def read_lines(
    root: HtmlElement, skip: Skip, *, every_break: bool = False, apart: HtmlElement | None = None
) -> Iterator[Line]:
    """The lines of ``root`` in reading order, elements that ``skip`` names left out.

    Walks without recursion and looks at each element once. ``every_break`` ends a line at each
    ``<br>``, as captions use it; ``apart`` is an inline element that no line runs through.
    """
    gathered = _Gathered(root, every_break)
    row: HtmlElement | None = None
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        block = tag in BLOCKS or element is apart
        if tag == "br":
            if event == "start":
                gathered.parts.append(_BREAK)
                continue
        elif event == "start":
            if block and row is None:
                # Before ``skip`` is asked, so that the caller has every line that stands above.
                if gathered.parts:
                    yield from gathered.flush()
                gathered.element = element
            if tag in UNREAD or (element is not root and skip(element)):
                walker.skip_subtree()
                continue
            if row is not None:
                gathered.parts.append(_CELL if tag in ("td", "th") else " " if block else "")
            elif tag == "tr" and _is_data_row(element):
                row = element
            if tag == "a":
                gathered.open_link(element)
            if element.text:
                gathered.parts.append(element.text)
            continue
        if tag == "a":
            gathered.close_link()
        if row is element:
            row = None
        if block and row is None:
            if gathered.parts:
                yield from gathered.flush()
            if element is not root:
                gathered.element = _parent(element)
        elif block:
            gathered.parts.append(" ")
        if element.tail and element is not root:
            gathered.parts.append(element.tail)
    if gathered.parts:  # ``root`` runs on in its line: a link, a span
        yield from gathered.flush()


def _parent(element: HtmlElement) -> HtmlElement:
    above = element.getparent()
    return element if above is None else above


class _Gathered:
    """Text of the block being read, with marks for breaks, cells and links."""

    __slots__ = ("element", "every_break", "links", "open", "parts")

    def __init__(self, element: HtmlElement, every_break: bool) -> None:
        self.element = element
        self.every_break = every_break
        self.parts: list[str] = []
        self.links: list[HtmlElement] = []
        self.open: HtmlElement | None = None

    def open_link(self, link: HtmlElement) -> None:
        self.open = link
        self.parts.append(_LINK)
        self.links.append(link)

    def close_link(self) -> None:
        if self.open is not None:
            self.open = None
            self.parts.append(_END_LINK)

    def flush(self) -> Iterator[Line]:
        """The lines gathered so far; gathering starts anew."""
        element, parts, links = self.element, self.parts, self.links
        self.parts, self.links = [], []
        if self.open is not None:  # a link around several blocks goes on in the next
            self.open_link(self.open)
        raw = "".join(parts)
        if not raw.strip():
            return
        at = 0
        for piece in raw.split(_BREAK) if self.every_break else _split(raw):
            opened = piece.count(_LINK)
            line = _line(piece, element, links[at : at + opened])
            at += opened
            if line.text:
                yield line


def _split(raw: str) -> list[str]:
    if _BREAK not in raw:
        return [raw]
    runs: list[list[str]] = []
    for paragraph in _PARAGRAPH_BREAK.split(raw):
        before = None
        for piece in paragraph.split(_BREAK):
            if before is None or _stands_alone(before, piece):
                runs.append([])
            runs[-1].append(piece)
            before = piece
    return [" ".join(run) for run in runs]


def _stands_alone(before: str, piece: str) -> bool:
    """Whether a single line break sets ``piece`` apart from the text before it."""
    text, previous = piece.strip(" \n\t\r\xa0\x02\x03"), before[-400:].strip(" \n\t\r\xa0\x02\x03")
    return bool(
        _OWN_LINE.match(text)
        or (len(previous) < 60 and _OWN_LINE.match(previous))
        or (piece.strip().startswith(_LINK) and piece.strip().endswith(_END_LINK))
    )


def _line(piece: str, element: HtmlElement, links: list[HtmlElement]) -> Line:
    linked = 0
    if links:
        linked = sum(len(part.partition(_END_LINK)[0]) for part in piece.split(_LINK)[1:])
        piece = piece.replace(_LINK, "").replace(_END_LINK, "")
    if _CELL in piece:
        piece = " | ".join(filter(None, map(clean, piece.split(_CELL))))
    return Line(clean(piece.replace(_END_LINK, "")), element, links, linked)


def _is_data_row(row: HtmlElement) -> bool:
    """A row with several cells of few words; layout tables hold whole articles in a cell."""
    if sum(1 for _ in row.iterchildren("td", "th")) < 2:
        return False
    if next(row.iterdescendants("table", "tr", "article", "h1", "h2"), None) is not None:
        return False
    reach = 0
    for text in row.itertext():
        reach += len(text)
        if reach > 4 * _ROW_REACH:
            return False
    return True
