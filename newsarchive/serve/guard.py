"""Who may ask, and what every answer forbids the browser: around the application, whatever it does.

The pages need no script, so none is allowed; what an archived page smuggles into a title, a caption
or a URL stays text even where a template were to err.
"""

from __future__ import annotations

import hmac
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any

from newsarchive.errors import UsageError

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'none'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""The content security policy of every answer."""

_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}

_SHORTEST_PASSWORD = 12
"""Characters; a guesser at the open door of a machine tries short ones first."""

_LOCAL_NAMES = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Door:
    """Where the server listens and whom it lets in."""

    host: str = "127.0.0.1"
    port: int = 8001
    password: str | None = None
    """What every request must carry; None lets in whoever sits at this machine."""

    def __post_init__(self) -> None:
        if self.password is not None and len(self.password) < _SHORTEST_PASSWORD:
            raise UsageError(
                f"The password has fewer than {_SHORTEST_PASSWORD} characters: choose a longer one."
            )
        if not self.local and self.password is None:
            raise UsageError(
                f"{self.host} can be reached from other machines: set NEWSARCHIVE_PASSWORD first, "
                "or stay with --host 127.0.0.1."
            )

    @property
    def local(self) -> bool:
        """Whether only this machine can come in."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    @property
    def url(self) -> str:
        """The address to open."""
        return f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}/"


def guarded(application: Application, door: Door) -> Application:
    """``application``, asked only by those whom ``door`` lets in, and only to read."""

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await application(scope, receive, send)
            return

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": _with_ours(message.get("headers", ()))}
            await send(message)

        if refusal := _refusal(scope, door):
            await refusal.answer(send_safely)
        else:
            await application(scope, receive, send_safely)

    return guard


@dataclass(frozen=True, slots=True)
class _Refusal:
    status: int
    sentence: str
    headers: tuple[tuple[bytes, bytes], ...] = ()

    async def answer(self, send: Send) -> None:
        kind = (b"content-type", b"text/plain; charset=utf-8")
        headers = [kind, *self.headers]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": f"{self.sentence}\n".encode()})


_ASK_PASSWORD = ((b"www-authenticate", b'Basic realm="newsarchive", charset="UTF-8"'),)


def _refusal(scope: Scope, door: Door) -> _Refusal | None:
    headers = {name.lower(): value for name, value in scope["headers"]}
    if door.password is None:
        # A page elsewhere may give its own name this machine's address and read what it likes;
        # the browser still tells us the name.
        named = headers.get(b"host", b"").decode("latin-1").lower().removesuffix(f":{door.port}")
        if named not in (*_LOCAL_NAMES, door.host.lower()):
            return _Refusal(421, "This archive answers only to this machine's own names.")
    elif not _carries(headers.get(b"authorization", b""), door.password):
        return _Refusal(401, "This archive needs its password.", _ASK_PASSWORD)
    if scope["method"] not in ("GET", "HEAD"):
        return _Refusal(405, "This archive can only be read.", ((b"allow", b"GET, HEAD"),))
    # The server's own settings, files and debugging pages are nobody's business.
    if scope["path"].startswith("/-/"):
        return _Refusal(404, "There is no such page.")
    return None


def _carries(authorization: bytes, password: str) -> bool:
    """Whether the header has the password: as a bearer's token, or with any user's name."""
    scheme, _, credentials = authorization.partition(b" ")
    given = credentials.strip()
    if scheme.lower() == b"basic":
        try:
            given = b64decode(given, validate=True).partition(b":")[2]
        except Base64Error:
            return False
    elif scheme.lower() != b"bearer":
        return False
    return hmac.compare_digest(given, password.encode())


def _with_ours(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    ours = [(name.encode(), value.encode()) for name, value in _HEADERS.items()]
    names = {name for name, _ in ours}
    return [one for one in headers if one[0].lower() not in names] + ours
