"""One page, fetched as politely and safely as a crawl would, but kept nowhere."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from newsarchive.crawl import settings as project_settings
from newsarchive.crawl.failures import explain
from newsarchive.crawl.options import Options
from newsarchive.crawl.politeness import user_agent
from newsarchive.errors import ResourceError, UsageError
from newsarchive.flow import generic_site
from newsarchive.model import Page
from newsarchive.visit import Failure, not_a_page

if TYPE_CHECKING:
    from scrapy.http import Response
    from twisted.python.failure import Failure as TwistedFailure


class _OnePage(Spider):
    """Asks for one URL; the guard and the manners are those of every crawl."""

    name = "one-page"

    def __init__(self, url: str, server: str, found: list[Page | Failure]) -> None:
        super().__init__()
        self.url = url
        self.found = found
        self.site = replace(generic_site(url), name=self.name)
        # Whoever names a server on this machine means it; a redirect to one is still refused.
        self.options = Options(allow=frozenset({server}))

    async def start(self) -> AsyncIterator[Any]:
        yield Request(self.url, callback=self.parse, errback=self.failed)

    def parse(self, response: Response, **_: Any) -> None:
        content_type = response.headers.get(b"Content-Type") or b""
        page = Page(
            url=response.url,
            body=response.body,
            fetched_at=datetime.now(UTC),
            content_type=content_type.decode("latin-1"),
        )
        self.found.append(not_a_page(page) or page)

    def failed(self, failure: TwistedFailure) -> None:
        assert failure.value is not None  # noqa: S101 - a Twisted failure always holds one
        maxsize = self.settings.getint("DOWNLOAD_MAXSIZE")
        self.found.append(explain(failure.value, self.url, maxsize))


def fetch_page(url: str, contact: str | None = None) -> Page:
    """The page at ``url``. Raises :class:`ResourceError` where it cannot be had.

    Raises :class:`UsageError` where ``url`` is no address at all. A process can do this once,
    for Twisted's reactor cannot start again.
    """
    server = _server(url)
    found: list[Page | Failure] = []
    settings = Settings()
    settings.setmodule(project_settings)
    settings.setdict(
        {
            "SPIDER_MODULES": [],
            "LOG_ENABLED": False,
            "ITEM_PIPELINES": {},
            "RETRY_TIMES": 0,  # somebody is waiting, and can ask again
            "USER_AGENT": user_agent(contact),
        }
    )
    process = AsyncCrawlerProcess(settings)
    process.crawl(_OnePage, url=url, server=server, found=found)
    process.start()
    result = found[0] if found else Failure("interrupted", "the fetch was interrupted")
    if isinstance(result, Page):
        return result
    raise ResourceError(f"{url} cannot be read: {result.reason}.")


def _server(url: str) -> str:
    try:
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}[parts.scheme]
    except (ValueError, KeyError) as error:
        raise UsageError(f"{url} is no address of a web page.") from error
    return f"{(parts.hostname or '').lower()}:{port}"
