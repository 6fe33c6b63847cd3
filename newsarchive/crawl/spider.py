"""The spider of every site: section pages, newest first, to articles, driven by the frontier."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from scrapy import Request, Spider, signals

from newsarchive.crawl import capture
from newsarchive.crawl.answers import SourceReader
from newsarchive.crawl.conditional import IF_CHANGED, SHOWN_AT
from newsarchive.crawl.failures import FETCH_ERRORS, explain
from newsarchive.crawl.items import Fetched, Read
from newsarchive.crawl.ledger import FIRST_PAGE, Ledger, Reply
from newsarchive.crawl.options import Options
from newsarchive.crawl.paging import Pager
from newsarchive.crawl.politeness import user_agent
from newsarchive.crawl.refusals import NotNow
from newsarchive.crawl.report import Listener, SiteReport
from newsarchive.crawl.turnstile import not_before
from newsarchive.discover.canonical import canonical_url
from newsarchive.discover.listing import read_listing
from newsarchive.errors import NewsArchiveError, ResourceError, UsageError
from newsarchive.lock import Lock, lock_path
from newsarchive.model import Page
from newsarchive.site import Section, Site
from newsarchive.store import Target
from newsarchive.store.captures import NOT_MODIFIED
from newsarchive.visit import Failure, make_whole, not_a_page, not_an_article, of_status

if TYPE_CHECKING:
    from typing import Self

    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.python.failure import Failure as TwistedFailure

_AHEAD = 2
"""Requests handed to Scrapy at a time: one on the wire, one behind it. More would only make an
interrupted crawl slower to stop, for a host gets one request at a time anyway."""
_FAILURES_IN_A_ROW = 5
"""So many passing failures on end mean that the site is down, not that a page is bad."""


class NewsSpider(Spider):
    """Crawls one site. A site file subclasses it with a ``name`` and a ``site``, no more.

    All requests come from :meth:`start`, which takes them from the frontier in the archive, and
    what a response brings goes back there in one transaction; so a crawl can be killed at any
    moment and continued.
    """

    site: Site
    ledger: Ledger
    lock: Lock
    """Held while the crawl lasts: a site is crawled by one run at a time."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if getattr(cls, "name", None) and hasattr(cls, "site"):
            cls.site = replace(cls.site, name=cls.name)

    def __init__(
        self,
        name: str | None = None,
        options: Options | None = None,
        listener: Listener | None = None,
        **arguments: str,
    ) -> None:
        """``arguments`` are those of ``scrapy crawl -a``; our own command passes ``options``."""
        super().__init__(name)
        self.options = options or Options.from_arguments(arguments)
        if self.options.home:
            self.site = replace(self.site, home=self.options.home)
        self.options.suit(self.site.home)
        self.sections = _chosen(self.site, self.options.section)
        self.report = SiteReport(self.name, self.site.home)
        self._section_pages = {
            canonical_url(self.site.section_url(one)) for one in self.site.sections
        }
        self.pager = Pager(self.site, self.options)
        self.sources = SourceReader(self.site, self.options, self.pager)
        self._listener = listener
        self._failures_in_a_row = 0
        self._listing_failures: list[Failure] = []

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.settings.setdict(_settings(spider.options), priority="spider")
        crawler.signals.connect(spider._item_broke, signals.item_error)
        crawler.signals.connect(spider._callback_broke, signals.spider_error)
        path = spider.options.archive_path
        # Before the archive is opened: what another run is writing there is not ours to mend.
        spider.lock = Lock.take(lock_path(path, f"crawl-{spider.name}"), f"crawling {spider.name}")
        try:
            spider.ledger = Ledger.open(spider.site, spider.options, spider.report, spider._changed)
        except NewsArchiveError:
            spider.lock.release()
            raise
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """The frontier's URLs, a few at a time, until none waits and none is under way."""
        self.ledger.begin(
            [
                Target(self.site.section_url(one), self.name, "listing", one.name, FIRST_PAGE)
                for one in self.sections
            ],
            only=self.sections[0].name if self.options.section else None,
        )
        until = self.ledger.not_before()
        if until is not None:
            self._stop("deferred", not_before(self.name, until))
        while self.goes_on():
            taken = self.ledger.take(self._room())
            for target in taken:
                if self.pager.is_past(target):
                    self.ledger.passed_over(target)
                else:
                    yield self._request(target)
            if not taken and not self.ledger.under_way:
                return
            if not taken:
                await self.crawler.signals.wait_for(signals.scheduler_empty)

    def parse_listing(self, response: Response, target: Target) -> None:
        """A section page: its articles and its next page go into the frontier."""
        page = _page(response, target)
        failure = not_a_page(page)
        if failure:
            self._failed(target, failure, page.fetched_at)
            return
        self._failures_in_a_row = 0
        listing = self.pager.read(target.section or "", page, read_listing(page, self.site))
        if not self.report.listings and not self.options.section:
            self.ledger.look_around(page, self.sources)
        self.ledger.listed(
            target,
            listing,
            _reply(response),
            lambda added: self.pager.turn(target.url, listing, added),
        )
        self.report.listed += len(listing.shown)

    def parse_source(self, response: Response, target: Target) -> None:
        """An answer of wp-json, a sitemap or a feed: what it names goes into the frontier."""
        source = self.ledger.source_at(target)
        found = self.sources.read(source, target.url, _page(response, target), _headers(response))
        if isinstance(found, Failure):
            self._failed(target, found)
            return
        self._failures_in_a_row = 0
        self.ledger.answered(
            target, source, found, _reply(response), is_whole=not self.sources.asks_for_days
        )
        self.report.listed += found.shown

    async def parse_article(self, response: Response, target: Target) -> AsyncIterator[Fetched]:
        """An article page, with its further parts, goes on to the item pipelines."""
        page = _page(response, target)
        redirected = tuple(response.meta.get("redirect_urls", ()))
        failure = not_an_article(page, redirected, self._section_pages)
        if failure:
            self._failed(target, failure, page.fetched_at)
            return
        self._failures_in_a_row = 0
        capture_id: int | None = response.meta.get(capture.CAPTURE_ID)
        try:
            whole = await make_whole(page, lambda url: self._part(url, target, capture_id))
        except NotNow as error:
            self._put_back(target, error)
            return
        yield Fetched(
            target,
            whole.page,
            response.meta.get(capture.CAPTURED_AT) or datetime.now(UTC),
            parts=whole.parts,
            missing=whole.missing,
            capture_id=capture_id,
            redirected_from=redirected,
        )

    def fetch_failed(self, failure: TwistedFailure) -> None:
        """A request that brought no page: one problem, and the rest goes on."""
        request: Request = failure.request  # type: ignore[attr-defined]
        error = failure.value
        assert error is not None  # noqa: S101 - a Twisted failure always holds one
        if isinstance(error, ResourceError):
            self._broke(None, error)
        elif isinstance(error, NotNow):
            self._put_back(request.cb_kwargs["target"], error)
        else:
            answer = getattr(error, "response", None)
            at = answer.meta.get(capture.CAPTURED_AT) if answer is not None else None
            self._failed(request.cb_kwargs["target"], self._explain(error, request.url), at)

    def is_wanted(self, read: Read) -> bool:
        """Whether the article's day of publication is asked for."""
        published = read.article.published_at
        day = published.at.astimezone(self.site.timezone).date() if published else None
        self.pager.saw(read.fetched.target.section, day)
        return self.pager.is_wanted(day)

    def closed(self, reason: str) -> None:
        """Scrapy's last word: names the outcome and closes the archive."""
        if self.report.outcome == "running":
            self._conclude(reason)
        for message in self.report.messages:
            self.logger.warning(message)
        self.report.end()
        self.ledger.close()
        self.lock.release()
        self._changed()

    def goes_on(self) -> bool:
        """Whether further pages are to be asked for; the operator's time limit ends it quietly."""
        limit = self.options.stop_at
        if limit is not None and datetime.now(UTC) >= limit:
            self._stop("stopped", "The time was up; the next run goes on with what is left.")
        return self.report.outcome == "running"

    def _room(self) -> int:
        """How many more requests may be handed to Scrapy now."""
        under_way = self.ledger.under_way
        limit = self.options.limit
        left = _AHEAD if limit is None else limit - self.report.kept
        return min(_AHEAD, left) - under_way

    def _request(self, target: Target) -> Request:
        meta: dict[str, Any] = {
            capture.KIND: target.kind if target.kind in ("listing", "article") else "other",
            capture.SECTION: target.section,
            IF_CHANGED: not target.is_first and target.kind != "wp_json",
        }
        parse: Callable[..., Any] = self.parse_source
        url = target.url
        if target.kind == "article":
            parse = self.parse_article
        elif target.kind == "listing":
            parse = self.parse_listing
        else:
            url = self.sources.address(self.ledger.source_at(target), target.url)
            meta["max_retry_times"] = 0  # the next run asks again, and the other sources tell too
        return Request(
            url,
            callback=parse,
            errback=self.fetch_failed,
            cb_kwargs={"target": target},
            meta=meta,
        )

    async def _part(self, url: str, target: Target, part_of: int | None) -> Page | Failure:
        """A further page of an article; it passes the guard and robots.txt like any other."""
        purpose = {
            capture.KIND: "part",
            capture.SECTION: target.section,
            capture.PART_OF: part_of,
            IF_CHANGED: not target.is_first,
        }
        try:
            response = await self.crawler.engine.download_async(Request(url, meta=purpose))
        except NotNow:
            raise
        except FETCH_ERRORS as error:
            return self._explain(error, url)
        if response.status != HTTPStatus.OK:
            return of_status(response.status)
        page = _page(response, target)
        return not_a_page(page) or page

    def _explain(self, error: BaseException, url: str) -> Failure:
        return explain(error, url, self.settings.getint("DOWNLOAD_MAXSIZE"))

    def _put_back(self, target: Target, why: NotNow) -> None:
        """This run does not ask for it any more: the next one does, as if nothing had been."""
        self.ledger.put_back(target, why.until)
        if why.outcome is not None:
            self._stop(why.outcome, str(why))

    def _failed(self, target: Target, failure: Failure, at: datetime | None = None) -> None:
        if target.kind not in ("listing", "article"):
            self.ledger.refused(target, failure)
            return
        self.ledger.failed(target, failure, at)
        if target.kind == "listing":
            self._listing_failures.append(failure)
        self._failures_in_a_row = self._failures_in_a_row + 1 if failure.passing else 0
        nothing_yet = not self.report.listings and not self.report.pages
        if failure.passing and (nothing_yet or self._failures_in_a_row >= _FAILURES_IN_A_ROW):
            self._stop("unreachable", f"{self.site.home} cannot be crawled now: {failure.reason}.")

    def _stop(self, outcome: Any, message: str) -> None:
        """No request follows; those under way end by themselves. The first reason stands."""
        if self.report.outcome == "running":
            self.report.outcome = outcome
            self.report.messages.append(message)

    def _conclude(self, reason: str) -> None:
        """Why an undisturbed crawl ended, and whether that is well."""
        report = self.report
        limit = self.options.limit
        forbidden = [one for one in self._listing_failures if one.rule == "robots.txt"]
        if reason == "shutdown":
            self._stop("interrupted", f"{self.name} was interrupted; run it again to go on.")
        elif not report.listings and forbidden:
            self._stop("forbidden", f"{self.site.home}robots.txt forbids its section pages.")
        elif not report.listings and self._listing_failures:
            why = self._listing_failures[0].reason
            self._stop("unreachable", f"No section page of {self.site.home} could be read: {why}.")
        elif report.listings and not report.listed:
            self._stop(
                "empty", f"The section pages of {self.site.home} list no article: has it changed?"
            )
        else:
            report.outcome = "limited" if limit and report.kept >= limit else "finished"

    def _item_broke(self, item: Any, failure: TwistedFailure) -> None:
        self._broke(item.target, failure.value)

    def _callback_broke(self, failure: TwistedFailure, response: Any) -> None:
        """``response`` is what the callback was given, at times a failure; None for start."""
        request = getattr(response, "request", None)
        self._broke(request.cb_kwargs.get("target") if request else None, failure.value)

    def _broke(self, target: Target | None, error: BaseException | None) -> None:
        """Our own code raised: a failing disk ends the crawl, a page that we misread does not."""
        if isinstance(error, ResourceError):
            self.report.error = error
            self._stop("failed", str(error))
        elif target is None:
            self._stop("failed", f"{self.name} stopped on an error of ours: {error!r}.")
        else:
            self._failed(target, Failure("reader", f"our reader broke on it: {error!r}"))

    def _changed(self) -> None:
        count = self.crawler.stats.get_value
        self.report.requests = count("downloader/request_count", 0)
        self.report.size_bytes = count("downloader/response_bytes", 0)
        if self._listener is not None:
            self._listener(self.report)


def _settings(options: Options) -> dict[str, Any]:
    """What the options change in Scrapy's settings."""
    return {"USER_AGENT": user_agent(options.contact)} if options.contact else {}


def _page(response: Response, target: Target) -> Page:
    content_type = response.headers.get(b"Content-Type")
    return Page(
        url=response.url,
        body=response.body,
        fetched_at=response.meta.get(SHOWN_AT)
        or response.meta.get(capture.CAPTURED_AT)
        or datetime.now(UTC),
        content_type=content_type.decode("latin-1") if content_type else None,
        section=target.section,
    )


def _headers(response: Response) -> dict[str, str]:
    """The last value of each header, by its name in lower case."""
    return {
        name.decode("latin-1").lower(): values[-1].decode("latin-1")
        for name, values in response.headers.items()
        if values
    }


def _reply(response: Response) -> Reply:
    status = NOT_MODIFIED if SHOWN_AT in response.meta else response.status
    return Reply(status, response.meta.get("download_latency") or 0.0)


def _chosen(site: Site, wanted: str | None) -> tuple[Section, ...]:
    """All sections, or the one named. Raises :class:`UsageError` when there is none such."""
    if not site.sections and not site.sources:
        raise UsageError(f"{site.publisher} declares no sections and no sources to crawl.")
    if wanted is None:
        return site.sections
    found = tuple(
        one
        for one in site.sections
        if wanted.casefold() in (one.label.casefold(), one.path.casefold())
    )
    if not found:
        names = ", ".join(one.label for one in site.sections)
        raise UsageError(f"{site.publisher} has no section {wanted!r}; it has {names}.")
    return found
