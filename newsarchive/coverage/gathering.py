"""What a site says that it has: its sitemaps, its wp-json, and how far its section lists go."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date
from urllib.parse import urldefrag, urlencode, urljoin

from newsarchive.crawl.answers import PER_PAGE, instant, lists_posts, may_be_article
from newsarchive.crawl.fetch import Fetch, Sent
from newsarchive.crawl.guard import refusal
from newsarchive.discover.announced import sitemaps_in
from newsarchive.discover.canonical import canonical_url
from newsarchive.discover.listing import Listing, read_listing
from newsarchive.discover.shapes import page_mark
from newsarchive.discover.sitemaps import read_sitemap
from newsarchive.discover.wp_json import read_categories, read_posts
from newsarchive.rules import Document
from newsarchive.site import Section, Site, Sitemap, WpJson
from newsarchive.visit import Failure

_GUESSES = ("wp-sitemap.xml", "sitemap.xml", "sitemap_index.xml")
"""Where sitemaps stand that nobody names."""
_MONTH = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?:[/-]|$)")
"""A month in an article's path."""
_NEARLY_ALL = 0.95
"""Sitemaps that name so much of what wp-json counts are the whole list: counts move meanwhile."""


@dataclass(frozen=True, slots=True)
class Claim:
    """An article that the site says it has."""

    url: str
    """As named."""
    month: str | None
    """Of publication, as 2026-03, in the site's zone; where the site does not tell it, of the last
    change; None where it tells neither."""


@dataclass(frozen=True, slots=True)
class SectionClaim:
    """How many articles the site says a section has."""

    fewest: int
    most: int
    told_by: str
    """``wp-json`` or ``pages``, of which the last need not be full."""


@dataclass
class Claims:
    """Everything that a site says."""

    named: dict[str, Claim] = field(default_factory=dict)
    """By canonical URL."""
    is_whole: bool = False
    """Whether that is all that the site has, as far as it tells."""
    total: int | None = None
    """Articles that wp-json counts."""
    sections: dict[str, SectionClaim] = field(default_factory=dict)
    """By the name that the site file gives."""
    sources: dict[str, int] = field(default_factory=dict)
    """URL of each list that was read -> articles that it named."""
    notes: list[str] = field(default_factory=list)
    """What could not be had, a sentence each."""


async def gather(
    fetch: Fetch, site: Site, allow: Iterable[str], known: Iterable[str], budget: int
) -> Claims:
    """Asks the site, with at most ``budget`` requests. ``known`` are sitemaps that earlier crawls
    found; ``allow`` the servers that may be private."""
    gathering = _Gathering(fetch, site, frozenset(allow), budget)
    await gathering.sitemaps(known)
    await gathering.counts()
    await gathering.posts()
    await gathering.depths()
    if gathering.left < 1:
        gathering.claims.is_whole = False
        gathering.claims.notes.append(
            f"The budget of {budget} requests was spent: --max-requests allows for more."
        )
    return gathering.claims


class _Gathering:
    def __init__(self, fetch: Fetch, site: Site, allow: frozenset[str], budget: int) -> None:
        self.claims = Claims()
        self.left = budget
        self._fetch = fetch
        self._site = site
        self._allow = allow

    async def sitemaps(self, known: Iterable[str]) -> None:
        """Every sitemap of articles, those that an index names too; the newest alone is no list
        of all."""
        site = self._site
        robots = await self._ask(urljoin(site.home, "/robots.txt"))
        named = sitemaps_in(robots.body.decode("utf-8", "replace")) if robots else ()
        declared = [site.source_url(one) for one in site.sources or ()
                    if isinstance(one, Sitemap) and not one.news]  # fmt: skip
        waiting = [*declared, *named, *known] or [urljoin(site.home, one) for one in _GUESSES]
        seen: set[str] = set()
        failed = False
        while waiting:
            url = waiting.pop(0)
            if url in seen or not self._is_own(url) or "news" in url.rpartition("/")[2].lower():
                continue
            seen.add(url)
            answer = await self._ask(url)
            if answer is None:
                failed = failed or url not in {urljoin(site.home, one) for one in _GUESSES}
                continue
            found = read_sitemap(answer.body, answer.url)
            waiting += [one.url for one in found.children if lists_posts(one.url)]
            self._name(url, ((one.url, one.published, one.lastmod) for one in found.entries
                             if may_be_article(one.url)))  # fmt: skip
        self.claims.is_whole = bool(self.claims.named) and not failed

    async def counts(self) -> None:
        """What wp-json counts: all posts, and those of each category."""
        answer = await self._ask(self._posts(per_page=1, _fields="link"))
        total = answer.headers.get("x-wp-total", "") if answer else ""
        if answer is None or not total.isdecimal() or not read_posts(answer.body, answer.url):
            return
        self.claims.total = int(total)
        base = self._posts_url().removesuffix("posts")
        query = urlencode({"per_page": PER_PAGE, "_fields": "name,link,count"})
        found = await self._ask(f"{base}categories?{query}")
        counted = {
            canonical_url(one.url): one.count
            for one in (read_categories(found.body, found.url) if found else ())
        }
        for section in self._site.sections:
            count = counted.get(canonical_url(self._site.section_url(section)))
            if count is not None:
                self.claims.sections[section.label] = SectionClaim(count, count, "wp-json")

    async def posts(self) -> None:
        """Every post by its address, where sitemaps do not name what wp-json counts."""
        total = self.claims.total
        if total is None or len(self.claims.named) >= _NEARLY_ALL * total:
            return
        self.claims.is_whole = True
        for number in range(1, -(-total // PER_PAGE) + 1):
            answer = await self._ask(
                self._posts(per_page=PER_PAGE, page=number, orderby="date",
                            _fields="link,date_gmt")
            )  # fmt: skip
            if answer is None:
                self.claims.is_whole = False
                return
            posts = read_posts(answer.body, answer.url)
            self._name(self._posts_url(), ((one.url, f"{one.date_gmt}Z", "") for one in posts))

    async def depths(self) -> None:
        """How far the lists go of the sections that nothing counts."""
        for section in self._site.sections:
            if section.label not in self.claims.sections:
                await self._depth(section)

    async def _depth(self, section: Section) -> None:
        answer = await self._ask(self._site.section_url(section))
        if answer is None:
            return
        listing = read_listing(answer, self._site)
        shown = len({canonical_url(one.url) for one in listing.articles})
        pages = _last_page(answer, listing)
        if shown and pages:
            fewest = shown * (pages - 1) + 1 if pages > 1 else shown
            self.claims.sections[section.label] = SectionClaim(fewest, shown * pages, "pages")

    async def _ask(self, url: str) -> Sent | None:
        if self.left < 1:
            return None
        self.left -= 1
        answer = await self._fetch(url)
        if isinstance(answer, Failure):
            self.claims.notes.append(f"{url}: {answer.reason}.")
            return None
        return answer

    def _posts_url(self) -> str:
        declared = [one for one in self._site.sources or () if isinstance(one, WpJson)]
        return self._site.source_url(declared[0] if declared else WpJson())

    def _posts(self, **query: str | int) -> str:
        url = self._posts_url()
        return f"{url}{'&' if '?' in url else '?'}{urlencode(query)}"

    def _is_own(self, url: str) -> bool:
        return refusal(url, self._site.all_hosts, self._allow) is None

    def _name(self, source: str, entries: Iterable[tuple[str, str, str]]) -> None:
        count = 0
        for url, published, changed in entries:
            if self._is_own(url):
                count += 1
                claim = Claim(urldefrag(url).url, self._month(url, published, changed))
                self.claims.named.setdefault(canonical_url(url), claim)
        self.claims.sources[source] = self.claims.sources.get(source, 0) + count

    def _month(self, url: str, published: str, changed: str) -> str | None:
        ways: tuple[Callable[[], str | None], ...] = (
            lambda: self._month_of(published),
            lambda: "-".join(found.groups()) if (found := _MONTH.search(url)) else None,
            lambda: self._month_of(changed),
        )
        return next((month for way in ways if (month := way())), None)

    def _month_of(self, text: str) -> str | None:
        at = instant(text, UTC)
        day: date | None = at.astimezone(self._site.timezone).date() if at else None
        return f"{day:%Y-%m}" if day else None


def _last_page(page: Sent, listing: Listing) -> int:
    """The highest page number that a section's first page links to, of its own list; 1 for none.

    Where the list's further pages stand at another address than the first, the next one tells.
    """
    document = Document.of(page)
    following = page_mark(listing.next_page) if listing.next_page else None
    bases = {canonical_url(page.url), *([canonical_url(following.base)] if following else [])}
    numbers = [1]
    for link in document.root.iter("a"):
        address = document.absolute(link.get("href") or "")
        mark = page_mark(address) if address else None
        if mark and mark.number and canonical_url(mark.base) in bases:
            numbers.append(mark.number)
    return max(numbers)
