"""Addresses: to whose site one leads, and what the page says its own are."""

from __future__ import annotations

from collections.abc import Iterator

from newsarchive.model import Candidate
from newsarchive.rules import Document

_PUBLIC_SECOND_LEVELS = frozenset({
    "ac", "biz", "co", "com", "desa", "go", "gov", "mil", "my", "net", "or", "org", "sch", "web",
})  # fmt: skip
"""Second levels below ".id" and the like under which anyone registers a name."""


def registered_domain(url: str) -> str:
    """The name that a newsroom registered: "kabar.co.id" for "https://www.kabar.co.id/a"."""
    host = url.partition("//")[2].partition("/")[0].partition(":")[0].lower()
    labels = host.split(".")
    third = len(labels) > 2 and labels[-2] in _PUBLIC_SECOND_LEVELS
    return ".".join(labels[-3:] if third else labels[-2:])


def own_addresses(document: Document) -> Iterator[Candidate]:
    """The page's own addresses: canonical, AMP twin, short link."""
    for rel, name in (("canonical", "url"), ("amphtml", "amp"), ("shortlink", "shortlink")):
        for raw in document.links.get(rel, ())[:1]:
            if address := document.absolute(raw):
                yield Candidate(name, f"link:{rel}", address)
    for raw in document.meta.get("og:url", ())[:1]:
        if address := document.absolute(raw):
            yield Candidate("url", "meta:og:url", address)
