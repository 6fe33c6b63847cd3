"""Asks again only for what has changed: a page that the archive holds comes from its WARC file."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from scrapy.exceptions import NotConfigured
from scrapy.http import Headers
from scrapy.responsetypes import responsetypes

from newsarchive.store import captures
from newsarchive.store.captures import NOT_MODIFIED
from newsarchive.store.warc import warc_folder
from newsarchive.store.warc_reading import UnreadableError, read_page

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from newsarchive.crawl.spider import NewsSpider

IF_CHANGED = "if_changed"
"""Key of ``request.meta``: the page was asked for before, and is wanted where it has changed."""
SHOWN_AT = "shown_at"
"""Key of ``request.meta``: when the server sent what a 304 now stands for."""

_VALIDATORS = ("If-None-Match", "If-Modified-Since")


class Conditional:
    """Downloader middleware within redirects, so that each hop has its own validators.

    A 304 becomes the response that it stands for, with the payload as the archive holds it, and is
    read like any other: the same text, seen once more.
    """

    def __init__(self, spider: NewsSpider) -> None:
        self._archive = spider.ledger.archive
        self._folder = warc_folder(spider.options.archive_path)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if not hasattr(crawler.spider, "ledger"):
            raise NotConfigured("without an archive nothing was asked for before")
        return cls(cast("NewsSpider", crawler.spider))

    def process_request(self, request: Request) -> None:
        """Adds the validators of what the address last showed."""
        for name in _VALIDATORS:
            request.headers.pop(name, None)  # those of the address that redirected here
        if request.meta.get(IF_CHANGED):
            found = captures.validators(self._archive, request.url)
            for name, value in zip(_VALIDATORS, found, strict=True):
                if value:
                    request.headers[name] = value

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """The page that a 304 stands for; where it cannot be read, the request once more."""
        if response.status != NOT_MODIFIED or not request.meta.get(IF_CHANGED):
            return response
        found = captures.latest_payload(self._archive, request.url)
        try:
            if found is None:
                raise UnreadableError("no capture holds it")
            page = read_page(self._archive, self._folder, found[1])
        except UnreadableError:
            return request.replace(meta=request.meta | {IF_CHANGED: False})
        request.meta[SHOWN_AT] = page.fetched_at
        headers = Headers({"Content-Type": page.content_type} if page.content_type else {})
        kind = responsetypes.from_args(headers=headers, url=page.url, body=page.body)
        return kind(
            url=response.url, status=200, headers=headers, body=page.body, request=request,
            flags=["not modified"],
        )  # fmt: skip
