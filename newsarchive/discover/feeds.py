"""Feeds: RSS 0.9x, 1.0 and 2.0, Atom and JSON Feed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from newsarchive.discover import xml
from newsarchive.discover.entries import Entry

ITEMS = frozenset({"item", "entry"})

DATE_NAMES = ("pubdate", "published", "date", "issued", "created", "updated", "modified")
"""Elements that tell when an item was published, the surest first."""

XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"

_TAG = re.compile(r"<[^<>]*>")


def read_feed(body: bytes, url: str) -> tuple[Entry, ...]:
    """The feed's items with a web address, in the feed's order, each address once.

    ``url`` is where the feed came from: relative addresses count from it. Dates stay as sent.
    What cannot be read yields nothing; no bytes raise.
    """
    start = body[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    found = _json_items(body, url) if start == b"{" else _xml_items(body, url)
    entries: dict[str, Entry] = {}
    for entry in found:
        entries.setdefault(entry.url, entry)
    return tuple(entries.values())


def plain(text: str) -> str:
    """A title without the markup and entities that feeds escape into it."""
    return " ".join(unescape(_TAG.sub("", unescape(text))).split())


def web_address(base: str, text: str) -> str:
    """``text`` as an absolute http(s) URL; "" where it is none."""
    try:
        absolute = urljoin(base, text.strip())
    except ValueError:
        return ""
    return absolute if absolute.startswith(("http://", "https://")) else ""


def _xml_items(body: bytes, url: str) -> Iterator[Entry]:
    root = xml.parse(body)
    if root is None:
        return
    base = web_address(url, root.get(XML_BASE) or "") or url
    for element in root.iter():
        if xml.name_of(element) in ITEMS:
            entry = _item(element, base)
            if entry:
                yield entry


def _item(item: etree._Element, base: str) -> Entry | None:
    links: dict[str, str] = {}
    texts: dict[str, str] = {}
    for name, child in xml.children_of(item):
        if name == "link":
            rel = child.get("rel", "alternate") if child.get("href") else "alternate"
            links.setdefault(rel, child.get("href") or xml.text_of(child))
        elif name == "guid":
            kind = "guid" if child.get("isPermaLink", "true").lower() == "true" else "id"
            links.setdefault(kind, xml.text_of(child))
        elif name in {"id", "origlink"}:
            links.setdefault(name, xml.text_of(child))
        elif name == "title" or name in DATE_NAMES:
            texts.setdefault(name, xml.text_of(child))
    address = _address(links, base)
    if not address:
        return None
    date = next((texts[name] for name in DATE_NAMES if texts.get(name)), "")
    return Entry(address, plain(texts.get("title", "")), date)


def _address(links: dict[str, str], base: str) -> str:
    """The article's own address. Of ids only a whole one counts: relative ones are just names."""
    for kind in ("origlink", "alternate", "guid", "id"):
        text = links.get(kind, "").strip()
        if text and (kind == "alternate" or text.startswith(("http://", "https://"))):
            address = web_address(base, text)
            if address:
                return address
    return ""


def _json_items(body: bytes, url: str) -> Iterator[Entry]:
    feed = read_json(body)
    items = feed.get("items") if isinstance(feed, dict) else None
    for item in items if isinstance(items, list) else []:
        if not isinstance(item, dict):
            continue
        texts = {key: value for key, value in item.items() if isinstance(value, str)}
        address = _address({"alternate": texts.get("url") or texts.get("external_url", ""),
                            "id": texts.get("id", "")}, url)  # fmt: skip
        if address:
            date = texts.get("date_published") or texts.get("date_modified", "")
            yield Entry(address, plain(texts.get("title", "")), date)


def read_json(body: bytes) -> Any:
    """The bytes' JSON value; None where they hold none."""
    try:
        return json.loads(body.decode("utf-8-sig", "replace")[: xml.LARGEST])
    except (ValueError, RecursionError):
        return None
