"""Where running text weighs heaviest on a page.

Every stretch of running text adds its length to the elements around it; text in links, side
columns, comments and footers does not. The element whose own paragraphs weigh most is the
article's container, and grows while its neighbours carry the same kind of text.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from newsarchive.extract.structure import (
    ASIDES,
    BLOCKS,
    NOT_ARTICLE,
    PROSE,
    UNREAD,
    kinds,
)
from newsarchive.rules import Document

RUNNING = 40
"""Characters from which a stretch of text counts as running text."""
SHORT = 12
"""The same where a page has no longer ones: fixtures, lyrics, short bulletins."""
_LEAST = 150
"""Characters of running text below which the names of elements are doubted."""
_GAIN = 200
"""Characters that an ancestor must add before it counts as the article's container."""
_MOST_TEXTS = 20_000
"""Stretches of running text that are weighed; a page with more is no article."""
_AFTER = etree.XPath("following::text()[string-length(.) >= $least]")
_ANYWHERE = etree.XPath("/html/body/descendant::text()[string-length(.) >= $least]")
_PARAGRAPHS = frozenset({"p", "blockquote", "h2", "h3", "h4", "pre", "dd", "dt"})
_PIECES = frozenset({"li", "td", "th"})


@dataclass(slots=True)
class Weight:
    """What the text under one element weighs, in characters."""

    blocked: bool
    in_link: bool
    block: HtmlElement
    parent: Weight | None
    element: HtmlElement
    running: int = 0
    linked: int = 0
    everything: int = 0
    own: int = 0


class Weights:
    """The weights of a page's elements; ``after`` limits them to what follows an element."""

    def __init__(self, document: Document, after: HtmlElement | None, least: int = RUNNING) -> None:
        self._least = least
        self._of: dict[HtmlElement, Weight] = {}
        self._by_kind = True
        find, start = (_ANYWHERE, document.root) if after is None else (_AFTER, after)
        found = find(start, least=least)
        texts = found[:_MOST_TEXTS]
        self._add(texts)
        everything = sum(one.everything for one in self._of.values() if one.parent is None)
        if self.running < _LEAST and self.running < 0.3 * everything:
            # Some themes name the whole page "sidebar-left" or hide it until a script has run.
            self._of, self._by_kind = {}, False
            self._add(texts)

    def _add(self, texts: list[Any]) -> None:
        for text in texts:
            holder = text.getparent()
            if holder is None or (holder.tag in UNREAD and not text.is_tail):
                continue
            length = len(text.strip())
            if length < self._least:
                continue
            around = holder.getparent() if text.is_tail else None
            weight = self._weigh(holder if around is None else around)
            weight.everything += length
            if weight.in_link:
                weight.linked += length
            elif not weight.blocked:
                weight.running += length
                self._credit(weight, length)
        for weight in reversed(self._of.values()):  # parents were entered before their children
            above = weight.parent
            if above is not None:
                above.running += weight.running
                above.linked += weight.linked
                above.everything += weight.everything

    def _weigh(self, element: HtmlElement) -> Weight:
        path = []
        above: HtmlElement | None = element
        while above is not None and above not in self._of:
            path.append(above)
            above = above.getparent()
        weight = self._of[above] if above is not None else None
        for one in reversed(path):
            tag = one.tag
            block = one if weight is None or tag in BLOCKS else weight.block
            weight = Weight(
                blocked=(weight is not None and weight.blocked) or self._blocks(one),
                in_link=tag == "a" or (weight is not None and weight.in_link),
                block=block,
                parent=weight,
                element=one,
            )
            self._of[one] = weight
        assert weight is not None  # noqa: S101 - an element always weighs itself
        return weight

    def _blocks(self, element: HtmlElement) -> bool:
        tag = element.tag
        if tag in ("body", "html"):
            return False
        if tag in UNREAD or tag in ASIDES or tag == "footer":
            return True
        return self._by_kind and bool(kinds(element) & NOT_ARTICLE)

    def _credit(self, weight: Weight, length: int) -> None:
        """Credits text to the element that would be its container."""
        block = weight.block
        own = self._of[block]
        while own.element.tag in _PIECES and own.parent is not None:
            own.own += length if own.element.tag == "td" else 0
            own = self._of[own.parent.block]
            if own.element.tag in ("ul", "ol", "tr", "tbody", "table") and own.parent is not None:
                own = self._of[own.parent.block]
        if own.element.tag not in _PARAGRAPHS:
            own.own += length
        if own.parent is not None:
            self._of[own.parent.block].own += length

    def of(self, element: HtmlElement) -> Weight | None:
        """The weight of an element; None where no running text stands under it."""
        return self._of.get(element)

    def heaviest(self) -> Weight | None:
        """The element whose own paragraphs weigh most, grown over its like neighbours."""
        best, best_score = None, 0.0
        for weight in self._of.values():
            if weight.own:
                score = weight.own * (1.5 if kinds(weight.element) & PROSE else 1.0)
                inner = best is not None and weight.parent is best and weight.own >= best.own
                if score > best_score or inner:
                    best, best_score = weight, max(score, best_score)
        return _grown(best) if best else None

    @property
    def running(self) -> int:
        """Characters of running text on the whole page, links left out."""
        return sum(one.running for one in self._of.values() if one.parent is None)


def _grown(weight: Weight) -> Weight:
    """The weight itself or an ancestor, where the article is spread over several elements."""
    best, branch, above = weight, weight, weight.parent
    while above is not None and above.element.tag not in ("body", "html"):
        gain = above.running - best.running
        links = above.linked - best.linked
        twin = _has_twin(branch.element)
        share = 1.0 if kinds(best.element) & PROSE and not twin else 0.3
        if (twin or gain > _GAIN) and gain > share * best.running and links < 0.25 * gain:
            best = above
        branch, above = above, above.parent
    return best


def _has_twin(element: HtmlElement) -> bool:
    """Whether a neighbour is made like the element: page builders box each paragraph alike."""
    names = element.get("class")
    return any(
        one.tag == element.tag and one.get("class") == names
        for direction in (True, False)
        for one in islice(element.itersiblings(preceding=direction), 3)
    )
