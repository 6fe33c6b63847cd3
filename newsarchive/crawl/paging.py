"""When to turn the page of a section's list, and which of its articles to ask for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from urllib.parse import urldefrag

from newsarchive.crawl.guard import refusal
from newsarchive.crawl.options import Options
from newsarchive.discover.canonical import canonical_url
from newsarchive.discover.listing import Listing
from newsarchive.discover.shapes import names_a_day
from newsarchive.model import Page, Problem
from newsarchive.normalise.dates import parse_timestamp
from newsarchive.site import Site
from newsarchive.store import Target

_EMPTY_DAYS = 31
"""Days in a row without an article before an index by days counts as ended."""


@dataclass
class _Section:
    """How far one section's list has been read in this run."""

    pages: int = 0
    empty_days: int = 0
    """Pages without an article since the last one with any."""
    turned_to: set[str] = field(default_factory=set)
    """Listing pages read or asked for."""
    shown: frozenset[str] = frozenset()
    """Articles of the page read last."""
    newest_read: date | None = None
    """The latest publication among the articles read since that page."""


@dataclass(frozen=True)
class ListingPage:
    """One page of a section's list as far as this crawl is concerned."""

    section: str
    articles: Mapping[str, str]
    """Canonical URL -> the address as linked, of what lies within the days asked for, in order."""
    shown: frozenset[str]
    """Canonical URLs of every article on it."""
    next_page: str | None
    passed_since: bool
    """Every dated entry is older than the first day asked for."""
    by_dates: bool
    """Its dates, not what is known already, say whether the list is to be read on."""


class Pager:
    """Reads listing pages newest first and knows where to stop."""

    def __init__(self, site: Site, options: Options) -> None:
        self._site = site
        self._options = options
        self._sections: dict[str, _Section] = {}

    def read(self, section: str, page: Page, listing: Listing) -> ListingPage:
        """What ``page`` shows, its entries' dates read and foreign links left out."""
        entries = [
            (urldefrag(entry.url).url, self._day(entry.date, page.fetched_at))
            for entry in listing.articles
            if self.is_own(entry.url)
        ]
        days = [day for _, day in entries if day is not None]
        since, until = self._options.since, self._options.until
        return ListingPage(
            section,
            {canonical_url(url): url for url, day in entries if self.is_wanted(day)},
            frozenset(canonical_url(url) for url, _ in entries),
            self._next(listing),
            bool(since and days and max(days) < since),
            bool(days and (since or (until and max(days) > until))),
        )

    def turn(self, url: str, page: ListingPage, added: int) -> str | Problem | None:
        """The next listing page to read after the one at ``url``; None at the end.

        ``added`` is the number of the page's articles that the archive did not know. A list that
        goes on for too long is a :class:`Problem`. When days were asked for, the dates say where
        it ends, for what is known may stand above what is not. In an index by days a day may be
        empty: the next one is asked for all the same.
        """
        state = self._sections.setdefault(page.section, _Section())
        state.pages += 1
        state.turned_to.add(url)
        state.newest_read = None
        repeated = page.shown and page.shown == state.shown
        state.shown = page.shown
        next_page = page.next_page
        if next_page is None or next_page in state.turned_to:
            return None
        if repeated or page.passed_since:
            return None
        if page.shown:
            state.empty_days = 0
            ends = not added and not page.by_dates
        else:
            state.empty_days += 1
            ends = state.empty_days > _EMPTY_DAYS or not names_a_day(next_page)
        if ends:
            return None
        if state.pages >= self._options.max_pages:
            return Problem(
                "listing", "max_pages", f"the list goes on after {state.pages} pages: left there"
            )
        state.turned_to.add(next_page)
        return next_page

    def saw(self, section: str | None, day: date | None) -> None:
        """An article that the section listed was published on ``day``."""
        state = self._sections.setdefault(section or "", _Section())
        if day is not None and (state.newest_read is None or day > state.newest_read):
            state.newest_read = day

    def is_past(self, target: Target) -> bool:
        """Whether a listing page is not worth its request, for the articles of the page before it
        turned out to be older than asked for. Lists without dates end so."""
        state = self._sections.get(target.section or "")
        since = self._options.since
        if target.kind != "listing" or state is None or since is None:
            return False
        return state.newest_read is not None and state.newest_read < since

    def is_wanted(self, day: date | None) -> bool:
        """Whether an article of that day is asked for; one without a day is."""
        if day is None:
            return True
        since, until = self._options.since, self._options.until
        return (since is None or day >= since) and (until is None or day <= until)

    def _day(self, text: str | None, fetched_at: datetime | None) -> date | None:
        if not text:
            return None
        read = parse_timestamp(text, timezone=self._site.timezone, fetched_at=fetched_at)
        return read.at.astimezone(self._site.timezone).date() if read else None

    def _next(self, listing: Listing) -> str | None:
        url = listing.next_page
        return urldefrag(url).url if url and self.is_own(url) else None

    def is_own(self, url: str) -> bool:
        """Whether it is an address that this site's crawl may ask for."""
        return refusal(url, self._site.all_hosts, self._options.allow) is None
