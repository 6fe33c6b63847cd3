"""What several sites share, and how one of their pages is known.

A family is one publisher's network, one CMS or one theme. Its module in ``spiders/families/``
holds a :data:`FAMILY`; a site of it is ``perbesar.FAMILY.site(...)`` with only what is its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, tzinfo

from newsarchive.rules import Document, Selector
from newsarchive.site import WIB, Evidence, Expectation, Layout, Section, Site, UrlSource

CERTAIN, LIKELY = 0.9, 0.5
"""Confidences: what one decisive sign gives, and from where a family is taken for the page's."""
_HINT = 0.15
"""What a sign that other sites have, too, adds."""
_ALL_MARKS = 0.95


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells a family's pages from others; each is looked for in the page as it was sent."""

    themes: tuple[str, ...] = ()
    """NAME in ``/wp-content/themes/NAME/`` or ``/NAME-child/``. One is decisive."""
    hosts: tuple[str, ...] = ()
    """Hosts on which only this family's pages stand, or from which only they load: each with all
    below it. One is decisive."""
    addresses: tuple[str, ...] = ()
    """Parts of the addresses of scripts, styles and pictures (``/assets/desk-3/``). Hints."""
    generator: tuple[str, ...] = ()
    """Beginnings of ``<meta name="generator">`` ("Blogger"). A hint: families share a CMS."""
    marks: tuple[Selector, ...] = ()
    """Elements that the theme's article pages have and hardly any other page has. The share that a
    page shows is the confidence: name three or more, each decisive only with the others."""


@dataclass(frozen=True, slots=True)
class Family:
    """A family's name, its dated layouts and its signs."""

    name: str
    """As its module in ``spiders/families/`` is called."""
    title: str
    """For people: "WordPress themes with a 'Perbesar' button"."""
    layouts: tuple[Layout, ...]
    signs: Signs
    sections: tuple[Section, ...] = ()
    """Lists that each of its sites has at the same address."""
    sources: tuple[UrlSource, ...] | None = None
    """Where each of its sites lists articles for machines; None: not known of the family."""
    expect: Expectation = field(default_factory=Expectation)
    """What a crawl of any of them brings."""
    evidence: tuple[Evidence, ...] = ()
    """What shows that its sites are as the family says."""

    def site(
        self,
        *,
        publisher: str,
        home: str,
        timezone: tzinfo = WIB,
        regencies: tuple[str, ...] = (),
        sections: tuple[Section, ...] | None = None,
        sources: tuple[UrlSource, ...] | None = None,
        hosts: tuple[str, ...] = (),
        expect: Expectation | None = None,
        evidence: tuple[Evidence, ...] = (),
        verified: date | None = None,
    ) -> Site:
        """A site of this family: see :class:`Site` for each part.

        What is left out is as the family says; ``evidence`` joins the family's.
        """
        return Site(
            publisher=publisher,
            home=home,
            timezone=timezone,
            regencies=regencies,
            sections=self.sections if sections is None else sections,
            sources=self.sources if sources is None else sources,
            layouts=self.layouts,
            hosts=hosts,
            expect=expect or self.expect,
            evidence=(*self.evidence, *evidence),
            verified=verified,
        )


@dataclass(frozen=True, slots=True)
class Recognised:
    """How surely pages are a family's, and what says so."""

    family: Family
    confidence: float
    """0 to 1."""
    signs: tuple[str, ...]
    """The signs found, for people: "theme newkarma", "css:.post-detail"."""


def recognise(documents: Iterable[Document], families: Iterable[Family]) -> list[Recognised]:
    """The families that ``documents`` (article pages of one site) may belong to, the surest first.

    A family counts by the page that shows most of its signs.
    """
    pages = list(documents)
    found = [
        max((_compare(page, family) for page in pages), key=lambda one: one.confidence)
        for family in families
        if pages
    ]
    return sorted((one for one in found if one.signs), key=lambda one: -one.confidence)


def _compare(document: Document, family: Family) -> Recognised:
    signs = family.signs
    addresses = _addresses(document)
    decisive = [
        f"theme {name}"
        for name in signs.themes
        if any(_loads_theme(one, name.lower()) for one in addresses)
    ]
    decisive += [
        f"host {host}"
        for host in signs.hosts
        if any(_stands_on(one, host.lower()) for one in (document.url.lower(), *addresses))
    ]
    hints = [
        f"address {part}"
        for part in signs.addresses
        if any(part.lower() in one for one in addresses)
    ]
    generators = document.meta.get("generator", [])
    hints += [
        f"generator {start}"
        for start in signs.generator
        if any(one.lower().startswith(start.lower()) for one in generators)
    ]
    marks = [mark.name for mark in signs.marks if mark.elements(document)]
    confidence = CERTAIN if decisive else 0.0
    if signs.marks:
        confidence = max(confidence, _ALL_MARKS * len(marks) / len(signs.marks))
    confidence = min(1.0, confidence + _HINT * len(hints))
    return Recognised(family, round(confidence, 2), (*decisive, *hints, *marks))


_LOADED = re.compile(r"""(?:src|href|content)\s*=\s*["']?([^"'\s>]{1,500})""", re.I)


def _addresses(document: Document) -> frozenset[str]:
    """Every address that the page's attributes name, lower-cased."""
    text = document.source.decode("utf-8", "replace")
    return frozenset(found[1].lower() for found in _LOADED.finditer(text))


def _loads_theme(address: str, name: str) -> bool:
    return f"/themes/{name}/" in address or f"/themes/{name}-child/" in address


def _stands_on(address: str, host: str) -> bool:
    own = address.partition("//")[2].partition("/")[0].partition(":")[0]
    return own == host or own.endswith(f".{host}")
