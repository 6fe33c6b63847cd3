"""A known site looked at again: do its lists list, and do its articles have what is expected?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from newsarchive import flow
from newsarchive.discover.canonical import canonical_url
from newsarchive.discover.listing import read_listing
from newsarchive.model import Article
from newsarchive.site import Section, Site
from newsarchive.survey.derive import Case
from newsarchive.survey.drift import Dead, drift
from newsarchive.survey.earlier import Earlier
from newsarchive.survey.findings import ARTICLE_FIELDS, Finding, of_field
from newsarchive.survey.trip import Trip

LISTINGS = 3
"""Section pages that are looked at."""
KNOWN_ARTICLES = 3
"""Articles known from before that are looked at again, to compare."""
ARTICLES = 6


@dataclass(frozen=True, slots=True)
class ListCheck:
    """A section page that was looked at."""

    section: str
    articles: int
    reason: str = ""
    """Why it did not come; "" where it did."""


@dataclass(frozen=True)
class Examination:
    """What a look at a known site showed."""

    site: Site
    lists: tuple[ListCheck, ...]
    cases: tuple[Case, ...]
    fields: tuple[Finding, ...]
    missing: dict[str, int]
    """Expected field -> on how many of the pages it was not found."""
    dead: tuple[Dead, ...]

    @property
    def holds(self) -> bool:
        """Whether every expected field was found on every page, every list listed, and no rule
        died."""
        listed = bool(self.lists) and all(one.articles for one in self.lists)
        return bool(self.cases) and listed and not self.missing and not self.dead

    def to_json(self) -> dict[str, Any]:
        """The examination as an object."""
        return {
            "site": self.site.name,
            "holds": self.holds,
            "lists": [
                {"section": one.section, "articles": one.articles, "reason": one.reason}
                for one in self.lists
            ],
            "articles": [case.page.url for case in self.cases],
            "fields": [one.to_json() for one in self.fields],
            "missing": self.missing,
            "dead_rules": [one.to_json() for one in self.dead],
        }


async def examine(trip: Trip, site: Site, earlier: Earlier) -> Examination:
    """Looks at a few section pages and articles of ``site`` and compares them with ``earlier``."""
    lists: list[ListCheck] = []
    found: dict[str, tuple[str, str | None]] = {}
    for section in _spread(site.sections):
        page = await trip.page(site.section_url(section))
        if page is None:
            failure = trip.failures.get(site.section_url(section))
            reason = failure.reason if failure else "the page budget is spent"
            lists.append(ListCheck(section.label, 0, reason))
            continue
        entries = read_listing(page, site).articles
        lists.append(ListCheck(section.label, len(entries)))
        for entry in entries[: ARTICLES // LISTINGS]:
            found.setdefault(canonical_url(entry.url), (entry.url, section.name))
    known = {canonical_url(one.url): (one.url, one.section) for one in earlier.articles}
    wanted = dict(list(known.items())[:KNOWN_ARTICLES]) | found
    cases: list[Case] = []
    for url, section_name in wanted.values():
        if len(cases) < ARTICLES and (case := await _read(trip, url, section_name, site)):
            cases.append(case)
    articles = [case.article for case in cases]
    return Examination(
        site,
        tuple(lists),
        tuple(cases),
        tuple(of_field(name, articles) for name in ARTICLE_FIELDS),
        _missing(articles, site.expect.fields),
        tuple(drift(cases, earlier, site)),
    )


def _spread(sections: Sequence[Section]) -> list[Section]:
    """A few sections from the whole list of them."""
    step = max(1, len(sections) // LISTINGS)
    return list(sections[::step][:LISTINGS])


async def _read(trip: Trip, url: str, section: str | None, site: Site) -> Case | None:
    page = await trip.page(url)
    if page is None:
        return None
    whole = await trip.whole(page)
    listed = replace(whole.page, section=section)
    article = flow.read(listed, site, whole.parts)
    return Case(listed, article, whole.parts) if flow.is_article(article) else None


def _missing(articles: Sequence[Article], expected: Sequence[str]) -> dict[str, int]:
    lacking = {name: sum(not getattr(one, name) for one in articles) for name in expected}
    return {name: times for name, times in lacking.items() if times}
