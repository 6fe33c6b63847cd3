"""XML as strangers send it: parsed without entities, network or DTD, mended where it is broken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import name2codepoint
from itertools import islice

from lxml import etree

_STRAY = re.compile(
    rb"<!\[CDATA\[(?:.*?\]\]>|.*)|&(?!amp;|lt;|gt;|quot;|apos;|#\d{1,7};|#x[0-9A-Fa-f]{1,6};)"
    rb"(?:([A-Za-z]\w{1,31});)?",
    re.DOTALL,
)
"""A CDATA section, to be skipped, or an ampersand that is not one of XML's own."""

_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([\w.-]+)", re.IGNORECASE)
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r")

LARGEST = 64 * 1024 * 1024
"""Bytes of XML that are read; the sitemap protocol allows 50 MiB."""


LONGEST_TEXT = 1000
"""Elements of which a text is put together; titles hold a few at most."""


def parse(body: bytes) -> etree._Element | None:
    """The root of what can be read of ``body``; None where that is nothing.

    Entities stay unexpanded (a "billion laughs" stays as small as it was sent), nothing outside
    the bytes is read, and what follows a fault is read as far as libxml2 can mend it.
    """
    text = body[:LARGEST].lstrip()
    for is_mending in (False, True):
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, recover=is_mending,
            huge_tree=False, remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            return etree.fromstring(_mend(text) if is_mending else text, parser)
        except (etree.XMLSyntaxError, ValueError):
            continue
    return None


def _mend(body: bytes) -> bytes:
    """``body`` without what libxml2 mends badly.

    It drops a stray ampersand with the name that follows (``?a=1&b=2`` becomes ``?a=1=2``), and
    after a byte that is not UTF-8 it drops every ``&amp;``. Control characters end it.
    """
    declared = _ENCODING.search(body[:200])
    if declared is not None and declared[1].lower() != b"utf-8":
        return body
    text = body.decode("utf-8", "replace").encode("utf-8")
    return _STRAY.sub(_escape, text.translate(None, _CONTROLS))


def _escape(found: re.Match[bytes]) -> bytes:
    name = found[1]
    if name is None:
        return b"&amp;" if found[0] == b"&" else found[0]
    code = name2codepoint.get(name.decode("ascii"))
    return b"&#%d;" % code if code else b"&amp;" + name + b";"


def name_of(element: etree._Element) -> str:
    """The element's name without its namespace, lower-cased; "" for an unexpanded entity."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def children_of(element: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The element's children by name."""
    for child in element:
        name = name_of(child)
        if name:
            yield name, child


def text_of(element: etree._Element) -> str:
    """All text within the element on one line."""
    parts = [
        part
        for node in islice(element.iter(), LONGEST_TEXT)
        for part in (
            node.text if isinstance(node.tag, str) else "",
            node.tail if node is not element else "",
        )
        if part
    ]
    return " ".join("".join(parts).split())
