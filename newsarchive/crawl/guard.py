"""The fence around a crawl: only http, only the site's own hosts, only public addresses.

Scrapy's own off-site filter lets redirects pass and never sees what a name resolves to, so every
request, each redirect hop included, passes :class:`Guard`, and every resolved address passes
:class:`GuardedResolver` at the moment of connecting. A server on a private address (the
demonstration, a test) is reached only when its ``host:port`` was named explicitly.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy.exceptions import NotConfigured
from scrapy.resolver import CachingHostnameResolver
from twisted.internet.interfaces import (
    IAddress,
    IHostResolution,
    IResolutionReceiver,
)
from zope.interface import implementer  # type: ignore[import-untyped]  # ships no types

from newsarchive.crawl.refusals import Refused

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler

_DEFAULT_PORTS = {"http": 80, "https": 443}
FOREIGN = "it is not one of the site's hosts"
"""Why a redirect to another site's server is refused."""
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")

_named_servers: set[str] = set()
"""``host:port`` of every server named explicitly. A reactor has one resolver for all crawls of
the process, so what any crawl names is known here; :class:`Guard` still keeps each to its site."""
_refused_addresses: dict[str, str] = {}
"""Host -> the address it resolved to that was refused, for the sentence about it."""


class Guard:
    """Downloader middleware that refuses every request beyond the fence.

    It stands before robots.txt, so a refused request does not even ask for the foreign host's
    robots.txt.
    """

    def __init__(self, hosts: Collection[str], named: Collection[str]) -> None:
        self.hosts = hosts
        self.named = named

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Guard:
        """The guard of a news spider, which has a site and options."""
        site = getattr(crawler.spider, "site", None)
        options = getattr(crawler.spider, "options", None)
        if site is None or options is None:
            raise NotConfigured("only a NewsSpider knows its hosts")
        name_servers(options.allow)
        return cls(site.all_hosts, options.allow)

    def process_request(self, request: Request) -> None:
        """Lets the request pass, or raises :class:`Refused`."""
        reason = refusal(request.url, self.hosts, self.named)
        if reason:
            raise Refused(reason)


class GuardedResolver(CachingHostnameResolver):
    """Scrapy's caching resolver, deaf to every address that is not public."""

    def resolveHostName(  # noqa: N802 (Twisted's name)
        self,
        resolutionReceiver: Any,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> IHostResolution:
        """Resolves ``hostName``; only public addresses reach ``resolutionReceiver``."""
        public_only: Any = _PublicOnly(resolutionReceiver, hostName, portNumber)
        return super().resolveHostName(
            public_only, hostName, portNumber, addressTypes, transportSemantics
        )


@implementer(IResolutionReceiver)
class _PublicOnly:
    """Hands on what a resolution finds, private addresses left out."""

    def __init__(self, receiver: Any, host: str, port: int) -> None:
        self._receiver = receiver
        self._host = host
        self._named = _server(host.lower(), port) in _named_servers

    def resolutionBegan(self, resolution: IHostResolution) -> None:  # noqa: N802
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: IAddress) -> None:  # noqa: N802
        found = str(getattr(address, "host", ""))
        if self._named or is_public(found):
            self._receiver.addressResolved(address)
        else:
            _refused_addresses[self._host.lower()] = found

    def resolutionComplete(self) -> None:  # noqa: N802
        self._receiver.resolutionComplete()


def refusal(url: str, hosts: Collection[str], named: Collection[str]) -> str | None:
    """One sentence saying why ``url`` may not be fetched; None when it may.

    ``hosts`` are the site's hosts, with a port where it is not the scheme's own; ``named`` are
    the ``host:port`` that may be private.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return f"{url[:100]} refused: it is not an address"
    if parts.scheme not in _DEFAULT_PORTS:
        return f"{parts.scheme or 'no'} address refused: only http and https are fetched"
    try:
        port = _DEFAULT_PORTS[parts.scheme] if parts.port is None else parts.port
    except ValueError:
        return f"{parts.netloc} refused: it has no usable port"
    if parts.username is not None:
        return f"{parts.hostname} refused: the address carries a user's name"
    server = _server(parts.hostname or "", port)
    if server in named:
        return None
    own = {server} if port != _DEFAULT_PORTS[parts.scheme] else {server, server.rpartition(":")[0]}
    shown = min(own, key=len)
    if own.isdisjoint(hosts):
        return f"{shown} refused: {FOREIGN} ({', '.join(sorted(hosts))})"
    if _is_literal(parts.hostname or "") and not is_public(parts.hostname or ""):
        return f"{shown} refused: it is not a public address"
    return None


def refused_address(host: str) -> str | None:
    """The private address that ``host`` resolved to and that was refused; None if none was."""
    return _refused_addresses.get(host.lower())


def name_servers(servers: Iterable[str]) -> None:
    """Lets this process connect to each ``host:port`` of ``servers`` even if it is private."""
    _named_servers.update(server.lower() for server in servers)


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet, seen through IPv6 wrappings of IPv4."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        wrapped = _wrapped(ip)
        if wrapped is not None:
            ip = wrapped
    return ip.is_global and not ip.is_multicast


def _wrapped(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def _server(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _is_literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
