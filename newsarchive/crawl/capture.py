"""Every response into the WARC files, as it was sent, before anything reads it."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from scrapy import signals
from scrapy.exceptions import NotConfigured

from newsarchive.errors import ResourceError
from newsarchive.store import captures
from newsarchive.store.captures import NOT_MODIFIED, Capture, CaptureKind
from newsarchive.store.warc import Exchange, Original, WarcWriter, payload_digest, warc_folder
from newsarchive.store.warc_recovery import recover

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.http.headers import Headers

    from newsarchive.crawl.spider import NewsSpider

KIND, SECTION, PART_OF = "capture_kind", "capture_section", "capture_part_of"
"""Keys of ``request.meta`` that say what a request is for: a :data:`CaptureKind`, the section whose
listing led here, and (of a further part) the capture id of the article's first page."""
CAPTURE_ID, CAPTURED_AT = "capture_id", "captured_at"
"""Keys of ``request.meta`` that tell what became of it: the capture's id and its instant."""

_HOP_BY_HOP = frozenset({
    b"connection", b"keep-alive", b"proxy-authenticate", b"proxy-authorization",
    b"proxy-connection", b"te", b"trailer", b"transfer-encoding", b"upgrade",
})  # fmt: skip
"""They describe the connection, not the response: Scrapy has undone what they say already."""


class WarcCapture:
    """Downloader middleware next to the downloader: no other sees a response before it.

    Robots.txt, redirects, errors and further parts pass it like any page. A record that cannot be
    written ends the crawl: that response is not read, and no request follows.
    """

    def __init__(self, spider: NewsSpider) -> None:
        """Looks after an interrupted run first. Raises :class:`ResourceError`."""
        self._spider = spider
        self._folder = warc_folder(spider.options.archive_path)
        mended = str(recover(self._folder, spider.ledger.archive))
        if mended:
            spider.report.messages.append(mended)
        # One thread: records are written in the order in which responses came. Scrapy's limit of
        # concurrent requests, which counts a request until it has passed us, bounds the queue.
        self._thread = ThreadPoolExecutor(1, "warc")
        self._writer: WarcWriter | None = None
        self._error: ResourceError | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if not hasattr(crawler.spider, "ledger"):
            raise NotConfigured("what is fetched without an archive is kept nowhere")
        middleware = cls(cast("NewsSpider", crawler.spider))
        crawler.signals.connect(middleware.close, signals.spider_closed)
        return middleware

    def process_request(self, request: Request) -> None:
        """Lets no request out once a response could not be kept."""
        del request
        if self._error is not None:
            raise self._error

    async def process_response(self, request: Request, response: Response) -> Response:
        """Writes the exchange and its row, then lets the response go on. Raises ResourceError."""
        try:
            await self._keep(request, response)
        except ResourceError as error:
            self._error = error
            raise
        return response

    def close(self) -> None:
        """Ends the file, once all that waits is written."""
        self._thread.shutdown()
        try:
            if self._writer is not None:
                self._writer.close()
        except ResourceError as error:
            self._spider.report.error = error
            self._spider.report.messages.append(str(error))

    async def _keep(self, request: Request, response: Response) -> None:
        archive, meta = self._spider.ledger.archive, request.meta
        at = datetime.now(UTC).replace(microsecond=0)
        digest = payload_digest(response.body)
        original = self._original(response, digest)
        page = captures.get(archive, meta[PART_OF]) if meta.get(PART_OF) else None
        exchange = Exchange(
            url=response.url,
            at=at,
            request=_request_block(request),
            head=_response_head(response),
            body=response.body,
            status=response.status,
            ip_address=str(response.ip_address) if response.ip_address else None,
            kind=cast(CaptureKind, meta.get(KIND, "other")),
            section=meta.get(SECTION),
            part_of=page.url if page else None,
            repeats=original[1] if original else None,
        )
        writer = self._writer = self._writer or self._new_writer(at)
        loop = asyncio.get_running_loop()
        place = await loop.run_in_executor(self._thread, writer.write, exchange)
        meta[CAPTURED_AT] = at
        meta[CAPTURE_ID] = captures.add(
            archive,
            Capture(
                url=response.url,
                fetched_at=at,
                status=response.status,
                kind=exchange.kind,
                section=exchange.section,
                part_of=meta.get(PART_OF),
                record="revisit" if original else "response",
                refers_to=original[0] if original else None,
                digest=original[1].digest if original else digest,
                content_type=_header(response.headers, b"Content-Type"),
                etag=_header(response.headers, b"ETag"),
                last_modified=_header(response.headers, b"Last-Modified"),
                place=place,
                run_id=self._spider.ledger.run_id,
            ),
        )

    def _original(self, response: Response, digest: str) -> tuple[int, Original] | None:
        """The capture that holds this payload already."""
        archive = self._spider.ledger.archive
        if response.status == NOT_MODIFIED:
            found = captures.latest_payload(archive, response.url)
        elif response.body:
            found = captures.find(archive, response.url, digest)
        else:
            found = None
        if found is None or found[1].digest is None:
            return None
        capture_id, capture = found
        return capture_id, Original(capture.url, capture.fetched_at, found[1].digest)

    def _new_writer(self, at: datetime) -> WarcWriter:
        settings = self._spider.settings
        info: Mapping[str, str] = {
            "isPartOf": self._spider.site.publisher,
            "http-header-user-agent": settings["USER_AGENT"],
            "robots": "obey",
        }
        return WarcWriter(self._folder, self._spider.name, at, info=info)


def _request_block(request: Request) -> bytes:
    parts = urlsplit(request.url)
    target = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    start = f"{request.method} {target} HTTP/1.1\r\nHost: {parts.netloc}\r\n"
    return start.encode() + _header_lines(request.headers) + b"\r\n" + request.body


def _response_head(response: Response) -> bytes:
    try:
        phrase = HTTPStatus(response.status).phrase
    except ValueError:
        phrase = ""
    start = f"{response.protocol or 'HTTP/1.1'} {response.status} {phrase}\r\n"
    return start.encode() + _header_lines(response.headers) + b"\r\n"


def _header_lines(headers: Headers) -> bytes:
    return b"".join(
        name + b": " + b" ".join(value.split()) + b"\r\n"
        for name, values in headers.items()
        if name.lower() not in _HOP_BY_HOP
        for value in values
    )


def _header(headers: Headers, name: bytes) -> str | None:
    value = headers.get(name)
    return value.decode("latin-1") if value is not None else None
