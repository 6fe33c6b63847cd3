"""When the article was published and changed: raw strings, their places told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from newsarchive.extract import wording
from newsarchive.extract.declared import declared
from newsarchive.extract.lines import Line
from newsarchive.extract.story import Story
from newsarchive.model import Candidate
from newsarchive.rules import Document, clean, text_of

_MOST = 400
"""Elements of the block that are looked through for microdata."""
_SHORT = 220
"""Longest line that can hold the article's date rather than a sentence."""


def dates(document: Document, story: Story, asides: Iterable[Line],
          body: Iterable[Line]) -> Iterator[Candidate]:  # fmt: skip
    """Publication and change: as the article's block shows them, as its ``time`` elements carry
    them, as the metadata declare them, as the URL has them."""
    shown = [*story.before, *asides]
    for place, lines in (("header", shown), ("footer", story.after)):
        for line in lines:
            yield from _shown_dates(line.text, place)
    for line in body:
        if len(line.text) < 90 and (wording.UPDATED.match(line.text)):
            yield from _shown_dates(line.text, "footer")
    yield from _time_elements(story)
    yield from declared(document, "published_at")
    found = wording.URL_DATE.search(urlsplit(document.url).path)
    if found:
        yield Candidate("published_at", "url:path", "-".join(found.groups()))


def _shown_dates(text: str, place: str) -> Iterator[Candidate]:
    if len(text) > _SHORT or not wording.find_date(text):
        return
    changed = wording.UPDATED.search(text)
    if changed and wording.find_date(text, changed.end()):
        yield Candidate("modified_at", f"visible:{place}", text[changed.start() :])
        text = text[: changed.start()]
    if wording.find_date(text) and (place == "header" or wording.PUBLISHED.search(text)):
        yield Candidate("published_at", f"visible:{place}", text.strip(" |-–•·(,"))


def _time_elements(story: Story) -> Iterator[Candidate]:
    if story.block is None:
        return
    found = list(_marked_times(story.block, story))
    if found and all(one.field == "modified_at" for one in found):
        # A theme that marks its only time "updated" means the time of publication.
        found = [Candidate("published_at", found[0].rule, found[0].raw)]
    yield from found
    for element in islice(story.block.iter("abbr", "span", "meta", "div", "p"), _MOST):
        if element.tag == "abbr" and "published" in (element.get("class") or "").split():
            # hAtom, as Blogger's older themes have it: the text shows the time of day alone.
            link = element.getparent()
            holder = link if link is not None and link.tag == "a" else element
            if (title := clean(element.get("title") or "")) and story.owns(holder):
                yield Candidate("published_at", "microdata:published", title)
        elif element.get("itemprop") == "datePublished" and story.owns(element):
            raw = element.get("content") or element.get("title") or element.get("datetime") or ""
            if clean(raw):
                yield Candidate("published_at", "microdata:datePublished", clean(raw))
            else:
                for inner in element.iter("abbr", "time"):
                    if title := clean(inner.get("title") or ""):
                        yield Candidate("published_at", "microdata:datePublished", title)


def _marked_times(block: HtmlElement, story: Story) -> Iterator[Candidate]:
    for count, element in enumerate(block.iter("time")):
        if count >= 8:
            return
        if not story.owns(element):
            continue
        raw = clean(element.get("datetime") or "") or text_of(element)
        names = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
        words = names.split()
        changed = ("updated" in words and "published" not in words) or "modified" in names
        if raw:
            yield Candidate("modified_at" if changed else "published_at", "time:datetime", raw)
