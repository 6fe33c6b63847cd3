"""The article's text: its container, and what in it is a paragraph and what is not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice, pairwise

from lxml import etree
from lxml.html import HtmlElement

from newsarchive.extract import wording
from newsarchive.extract.addresses import registered_domain
from newsarchive.extract.lines import Line, read_lines
from newsarchive.extract.structure import (
    ASIDES,
    AUTHOR,
    HIDDEN,
    META,
    NOT_ARTICLE,
    NOT_BODY,
    PICTURE,
    PROSE,
    RELATED,
    UNREAD,
    VIEWS,
    kinds,
)
from newsarchive.extract.weights import RUNNING, SHORT, Weights
from newsarchive.rules import Document, text_of

_NO_PARAGRAPHS = ASIDES | {"figcaption", "figure", "footer"}
_MOST_LINES = 20_000
_LABEL = 30
"""Characters of a label that stands before other articles' links."""
_ARTICLE_BODY = etree.XPath("/descendant::*[contains(@itemprop, 'rticleBody')]")
_INLINE_HOLDERS = frozenset({"strong", "b", "em", "i", "span", "u", "font", "small", "p", "div",
                             "td", "li", "ul", "h2", "h3", "h4", "h5", "center"})  # fmt: skip


@dataclass(slots=True)
class Body:
    """The article's text as found on one page."""

    rule: str
    containers: list[HtmlElement]
    lines: list[Line] = field(default_factory=list)
    asides: list[HtmlElement] = field(default_factory=list)
    """Date, author and view count elements that stand inside the containers."""
    inline: list[HtmlElement] = field(default_factory=list)
    """Blocks inside the containers that point to other articles."""
    references: list[Line] = field(default_factory=list)
    """Lines that only point to other articles ("Baca juga: ...")."""
    preface: list[Line] = field(default_factory=list)
    """Lines inside the containers that stand before the headline's end."""


def find_body(document: Document, heading: HtmlElement | None) -> tuple[Body | None, Weights]:
    """The article's container, None where the page has no running text, and what text weighs."""
    for after, least in ((heading, RUNNING), (None, RUNNING), (heading, SHORT)):
        weights = Weights(document, after, least)
        body = _body_by_weight(document, weights)
        if body is not None:
            break
    return body, weights


def _body_by_weight(document: Document, weights: Weights) -> Body | None:
    best = weights.heaviest()
    if best is None:
        return None
    if b"rticleBody" in document.page.body:
        for element in _ARTICLE_BODY(document.root):
            weight = weights.of(element)
            if weight is not None and 2 * weight.everything >= best.running:
                return Body("microdata:articleBody", [element])
    return Body("generic:weight", [best.element])


def read_body(
    body: Body,
    *,
    heading: HtmlElement | None,
    drop: Iterable[HtmlElement] = (),
    weights: Weights | None = None,
    url: str = "",
) -> Body:
    """Fills in the body's lines in reading order; what is no paragraph goes to its own list.

    ``url`` is the page's: runs of nothing but links within its site are teasers, not text.
    """
    site = registered_domain(url)
    reader = _Reader(body, heading, frozenset(drop), weights)
    for container in body.containers:
        for line in islice(read_lines(container, reader.skip, apart=heading), _MOST_LINES):
            body.lines.append(line)
    start = reader.preface
    while start < min(len(body.lines), reader.preface + 4) and _is_about(body.lines[start].text):
        start += 1
    body.preface = body.lines[:start]
    body.lines = _without_references(body.lines[start:], body.references, site)
    body.lines = _without_repeats(_dateline_joined(body.lines))
    return body


class _Reader:
    """Decides which elements inside the containers are no paragraphs."""

    def __init__(
        self,
        body: Body,
        heading: HtmlElement | None,
        drop: frozenset[HtmlElement],
        weights: Weights | None,
    ) -> None:
        self.body, self.heading, self.drop, self.weights = body, heading, drop, weights
        self.preface = 0
        found = [weights.of(one) for one in body.containers] if weights else []
        self.total = sum(one.everything for one in found if one)

    def skip(self, element: HtmlElement) -> bool:
        """Whether the element is left out of the paragraphs."""
        if element is self.heading:
            self.preface = len(self.body.lines)
            return True
        tag = element.tag
        if element in self.drop:
            return True
        found = kinds(element)
        if tag == "figure" and next(element.iter("table"), None) is not None:
            return False  # WordPress frames tables as figures
        if tag in _NO_PARAGRAPHS or found & NOT_BODY:
            return not _is_bare_label(element) and self._left_out(element, found)
        if found & PICTURE and next(element.iter("img"), None) is not None:
            return not self._heavy(element, 0.2)
        return tag in _INLINE_HOLDERS and self._refers(element)

    def _left_out(self, element: HtmlElement, found: int) -> bool:
        if self._heavy(element, 0.35) and (found & PROSE or not found & HIDDEN):
            return False
        if element.tag == "footer" and not found & NOT_ARTICLE:
            self.body.asides.append(element)
        elif found & RELATED and not found & HIDDEN:
            self.body.inline.append(element)
        elif found & (META | AUTHOR | VIEWS) and not found & NOT_ARTICLE:
            self.body.asides.append(element)
        return True

    def _heavy(self, element: HtmlElement, share: float) -> bool:
        """Whether the element holds so much of the text that its name must mislead."""
        weight = self.weights.of(element) if self.weights else None
        return bool(weight and weight.everything - weight.linked > share * self.total)

    def _refers(self, element: HtmlElement) -> bool:
        """Whether an element begins "Baca juga" and holds the link that it promises."""
        start = element.text
        if not (start and start.strip()):
            first = next(element.iterchildren(), None)
            start = first.text if first is not None and first.tag not in UNREAD else None
        if not start or not wording.CROSS_REFERENCE.match(start.strip()[:60]):
            return False
        links = list(element.iter("a"))
        if not links or self._heavy(element, 0.2):
            return False
        lines = list(read_lines(element, lambda _: False))
        if sum(line.linked for line in lines) < 0.4 * sum(len(line.text) for line in lines):
            return False
        self.body.references.extend(lines)
        return True


def _without_references(lines: list[Line], references: list[Line], site: str) -> list[Line]:
    """The lines without "Baca juga" labels, the links under them, and runs of nothing but links."""
    kept: list[Line] = []
    under_label = False
    teasers = [line.all_link and len(line.text) > 20 and _within(line, site) for line in lines]
    teasers.append(False)
    for at, line in enumerate(lines):
        label = len(line.text) < 300 and bool(wording.CROSS_REFERENCE.match(line.text))
        if label and (line.linked * 2 > len(line.text) or teasers[at + 1]):
            under_label = line.linked == 0
            references.append(line)
        elif teasers[at] and (under_label or teasers[at + 1] or (at and teasers[at - 1])):
            references.append(line)
        else:
            under_label = False
            kept.append(line)
    return kept


def _is_bare_label(element: HtmlElement) -> bool:
    """Whether an element holds the words "Baca juga" alone: the link stands in the next one."""
    text = text_of(element, _LABEL) if element.tag == "p" else ""
    return (
        0 < len(text) < _LABEL
        and bool(wording.CROSS_REFERENCE.match(text))
        and (next(element.iter("a"), None) is None)
    )


def _within(line: Line, site: str) -> bool:
    """Whether the line's first link stays within the site."""
    address = line.links[0].get("href") or ""
    return not address.startswith(("http:", "https:", "//")) or registered_domain(address) == site


def _is_about(text: str) -> bool:
    """Whether a line above the first paragraph only says when, by whom, where or how often read."""
    return len(text) < 110 and bool(
        any(map(wording.DATED.match, _BARS.split(text)))
        or wording.SECTION_LABEL.match(text)
        or wording.SIGNED.match(text)
    )


_BARS = re.compile(r"\s[|•·]\s")
_OPEN_END = re.compile(r"[-–—,:]\s*$")


def _dateline_joined(lines: list[Line]) -> list[Line]:
    """The lines with a bare "Jakarta - " before the first ``<p>`` joined to it."""
    for at, (first, second) in enumerate(pairwise(lines[:4])):
        bare = second.element.tag == "p" and first.element is second.element.getparent()
        if bare and len(first.text) < 60 and _OPEN_END.search(first.text):
            second.text = f"{first.text} {second.text}"
            return lines[:at] + lines[at + 1 :]
    return lines


_QUOTE_ENDS = " .…\"'“”‘’"


def _without_repeats(lines: list[Line]) -> list[Line]:
    """The lines without long ones said before and pull quotes that repeat the text."""
    seen: set[str] = set()
    kept = []
    quotes = 0
    for line in lines:
        if len(line.text) > 80 and line.text in seen:
            continue
        seen.add(line.text)
        quoted = _is_quote(line)
        if quoted and quotes < 20:
            quotes += 1
            core = line.text.strip(_QUOTE_ENDS)
            if len(core) > 20 and any(core in other.text for other in lines if other is not line):
                continue
        kept.append(line)
    return kept


def _is_quote(line: Line) -> bool:
    parent = line.element.getparent()
    return line.element.tag == "blockquote" or (parent is not None and parent.tag == "blockquote")
