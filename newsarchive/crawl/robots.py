"""robots.txt as RFC 9309 has it: what may be asked for, how often, and what holds without it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.exceptions import NotConfigured
from scrapy.http.request import NO_CALLBACK

from newsarchive.crawl import capture
from newsarchive.crawl.failures import FETCH_ERRORS, explain
from newsarchive.crawl.refusals import Forbidden, NotNow
from newsarchive.crawl.turnstile import Turnstile
from newsarchive.store import robots as kept_copies
from newsarchive.visit import of_status

if TYPE_CHECKING:
    from typing import Self

    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from newsarchive.store import Archive

AGENT = "newsarchive"
"""The name that a robots.txt calls us by."""
LARGEST_BYTES = 500 * 1024
"""What of a robots.txt is read, as RFC 9309 asks at the least."""
OLDEST_COPY = timedelta(days=30)
"""How long a copy stands for a robots.txt that cannot be had."""
LONGEST_DELAY = 3600.0
"""Seconds; a site that wants longer pauses than this is not crawled."""
_LOOK_AGAIN = 24 * 3600.0
"""Seconds after which a long crawl fetches robots.txt anew."""
_NAMED = re.compile(r"\s*user[- ]?agent\b\s*:?\s*(\*|[\w-]*)", re.IGNORECASE | re.ASCII)
"""A line that says for whom the following ones are: the name, without a version or comment."""
_OURS = "robots.txt"
"""Marks our own requests for robots.txt in their ``meta``."""


@dataclass(frozen=True)
class Rules:
    """What one host's robots.txt says to us."""

    parsed: Protego | None
    """None where everything is forbidden for now."""
    reason: str = ""
    """Why that is, without a full stop."""

    @classmethod
    def read(cls, text: str) -> Rules:
        """The rules of a robots.txt; what is no rule in it says nothing."""
        rules = cls(Protego.parse("\n".join(_for_us(text))))
        if rules.delay > LONGEST_DELAY:
            return cls(
                None,
                f"robots.txt asks for pauses of {rules.delay:g} seconds, too long for a run",
            )
        return rules

    @property
    def delay(self) -> float:
        """Seconds that it wants between two requests."""
        if self.parsed is None:
            return 0.0
        rate = self.parsed.request_rate(AGENT)
        by_rate = rate.seconds / rate.requests if rate else 0.0
        return max(self.parsed.crawl_delay(AGENT) or 0.0, by_rate)

    def check(self, url: str) -> None:
        """Raises :class:`Forbidden` where ``url`` may not be asked for."""
        if self.parsed is None:
            raise Forbidden(self.reason, passing=True)
        if not self.parsed.can_fetch(url, AGENT):
            raise Forbidden("the site's robots.txt forbids this page")


class Robots:
    """Downloader middleware that asks each host for its robots.txt, once a run, before all else."""

    def __init__(self, crawler: Crawler, archive: Archive | None, messages: list[str]) -> None:
        self._crawler = crawler
        self._archive = archive
        self._messages = messages
        self._rules: dict[str, tuple[float, asyncio.Task[Rules]]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured("robots.txt is not to be obeyed")
        ledger = getattr(crawler.spider, "ledger", None)
        report = getattr(crawler.spider, "report", None)
        return cls(crawler, ledger.archive if ledger else None, report.messages if report else [])

    async def process_request(self, request: Request) -> None:
        """Lets the request pass, or raises :class:`Forbidden`."""
        if not request.meta.get(_OURS):
            rules = await self._rules_of(request.url)
            rules.check(request.url)

    async def _rules_of(self, url: str) -> Rules:
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        asked_at, task = self._rules.get(host, (0.0, None))
        if task is None or monotonic() - asked_at > _LOOK_AGAIN:
            task = asyncio.ensure_future(self._fetch(host))
            self._rules[host] = monotonic(), task
        return await task

    async def _fetch(self, host: str) -> Rules:
        rules = await self._ask(host)
        turnstile = self._crawler.get_downloader_middleware(Turnstile)
        if isinstance(turnstile, Turnstile):
            turnstile.pace.lengthen(rules.delay)
        return rules

    async def _ask(self, host: str) -> Rules:
        request = Request(
            f"{host}/robots.txt",
            callback=NO_CALLBACK,
            meta={_OURS: True, capture.KIND: "robots"},
        )
        try:
            response = await self._crawler.engine.download_async(request)
        except NotNow:
            raise
        except FETCH_ERRORS as error:
            maxsize = self._crawler.settings.getint("DOWNLOAD_MAXSIZE")
            failure = explain(error, request.url, maxsize)
            if failure.rule == "redirects":
                return Rules.read("")  # more than five redirects: as if there were none
            return self._without(host, failure.reason)
        if HTTPStatus(200) <= response.status < HTTPStatus(300):
            return self._remember(host, text_of(response))
        if 400 <= response.status < 500 and response.status != HTTPStatus.TOO_MANY_REQUESTS:
            return self._remember(host, "")  # there is none, so everything is allowed
        return self._without(host, of_status(response.status).reason)

    def _remember(self, host: str, text: str) -> Rules:
        if self._archive is not None:
            kept_copies.keep(self._archive, host, text, datetime.now(UTC))
        return Rules.read(text)

    def _without(self, host: str, why: str) -> Rules:
        """What holds while robots.txt cannot be had: the last copy, else nothing may be asked."""
        now = datetime.now(UTC)
        copy = kept_copies.latest(self._archive, host) if self._archive is not None else None
        if copy is not None and now - copy.fetched_at <= OLDEST_COPY:
            day = f"{copy.fetched_at:%Y-%m-%d}"
            self._messages.append(
                f"{host}/robots.txt cannot be had ({why}): its copy of {day} is obeyed."
            )
            return Rules.read(copy.text)
        return Rules(None, f"{why} (for robots.txt, without which nothing may be asked)")


def text_of(response: Response) -> str:
    """What is read of a robots.txt: its first whole lines, at most :data:`LARGEST_BYTES`."""
    body = response.body
    if len(body) > LARGEST_BYTES:
        body = body[:LARGEST_BYTES].rpartition(b"\n")[0]
    return body.decode("utf-8-sig", "replace")


def _for_us(text: str) -> Iterator[str]:
    """The lines with all other crawlers under one name.

    Each crawler named in a group costs a copy of the group's rules, so a file of half a megabyte
    that names thousands would fill the memory.
    """
    before = ""
    for line in text.splitlines():
        named = _NAMED.match(line)
        if named:
            name = named[1].lower() if named[1].lower() in ("*", AGENT) else "other"
            line = f"User-agent: {name}"
        if line != before or not named:
            yield line
        before = line
