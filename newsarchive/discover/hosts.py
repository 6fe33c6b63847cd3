"""Hosts: which of their spellings are one, and which hosts are one newsroom's."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from urllib.parse import urlsplit

SHARED_SUFFIXES = frozenset(
    """
    ac.id biz.id co.id desa.id go.id mil.id my.id net.id or.id ponpes.id sch.id web.id
    com.au com.bn com.my com.sg co.uk com.tl
    blogspot.com blogspot.co.id wordpress.com weebly.com wixsite.com medium.com
    github.io pages.dev netlify.app vercel.app web.app ampproject.org
    """.split()  # noqa: SIM905 # a table of words
)
"""Suffixes under which strangers register names; what stands below them is one owner's."""

VARIANT_LABELS = frozenset({"www", "m", "mobile", "wap", "amp"})
"""First labels that name a rendering of the same site, not a part of it."""

_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*")
_ADDRESS = re.compile(r"[\d.]+|\[[0-9a-f:.]+\]")


@lru_cache(maxsize=2048)
def fold_host(host: str) -> str | None:
    """A URL's ``hostname`` in lower-case ASCII, without a dot at its end; None for no host."""
    folded = host.lower().rstrip(".")
    if ":" in folded:
        folded = f"[{folded}]"
    if not folded.isascii():
        try:
            folded = folded.encode("idna").decode("ascii").lower()
        except UnicodeError:
            return None
    return folded if _HOST.fullmatch(folded) or _ADDRESS.fullmatch(folded) else None


def is_local(host: str) -> bool:
    """Whether a folded host is an address or a bare name, as test and office servers have."""
    return "." not in host or _ADDRESS.fullmatch(host) is not None


@lru_cache(maxsize=2048)
def main_host(host: str) -> str:
    """A folded host without ``www.``, ``m.``, ``amp.`` and their like."""
    while not is_local(host):
        label, _, rest = host.partition(".")
        if label not in VARIANT_LABELS or "." not in rest or rest in SHARED_SUFFIXES:
            break
        host = rest
    return host


@lru_cache(maxsize=2048)
def owner(host: str) -> str:
    """The registered part of a folded host: ``regional.koran.co.id`` -> ``koran.co.id``."""
    if is_local(host):
        return host
    labels = host.split(".")
    for size in (3, 2):
        if ".".join(labels[-size:]) in SHARED_SUFFIXES:
            return ".".join(labels[-size - 1 :])
    return ".".join(labels[-2:])


def same_site(a: str, b: str, hosts: Collection[str] = ()) -> bool:
    """Whether two URLs belong to one newsroom.

    They do when their hosts stand below one registered name (the editions of a paper are
    siblings: ``regional.`` and ``nasional.``), or when each stands there or among ``hosts``.
    Local servers are told apart by their port, too. What is not an http(s) URL belongs nowhere.
    """
    first, second = _owner_of(a), _owner_of(b)
    if not first or not second:
        return False
    if first == second:
        return True
    listed = {_owner_of(f"https://{host}") for host in hosts}
    return first in listed and second in listed


def _owner_of(url: str) -> str | None:
    try:
        parts = urlsplit(url)
        host, port = fold_host(parts.hostname or ""), parts.port
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    return f"{host}:{port}" if is_local(host) and port else owner(host)
