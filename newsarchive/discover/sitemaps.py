"""Sitemaps: url sets with the news extension, indexes, plain lists, packed or not."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from newsarchive.discover import xml
from newsarchive.discover.feeds import plain, read_feed, web_address

GZIP_MAGIC = b"\x1f\x8b"

CHUNK = 65536

LONGEST_LINE = 4096
"""Characters of a line of a plain sitemap that may be a URL."""


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """One address of a sitemap; dates as sent, "" where it gives none."""

    url: str
    lastmod: str = ""
    published: str = ""
    """The news extension's ``publication_date``."""
    title: str = ""
    """The news extension's ``title``."""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What one sitemap file says."""

    entries: tuple[SitemapEntry, ...] = ()
    children: tuple[SitemapEntry, ...] = ()
    """Further sitemaps, with their ``lastmod``."""


def read_sitemap(body: bytes, url: str) -> Sitemap:
    """The pages and further sitemaps that ``body`` names, each address once, in order.

    Packed bodies are unpacked up to :data:`newsarchive.discover.xml.LARGEST` bytes. What cannot
    be read yields nothing; no bytes raise.
    """
    plain_body = unpack(body)
    if not plain_body[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        return Sitemap(_unique(_plain_entries(plain_body)))
    root = xml.parse(plain_body)
    if root is None:
        return Sitemap()
    if xml.name_of(root) in {"rss", "feed", "rdf"}:
        feed = read_feed(plain_body, url)
        return Sitemap(tuple(SitemapEntry(one.url, "", one.date, one.title) for one in feed))
    found: dict[str, list[SitemapEntry]] = {"url": [], "sitemap": []}
    for element in root.iter():
        name = xml.name_of(element)
        if name in found:
            entry = _entry(element, url)
            if entry:
                found[name].append(entry)
    return Sitemap(_unique(found["url"]), _unique(found["sitemap"]))


def unpack(body: bytes) -> bytes:
    """``body`` unpacked where it is gzip, as far as it is whole and not beyond the limit."""
    unpacked = bytearray()
    rest = body
    while rest.startswith(GZIP_MAGIC) and len(unpacked) < xml.LARGEST:
        stream = zlib.decompressobj(wbits=31)
        try:
            while rest and not stream.eof and len(unpacked) < xml.LARGEST:
                unpacked += stream.decompress(rest[:CHUNK], xml.LARGEST - len(unpacked))
                rest = rest[CHUNK:]
        except zlib.error:
            break
        rest = stream.unused_data + rest
    return bytes(unpacked) if body.startswith(GZIP_MAGIC) else body[: xml.LARGEST]


def _entry(element: etree._Element, base: str) -> SitemapEntry | None:
    texts: dict[str, str] = {}
    for name, child in xml.children_of(element):
        if name == "news":
            for inner, grandchild in xml.children_of(child):
                texts.setdefault(inner, xml.text_of(grandchild))
        elif name in {"loc", "lastmod"}:
            texts.setdefault(name, xml.text_of(child))
    address = web_address(base, texts.get("loc", "")) if texts.get("loc") else ""
    if not address:
        return None
    return SitemapEntry(
        address,
        texts.get("lastmod", ""),
        texts.get("publication_date", ""),
        plain(texts.get("title", "")),
    )


def _plain_entries(body: bytes) -> list[SitemapEntry]:
    lines = (line.strip() for line in body.decode("utf-8-sig", "replace").splitlines())
    return [
        SitemapEntry(line)
        for line in lines
        if line.startswith(("http://", "https://")) and len(line) <= LONGEST_LINE
        and " " not in line
    ]  # fmt: skip


def _unique(entries: Iterable[SitemapEntry]) -> tuple[SitemapEntry, ...]:
    by_url: dict[str, SitemapEntry] = {}
    for entry in entries:
        by_url.setdefault(entry.url, entry)
    return tuple(by_url.values())
