"""The article's own block on the page: its headline, and the lines around headline and body.

Dates, bylines and view counts are believed only here: the same wording in a side column, a page
clock or a teaser belongs to something else.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from newsarchive.extract.lines import Line, read_lines
from newsarchive.extract.structure import (
    ASIDES,
    AUTHOR,
    CAPTION,
    HEADINGS,
    ICON,
    META,
    NOT_ARTICLE,
    SHARE,
    TAGS,
    kinds,
)
from newsarchive.rules import Document, clean, json_ld, text_of

_ABOVE = 4
"""Lines above the headline that may still speak of it (section, date)."""
_HEADER_LINES = 60
_FOOTER_LINES = 40
_REACH = 3
"""Levels above the headline within which lines before it still belong to it."""
_DRESS = re.compile(r"\s[-–—|»]\s")
_WORD = re.compile(r"\w+")
_MOST_HEADINGS = 400
_LONGEST_HEADLINE = 400
"""Characters; a heading that is longer was never closed and holds the article."""
_LIKELY = 0.35
"""Likeness to a declared title from which a heading can be the headline."""
_NO_HEADLINES = HEADINGS | {"a", "option", "script"}
_ENDS_BLOCK = re.compile(
    r"\W{0,4}(?:(?:berita|artikel|baca|info|konten|foto|video)\s{1,3}(?:juga|terkait|lain\w{0,6}|"
    r"terpopuler|terbaru|populer|pilihan|rekomendasi)|baca juga|terkait|terpopuler|terkini|"
    r"komentar|\d{1,4} komentar|tinggalkan (?:balasan|komentar)|rekomendasi|trending|populer|"
    r"related|leave a (?:reply|comment)|comments?|lainnya|tulis komentar|beri komentar|"
    r"you may|more from|recommended|jangan lewatkan)\b",
    re.I,
)
_HEADLINE = json_ld("headline")
_TEXT_IS = etree.XPath("/html/body/descendant::text()[normalize-space(.) = $title]")


@dataclass(slots=True)
class Story:
    """What stands around the body in the article's own block."""

    block: HtmlElement | None = None
    """The smallest element that holds headline and body."""
    before: list[Line] = field(default_factory=list)
    """Lines just above the headline and between it and the body."""
    after: list[Line] = field(default_factory=list)
    """Lines after the body, up to the first list of other articles or the comments."""

    def owns(self, element: HtmlElement) -> bool:
        """Whether an element of the block is the article's: nothing around it says otherwise."""
        for one in element.iterancestors():
            if one is self.block:
                return True
            if one.tag in ASIDES or kinds(one) & NOT_ARTICLE:
                return False
            if one.tag == "a" and not _is_permalink(one):
                return False
        return False


def declared_titles(document: Document) -> list[str]:
    """The titles that the page's metadata give, the most exact first."""
    found = list(_HEADLINE.find(document))
    for name in ("og:title", "twitter:title", "headline", "title"):
        found.extend(document.meta.get(name, ()))
    title = next(document.root.iter("title"), None)
    if title is not None and title.text:
        found.append(clean(title.text))
    return [one for one in found if one]


def undressed(title: str) -> str:
    """A title without the site's name after its last dash or bar."""
    cut = max((match.start() for match in _DRESS.finditer(title)), default=len(title))
    return title[:cut]


def find_heading(document: Document, titles: list[str]) -> HtmlElement | None:
    """The visible headline: the heading nearest to the declared titles."""
    wanted = [_words(one) for one in dict.fromkeys(titles)]
    likely: list[tuple[float, HtmlElement]] = []
    lone: list[HtmlElement] = []
    for element in islice(document.root.iter("h1", "h2", "h3"), _MOST_HEADINGS):
        text = text_of(element, _LONGEST_HEADLINE)
        words = _words(text)
        score = max((_likeness(words, one) for one in wanted), default=0.0)
        score += 0.02 * (element.tag == "h1") + 0.01 * (element.get("itemprop") == "headline")
        if score > _LIKELY:
            likely.append((score, element))
        elif element.tag == "h1" and 20 < len(text) < _LONGEST_HEADLINE:
            lone.append(element)
    likely.sort(key=lambda one: -one[0])
    # Lists of the newest articles show this one's title, too.
    own = (element for _, element in likely[:10] if not _beside_article(element))
    found = next(own, None)
    if found is None:
        found = _plain_headline(document, titles)
    if found is None and likely:
        found = likely[0][1]
    return lone[0] if found is None and len(lone) == 1 else found


def _plain_headline(document: Document, titles: list[str]) -> HtmlElement | None:
    """The element whose text is exactly the title, where no heading is."""
    for title in dict.fromkeys([*titles[:2], *map(undressed, titles[-1:])]):
        for text in _TEXT_IS(document.root, title=title)[:20]:
            holder: HtmlElement = text.getparent()
            if not text.is_tail and holder.tag not in _NO_HEADLINES:
                return holder
    return None


def _beside_article(element: HtmlElement) -> bool:
    return any(
        one.tag in (*ASIDES, "footer") or (one.tag != "body" and kinds(one) & NOT_ARTICLE)
        for one in element.iterancestors()
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _likeness(words: list[str], wanted: list[str]) -> float:
    """From 0 to 1: how much of the longer of two titles the other holds."""
    folded, target = "".join(words), "".join(wanted)
    if len(folded) < 8 or not target:
        return 0.0
    if folded in target or target in folded:
        return min(len(folded), len(target)) / max(len(folded), len(target))
    own, other = set(words), set(wanted)
    shared = len(own & other) / max(len(own), len(other))
    return 0.9 * shared if shared > 0.5 and len(own) > 3 else 0.0


def read_story(heading: HtmlElement | None, containers: list[HtmlElement]) -> Story:
    """The lines of the article's block outside its body."""
    if not containers:
        return Story()
    anchor = heading if heading is not None else containers[0]
    block = _common(anchor, containers[0])
    if block is None:
        return Story()
    if anchor is containers[0] or block is containers[0]:
        # Without a headline, or with it inside the body, look a little around the body itself.
        for _ in range(2):
            above = block.getparent()
            if above is not None and above.tag not in ("body", "html"):
                block = above
        if block is containers[0]:
            return Story(block)
    return _Scan(block, heading, containers).run()


class _Scan:
    """One walk over the block that tells above, header, body and footer apart."""

    def __init__(
        self, block: HtmlElement, heading: HtmlElement | None, containers: list[HtmlElement]
    ) -> None:
        self.block = block
        self.heading = heading
        self.containers = frozenset(containers)
        target = heading if heading is not None else containers[0]
        self.path = list(_upwards(target, block))
        self.near = frozenset(self.path[: _REACH + 1])
        self.on_path = frozenset(self.path)
        self.reached = False
        self.in_body = False

    def run(self) -> Story:
        story = Story(self.block)
        above: deque[Line] = deque(maxlen=_ABOVE)
        header: list[Line] = []
        for line in read_lines(self.block, self.skip):
            if self.in_body:
                if line.element.tag in HEADINGS or _ENDS_BLOCK.match(line.text):
                    break
                story.after.append(line)
                if len(story.after) >= _FOOTER_LINES:
                    break
            elif self.reached:
                if len(header) < _HEADER_LINES:
                    header.append(line)
            else:
                above.append(line)
        story.before = [*above, *header]
        return story

    def skip(self, element: HtmlElement) -> bool:
        """Leaves out the headline, the body, and what is not the article's."""
        if element in self.containers:
            self.in_body = True
            return True
        if element is self.heading:
            self.reached = True
            return True
        if element in self.on_path:
            return False
        if not self.reached and not self.in_body:
            parent = element.getparent()
            if parent in self.on_path and parent not in self.near:
                return True
        if element.tag in ASIDES or element.tag in ("figure", "figcaption"):
            return True
        tag, names = element.tag, kinds(element)
        if (tag == "time" and _repeats(element)) or (tag in ("i", "span") and names & ICON):
            return True
        if tag == "footer" and self.block.tag == "body":
            return True
        found = names & (NOT_ARTICLE | TAGS | CAPTION)
        return bool(found) and not (found == SHARE and _holds_date(element))


def _is_permalink(link: HtmlElement) -> bool:
    """Whether a date links to its own article, as WordPress's themes print "posted on"."""
    above = link.getparent()
    return (
        "bookmark" in (link.get("rel") or "").split()
        and above is not None
        and bool(kinds(above) & META)
    )


def _repeats(element: HtmlElement) -> bool:
    """Whether a ``time`` is WordPress's other one, the last change, which style sheets hide."""
    names = (element.get("class") or "").split()
    beside = (element.getprevious(), element.getnext())
    return (
        "updated" in names
        and "published" not in names
        and any(one is not None and one.tag == "time" for one in beside)
    )


def _holds_date(element: HtmlElement) -> bool:
    """Whether the bar that a theme calls "social" holds the date as well."""
    inside = zip(element.iterdescendants(), range(30), strict=False)
    return any(one.tag == "time" or kinds(one) & (META | AUTHOR) for one, _ in inside)


def _upwards(element: HtmlElement, top: HtmlElement) -> Iterator[HtmlElement]:
    one: HtmlElement | None = element
    while one is not None:
        yield one
        if one is top:
            return
        one = one.getparent()


def _common(first: HtmlElement, second: HtmlElement) -> HtmlElement | None:
    """The smallest element that holds both."""
    above = {first, *first.iterancestors()}
    return next((one for one in (second, *second.iterancestors()) if one in above), None)
