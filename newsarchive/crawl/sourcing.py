"""Which sources of article URLs a run asks, and what their answers put into the frontier."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urljoin

from newsarchive.crawl.answers import MOST_CHILDREN, Answer, SourceReader
from newsarchive.discover.announced import announced, sitemaps_in
from newsarchive.model import Page
from newsarchive.site import Feed, Site, Sitemap, UrlSource, WpJson
from newsarchive.store import Archive, Frontier, Target
from newsarchive.store.sources import KnownSource, SourceKind, Sources

ARTICLE = 10
"""Priority of a new article."""
_ENTRANCES: dict[SourceKind, int] = {"wp_json": 24, "sitemap": 23, "feed": 22}
"""Priorities of what has been read before or lists the newest alone: the cheapest first, and all
before the section pages, which then bring little that is new."""
_CHILD = 21
_ALL = -1
"""Priority of whatever lists a site's whole past, when it is first read. Section pages come before
it, for they alone tell the section of articles whose own page does not."""


class Taken(NamedTuple):
    """What an answer put into the frontier."""

    new: int
    edited: int


class Sourcing:
    """The sources of one site in one run. All methods write, in a transaction of the caller's."""

    def __init__(
        self, archive: Archive, frontier: Frontier, sources: Sources, site: Site, most_edits: int
    ) -> None:
        """``most_edits`` articles are visited again at most because a source says it edited
        them."""
        self._archive = archive
        self._frontier = frontier
        self._sources = sources
        self._site = site
        self._name = site.name or site.publisher
        self._edits_left = most_edits
        self._declared = [_declared(site, one) for one in site.sources or ()]

    def begin(self, now: datetime, section: str | None) -> None:
        """Asks for every entrance; with ``section`` only for those that are that section's."""
        self._sources.add(self._declared, now)
        known = self._sources.entrances(now)
        if self._site.sources is not None:
            urls = {one.url for one in self._declared}
            known = [one for one in known if one.url in urls]
        self._ask((one for one in known if section is None or one.section == section), now)

    def look_around(self, page: Page, robots: str, reader: SourceReader, now: datetime) -> None:
        """Remembers and asks for the sources that a page's head and ``robots`` (the text of
        robots.txt) name, and tries wp-json once. Only where the site file declares none.

        A feed below the page's own address is that section's, which the page itself tells.
        """
        if self._site.sources is not None:
            return
        told = announced(page)
        found = [KnownSource(url, "sitemap", None, "news" in url.lower(), "robots.txt")
                 for url in sitemaps_in(robots)]  # fmt: skip
        found += [
            KnownSource(url, "feed", origin="page")
            for url in told.feeds
            if not url.startswith(page.url)
        ]
        if not self._sources.has("wp_json"):
            posts = told.posts or urljoin(self._site.home, WpJson().path)
            found.append(KnownSource(posts, "wp_json", origin="page" if told.posts else "probe"))
        new = [
            one for one in found if reader.is_own(one.url) and self._sources.get(one.url) is None
        ]
        self._sources.add(new, now)
        self._ask(new, now)

    def take_in(self, target: Target, source: KnownSource, answer: Answer, now: datetime) -> Taken:
        """Queues what the answer names and nobody knew, and what the site edited since our visit;
        then its next page and the sitemaps that have something to read."""
        known = self._archive.known(answer.articles)
        section = source.section
        new = self._frontier.add(
            [
                Target(url, self._name, "article", section, ARTICLE)
                for canonical, url in answer.articles.items()
                if canonical not in known
            ],
            now,
        )
        # A clock that runs ahead would have us visit the article every run until then.
        changed = {url: at for url, at in answer.edited.items() if at <= now}
        edited = self._frontier.edited(changed, self._edits_left)
        self._edits_left -= edited
        if answer.following:
            self._frontier.ask(
                [Target(answer.following, self._name, source.kind, section, target.priority)], now
            )
        self._ask_children(target, source, answer, now)
        return Taken(new, edited)

    def _ask_children(
        self, target: Target, source: KnownSource, answer: Answer, now: datetime
    ) -> None:
        for url, told in answer.children.items():
            child = KnownSource(url, "sitemap", source.section, source.is_news, "index")
            self._sources.add([child], now, told)
        unread = self._sources.unread(answer.children, now)[:MOST_CHILDREN]
        priority = _ALL if target.priority == _ALL else _CHILD
        self._frontier.ask(
            [Target(one.url, self._name, "sitemap", one.section, priority) for one in unread], now
        )

    def _ask(self, sources: Iterable[KnownSource], now: datetime) -> None:
        self._frontier.ask(
            [Target(one.url, self._name, one.kind, one.section, _priority(one)) for one in sources],
            now,
        )


def _priority(source: KnownSource) -> int:
    lists_the_newest = source.kind == "feed" or source.is_news
    return _ENTRANCES[source.kind] if lists_the_newest or source.read_to else _ALL


def _declared(site: Site, source: UrlSource) -> KnownSource:
    url = site.source_url(source)
    match source:
        case WpJson():
            return KnownSource(url, "wp_json")
        case Sitemap(news=news):
            return KnownSource(url, "sitemap", is_news=news)
        case Feed(section=section):
            return KnownSource(url, "feed", section)
