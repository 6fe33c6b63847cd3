"""How a page can fail, by name: a table of modes, each a function of the reply it spoils.

| mode | what the client sees | options (defaults) |
|---|---|---|
| any status, as ``"503"`` | that status, a short page | ``retry_after`` (none): seconds |
| ``"stall"`` | the connection is taken, then silence | ``seconds`` (60) |
| ``"reset"`` | half of the page, then a TCP reset | |
| ``"truncated"`` | half of the announced length, then a close | |
| ``"wrong-length"`` | a Content-Length of half of what is sent | |
| ``"drip"`` | the page in small pieces | ``pieces`` (20), ``pause`` (0.05): seconds |
| ``"oversize"`` | a page of many MB without a Content-Length | ``megabytes`` (40) |
| ``"gzip-bomb"`` | a small gzip body that unpacks to many MB | ``megabytes`` (64) |
| ``"not-html"`` | a PDF where a page should be | |
| ``"broken-encoding"`` | bytes that are neither UTF-8 nor what the header says | |
| ``"redirect-loop"`` | 302 to the same address | |
| ``"redirect-away"`` | 302 to another host | ``to`` (``http://192.0.2.1/``) |
"""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from newsarchive.errors import UsageError

MEGABYTE = 1024 * 1024
_VALIDATORS = ("ETag", "Last-Modified")


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server would send: status, headers and body."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def head(self) -> bytes:
        """Status line and headers as sent by hand, the connection closed afterwards."""
        lines = [f"HTTP/1.1 {self.status} Demo", "Connection: close"]
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


Spoil = Callable[..., Reply]
"""Changes a reply (its first argument) before it is sent; further arguments are the options."""
Wire = Callable[..., AsyncIterator[bytes]]
"""Sends a reply by hand, as raw bytes of the connection, which is closed afterwards."""


@dataclass
class Fault:
    """A planned failure of one path."""

    mode: str
    times: int | None
    """How many more requests fail; None: all of them."""
    options: dict[str, Any]

    def strike(self) -> bool:
        """Whether this request fails; counts it."""
        if self.times is None:
            return True
        self.times -= 1
        return self.times >= 0

    @property
    def wire(self) -> Wire | None:
        """How to send the reply by hand; None where a spoilt reply is sent as usual."""
        return WIRES.get(self.mode)

    @property
    def resets(self) -> bool:
        """Whether the connection ends with a reset instead of an orderly close."""
        return self.mode == "reset"

    def spoil(self, reply: Reply, path: str) -> Reply:
        """The reply as this failure makes it, without validators: a broken page is no version."""
        kept = {name: text for name, text in reply.headers.items() if name not in _VALIDATORS}
        reply = replace(reply, headers=kept)
        if self.mode.isdecimal():
            return _status(reply, int(self.mode), **self.options)
        spoiler = SPOILERS.get(self.mode)
        return spoiler(reply, path, **self.options) if spoiler else reply


def plan(mode: str, times: int | None, options: dict[str, Any]) -> Fault:
    """A fault of that mode; ``UsageError`` where no mode has the name."""
    is_status = mode.isdecimal() and 100 <= int(mode) <= 599
    if not is_status and mode not in SPOILERS and mode not in WIRES:
        known = ", ".join(sorted({*SPOILERS, *WIRES}))
        raise UsageError(f"No failure is called {mode!r}: use a status code or one of {known}.")
    if mode == "gzip-bomb":
        _bomb(**options)
    return Fault(mode, times, options)


def _status(_reply: Reply, status: int, retry_after: int | None = None) -> Reply:
    headers = {"Content-Type": "text/html; charset=UTF-8"}
    if retry_after is not None:
        headers["Retry-After"] = str(retry_after)
    page = f"<!DOCTYPE html><html lang='id'><title>{status}</title><h1>Galat {status}</h1></html>"
    return Reply(status, page.encode(), headers)


def _gzip_bomb(reply: Reply, _path: str, megabytes: int = 64) -> Reply:
    return replace(
        reply, body=_bomb(megabytes), headers={**reply.headers, "Content-Encoding": "gzip"}
    )


@lru_cache(maxsize=4)
def _bomb(megabytes: int = 64) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    spaces = b" " * MEGABYTE
    return b"".join([*(packer.compress(spaces) for _ in range(megabytes)), packer.flush()])


def _not_html(_reply: Reply, _path: str) -> Reply:
    return Reply(200, b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n%%EOF\n", {"Content-Type": "application/pdf"})


def _broken_encoding(reply: Reply, _path: str) -> Reply:
    spoilt = reply.body.replace(b"</title>", b" \xff\xfe\xe9\x93</title>").replace(
        b"\xe2\x80", b"\x93"
    )
    return replace(reply, body=spoilt)


def _redirect_loop(_reply: Reply, path: str) -> Reply:
    return Reply(302, b"", {"Location": path})


def _redirect_away(_reply: Reply, _path: str, to: str = "http://192.0.2.1/") -> Reply:
    return Reply(302, b"", {"Location": to})


async def _stall(_reply: Reply, seconds: float = 60) -> AsyncIterator[bytes]:
    yield b""
    await asyncio.sleep(seconds)


async def _reset(reply: Reply) -> AsyncIterator[bytes]:
    yield _sized(reply, len(reply.body)).head
    yield reply.body[: len(reply.body) // 2]
    await asyncio.sleep(0.01)


async def _truncated(reply: Reply) -> AsyncIterator[bytes]:
    yield _sized(reply, len(reply.body)).head
    yield reply.body[: len(reply.body) // 2]


async def _wrong_length(reply: Reply) -> AsyncIterator[bytes]:
    yield _sized(reply, len(reply.body) // 2).head
    yield reply.body


async def _drip(reply: Reply, pieces: int = 20, pause: float = 0.05) -> AsyncIterator[bytes]:
    yield _sized(reply, len(reply.body)).head
    size = max(1, -(-len(reply.body) // pieces))
    for start in range(0, len(reply.body), size):
        await asyncio.sleep(pause)
        yield reply.body[start : start + size]


async def _oversize(reply: Reply, megabytes: int = 40) -> AsyncIterator[bytes]:
    yield reply.head + reply.body
    line = b"<p>Halaman ini tidak ada habisnya.</p>\n"
    block = line * (MEGABYTE // len(line))
    for _ in range(megabytes):
        yield block


def _sized(reply: Reply, length: int) -> Reply:
    return replace(reply, headers={**reply.headers, "Content-Length": str(length)})


SPOILERS: dict[str, Spoil] = {
    "gzip-bomb": _gzip_bomb,
    "not-html": _not_html,
    "broken-encoding": _broken_encoding,
    "redirect-loop": _redirect_loop,
    "redirect-away": _redirect_away,
}
WIRES: dict[str, Wire] = {
    "stall": _stall,
    "reset": _reset,
    "truncated": _truncated,
    "wrong-length": _wrong_length,
    "drip": _drip,
    "oversize": _oversize,
}
