"""Why a page did not come, in one clear sentence each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
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
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.internet.error import ConnectError, ConnectionClosed
from twisted.python.failure import Failure as TwistedFailure

from newsarchive.crawl.guard import refused_address
from newsarchive.crawl.refusals import Forbidden, Refused
from newsarchive.model import Page
from newsarchive.visit import Failure, blocked, of_status

if TYPE_CHECKING:
    from scrapy.http import Response

_MEGABYTE = 1024 * 1024


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
_NO_END = "max redirections"
"""How Scrapy's sentence about them begins."""
FETCH_ERRORS: tuple[type[BaseException], ...] = (
    IgnoreRequest,
    CannotResolveHostError,
    DownloadCancelledError,
    *(kind for kind, _ in _BY_TYPE),
)
"""Everything that a download raises."""


def explain(error: BaseException, url: str, maxsize_bytes: int) -> Failure:
    """What went wrong on the way to ``url``; an error that Scrapy does not name keeps its text."""
    if isinstance(error, Refused):
        return Failure("guard", str(error))
    if isinstance(error, Forbidden):
        return Failure("robots.txt", str(error), error.passing)
    if isinstance(error, HttpError):
        return refused_with(error.response)
    if isinstance(error, DownloadCancelledError) or "exceeded DOWNLOAD_MAXSIZE" in str(error):
        return Failure("size", f"the page is larger than {maxsize_bytes // _MEGABYTE} MB")
    if isinstance(error, CannotResolveHostError):
        return _unresolved(urlsplit(url).hostname or "")
    if isinstance(error, IgnoreRequest) and str(error).startswith(_NO_END):
        return Failure("redirects", "the server redirects without end")
    if isinstance(error, IgnoreRequest):
        return Failure("fetch", str(error))
    if _is_tls(error):
        return Failure("tls", "the server's certificate or encryption is not to be trusted")
    for kind, failure in _BY_TYPE:
        if isinstance(error, kind):
            return failure
    return Failure("fetch", f"the page could not be fetched: {type(error).__name__}: {error}")


def refused_with(response: Response) -> Failure:
    """An error status; one that comes with a robot check is not the site's last word."""
    page = Page(response.url, response.body)
    return blocked(page, response.status) or of_status(response.status)


def _unresolved(host: str) -> Failure:
    private = refused_address(host)
    if private:
        return Failure("guard", f"{host} refused: it resolves to {private}, not a public address")
    return Failure("dns", f"the name {host} cannot be resolved", True)


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
