"""A few pages of one site, fetched as politely and safely as a crawl would, but kept nowhere."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any, TypeVar
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from newsarchive.crawl import settings as project_settings
from newsarchive.crawl.failures import FETCH_ERRORS, explain, refused_with
from newsarchive.crawl.options import Options
from newsarchive.crawl.politeness import user_agent
from newsarchive.errors import ResourceError, UsageError
from newsarchive.flow import generic_site
from newsarchive.model import Page
from newsarchive.site import Site
from newsarchive.visit import Failure, not_a_page


@dataclass(frozen=True, slots=True)
class Sent(Page):
    """A page with what its server says of it."""

    headers: Mapping[str, str] = field(default_factory=dict)
    """By their names in lower case; of several alike the last."""


Fetch = Callable[[str], Awaitable[Sent | Failure]]
"""Asks for one URL; what comes is as sent, whatever its content type."""

_HOST = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63})*\.?|[\da-f:.]*:[\da-f:.]*")
"""A name of any script, or an IP address."""
_NO_ADDRESS = "{!r} is no address of a web page; one looks like https://www.kabarkota.example/."

T = TypeVar("T")
Errand = Callable[[Fetch], Coroutine[Any, Any, T]]
"""What is to be fetched, told one URL after the other, and what comes of it."""


class _Visit(Spider):
    """Runs one errand at one site; the guard and the manners are those of every crawl."""

    name = "visit"

    def __init__(
        self, site: Site, options: Options, errand: Errand[T], under_way: list[asyncio.Task[T]]
    ) -> None:
        super().__init__()
        self.site = site
        self.options = options
        self.errand = errand
        self.under_way = under_way

    async def start(self) -> AsyncIterator[Any]:
        # A task keeps its result or its error for whoever sent the errand.
        self.under_way.append(asyncio.create_task(self.errand(self.fetch)))
        await asyncio.wait(self.under_way)
        return
        yield

    async def fetch(self, url: str) -> Sent | Failure:
        try:
            response = await self.crawler.engine.download_async(Request(url))
        except FETCH_ERRORS as error:
            return explain(error, url, self.settings.getint("DOWNLOAD_MAXSIZE"))
        if response.status != HTTPStatus.OK:
            return refused_with(response)
        content_type = response.headers.get(b"Content-Type") or b""
        return Sent(
            url=response.url,
            body=response.body,
            fetched_at=datetime.now(UTC),
            content_type=content_type.decode("latin-1"),
            headers={
                name.decode("latin-1").lower(): values[-1].decode("latin-1")
                for name, values in response.headers.items()
                if values
            },
        )


def visit(
    url: str,
    errand: Errand[T],
    *,
    site: Site | None = None,
    contact: str | None = None,
    delay: float = 1.0,
) -> T:
    """What ``errand`` brings from the site of ``url``, asked as politely and safely as in a crawl.

    ``site`` names further hosts that belong to it. Raises :class:`UsageError` where ``url`` is no
    address at all, :class:`ResourceError` when interrupted, and whatever the errand raises. A
    process can do this once, for Twisted's reactor cannot start again.
    """
    [brought] = visit_each([(url, errand, site)], contact=contact, delay=delay)
    return brought


def visit_each(
    visits: Sequence[tuple[str, Errand[T], Site | None]],
    *,
    contact: str | None = None,
    delay: float = 1.0,
) -> list[T]:
    """The same at many sites side by side: each with its address, its errand and its site."""
    settings = Settings()
    settings.setmodule(project_settings)
    settings.setdict(
        {
            "SPIDER_MODULES": [],
            "LOG_ENABLED": False,
            "ITEM_PIPELINES": {},
            "RETRY_TIMES": 0,  # somebody is waiting, and can ask again
            "USER_AGENT": user_agent(contact),
            "DOWNLOAD_DELAY": delay,
            "AUTOTHROTTLE_START_DELAY": delay,
            "AUTOTHROTTLE_ENABLED": delay > 0,
        }
    )
    process = AsyncCrawlerProcess(settings)
    tasks: list[list[asyncio.Task[T]]] = []
    for url, errand, site in visits:
        # Whoever names a server on this machine means it; a redirect to one is still refused.
        options = Options(allow=frozenset({_server(url)}), delay=delay)
        options.suit(url)
        under_way: list[asyncio.Task[T]] = []
        tasks.append(under_way)
        process.crawl(
            _Visit,
            site=replace(site or generic_site(url), name=_Visit.name),
            options=options,
            errand=errand,
            under_way=under_way,
        )
    process.start()
    for (url, *_), begun in zip(visits, tasks, strict=True):
        if not begun or not begun[0].done():
            raise ResourceError(f"The visit to {url} was interrupted.")
    return [begun[0].result() for begun in tasks]


def fetch_page(url: str, contact: str | None = None) -> Page:
    """The page at ``url``. Raises :class:`ResourceError` where it cannot be had.

    Raises :class:`UsageError` where ``url`` is no address at all.
    """

    async def one(fetch: Fetch) -> Page | Failure:
        found = await fetch(url)
        return found if isinstance(found, Failure) else not_a_page(found) or found

    result = visit(url, one, contact=contact)
    if isinstance(result, Page):
        return result
    raise ResourceError(f"{url} cannot be read: {result.reason}.")


def _server(url: str) -> str:
    try:
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}[parts.scheme]
    except (ValueError, KeyError) as error:
        raise UsageError(_NO_ADDRESS.format(url)) from error
    host = (parts.hostname or "").lower()
    if not _HOST.fullmatch(host):
        raise UsageError(_NO_ADDRESS.format(url))
    return f"{host}:{port}"
