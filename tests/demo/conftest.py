"""A served newsroom, and a client that follows no redirect and hides nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from urllib.parse import urlsplit

import pytest

from newsarchive.demo import Newsroom, Server, serve


@dataclass(frozen=True)
class Answer:
    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


Get = Callable[..., Answer]


def client(url: str) -> Get:
    host = urlsplit(url).netloc

    def get(path: str, timeout: float = 5, **headers: str) -> Answer:
        connection = HTTPConnection(host, timeout=timeout)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request("GET", path, headers=named)
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()

    return get


@pytest.fixture(scope="module")
def newsroom() -> Newsroom:
    return Newsroom(page_weight=1)


@pytest.fixture(scope="module")
def server(newsroom: Newsroom) -> Iterator[Server]:
    with serve(newsroom) as running:
        yield running


@pytest.fixture(scope="module")
def get(server: Server) -> Get:
    return client(server.url)


@pytest.fixture(scope="session")
def connect() -> Callable[[str], Get]:
    """A client for any server, by its URL."""
    return client
