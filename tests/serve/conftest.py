"""The served archive without a socket: requests go straight into the application."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from newsarchive.serve import Door, application

Ask = Callable[..., httpx.Response]


class Server:
    """One application and the loop that it runs in."""

    def __init__(self, path: Path, door: Door, runner: asyncio.Runner, **options: float) -> None:
        self._runner = runner
        self._transport = httpx.ASGITransport(application(path, door, **options))

    def ask(self, address: str, *, method: str = "GET", **headers: str) -> httpx.Response:
        """The answer to one request, as a browser at this machine sends it."""

        async def send() -> httpx.Response:
            base = "http://127.0.0.1:8001"
            async with httpx.AsyncClient(transport=self._transport, base_url=base) as client:
                given = {name.replace("_", "-"): value for name, value in headers.items()}
                return await client.request(method, address, headers=given)

        return self._runner.run(send())


@pytest.fixture(scope="session")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture(scope="session")
def ask(kept: Path, runner: asyncio.Runner) -> Ask:
    """Ask the ordinary archive."""
    return Server(kept, Door(), runner).ask


@pytest.fixture(scope="session")
def ask_hostile(hostile: Path, runner: asyncio.Runner) -> Ask:
    """Ask the archive whose every field is an attempt at injection."""
    return Server(hostile, Door(), runner).ask


@pytest.fixture(scope="session")
def serve_at(runner: asyncio.Runner) -> Callable[..., Server]:
    """Serve any archive at any door."""
    return lambda path, door, **options: Server(path, door, runner, **options)
