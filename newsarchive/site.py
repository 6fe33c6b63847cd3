"""What one newsroom's site looks like: the records that a site file fills in.

A site file declares only what differs from the generic rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta, timezone, tzinfo
from typing import Literal
from urllib.parse import urljoin, urlsplit

from newsarchive.rules import Rule, Selector

WIB = timezone(timedelta(hours=7), "WIB")
WITA = timezone(timedelta(hours=8), "WITA")
WIT = timezone(timedelta(hours=9), "WIT")


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a newsroom's site, with the listing pages that show its articles."""

    name: str | None
    """As the site prints it ("Pemerintahan"); None for a list of all parts together, which says
    nothing of where an article belongs."""
    path: str
    """Path of its first listing page, relative to the site's home."""

    @property
    def label(self) -> str:
        """What an operator calls it by: its name, else its path."""
        return self.name or self.path


@dataclass(frozen=True, slots=True)
class WpJson:
    """WordPress's REST API: new and edited articles in one request, by exact times."""

    path: str = "wp-json/wp/v2/posts"
    """Where it lists posts, relative to the site's home."""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A sitemap, or an index of sitemaps."""

    path: str
    """Relative to the site's home."""
    news: bool = False
    """Whether it is a news sitemap, which lists the last two days' articles alone."""


@dataclass(frozen=True, slots=True)
class Feed:
    """RSS, Atom or JSON Feed: the newest articles."""

    path: str
    """Relative to the site's home."""
    section: str | None = None
    """Name of the section whose articles it lists; None: of the whole site."""


UrlSource = WpJson | Sitemap | Feed
"""Where a site lists its articles for machines, besides its section pages for people."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the pages read while one design was in use; its rules come before the generic ones."""

    rules: Mapping[str, tuple[Rule, ...]] = field(default_factory=dict)
    """Field (title, section, published_at, modified_at, byline, views, tag) -> rules in order."""
    body: Selector | None = None
    """Picks the element (or elements) that hold the article's paragraphs."""
    drop: tuple[Selector, ...] = ()
    """Elements inside the body that are not the article's."""
    related: Selector | None = None
    """Picks the blocks that hold teasers of related articles."""
    trending: Selector | None = None
    """Picks the blocks that hold the most-read articles."""
    listing: Selector | None = None
    """Picks the links of the main list on a listing page."""
    since: date | None = None
    """First day of the design, by fetch date; None: from the start."""
    until: date | None = None
    """Last day of the design, by fetch date; None: still in use."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a healthy crawl of the site brings; anything else is told to the operator."""

    articles_per_day: tuple[int, int] | None = None
    """Fewest and most articles on an ordinary day."""
    fields: tuple[str, ...] = ("title", "published_at", "body")
    """Fields that every article of this site has."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows that a site is as its file says; not that its rules hold on the live site."""

    shows: str
    """Which parts of the file: "article pages", "section pages", "sections", "feed"."""
    kind: Literal["page", "text", "source", "template"]
    """A saved page, the text of one, a public program that reads the site, or a public copy of
    the theme that it uses."""
    what: str
    """Where a reader finds it."""
    seen: date
    """Day of the page or of the source's version; of a month or year, its first day."""


@dataclass(frozen=True, slots=True)
class Site:
    """One newsroom's site."""

    publisher: str
    """The newsroom's own name."""
    home: str
    """URL of the front page, with its trailing slash."""
    timezone: tzinfo = WIB
    """Zone of times that the site prints without one."""
    regencies: tuple[str, ...] = ()
    """Codes of the regencies and cities it covers, as the Ministry of Home Affairs numbers them
    ("35.13" is Kabupaten Probolinggo); of a province ("35") where it covers all of it."""
    sections: tuple[Section, ...] = ()
    sources: tuple[UrlSource, ...] | None = None
    """Where it lists articles for machines; the sections remain. None: a crawl takes what the site
    itself names (sitemaps in robots.txt, feeds in its pages, an open wp-json). ``()``: nothing.
    """
    layouts: tuple[Layout, ...] = ()
    hosts: tuple[str, ...] = ()
    """Further hosts that belong to the site; the home's host with and without "www." always does.
    """
    expect: Expectation = field(default_factory=Expectation)
    evidence: tuple[Evidence, ...] = ()
    verified: date | None = None
    """Day on which a saved live page showed that the rules hold; None: never shown."""
    name: str | None = None
    """The spider's name; set by the spider class, None where generic rules alone apply."""

    @property
    def all_hosts(self) -> frozenset[str]:
        """Every host (with its port, where the home names one) that belongs to the site."""
        home = urlsplit(self.home).netloc.lower()
        bare = home.removeprefix("www.")
        return frozenset({home, bare, f"www.{bare}", *(host.lower() for host in self.hosts)})

    def section_url(self, section: Section) -> str:
        """URL of the section's first listing page."""
        return urljoin(self.home, section.path)

    def source_url(self, source: UrlSource) -> str:
        """URL of a source."""
        return urljoin(self.home, source.path)

    def layout_on(self, day: date | None) -> Layout:
        """The layout in use on ``day`` (the fetch date; None: today's); empty when none is."""
        for layout in reversed(self.layouts):
            starts = layout.since is None or (day is not None and layout.since <= day)
            ends = layout.until is None or (day is not None and day <= layout.until)
            if (day is None and layout.until is None) or (day is not None and starts and ends):
                return layout
        return Layout()
