"""The links of a page within its own site, absolute and in page order."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urljoin

from lxml import html

from newsarchive.discover.hosts import same_site
from newsarchive.discover.shapes import MEDIA
from newsarchive.rules import Document, clean

LONGEST_TEXT = 400
"""Characters of an anchor's text that are looked at: more is a teaser, not a headline."""

LONGEST_URL = 4096
"""Characters; no server of the field takes more, so longer links lead nowhere."""

LONGEST_TREE = 200
"""Elements within an anchor that are looked at, so that nested ones cost no more than flat ones."""

_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_FOREIGN = ("#", "javascript:", "mailto:", "tel:", "whatsapp:", "data:", "sms:", "intent:")


@dataclass(frozen=True, slots=True)
class Anchor:
    """One link."""

    element: html.HtmlElement
    url: str
    """Absolute, without its fragment."""
    text: str
    """On one line; may be empty (a thumbnail's link)."""
    order: int = 0
    """Its rank among the page's links."""


def anchors_of(document: Document, hosts: Collection[str] = ()) -> list[Anchor]:
    """Every link to a page of the same site, the page's own ``<base>`` taken into account."""
    base = base_of(document)
    found: list[Anchor] = []
    sites: dict[str, bool] = {}
    for element in document.root.iter("a"):
        url = link_url(element.get("href"), base)
        if not url:
            continue
        origin = "/".join(url.split("/", 3)[:3])
        if origin not in sites:
            sites[origin] = same_site(url, document.url, hosts)
        if sites[origin]:
            found.append(Anchor(element, url, text_of(element), len(found)))
    return found


def heads_of(document: Document, rel: str) -> Iterator[str]:
    """Where ``<link rel=...>`` point, absolute."""
    base = base_of(document)
    for element in document.root.iter("link"):
        if rel in element.get("rel", "").lower().split():
            url = link_url(element.get("href"), base)
            if url:
                yield url


def base_of(document: Document) -> str:
    """What the page's relative links are relative to."""
    for element in document.root.iter("base"):
        href = element.get("href")
        if href:
            return document.absolute(href) or document.url
    return document.url


def text_of(element: html.HtmlElement) -> str:
    """The element's text on one line, comments left out, cut where it is long."""
    if not len(element):
        return clean((element.text or "")[:LONGEST_TEXT])
    parts = []
    for node in islice(element.iter(), LONGEST_TREE):
        if isinstance(node.tag, str) and node.text:
            parts.append(node.text[:LONGEST_TEXT])
        if node is not element and node.tail:
            parts.append(node.tail[:LONGEST_TEXT])
    return clean(" ".join(parts))[:LONGEST_TEXT]


def words_of(element: html.HtmlElement) -> list[str]:
    """The words of the element's classes and id, lower-cased: ``menuItem td-ss-main`` -> menu,
    item, td, ss, main."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return words_in(names)


def words_in(names: str) -> list[str]:
    """The same of class names already at hand."""
    return [word.lower() for word in _WORDS.findall(names[:LONGEST_TEXT])] if names else []


def link_url(href: str | None, base: str) -> str | None:
    """Where a link leads, absolute and without its fragment; None where that is no page."""
    if not href or len(href) > LONGEST_URL:
        return None
    href = href.strip()
    if not href or href.lower().startswith(_FOREIGN):
        return None
    if not href.startswith(("http://", "https://")):
        try:
            href = urljoin(base, href)
        except ValueError:
            return None
    url = href.partition("#")[0]
    ending = url.partition("?")[0].rpartition(".")[2].lower()
    return None if not url or ending in MEDIA else url
