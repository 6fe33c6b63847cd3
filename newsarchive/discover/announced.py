"""What a page's head and a robots.txt name for machines: feeds, an API, sitemaps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin

from newsarchive.discover.feeds import web_address
from newsarchive.model import Page
from newsarchive.rules import Document

_FEED_TYPE = re.compile(r"application/(?:(?:rss|atom|rdf)\+xml|feed\+json)", re.IGNORECASE)
_COMMENTS = re.compile(r"/(?:comments?|komentar)(?:/|$)", re.IGNORECASE)
_API = "https://api.w.org/"
"""The ``rel`` by which WordPress names its API."""
_POSTS = "wp/v2/posts"
_SITEMAP = re.compile(r"^[ \t]*sitemap[ \t]*:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)
_MOST = 50
"""Sitemaps of one robots.txt that are read; more is no list but a trap."""


@dataclass(frozen=True, slots=True)
class Announced:
    """What a page names."""

    feeds: tuple[str, ...] = ()
    """Of articles, not of comments; absolute, in page order."""
    posts: str | None = None
    """Where WordPress's API lists posts."""


def announced(page: Page) -> Announced:
    """The feeds and the API that the head of ``page`` links to."""
    feeds: dict[str, None] = {}
    posts = None
    for link in Document.of(page).root.iter("link"):
        href = (link.get("href") or "").strip()
        address = web_address(page.url, href) if href else ""
        names = (link.get("rel") or "").lower().split()
        if not address:
            continue
        if _API in names and posts is None:
            posts = urljoin(address, _POSTS) if "?" not in address else f"{address}{_POSTS}"
        is_feed = "alternate" in names and _FEED_TYPE.match(link.get("type") or "")
        if is_feed and not _COMMENTS.search(address):
            feeds.setdefault(address)
    return Announced(tuple(feeds), posts)


def sitemaps_in(robots: str) -> tuple[str, ...]:
    """The sitemaps that a robots.txt names, each once."""
    named = (address for address in _SITEMAP.findall(robots) if web_address("", address))
    return tuple(dict.fromkeys(named))[:_MOST]
