"""The newsroom over real HTTP on loopback: an asyncio loop in a thread of its own."""

from __future__ import annotations

import asyncio
import socket
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread

from aiohttp import web

from newsarchive.demo.faults import Fault, Reply
from newsarchive.demo.newsroom import Newsroom
from newsarchive.demo.routes import Routes
from newsarchive.errors import ResourceError

_NOTED = ("User-Agent", "From", "If-None-Match", "If-Modified-Since", "Accept-Encoding", "Referer")
_BUFFER_BYTES = 1024 * 1024
_LAST_WORDS = 0.05
"""Seconds that unfinished replies get when the server stops."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request that the server answered."""

    at: float
    """``time.monotonic()`` when it came in, in seconds."""
    method: str
    path: str
    """With its query."""
    status: int
    """As sent; of a failure on the wire, the status of its first line."""
    headers: dict[str, str]
    """Those that tell how polite the client is."""


@dataclass
class Server:
    """A running server."""

    url: str
    """``http://127.0.0.1:PORT/``"""
    requests: list[Request] = field(default_factory=list)
    """Every request so far, in order of arrival."""


@contextmanager
def serve(newsroom: Newsroom, port: int = 0, host: str = "127.0.0.1") -> Iterator[Server]:
    """Serve ``newsroom`` while the context lasts; port 0 takes a free one.

    Raises ``ResourceError`` where the port is taken.
    """
    listener = _listen(host, port)
    server = Server(f"http://{host}:{listener.getsockname()[1]}/")
    loop = asyncio.new_event_loop()
    stop = asyncio.Event()
    thread = Thread(
        target=lambda: loop.run_until_complete(_run(newsroom, server, listener, stop)),
        name="demo-newsroom",
        daemon=True,
    )
    thread.start()
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
        loop.close()


def _listen(host: str, port: int) -> socket.socket:
    """A socket that already takes connections, so that no client can come too early."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(512)
    except OSError as error:
        listener.close()
        raise ResourceError(
            f"The demonstration newsroom cannot listen on {host}:{port} ({error.strerror}): "
            "choose another port."
        ) from error
    return listener


async def _run(
    newsroom: Newsroom, server: Server, listener: socket.socket, stop: asyncio.Event
) -> None:
    desk = _Desk(newsroom, server)
    runner = web.ServerRunner(
        web.Server(desk.answer, access_log=None), shutdown_timeout=_LAST_WORDS
    )
    await runner.setup()
    await web.SockSite(runner, listener).start()
    await stop.wait()
    await runner.cleanup()


class _Desk:
    """Answers each request: by the book, or as a planned failure has it."""

    def __init__(self, newsroom: Newsroom, server: Server) -> None:
        self._newsroom = newsroom
        self._routes = Routes(newsroom, server.url)
        self._requests = server.requests

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        target = request.path_qs
        fault = self._newsroom.faults.get(target)
        if fault is None or not fault.strike():
            reply = self._routes.reply(target, request.headers)
            self._note(request, reply)
            return _by_the_book(reply)
        reply = fault.spoil(self._routes.reply(target, {}), target)
        self._note(request, reply)
        if fault.wire:
            return await _send_by_hand(request, reply, fault)
        return _by_the_book(reply)

    def _note(self, request: web.BaseRequest, reply: Reply) -> None:
        headers = {name: request.headers[name] for name in _NOTED if name in request.headers}
        self._requests.append(
            Request(time.monotonic(), request.method, request.path_qs, reply.status, headers)
        )


def _by_the_book(reply: Reply) -> web.Response:
    return web.Response(status=reply.status, body=reply.body, headers=reply.headers)


async def _send_by_hand(request: web.BaseRequest, reply: Reply, fault: Fault) -> web.StreamResponse:
    """Write the failure's bytes onto the connection and end it, as no HTTP library would."""
    transport = request.transport
    if fault.wire is None or not isinstance(transport, asyncio.Transport):
        return web.Response(status=500)
    async for piece in fault.wire(reply, **fault.options):
        if transport.is_closing():
            break
        transport.write(piece)
        while transport.get_write_buffer_size() > _BUFFER_BYTES and not transport.is_closing():
            await asyncio.sleep(0.002)
    if fault.resets:
        _end_with_reset(transport)
    transport.close()
    return web.Response()


def _end_with_reset(transport: asyncio.Transport) -> None:
    """Have the kernel send RST instead of FIN: linger on, for no time."""
    connection = transport.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()
