"""Links to other articles: related blocks, "Baca juga" in the text, most-read lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml.html import HtmlElement

from newsarchive.extract import wording
from newsarchive.extract.lines import Line, read_lines
from newsarchive.extract.structure import TAGS, kinds
from newsarchive.model import LinkKind, RawLink
from newsarchive.rules import Document, clean

_SHORTEST_TITLE = 12
_MOST = 60
_MOST_TEXTS = 2_000
_MOST_LINES = 30
"""Lines of one link that are looked at; one that is never closed holds the rest of its list."""
_NO_ARTICLE = re.compile(
    r"^(?:facebook|twitter|x|instagram|youtube|tiktok|whatsapp|api\.whatsapp|wa|t|line|telegram|"
    r"news\.google|plus\.google|linkedin|pinterest|threads)\.(?:com|me|net)/"
    r"|/(?:tags?|author|penulis|category|kategori)/|/wp-(?:login|admin)"
)
"""Addresses of share buttons, profiles, tags and sections."""


def inline_links(document: Document, references: Iterable[Line]) -> Iterator[RawLink]:
    """The links of "Baca juga" lines in the article's text."""
    for line in references:
        for link in line.links:
            address = document.absolute(link.get("href") or "")
            if _leads_to_article(address) and len(title := _title(link)) >= _SHORTEST_TITLE:
                yield RawLink("body:reference", address, title, "inline")


def block_links(
    document: Document, blocks: Iterable[HtmlElement], kind: LinkKind, rule: str
) -> Iterator[RawLink]:
    """The teasers of blocks, one for each address, with the date that each shows."""
    for block in blocks:
        if not kinds(block) & TAGS:
            yield from _teasers(document, block, kind, rule)


def _teasers(
    document: Document, block: HtmlElement, kind: LinkKind, rule: str
) -> Iterator[RawLink]:
    found: dict[str, tuple[str, str]] = {}
    texts = islice(block.itertext(), _MOST_TEXTS)
    if any(len(text) > 5 and wording.find_date(text[:200]) for text in texts):
        _gather_dated(document, block, found)
    else:
        for link in islice(block.iter("a"), 4 * _MOST):
            address = document.absolute(link.get("href") or "")
            if _leads_to_article(address) and len(title := _title(link)) >= _SHORTEST_TITLE:
                found[address] = max(title, found.get(address, ("", ""))[0], key=len), ""
    for address, (title, date) in islice(found.items(), _MOST):
        yield RawLink(rule, address, title, kind, date)


def _gather_dated(
    document: Document, block: HtmlElement, found: dict[str, tuple[str, str]]
) -> None:
    """A teaser's date stands under its title or, in some themes, above it or in the same link."""
    latest, pending = "", ""
    for line in read_lines(block, _nothing):
        dated = bool(wording.find_date(line.text)) and len(line.text) - line.linked < 80
        for link in line.links:
            address = document.absolute(link.get("href") or "")
            if _leads_to_article(address) and len(title := _title(link)) >= _SHORTEST_TITLE:
                before = found.get(address, ("", ""))
                found[address] = max(title, before[0], key=len), before[1] or pending
                latest, pending = address, ""
        if dated and latest and not found[latest][1]:
            title = found[latest][0]
            found[latest] = title, clean(line.text.replace(title, " "))
        elif dated and not line.links:
            pending = line.text
        if len(found) >= _MOST:
            return


def _nothing(_: HtmlElement) -> bool:
    return False


def unique(links: Iterable[RawLink], own: str) -> tuple[RawLink, ...]:
    """The first link to each address, the article's own left out."""
    kept: dict[str, RawLink] = {}
    for link in links:
        if link.url.partition("#")[0] != own.partition("#")[0]:
            kept.setdefault(link.url, link)
    return tuple(kept.values())


def _leads_to_article(address: str) -> bool:
    if not address.startswith(("http://", "https://")):
        return False
    host, _, path = address.split("//", 1)[1].partition("/")
    return bool(path) and not _NO_ARTICLE.search(f"{host.removeprefix('www.')}/{path}")


def _title(link: HtmlElement) -> str:
    if not len(link):
        return clean(link.text or "") or clean(link.get("title") or "")
    lines = [line.text for line in islice(read_lines(link, _nothing), _MOST_LINES)
             if not wording.find_date(line.text) or len(line.text) > 60]  # fmt: skip
    return max(lines, key=len, default="") or clean(link.get("title") or "")
