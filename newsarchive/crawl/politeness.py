"""Manners towards the sites: an honest name, their Crawl-delay, their Retry-After.

Scrapy 2.19 reads neither of the two wishes by itself.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import TYPE_CHECKING

from scrapy import signals
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.exceptions import NotConfigured
from scrapy.extensions.throttle import AutoThrottle

from newsarchive.errors import UsageError
from newsarchive.version import __version__

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.core.downloader import Slot
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.robotstxt import RobotParser

CONTACT_VARIABLE = "NEWSARCHIVE_CONTACT"
LONGEST_WAIT = 120.0
"""Seconds; a site that asks for more is asked again in the next run."""
NO_CONTACT = f"No contact is set: give sites an address or page to write to in {CONTACT_VARIABLE}."
_RETRIED_LATER = (429, 503)


def contact() -> str | None:
    """The operator's contact (an address or a page) from the environment; None when not set."""
    return os.environ.get(CONTACT_VARIABLE, "").strip() or None


def user_agent(contact: str | None) -> str:
    """The one name under which every request is made, with the operator's contact in it."""
    if contact is None:
        return f"newsarchive/{__version__} (news archive crawler)"
    if not contact.isprintable() or not contact.isascii():
        raise UsageError(f"The contact {contact!r} must be one line of plain ASCII.")
    return f"newsarchive/{__version__} (+{contact})"


class CrawlDelay:
    """Scrapy extension: the Crawl-delay of robots.txt becomes the shortest pause of the crawl."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> CrawlDelay:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        extension = cls(crawler)
        crawler.signals.connect(extension.robots_parsed, signals.robots_parsed)
        return extension

    def robots_parsed(self, robotparser: RobotParser) -> None:
        """Lengthens the pause to what the site asks for, at most :data:`LONGEST_WAIT`."""
        asked = robotparser.crawl_delay(self._crawler.settings["USER_AGENT"])
        if not asked:
            return
        pause = min(asked, LONGEST_WAIT)
        throttle = self._crawler.get_extension(AutoThrottle)
        if throttle is not None:
            throttle.mindelay = max(throttle.mindelay, pause)
            throttle.maxdelay = max(throttle.maxdelay, pause)
        for slot in self._crawler.engine.downloader.slots.values():
            slot.delay = max(slot.delay, pause)


class PatientRetry(RetryMiddleware):
    """Scrapy's retries, but no earlier than the server's Retry-After."""

    def process_response(  # type: ignore[override]  # Scrapy's decorator hides the signature
        self, request: Request, response: Response
    ) -> Request | Response:
        """Holds the host back for as long as it asked, then lets Scrapy retry."""
        if response.status in _RETRIED_LATER:
            wait = retry_after(response.headers.get(b"Retry-After"), datetime.now(UTC))
            slot = self._slot(request)
            if wait and slot is not None:
                # The next request leaves no earlier than lastseen plus the ordinary delay.
                slot.lastseen = monotonic() + min(wait, LONGEST_WAIT)
        answer: Request | Response = super().process_response(request, response)
        return answer

    def _slot(self, request: Request) -> Slot | None:
        slots = self.crawler.engine.downloader.slots
        return slots.get(request.meta.get("download_slot", ""))


def retry_after(header: bytes | None, now: datetime) -> float | None:
    """Seconds to wait by a Retry-After header (a number or a date); None when it says nothing."""
    if header is None:
        return None
    text = header.decode("latin-1").strip()
    if text.isdecimal():
        return float(text[:9])
    try:
        at = parsedate_to_datetime(text)
    except ValueError:
        return None
    if at.tzinfo is None:
        at = at.replace(tzinfo=UTC)
    return max(0.0, (at - now).total_seconds())
