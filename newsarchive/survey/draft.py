"""From what a trip brought to the draft of a site file, each part with how sure it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta, tzinfo
from urllib.parse import urljoin, urlsplit

from newsarchive import flow
from newsarchive.discover.canonical import canonical_url
from newsarchive.discover.hosts import is_local, main_host
from newsarchive.family import LIKELY, Family, Recognised, recognise
from newsarchive.model import Timestamp
from newsarchive.normalise.dates import parse_timestamp
from newsarchive.normalise.places import fold
from newsarchive.rules import Document, Selector, clean
from newsarchive.site import Evidence, Expectation, Layout, Section, Site
from newsarchive.survey import identity
from newsarchive.survey.derive import FIELDS, Case, Written, drop_for, repeated_lines, rule_for
from newsarchive.survey.findings import Finding, of_articles, of_gathered, of_site
from newsarchive.survey.gathering import Gathered
from newsarchive.survey.menu import section_path

MOST_SECTIONS = 22
"""More would make a site file longer than one that a person reads at a glance."""
_EXPECTED = ("title", "section", "published_at", "body", "bylines")
_LEAST_DATED = 15
"""Dated entries of lists from which the articles of a day are estimated."""
_SPREAD = 3
"""By what factor a day may differ from the estimate."""


@dataclass(frozen=True)
class Draft:
    """A site file to be: the site, how its rules are written, and how sure each part is."""

    name: str
    site: Site
    family: Recognised | None
    rules: dict[str, Written]
    """Name in a layout -> the rule that the pages themselves gave."""
    drop: tuple[Written, ...]
    cases: tuple[Case, ...]
    findings: tuple[Finding, ...]


def describe(
    gathered: Gathered, families: Iterable[Family], day: date, name: str | None = None
) -> Draft:
    """The draft of a site file from what a trip on ``day`` brought.

    ``name`` is the site file's; None: made from the host's.
    """
    home = urljoin(gathered.home.url, "/")
    pages = [sample.page for sample in gathered.samples]
    publisher = identity.publisher(gathered.home, pages)
    plain = Site(publisher.value, home)
    generic = [flow.read(sample.page, plain, sample.parts) for sample in gathered.samples]
    family = next(iter(recognise(map(Document, pages), families)), None)
    family = family if family and family.confidence >= LIKELY else None
    headlines = [entry.title for one in gathered.listings for entry in one.entries]
    about = (publisher.value, _title_of(gathered))
    codes = identity.regencies(generic, headlines, about, urlsplit(home).netloc)
    zone = identity.zone(generic, gathered.home, codes.value)
    name = name or _name(home, publisher.value)
    site = replace(
        plain,
        name=name,
        timezone=zone.value,
        regencies=codes.value,
        sections=_sections(gathered),
        layouts=family.family.layouts if family else (),
    )
    cases = _read_all(gathered, site)
    rules, drop = ({}, ()) if family else _derived(cases, gathered, site)
    if rules or drop:
        site = replace(site, layouts=(_layout(rules, drop),))
        cases = _read_all(gathered, site)
    site = replace(
        site,
        expect=Expectation(_per_day(gathered, zone.value), _always_found(cases)),
        evidence=(Evidence(_shown(gathered), "page", home, day),) if pages else (),
    )
    return Draft(
        name=name,
        site=site,
        family=family,
        rules=rules,
        drop=drop,
        cases=tuple(cases),
        findings=(
            *of_site(publisher, zone, codes, family),
            *of_gathered(gathered, site),
            *of_articles(cases, [*rules.values(), *drop]),
        ),
    )


def _title_of(gathered: Gathered) -> str:
    title = next(Document(gathered.home).root.iter("title"), None)
    return clean(title.text or "") if title is not None else ""


def _sections(gathered: Gathered) -> tuple[Section, ...]:
    """The sections found; where none was, the front page stands for all of them."""
    found = tuple(
        Section(one.link.name, section_path(one.link.url))
        for one in gathered.listings[:MOST_SECTIONS]
    )
    return found or (Section(None, "/"),)


def _read_all(gathered: Gathered, site: Site) -> list[Case]:
    """The samples as a crawl would read them, which knows the section that listed each."""
    cases = []
    for sample in gathered.samples:
        page = replace(sample.page, section=sample.section)
        cases.append(Case(page, flow.read(page, site, sample.parts), sample.parts))
    return cases


def _derived(
    cases: Sequence[Case], gathered: Gathered, site: Site
) -> tuple[dict[str, Written], tuple[Written, ...]]:
    """Rules for the fields that the generic ones miss or read otherwise than the site itself tells
    machines, and selectors of what stands in every text and belongs to none."""
    rules: dict[str, Written] = {}
    for name, known in _known_better(cases, gathered, site).items():
        written = rule_for(name, known, site)
        if written is not None:
            rules[FIELDS[name]] = written
    drop = (drop_for(line, cases, site) for line in repeated_lines(cases))
    return rules, tuple(one for one in drop if one is not None)


def _known_better(cases: Sequence[Case], gathered: Gathered, site: Site) -> dict[str, list[Case]]:
    """Field -> cases with the value that feed, wp-json or list give, where the page read otherwise.

    Only fields on which most cases disagree: a single disagreement is an edit since.
    """
    told = {
        canonical_url(entry.url): entry
        for source in gathered.sources
        if source.kind != "sitemap"  # its dates are those of changes, and it has no titles
        for entry in source.entries
    }
    titles, dates, sections = [], [], []
    wrong = {"title": 0, "published_at": 0, "section": 0}
    for case in cases:
        article = case.article
        entry = told.get(canonical_url(case.page.url))
        if entry and entry.title:
            titles.append(replace(case, article=replace(article, title=entry.title)))
            wrong["title"] += entry.title != article.title
        at = entry and parse_timestamp(
            entry.date, timezone=site.timezone, fetched_at=case.page.fetched_at
        )
        if at:
            local = Timestamp(at.at.astimezone(site.timezone), at.precision)
            dates.append(replace(case, article=replace(article, published_at=local)))
            wrong["published_at"] += not _same_minute(article.published_at, local)
        if case.page.section:
            sections.append(replace(case, article=replace(article, section=case.page.section)))
            source = article.sources.get("section")
            wrong["section"] += source is None or source.rule == "listing"
    known = {"title": titles, "published_at": dates, "section": sections}
    return {name: found for name, found in known.items() if 2 * wrong[name] > len(found)}


def _same_minute(one: Timestamp | None, other: Timestamp) -> bool:
    return one is not None and abs(one.at - other.at) < timedelta(minutes=1)


def _layout(rules: dict[str, Written], drop: Iterable[Written]) -> Layout:
    return Layout(
        rules={key: (one.rule,) for key, one in rules.items()},
        drop=tuple(one.rule for one in drop if isinstance(one.rule, Selector)),
    )


def _always_found(cases: Sequence[Case]) -> tuple[str, ...]:
    """The fields that every sampled article has."""
    found = tuple(
        name for name in _EXPECTED if cases and all(getattr(one.article, name) for one in cases)
    )
    return found or Expectation().fields


def _per_day(gathered: Gathered, zone: tzinfo) -> tuple[int, int] | None:
    """Fewest and most articles of an ordinary day, estimated from the dates on the lists.

    Counted back to where the first of the lists ends, for beyond it some of its articles are
    missing. None where the lists show too few dates.
    """
    dated: dict[str, date] = {}
    ends: list[date] = []
    for listing in gathered.listings:
        days = []
        for entry in listing.entries:
            read = parse_timestamp(entry.date, timezone=zone, fetched_at=listing.page.fetched_at)
            if read:
                days.append(read.at.astimezone(zone).date())
                dated[canonical_url(entry.url)] = days[-1]
        if days:
            ends.append(min(days))
    if len(dated) < _LEAST_DATED:
        return None
    newest, oldest = max(dated.values()), max(ends)
    counted = sum(day >= oldest for day in dated.values())
    daily = counted / max((newest - oldest).days, 1)
    return max(0, int(daily / _SPREAD)), max(2, round(daily * _SPREAD))


def _shown(gathered: Gathered) -> str:
    return "article pages, section pages" if gathered.listings else "article pages"


def _name(home: str, publisher: str) -> str:
    """A site file's name: of the host's own part, or of the publisher where the host has none."""
    host = main_host(urlsplit(home).hostname or "")
    text = publisher.split(".")[0] if is_local(host) else host.split(".")[0]
    name = fold(text)
    return name if name.isidentifier() else f"site_{name}"
