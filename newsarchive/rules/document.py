"""A parsed page: one lxml tree, and the metadata that several rules ask for, read once."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from html import unescape
from itertools import islice
from typing import Any, ClassVar
from urllib.parse import urljoin

from lxml import etree, html

from newsarchive.model import Page
from newsarchive.rules import linked_data
from newsarchive.rules.linked_data import Node

_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)
_INVISIBLE = re.compile(
    "[\0-\x08\x0e-\x1b\x7f\u00ad\u200b\u200c\u2060\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Joiners, and what JSON-LD escapes into a string though no text may hold it: controls, halves of
pairs."""
_NO_CHARSETS = frozenset({
    "ascii", "idna", "iso-8859-1", "latin-1", "punycode", "raw-unicode-escape", "undefined",
    "unicode-escape", "us-ascii", "utf-16", "utf-16be", "utf-16le", "utf-32", "utf-7", "utf-8",
})  # fmt: skip
"""Labels that say nothing new or cannot be true of bytes in which they are read, and Python's
codecs that are no page's: one of them takes quadratic time."""
_TAG_COST = 8
"""Characters that an element's start or end counts for where reading is limited."""
_NO_TEXT = frozenset({"script", "style", "noscript", "template", "iframe"})

_CONTROLS_TO_SPACES = bytes(32 if n < 32 and chr(n) not in "\t\n\r" else n for n in range(256))
_EVERY_ELEMENT_ALIKE = etree.ElementDefaultClassLookup(element=html.HtmlElement)
"""lxml.html chooses a class for each element in Python; half of a walk's time went into that."""


_LEAST_IN_PAGE = 10
"""Links, paragraphs and cells that no form for comments or searches holds."""


def _freed(root: html.HtmlElement) -> html.HtmlElement:
    """The tree with a form around the whole page made a plain box: ASP.NET sets one there."""
    for form in islice(root.iterfind("body/form"), 3):
        if sum(1 for _ in islice(form.iter("a", "p", "td"), _LEAST_IN_PAGE)) == _LEAST_IN_PAGE:
            form.tag = "div"
    return root


class Document:
    """The tree of one page with its absolute URL; rules look things up in it, never change it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.url = page.url

    @classmethod
    def of(cls, page: Page) -> Document:
        """The page's document; asked again for the page read last, the same one.

        A crawl looks for further parts in a page before it reads it: parsing is the dearest step.
        """
        latest = cls._latest
        if latest is None or latest.page is not page:
            latest = cls._latest = cls(page)
        return latest

    _latest: ClassVar[Document | None] = None

    @cached_property
    def source(self) -> bytes:
        """The page in UTF-8, whatever it was sent in, control characters made spaces."""
        body = self.page.body
        if not _is_plain_utf8(body):
            body = decode(body, self.page.content_type).encode("utf-8", "replace")
        return body.translate(_CONTROLS_TO_SPACES)

    @cached_property
    def root(self) -> html.HtmlElement:
        """The tree's root, comments left out; an empty document where there is no HTML at all."""
        parser = html.HTMLParser(
            encoding="utf-8", huge_tree=True, remove_pis=True, remove_comments=True
        )
        parser.set_element_class_lookup(_EVERY_ELEMENT_ALIKE)
        try:
            return _freed(html.document_fromstring(self.source, parser=parser))
        except etree.ParserError:
            return html.document_fromstring(b"<html><body></body></html>", parser=parser)

    @cached_property
    def by_class(self) -> Mapping[str, list[html.HtmlElement]]:
        """Class name -> its elements in page order: site files ask for many."""
        found: dict[str, list[html.HtmlElement]] = {}
        for element in self.root.iter():
            names = element.get("class")
            for name in names.split() if names else ():
                found.setdefault(name, []).append(element)
        return found

    @cached_property
    def meta(self) -> Mapping[str, list[str]]:
        """Lower-cased name, property or itemprop of ``<meta>`` -> its contents in page order.

        ``http-equiv`` is none of these. Contents that a template escaped twice are unescaped.
        """
        found: dict[str, list[str]] = {}
        for element in self.root.iter("meta"):
            content = element.get("content")
            if not content:
                continue
            text = clean(unescape(content))
            names = {element.get(key, "").lower() for key in ("name", "property", "itemprop")}
            for name in names if text else ():
                if name:
                    found.setdefault(name, []).append(text)
        return found

    @cached_property
    def links(self) -> Mapping[str, list[str]]:
        """Lower-cased ``rel`` of ``<link>`` -> its addresses as they stand, in page order."""
        found: dict[str, list[str]] = {}
        for element in self.root.iter("link"):
            address = clean(element.get("href") or "")
            for rel in (element.get("rel") or "").lower().split() if address else ():
                found.setdefault(rel, []).append(address)
        return found

    @cached_property
    def json_ld(self) -> list[Any]:
        """Every JSON-LD value of the page, broken ones mended where possible."""
        scripts = (
            script.text or ""
            for script in self.root.iter("script")
            if (script.get("type") or "").strip().lower() == "application/ld+json"
        )
        return linked_data.read_linked_data(scripts)

    @cached_property
    def json_ld_articles(self) -> list[Node]:
        """The JSON-LD nodes that describe an article, in page order."""
        return linked_data.articles(self.json_ld)

    @cached_property
    def json_ld_by_id(self) -> Mapping[str, Node]:
        """JSON-LD nodes by their ``@id``, the fullest where several share one."""
        found: dict[str, Node] = {}
        for node in linked_data.nodes(self.json_ld):
            name = node.get("@id")
            if isinstance(name, str) and len(node) > len(found.get(name, ())):
                found[name] = node
        return found

    def absolute(self, url: str) -> str:
        """``url`` made absolute; "" where it cannot be one."""
        url = url.strip()
        plain = url.isascii() and "[" not in url and "]" not in url
        if plain and url.startswith(("http://", "https://")):
            return url  # urljoin would say the same at thirty times the cost
        try:
            return urljoin(self.url, url)
        except ValueError:
            return ""


def text_of(element: html.HtmlElement, most: int = 20_000) -> str:
    """The element's own text on one line, scripts and styles left out.

    Reading ends after ``most`` characters: an element that a broken page never closes holds all
    that follows, and a hundred nested ones would hold it a hundred times.
    """
    if not len(element):
        return clean(element.text or "")[:most] if element.tag not in _NO_TEXT else ""
    return clean("".join(_texts(element, most)))[:most]


def _texts(element: html.HtmlElement, most: int) -> Iterator[str]:
    length = 0
    for event, one in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            text = "" if one.tag in _NO_TEXT else one.text or ""
            if one.tag == "br":
                text = " "
        elif one is not element:
            text = one.tail or ""
        else:
            return
        yield text
        length += len(text) + _TAG_COST
        if length > 2 * most:  # white space that will be folded counts, too
            return


def _is_plain_utf8(body: bytes) -> bool:
    if body.startswith(codecs.BOM_UTF8):
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def decode(body: bytes, content_type: str | None) -> str:
    """The page's text: UTF-8 whenever the bytes are, else what the page declares, else cp1252.

    Small sites declare iso-8859-1 and send UTF-8, so the bytes are believed before the label.
    """
    for mark, name in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"),
                       (codecs.BOM_UTF16_BE, "utf-16")):  # fmt: skip
        if body.startswith(mark):
            return body.decode(name, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _HEADER_CHARSET.search(content_type or "")
    inside = _META_CHARSET.search(body[:4096])
    for label in (declared and declared[1], inside and inside[1].decode("ascii")):
        if label and label.lower().replace("_", "-") not in _NO_CHARSETS:
            try:
                return body.decode(label, "replace")
            except (LookupError, UnicodeError):
                continue
    return body.decode(_mostly_utf8(body), "replace")


def _mostly_utf8(body: bytes) -> str:
    """A page cut off or spoilt in one place is still UTF-8; cp1252 would spoil all of it."""
    spoilt = body.decode("utf-8", "replace").count("\ufffd")
    foreign = sum(body.count(lead) for lead in (b"\xc2", b"\xc3", b"\xe2\x80"))
    return "utf-8" if foreign > 2 * spoilt else "cp1252"


def clean(text: str) -> str:
    """``text`` on one line, white space folded, invisible joiners removed."""
    folded = " ".join(text.split())
    if folded.isascii() and folded.isprintable():
        return folded
    return " ".join(_INVISIBLE.sub("", text).split())
