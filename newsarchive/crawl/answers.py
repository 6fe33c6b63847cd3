"""How to ask sitemaps, feeds and wp-json, and what their answers mean to a crawl."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from urllib.parse import urldefrag, urlencode

from newsarchive.crawl.options import Options
from newsarchive.crawl.paging import Pager
from newsarchive.discover.canonical import canonical_url
from newsarchive.discover.feeds import read_feed, read_json
from newsarchive.discover.shapes import is_home, is_listing
from newsarchive.discover.sitemaps import read_sitemap, unpack
from newsarchive.discover.wp_json import read_posts
from newsarchive.model import Page
from newsarchive.normalise.dates import parse_timestamp
from newsarchive.site import Site
from newsarchive.store.sources import KnownSource
from newsarchive.visit import Failure

PER_PAGE = 100
"""Posts that WordPress's API gives at once at most."""
MOST_CHILDREN = 200
"""Sitemaps of one index that a run asks for at most; the rest waits for the next run."""

_FIELDS = "link,title,date_gmt,modified_gmt"
_NO_POSTS = re.compile(
    r"(?:^|[-_])(?:categor(?:y|ies)|(?:post[-_])?tags?|taxonom\w*|authors?|users?|attachments?"
    r"|pages?(?=-sitemap)|(?<=posts-)page|(?<=sitemap-)pages?(?!-?\d))(?:[-_.\d]|$)",
    re.IGNORECASE,
)
"""Names of the sitemaps that CMSs write for what is no article."""
_FURTHER = re.compile(r"[?&]page=(\d{1,6})$")
"""The page number of an answer's further pages."""
_NO_SOURCE = Failure("no source", "the answer is not what its address promises")


@dataclass(frozen=True)
class Answer:
    """What one answer of a source says."""

    articles: Mapping[str, str] = field(default_factory=dict)
    """Canonical URL -> address, of what was published in the days asked for, in order."""
    shown: int = 0
    """Articles that it names in all."""
    edited: Mapping[str, datetime] = field(default_factory=dict)
    """Canonical URL -> when the site last changed it."""
    children: Mapping[str, datetime | None] = field(default_factory=dict)
    """Further sitemaps -> up to when they have entries; None where the index does not say."""
    following: str | None = None
    """The address of the answer's next page."""
    read_to: datetime | None = None
    """Everything up to this instant has been read now."""
    total: int | None = None
    """Articles that the site says it has in all."""


class SourceReader:
    """Asks and reads the sources of one site in one run."""

    def __init__(self, site: Site, options: Options, pager: Pager) -> None:
        self._site = site
        self._options = options
        self._pager = pager

    @property
    def asks_for_days(self) -> bool:
        """Whether the run is for the articles of some days, not for whatever is new."""
        return self._options.since is not None or self._options.until is not None

    def is_own(self, url: str) -> bool:
        """Whether it is an address that this site's crawl may ask for."""
        return self._pager.is_own(url)

    def address(self, source: KnownSource, url: str) -> str:
        """What to ask for at ``url``, the source's own or a further page of its answer."""
        if source.kind != "wp_json" or url != source.url:
            return url
        query = {"per_page": str(PER_PAGE), "_fields": _FIELDS, **self._bounds(source)}
        return f"{url}{'&' if '?' in url else '?'}{urlencode(query)}"

    def read(
        self, source: KnownSource, url: str, page: Page, headers: Mapping[str, str]
    ) -> Answer | Failure:
        """What ``page`` says, which was asked for at ``url``. ``headers`` in lower case."""
        if source.kind == "wp_json":
            further = _FURTHER.search(url)
            return self._posts(source, page, headers, int(further[1]) if further else 1)
        return self._sitemap(page) if source.kind == "sitemap" else self._feed(page)

    def _bounds(self, source: KnownSource) -> dict[str, str]:
        """Newest first of what was published in the days asked for, else of what has changed since
        the last read, else of everything."""
        since, until = self._options.since, self._options.until
        if source.read_to is not None and not self.asks_for_days:
            after = datetime.fromisoformat(source.read_to) - timedelta(seconds=1)
            return {"orderby": "modified", "order": "desc", "modified_after": _query_time(after)}
        bounds = {"orderby": "date", "order": "desc"}
        if since:
            bounds["after"] = f"{since - timedelta(days=1)}T00:00:00"
        if until:
            bounds["before"] = f"{until + timedelta(days=2)}T00:00:00"
        return bounds

    def _posts(
        self, source: KnownSource, page: Page, headers: Mapping[str, str], number: int
    ) -> Answer | Failure:
        if not isinstance(read_json(page.body), list):
            return _NO_SOURCE
        posts = [one for one in read_posts(page.body, page.url) if self._pager.is_own(one.url)]
        edited = _dated(((one.url, one.modified_gmt) for one in posts), UTC)
        pages = _number(headers.get("x-wp-totalpages"))
        whole = source.read_to is None and not self.asks_for_days
        following = None
        if posts and number < min(pages or 0, self._options.max_pages):
            base = _FURTHER.sub("", page.url)
            following = f"{base}{'&' if '?' in base else '?'}page={number + 1}"
        return Answer(
            self._wanted((one.url, one.date_gmt) for one in posts),
            len(posts),
            edited,
            following=following,
            read_to=self._newest(edited.values(), page) if number == 1 else None,
            total=_number(headers.get("x-wp-total")) if whole else None,
        )

    def _sitemap(self, page: Page) -> Answer | Failure:
        found = read_sitemap(page.body, page.url)
        if not found.entries and not found.children and not _is_sitemap(page.body):
            return _NO_SOURCE
        entries = [
            one for one in found.entries if self._pager.is_own(one.url) and may_be_article(one.url)
        ]
        changed = _dated(((one.url, one.lastmod) for one in entries), self._site.timezone)
        # A CMS that stamps every entry alike tells nothing of edits.
        edited = changed if len(set(changed.values())) > 1 or len(changed) == 1 else {}
        children = {
            one.url: instant(one.lastmod, self._site.timezone)
            for one in found.children
            if self._pager.is_own(one.url) and lists_posts(one.url)
        }
        return Answer(
            self._wanted(
                ((one.url, one.published) for one in entries),
                no_later=changed,
            ),
            len(entries),
            edited,
            {url: told for url, told in children.items() if not self._is_past(told)},
            read_to=self._newest(changed.values(), page),
        )

    def _feed(self, page: Page) -> Answer | Failure:
        found = read_feed(page.body, page.url)
        if not found and b"<rss" not in page.body[:2000] and b"<feed" not in page.body[:2000]:
            return _NO_SOURCE
        entries = [one for one in found if self._pager.is_own(one.url)]
        return Answer(
            self._wanted((one.url, one.date) for one in entries),
            len(entries),
            read_to=page.fetched_at,
        )

    def _wanted(
        self,
        entries: Iterable[tuple[str, str]],
        no_later: Mapping[str, datetime] | None = None,
    ) -> dict[str, str]:
        """The addresses of the days asked for; what has no day is wanted, unless it was last
        changed, ``no_later`` than told, before the first of them."""
        wanted: dict[str, str] = {}
        for url, text in entries:
            canonical = canonical_url(url)
            published = instant(text, UTC)
            day = published.astimezone(self._site.timezone).date() if published else None
            if self._pager.is_wanted(day) and not self._is_past((no_later or {}).get(canonical)):
                wanted.setdefault(canonical, urldefrag(url).url)
        return wanted

    def _is_past(self, changed: datetime | None) -> bool:
        since = self._options.since
        if changed is None or since is None:
            return False
        return changed.astimezone(self._site.timezone).date() < since

    def _newest(self, told: Iterable[datetime], page: Page) -> datetime:
        """The latest time of change, no later than now; a clock that runs ahead hides nothing."""
        now = page.fetched_at or datetime.now(UTC)
        return min(max(told, default=now), now)


def lists_posts(sitemap_url: str) -> bool:
    """Whether a sitemap, by its name, may list articles."""
    return not _NO_POSTS.search(sitemap_url.rpartition("/")[2])


def may_be_article(url: str) -> bool:
    """Whether an address that a sitemap names may be an article's."""
    return not is_home(url) and not is_listing(url)


def _dated(entries: Iterable[tuple[str, str]], zone: tzinfo) -> dict[str, datetime]:
    found = ((canonical_url(url), instant(text, zone)) for url, text in entries)
    return {url: at for url, at in found if at is not None}


def instant(text: str, zone: tzinfo) -> datetime | None:
    """The instant in UTC; one without an offset is in ``zone``."""
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        read = parse_timestamp(text, timezone=zone, fetched_at=None)
        if read is None:
            return None
        at = read.at
    at = at if at.tzinfo else at.replace(tzinfo=zone)
    try:
        return at.astimezone(UTC)
    except OverflowError:
        return None


def _query_time(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z"


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 12 else None


def _is_sitemap(body: bytes) -> bool:
    """Whether it says that it is one, although it names nothing."""
    start = unpack(body[:65536])[:2000]
    return b"<urlset" in start or b"<sitemapindex" in start
