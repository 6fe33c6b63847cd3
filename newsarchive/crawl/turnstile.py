"""One request at a time to a site, no earlier than it wishes, within the budget of the run."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import TYPE_CHECKING

from scrapy.exceptions import NotConfigured

from newsarchive.crawl.pace import Pace, http_date, retry_after
from newsarchive.crawl.refusals import NotNow

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from newsarchive.crawl.options import Options

LONGEST_WAIT = 120.0
"""Seconds; a site that wants to be left alone for longer is asked again in a later run."""
MEGABYTE = 1024 * 1024
_TOO_MUCH = (429, 503)
_STRUGGLING = frozenset({429, 500, 502, 503, 504, 522, 524})
_LOOK_EVERY = 0.25
"""Seconds after which a waiting request looks whether the crawl goes on at all."""


class Turnstile:
    """Downloader middleware next to the wire: robots.txt, redirects, retries, pages, all pass it.

    Whatever cannot pass any more in this run raises :class:`NotNow`.
    """

    def __init__(
        self, crawler: Crawler, name: str, options: Options, goes_on: Callable[[], bool]
    ) -> None:
        self.pace = Pace(options.delay)
        self._crawler = crawler
        self._name = name
        self._options = options
        self._goes_on = goes_on
        self._turn = asyncio.Lock()
        self._holder: Request | None = None
        self._sent_at: float | None = None
        self._requests = 0
        self._bytes = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        spider = crawler.spider
        options = getattr(spider, "options", None)
        if spider is None or options is None:
            raise NotConfigured("only a NewsSpider knows its site's pace")
        return cls(crawler, spider.name, options, getattr(spider, "goes_on", lambda: True))

    async def process_request(self, request: Request) -> None:
        """Waits for the request's turn, or raises :class:`NotNow`."""
        await self._turn.acquire()
        self._holder, self._sent_at = request, None
        while True:
            self._look()
            wait = self.pace.next_at - monotonic()
            if wait <= 0:
                break
            await asyncio.sleep(min(wait, _LOOK_EVERY))
        self._requests += 1
        self._sent_at = monotonic()

    def process_response(self, request: Request, response: Response) -> Response:
        """Hears what the answer says of the site's wishes, and lets the next request come."""
        if request is self._holder:
            self._bytes += len(response.body)
            self._hear(response, self._latency(request))
            self._next()
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """A request that brought no answer, or did not leave at all, makes way for the next."""
        del exception
        if request is self._holder:
            if self._sent_at is not None:
                self.pace.struggled(monotonic())
            self._next()

    def _look(self) -> None:
        """Raises :class:`NotNow` where no further request is to leave in this run."""
        if not self._crawler.crawling or not self._goes_on():
            raise NotNow("the crawl is ending")
        held = self.pace.held_until - monotonic()
        if held > LONGEST_WAIT:
            until = datetime.now(UTC) + timedelta(seconds=held)
            raise NotNow(not_before(self._name, until), "deferred", until)
        if self._options.max_requests is not None and self._requests >= self._options.max_requests:
            raise self._budget_spent(f"{self._requests} requests")
        most = self._options.max_megabytes
        if most is not None and self._bytes >= most * MEGABYTE:
            raise self._budget_spent(f"{most:g} MB")

    def _budget_spent(self, what: str) -> NotNow:
        sentence = f"{self._name} has had its {what} of this run; the next one goes on."
        return NotNow(sentence, "limited")

    def _latency(self, request: Request) -> float:
        """Seconds from the request to the first of its answer; at the most until now.

        Scrapy takes them from the system's clock, which may have been set forth or back meanwhile.
        """
        sent = monotonic() if self._sent_at is None else self._sent_at
        until_now = monotonic() - sent
        told = float(request.meta.get("download_latency", until_now))
        return told if 0 <= told <= until_now else until_now

    def _hear(self, response: Response, latency: float) -> None:
        now = monotonic()
        began = now if self._sent_at is None else self._sent_at + latency
        if response.status in _STRUGGLING:
            self.pace.struggled(began)
        else:
            self.pace.answered(began, latency)
        if response.status in _TOO_MUCH:
            date = http_date((response.headers.get(b"Date") or b"").decode("latin-1"))
            wait = retry_after(response.headers.get(b"Retry-After"), date or datetime.now(UTC))
            if wait:
                self.pace.hold(now + wait)

    def _next(self) -> None:
        self._holder = None
        self._turn.release()


def not_before(site: str, until: datetime) -> str:
    """The sentence about a site that wants to be left alone."""
    return f"{site} asks to be left alone until {until:%Y-%m-%d %H:%M} UTC; a later run goes on."
