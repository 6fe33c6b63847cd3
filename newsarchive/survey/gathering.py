"""What a trip to an unknown site brings: its front page, lists, articles and machine sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from urllib.parse import urljoin

from newsarchive.crawl.guard import FOREIGN
from newsarchive.discover.anchors import heads_of
from newsarchive.discover.canonical import canonical_url
from newsarchive.discover.entries import Entry
from newsarchive.discover.feeds import read_feed
from newsarchive.discover.listing import read_listing
from newsarchive.discover.shapes import is_home
from newsarchive.discover.sitemaps import read_sitemap
from newsarchive.discover.wp_json import read_posts
from newsarchive.errors import ResourceError
from newsarchive.flow import generic_site
from newsarchive.model import Page
from newsarchive.rules import Document
from newsarchive.survey.menu import MenuLink, menu_links
from newsarchive.survey.trip import Trip
from newsarchive.visit import Failure

LEAST_LISTED = 3
"""Articles that a page must list to be taken for a section's."""
ARTICLES = 6
"""Articles that are read, from as many sections as there are."""
_RESERVED = 2 * ARTICLES
"""Pages of the budget that are kept for articles and their further parts."""
_SITEMAP_LINE = re.compile(rb"^\s*sitemap\s*:\s*(\S{1,500})", re.I | re.M)
_WORDPRESS = re.compile(rb"/wp-(?:content|includes|json)/")


@dataclass(frozen=True, slots=True)
class Source:
    """Something that tells machines what is new."""

    kind: str
    """``feed``, ``sitemap`` or ``wp-json``."""
    url: str
    entries: tuple[Entry, ...]
    """The articles that it named."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A section's first page and what it lists."""

    link: MenuLink
    page: Page
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """An article that was read: its page, its further pages, and the section that listed it."""

    page: Page
    parts: tuple[Page, ...] = ()
    section: str | None = None


@dataclass
class Gathered:
    """Everything that a trip brought."""

    home: Page
    listings: list[Listed] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    left_out: list[tuple[MenuLink, str]] = field(default_factory=list)
    """Menu links that are no section, with the reason."""


async def look_around(trip: Trip, home_url: str) -> Gathered:
    """Visits the front page, what it tells machines, its sections and a few articles.

    Raises :class:`ResourceError` where the front page does not come.
    """
    home = await trip.page(home_url)
    if home is None:
        reason = next(iter(trip.failures.values())).reason
        advice = " If the newsroom has moved there, give its new address." * (FOREIGN in reason)
        raise ResourceError(f"{home_url} cannot be read: {reason}.{advice}")
    gathered = Gathered(home)
    gathered.sources += await _sources(trip, home)
    await _lists(trip, gathered)
    await _articles(trip, gathered)
    return gathered


async def _sources(trip: Trip, home: Page) -> list[Source]:
    """The machine sources that name articles: announced ones, then those WordPress has anyway."""
    document = Document.of(home)
    wordpress = bool(_WORDPRESS.search(home.body))
    robots = await trip.fetch(urljoin(home.url, "/robots.txt"))
    maps = [one.decode("latin-1") for one in _SITEMAP_LINE.findall(_body(robots))]
    guesses = [*(["/wp-sitemap.xml"] if wordpress else []), "/sitemap.xml", "/sitemap_index.xml"]
    maps = maps or [urljoin(home.url, one) for one in guesses]
    feeds = [*_announced_feeds(document), *([urljoin(home.url, "/feed/")] if wordpress else [])]
    roots = [*heads_of(document, "https://api.w.org/")]
    roots += [urljoin(home.url, "/wp-json/")] if wordpress else []
    found = [
        await _feed(trip, feeds[: trip.tries]),
        await _sitemap(trip, maps[: trip.tries]),
        await _wp_json(trip, roots[:1]),
    ]
    return [one for one in found if one is not None]


def _announced_feeds(document: Document) -> Iterator[str]:
    for link in document.root.iter("link"):
        kind = (link.get("type") or "").lower()
        if kind in ("application/rss+xml", "application/atom+xml", "application/feed+json"):
            address = document.absolute(link.get("href") or "")
            if address and "/comments/" not in address:
                yield address


async def _feed(trip: Trip, urls: Iterable[str]) -> Source | None:
    for url in urls:
        entries = read_feed(_body(await trip.fetch(url)), url)
        if entries:
            return Source("feed", url, entries)
    return None


async def _sitemap(trip: Trip, urls: Iterable[str]) -> Source | None:
    """The first sitemap that names pages, or whose first child does."""
    for url in urls:
        sitemap = read_sitemap(_body(await trip.fetch(url)), url)
        named = sitemap.entries
        for child in sitemap.children[:1]:
            named += read_sitemap(_body(await trip.fetch(child.url)), child.url).entries
        if named:
            entries = (Entry(one.url, one.title, one.published or one.lastmod) for one in named)
            return Source("sitemap", url, tuple(entries))
    return None


async def _wp_json(trip: Trip, roots: Iterable[str]) -> Source | None:
    for root in roots:
        url = urljoin(root, "wp/v2/posts?per_page=10")
        posts = read_posts(_body(await trip.fetch(url)), url)
        if posts:
            entries = tuple(Entry(one.url, one.title, f"{one.date_gmt}Z") for one in posts)
            return Source("wp-json", urljoin(root, "wp/v2/posts"), entries)
    return None


def _body(answer: Page | Failure) -> bytes:
    return answer.body if isinstance(answer, Page) else b""


async def _lists(trip: Trip, gathered: Gathered) -> None:
    """Tells the menu's links to sections from its other links, by what stands behind each."""
    home = gathered.home
    site = generic_site(home.url)
    shown = {_identities(read_listing(home, site).articles)} if is_home(home.url) else set()
    for link in menu_links(home):
        if trip.left <= _RESERVED:
            gathered.left_out.append((link, "not looked at: the page budget is spent"))
            continue
        page = await trip.page(link.url)
        if page is None:
            gathered.left_out.append((link, trip.failures[link.url].reason))
            continue
        entries = read_listing(page, site).articles
        listed = _identities(entries)
        if len(listed) < LEAST_LISTED:
            gathered.left_out.append((link, f"lists only {len(listed)} articles"))
        elif listed in shown:
            gathered.left_out.append((link, "lists the same articles as another page"))
        else:
            shown.add(listed)
            gathered.listings.append(Listed(link, page, entries))


def _identities(entries: Iterable[Entry]) -> frozenset[str]:
    return frozenset(canonical_url(one.url) for one in entries)


async def _articles(trip: Trip, gathered: Gathered) -> None:
    """Reads articles of different sections; where there is no section, those of the front page."""
    site = generic_site(gathered.home.url)
    columns: list[list[tuple[str | None, Entry]]] = [
        [(one.link.name, entry) for entry in one.entries] for one in gathered.listings
    ] or [[(None, entry)] for entry in read_listing(gathered.home, site).articles]
    asked: set[str] = set()
    misses = 0
    for section, entry in (one for row in zip_longest(*columns) for one in row if one):
        if len(gathered.samples) >= ARTICLES or misses >= 2 * trip.tries or trip.left < 1:
            return
        if (identity := canonical_url(entry.url)) in asked:
            continue
        asked.add(identity)
        page = await trip.page(entry.url)
        if page is None:
            misses += 1
            continue
        whole = await trip.whole(page)
        gathered.samples.append(Sample(whole.page, whole.parts, section))
