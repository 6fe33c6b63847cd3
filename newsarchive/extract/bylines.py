"""Who made the article, as it stands outside the body: raw strings, one for each place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from lxml.html import HtmlElement

from newsarchive.extract import wording
from newsarchive.extract.lines import Line
from newsarchive.extract.story import Story
from newsarchive.extract.structure import AUTHOR, kinds
from newsarchive.model import Candidate
from newsarchive.rules import text_of

_SHORT = 220
"""Longest line that can be a byline rather than a sentence."""


def bylines(story: Story, asides: Iterable[Line]) -> Iterator[Candidate]:
    """Who made the article, as it stands around the body: one candidate a place."""
    places = (("header", story.before), ("body", asides), ("footer", story.after))
    for place, lines in places:
        group: list[str] = []
        for line in [*lines, None]:
            text = _byline_text(line) if line is not None else None
            if text:
                group.append(text)
            elif group:
                yield from _byline_group(group, place)
                group = []


def _byline_group(group: list[str], place: str) -> Iterator[Candidate]:
    if not all(wording.ROLE_ALONE.match(one) for one in group):
        yield Candidate("byline", f"visible:{place}", "\n".join(_paired(group)))


def _paired(group: list[str]) -> list[str]:
    """The lines with roles listed under as many names ("A, B" above "Penulis, Editor") beside
    them, as a reader reads them."""
    lines: list[str] = []
    for text in group:
        roles = text.split(",")
        names = lines[-1].split(",") if lines else []
        if len(roles) > 1 and len(roles) == len(names) and wording.ROLE_ALONE.match(text):
            lines[-1:] = [
                f"{role.strip()}: {name.strip()}" for role, name in zip(roles, names, strict=True)
            ]
        else:
            lines.append(text)
    return lines


def _byline_text(line: Line) -> str | None:
    text = line.text.replace(" | : ", ": ").replace(" | :", ": ")
    text = wording.ICON_NAME.sub("", text).strip()
    if len(text) > _SHORT:
        return None
    worded = (wording.BYLINE.match, wording.ROLE_ALONE.match, wording.BYLINE_WITHIN.search)
    if any(says(text) for says in worded):
        return text
    inside = [*line.links, *line.element.iterchildren("span", "strong", "b", "a")][:8]
    marked = next((one for one in inside if _is_author(one)), None)
    if marked is not None and wording.find_date(text):
        return _worded(marked, line.element)
    around = [line.element, *islice(line.element.iterancestors(), 2)]
    if marked is None and not any(map(_is_author, around)):
        return None
    return text if any(map(str.isalpha, text)) else None


def _worded(name: HtmlElement, line: HtmlElement) -> str:
    """The name with the word that leads it ("By Raka Wirya"), where an element of the line holds
    the two and nothing else: themes set date and byline apart without a space between them."""
    outer = name.getparent()
    if outer is not None and outer is not line:
        text = text_of(outer)
        if wording.BYLINE.match(text) and not wording.find_date(text):
            return text
    return text_of(name)


def _is_author(element: HtmlElement) -> bool:
    return bool(
        "author" in (element.get("rel") or "")
        or element.get("itemprop") == "author"
        or "/author/" in (element.get("href") or "")
        or kinds(element) & AUTHOR
    )
