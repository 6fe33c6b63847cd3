"""Rules: a name for provenance and a function from a parsed page to the raw strings it shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from lxml import etree, html

from newsarchive.rules import linked_data
from newsarchive.rules.document import Document, clean, text_of

_PLAIN_CSS = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?P<classes>(?:\.[\w-]+)*)")
_PLACEHOLDER = re.compile(r"\{\w+\}")
_WITH_WORDS = etree.XPath("/html/body/descendant::text()[contains(., $words)]")
"""Five times as fast as ``//text()``, which collects every element first."""
_MOST_FOUND = 200
"""Elements whose text one rule reads; a page that shows more of a field is broken."""
_MOST_LEVELS = 100
"""Levels above an element in which a selector's other steps are looked for; pages have 40."""
_MENTIONS = 200
"""Texts with the wording that are looked at; an article prints it once or twice."""
_LABEL_REACH = 600
"""Characters of an element that may hold a labelled value; longer ones are containers."""


@dataclass(frozen=True)
class Rule:
    """Finds raw strings for one field. ``name`` is what provenance shows: ``css:h1.title``."""

    name: str
    find: Callable[[Document], Iterator[str]]


@dataclass(frozen=True)
class Selector(Rule):
    """A rule that picks elements; their text is the raw string."""

    elements: Callable[[Document], list[html.HtmlElement]]


def xpath(expression: str, *, name: str | None = None) -> Selector:
    """Elements, attributes or strings by XPath. Raises ``etree.XPathSyntaxError`` if malformed."""
    compiled = etree.XPath(expression)

    def results(document: Document) -> list[Any]:
        found = compiled(document.root)
        return found if isinstance(found, list) else [found]

    def select(document: Document) -> list[html.HtmlElement]:
        return [one for one in results(document) if isinstance(one, html.HtmlElement)]

    def find(document: Document) -> Iterator[str]:
        for one in islice(results(document), _MOST_FOUND):
            text = text_of(one) if isinstance(one, html.HtmlElement) else clean(str(one))
            if text:
                yield text

    return Selector(name or f"xpath:{expression}", find, select)


def css(expression: str) -> Selector:
    """Elements by CSS, with parsel's ``::text`` and ``::attr(name)``."""
    plain = [_PLAIN_CSS.fullmatch(step) for step in expression.split()]
    if not all(plain):
        return xpath(_translate(expression), name=f"css:{expression}")
    # Most rules are of this kind (".header h1"), and XPath takes four times as long for them.
    steps = [
        _Step(step["tag"], frozenset(step["classes"].split(".")[1:])) for step in plain if step
    ]
    last = steps.pop()

    def select(document: Document) -> list[html.HtmlElement]:
        found = _named(document, last) if last.classes else _below(document, steps, last.tag)
        return [one for one in found if last.fits(one) and _is_within(one, steps)]

    def find(document: Document) -> Iterator[str]:
        yield from filter(None, map(text_of, islice(select(document), _MOST_FOUND)))

    return Selector(f"css:{expression}", find, select)


@dataclass(frozen=True, slots=True)
class _Step:
    """One simple selector of a plain CSS expression: a tag, classes, or both."""

    tag: str | None
    classes: frozenset[str]

    def fits(self, element: html.HtmlElement) -> bool:
        if self.tag is not None and element.tag != self.tag:
            return False
        return self.classes.issubset((element.get("class") or "").split())


def _named(document: Document, step: _Step) -> Sequence[html.HtmlElement]:
    """Elements of one of the step's classes."""
    return document.by_class.get(next(iter(step.classes)), ())


def _below(
    document: Document, steps: Sequence[_Step], tag: str | None
) -> Iterable[html.HtmlElement]:
    """Elements of a tag inside what the nearest step with a class names, each once."""
    named = next((step for step in reversed(steps) if step.classes), None)
    if named is None:
        return document.root.iter(tag)
    boxes = _named(document, named)
    return dict.fromkeys(one for box in boxes for one in box.iterdescendants(tag))


def _is_within(element: html.HtmlElement, steps: Sequence[_Step]) -> bool:
    """Whether ancestors of ``element`` match all ``steps``, the innermost last."""
    left = len(steps)
    for above in islice(element.iterancestors(), _MOST_LEVELS) if left else ():
        if steps[left - 1].fits(above):
            left -= 1
            if not left:
                break
    return not left


def meta(name: str) -> Rule:
    """The content of ``<meta name=... | property=... | itemprop=...>``, in page order."""

    def find(document: Document) -> Iterator[str]:
        yield from document.meta.get(name.lower(), ())

    return Rule(f"meta:{name}", find)


def json_ld(path: str) -> Rule:
    """A dotted path into the page's article JSON-LD: ``headline``, ``author.name``."""
    steps = path.split(".")

    def find(document: Document) -> Iterator[str]:
        for node in document.json_ld_articles:
            for value in linked_data.walk(node, steps, document.json_ld_by_id):
                if text := clean(value):
                    yield text

    return Rule(f"json_ld:{path}", find)


def labelled(pattern: str, *, within: str | None = None) -> Rule:
    """Text with a fixed wording around one value: ``Artikel ini telah dibaca {count} kali``.

    The name in braces is documentation; the raw string is the whole matched wording, so that the
    field's normaliser sees the label. ``within`` limits the search to elements of that CSS.
    Inline elements inside the wording ("dibaca <b>24</b> kali") do not matter.
    """
    wording = _wording(pattern)
    longest = max(_PLACEHOLDER.split(pattern), key=len).strip()
    scope = css(within) if within else None

    def holders(document: Document) -> Iterator[list[html.HtmlElement]]:
        """Elements to look at, each group only up to its first match."""
        if scope:
            yield from ([one] for one in scope.elements(document))
            return
        for mention in islice(_mentions(document, longest), _MENTIONS):
            # The value may stand beside the element that holds the label, so look one up too.
            holder = mention.getparent()
            above = holder.getparent()
            yield [holder] if above is None else [holder, above]

    def find(document: Document) -> Iterator[str]:
        looked_at: set[html.HtmlElement] = set()
        found: set[str] = set()
        for group in holders(document):
            for element in group:
                if element in looked_at:
                    continue
                looked_at.add(element)
                text = text_of(element)
                match = wording.search(text) if scope or len(text) <= _LABEL_REACH else None
                if match:
                    if match[0] not in found:
                        found.add(match[0])
                        yield match[0]
                    break

    return Rule(f"labelled:{pattern}", find)


def under(heading: str) -> Selector:
    """What follows a heading of this wording, or a box that holds the heading alone.

    ``under("Trending di {section}")`` picks the list that has no class of its own.
    """
    wording = _wording(heading)
    longest = max(_PLACEHOLDER.split(heading), key=len).strip()

    def select(document: Document) -> list[html.HtmlElement]:
        found: dict[html.HtmlElement, None] = {}
        for mention in _mentions(document, longest):
            if wording.fullmatch(clean(mention)):
                found.update(dict.fromkeys(_next_to(_holder(mention))))
        return list(found)

    def find(document: Document) -> Iterator[str]:
        yield from filter(None, map(text_of, islice(select(document), _MOST_FOUND)))

    return Selector(f"under:{heading}", find, select)


def _next_to(heading: html.HtmlElement) -> Iterator[html.HtmlElement]:
    box = heading.getparent()
    for one in (heading, box) if box is not None and len(box) == 1 else (heading,):
        after = one.getnext()
        if after is not None:
            yield after


def _mentions(document: Document, words: str) -> Iterator[Any]:
    """The visible texts that hold ``words``."""
    for text in _WITH_WORDS(document.root, words=words):
        if _holder(text).tag not in ("script", "style"):
            yield text


def _holder(text: Any) -> html.HtmlElement:
    """The element in which a text stands."""
    beside: html.HtmlElement = text.getparent()
    above = beside.getparent() if text.is_tail else None
    return beside if above is None else above


def _wording(pattern: str) -> re.Pattern[str]:
    """A linear regex: fixed words, any white space between them, one bounded value."""
    parts = [r"\s+".join(map(re.escape, part.split())) for part in _PLACEHOLDER.split(pattern)]
    value = r"\s*(?:\S.{0,119}?)\s*" if parts[-1] else r"\s*\S.{0,119}"
    return re.compile(value.join(parts))


@cache
def _translate(expression: str) -> str:
    # Loaded here: parsel takes a third of the read path's import time, generic rules need none.
    from parsel.csstranslator import HTMLTranslator

    return HTMLTranslator().css_to_xpath(expression, prefix="descendant-or-self::")
