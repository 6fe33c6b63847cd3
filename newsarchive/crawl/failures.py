"""Why a page did not come, in one clear sentence each."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlsplit

from OpenSSL import SSL
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.internet.error import ConnectError, ConnectionClosed
from twisted.python.failure import Failure as TwistedFailure

from newsarchive.crawl.guard import Refused, refused_address
from newsarchive.discover.canonical import canonical_url
from newsarchive.discover.shapes import is_home, is_listing
from newsarchive.model import Problem

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Failure:
    """One page that could not be had."""

    rule: str
    """A short name to count by: ``status 404``, ``robots.txt``, ``timeout``."""
    reason: str
    """One sentence."""
    passing: bool = False
    """Whether it may well be gone in the next run: the page then stays in the frontier."""
    status: int | None = None
    """The HTTP status, where there was an answer."""
    gone: bool = False
    """Whether it means that an article once here was taken down."""

    @property
    def problem(self) -> Problem:
        """The failure as a row among the problems."""
        return Problem("page", self.rule, self.reason)


_BY_TYPE: tuple[tuple[type[BaseException], Failure], ...] = (
    (DownloadConnectionRefusedError, Failure(
        "connection", "the server refuses the connection", True)),
    (DownloadTimeoutError, Failure("timeout", "the server took too long to answer", True)),
    (ResponseDataLossError, Failure(
        "connection", "the connection broke before the whole page had come", True)),
    (ConnectError, Failure("connection", "no connection to the server could be made", True)),
    (ConnectionClosed, Failure("connection", "the server closed the connection", True)),
    (DownloadFailedError, Failure("connection", "the server broke off the connection", True)),
    (OSError, Failure("connection", "the answer could not be received or unpacked", True)),
)  # fmt: skip
_IGNORED: tuple[tuple[str, Failure], ...] = (
    ("Forbidden by robots.txt", Failure("robots.txt", "the site's robots.txt forbids this page")),
    ("max redirections", Failure("redirects", "the server redirects without end")),
)
FETCH_ERRORS: tuple[type[BaseException], ...] = (
    IgnoreRequest,
    CannotResolveHostError,
    DownloadCancelledError,
    *(kind for kind, _ in _BY_TYPE),
)
"""Everything that a download raises."""
_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "application/xml", "text/xml", ""})
_NO_PAGE_STARTS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b")
_GONE_STATUS = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_PASSING_STATUS = frozenset({408, 429, 500, 502, 503, 504, 522, 524})


def explain(error: BaseException, url: str, maxsize_bytes: int) -> Failure:
    """What went wrong on the way to ``url``; an error that Scrapy does not name keeps its text."""
    if isinstance(error, Refused):
        return Failure("guard", str(error))
    if isinstance(error, HttpError):
        return of_status(error.response.status)
    if isinstance(error, DownloadCancelledError) or "exceeded DOWNLOAD_MAXSIZE" in str(error):
        return Failure("size", f"the page is larger than {maxsize_bytes // _MEGABYTE} MB")
    if isinstance(error, CannotResolveHostError):
        return _unresolved(urlsplit(url).hostname or "")
    if isinstance(error, IgnoreRequest):
        return _named(str(error))
    if _is_tls(error):
        return Failure("tls", "the server's certificate or encryption is not to be trusted")
    for kind, failure in _BY_TYPE:
        if isinstance(error, kind):
            return failure
    return Failure("fetch", f"the page could not be fetched: {type(error).__name__}: {error}")


def of_status(status: int) -> Failure:
    """The failure that an HTTP status stands for."""
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:
        phrase = "an unknown status"
    return Failure(
        f"status {status}",
        f"the server answers {status} ({phrase})",
        status in _PASSING_STATUS,
        status,
        gone=status in _GONE_STATUS,
    )


def not_a_page(response: Response) -> Failure | None:
    """Why a response is no HTML page; None when it may be one."""
    header = response.headers.get(b"Content-Type") or b""
    kind = header.decode("latin-1").partition(";")[0].strip().lower()
    if kind not in _PAGE_TYPES:
        return Failure("not html", f"the server sends {kind}, not a page")
    if response.body.startswith(_NO_PAGE_STARTS):
        return Failure("not html", "the server calls it a page, but it is not HTML")
    return None


def not_an_article(response: Response, sections: Collection[str] = ()) -> Failure | None:
    """Why a response to an article's address is no article's page; None when it may be one.

    ``sections`` are canonical URLs of the site's section pages.
    """
    asked = response.meta.get("redirect_urls")
    if asked and is_home(response.url):
        return Failure("redirects", "the address leads to the front page now", gone=True)
    # Where a site's articles stand below words of listings, their addresses say nothing.
    in_list = canonical_url(response.url) in sections or is_listing(response.url)
    if asked and in_list and not is_listing(asked[0]):
        return Failure("redirects", "the address leads to a list of articles now", gone=True)
    return not_a_page(response)


def _unresolved(host: str) -> Failure:
    private = refused_address(host)
    if private:
        return Failure("guard", f"{host} refused: it resolves to {private}, not a public address")
    return Failure("dns", f"the name {host} cannot be resolved", True)


def _named(text: str) -> Failure:
    for start, failure in _IGNORED:
        if text.startswith(start):
            return failure
    return Failure("fetch", text)


def _is_tls(error: BaseException) -> bool:
    return any(isinstance(cause, SSL.Error) for cause in _causes(error))


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error, what it was raised from, and the reasons that Twisted keeps in lists."""
    waiting = [error]
    while waiting:
        one = waiting.pop()
        yield one
        if one.__cause__ is not None:
            waiting.append(one.__cause__)
        reasons = getattr(one, "reasons", ()) or ()
        waiting.extend(
            reason.value
            for reason in reasons
            if isinstance(reason, TwistedFailure) and reason.value is not None
        )
