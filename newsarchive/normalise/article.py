"""Candidates -> Article: the first candidate that normalises wins; the others are kept as doubts.

Every choice between good candidates stands here, with its reason, one function a field.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from newsarchive.model import (
    Alias,
    Article,
    Byline,
    Candidate,
    Candidates,
    Image,
    Link,
    Problem,
    RawImage,
    Source,
    Timestamp,
)
from newsarchive.normalise.body import Text, read_text
from newsarchive.normalise.bylines import parse_bylines
from newsarchive.normalise.captions import split_credit
from newsarchive.normalise.counts import parse_views
from newsarchive.normalise.dates import parse_timestamp, parse_updated, weekday_clash
from newsarchive.normalise.instants import Reading, choose_instant
from newsarchive.normalise.places import place_code
from newsarchive.rules import clean
from newsarchive.site import Site

_HOME_WORDS = frozenset({"home", "beranda", "depan", "halaman depan", "berita utama", "index"})
_NO_PERSONS = {"initials", "desk", "agency", "source"}
_METADATA = ("meta:", "json_ld:", "microdata:")


@dataclass
class _Notes:
    """What the choices leave behind: provenance of the winners, doubts about the losers."""

    sources: dict[str, Source] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def won(self, name: str, candidate: Candidate) -> None:
        self.sources[name] = Source(candidate.rule, candidate.raw)

    def doubt(self, name: str, rule: str, reason: str) -> None:
        self.problems.append(Problem(name, rule, reason))


def to_article(
    candidates: Candidates, site: Site, *, fetched_at: datetime | None, section: str | None = None
) -> Article:
    """The article that the candidates show; its URL is the page's own until it is resolved.

    ``fetched_at`` is where relative dates count from. ``section`` is the listing's that led here,
    taken where the page names none.
    """
    notes = _Notes()
    title = _title(candidates, notes)
    published = _published(candidates, site, fetched_at, notes)
    text = read_text(candidates, title, _own_names(candidates, site))
    if text.dateline:
        notes.sources["dateline"] = Source(candidates.body_rule, candidates.body[text.opening])
    if text.paragraphs:
        notes.sources["body"] = Source(candidates.body_rule, text.paragraphs[0])
    return Article(
        url=candidates.url,
        site=site.name,
        title=title,
        section=_section(candidates, section, notes),
        published_at=published,
        modified_at=_modified(candidates, published, site, fetched_at, notes),
        dateline=text.dateline,
        place_code=_place_code(text, site),
        bylines=_bylines(candidates, text, site, notes),
        images=_images(candidates, notes),
        views=_views(candidates, notes),
        tags=_tags(candidates, notes),
        body=text.paragraphs,
        related=_related(candidates, site, fetched_at),
        page_starts=text.page_starts,
        language=_language(candidates, notes),
        aliases=tuple(Alias(one.raw, "amp") for one in candidates.of("amp")),
        sources=notes.sources,
        problems=tuple(notes.problems),
    )


def _title(candidates: Candidates, notes: _Notes) -> str | None:
    """The first title; a headline that metadata cut or dressed with the site's name loses."""
    for candidate in candidates.of("title"):
        title = clean(candidate.raw)
        if title:
            notes.won("title", candidate)
            return title
    return None


def _section(candidates: Candidates, listing: str | None, notes: _Notes) -> str | None:
    for candidate in candidates.of("section"):
        section = clean(candidate.raw).strip("·|/>»- ")
        if section and section.lower() not in _HOME_WORDS:
            notes.won("section", candidate)
            return section
    if listing:
        notes.won("section", Candidate("section", "listing", listing))
    return listing


def _published(
    candidates: Candidates, site: Site, fetched_at: datetime | None, notes: _Notes
) -> Timestamp | None:
    readings = _readings(candidates.of("published_at"), site, fetched_at, notes)
    chosen = choose_instant(readings, site.timezone)
    if chosen is None:
        return None
    notes.won("published_at", chosen.source.candidate)
    if weekday_clash(chosen.source.candidate.raw, chosen.source.timestamp):
        notes.doubt("published_at", chosen.source.candidate.rule, "the weekday is not that day's")
    for other in chosen.contradicted_by:
        notes.doubt(
            "published_at",
            other.candidate.rule,
            f"says {other.timestamp.isoformat()}, taken was {chosen.timestamp.isoformat()}",
        )
    return chosen.timestamp


def _modified(
    candidates: Candidates,
    published: Timestamp | None,
    site: Site,
    fetched_at: datetime | None,
    notes: _Notes,
) -> Timestamp | None:
    """The page's last change, a printed "Diperbarui" before metadata, in the publication's zone."""
    for candidate in candidates.of("published_at"):
        timestamp = parse_updated(candidate.raw, timezone=site.timezone, fetched_at=fetched_at)
        if timestamp:
            notes.won("modified_at", candidate)
            return timestamp
    readings = _readings(candidates.of("modified_at"), site, fetched_at, notes)
    zone = published.at.tzinfo if published else None
    chosen = choose_instant(readings, zone or site.timezone)
    if chosen is None:
        return None
    notes.won("modified_at", chosen.source.candidate)
    return chosen.timestamp


def _readings(
    found: Iterable[Candidate], site: Site, fetched_at: datetime | None, notes: _Notes
) -> list[Reading]:
    readings = []
    for candidate in found:
        timestamp = parse_timestamp(candidate.raw, timezone=site.timezone, fetched_at=fetched_at)
        if timestamp:
            readings.append(Reading(candidate, timestamp))
        elif not candidate.rule.startswith(("visible:", "url:")):
            notes.doubt(candidate.field, candidate.rule, f"not a date: {candidate.raw[:80]}")
    return readings


def _own_names(candidates: Candidates, site: Site) -> tuple[str, ...]:
    """What the site calls itself: its publisher, and the name in the page's host."""
    labels = (urlsplit(candidates.url).hostname or "").split(".")[:-1]
    return (site.publisher, *[label for label in labels[-2:] if len(label) > 3][-1:])


def _place_code(text: Text, site: Site) -> str | None:
    place = text.dateline.place if text.dateline else None
    return place_code(place, site.regencies) if place else None


def _bylines(candidates: Candidates, text: Text, site: Site, notes: _Notes) -> tuple[Byline, ...]:
    """Everyone the page names, in reading order, each role and name once.

    Metadata names an account ("admin") where the page prints people, so it is read only where the
    page prints nobody.
    """
    found = candidates.of("byline")
    printed = [one for one in found if not one.rule.startswith(_METADATA)]
    printed += [Candidate("byline", candidates.body_rule, line) for line in text.byline_lines]
    declared = [one for one in found if one.rule.startswith(_METADATA)]
    return _people(printed, site, notes) or _people(declared, site, notes)


def _people(found: Iterable[Candidate], site: Site, notes: _Notes) -> tuple[Byline, ...]:
    """Whom one group of candidates names; a name with a role goes before the bare name.

    Initials stand for people whom most pages also name in full: they are kept where no person is.
    """
    people: dict[tuple[str, str], Byline] = {}
    for candidate in found:
        for byline in parse_bylines(candidate.raw):
            if not _is_newsroom_itself(byline.name, site):
                people.setdefault((byline.role, byline.name.casefold()), byline)
                notes.sources.setdefault("bylines", Source(candidate.rule, candidate.raw))
    with_role = {name for role, name in people if role != "author"}
    persons = {role for role, _ in people} - _NO_PERSONS
    return tuple(
        one
        for (role, name), one in people.items()
        if not (role == "initials" and persons)
        and not (role == "author" and (name in with_role or _is_part_of(name, with_role)))
    )


def _is_part_of(name: str, names: Iterable[str]) -> bool:
    """Whether one word is a name's: "(raka)" under "Penulis: Raka Wirya" signs for him."""
    return any(name in other.split() for other in names)


def _is_newsroom_itself(name: str, site: Site) -> bool:
    """Whether a byline only repeats whose site this is ("Sumber: KOMPAS.com" on kompas.com)."""
    name = name.casefold()
    return name == site.publisher.casefold() or any(
        f".{host}".endswith(f".{name}") for host in site.all_hosts
    )


def _images(candidates: Candidates, notes: _Notes) -> tuple[Image, ...]:
    """Each picture once; the alt text is no caption, since themes fill it with the headline."""
    images: dict[str, Image] = {}
    for raw in candidates.images:
        image = _image(raw)
        known = images.get(raw.url)
        if known is None or (known.caption is None and known.credit is None):
            images[raw.url] = image
            notes.sources.setdefault("images", Source(raw.rule, raw.caption or raw.url))
    return tuple(images.values())


def _image(raw: RawImage) -> Image:
    """A picture with its caption and credit; an element for the credit may hold the caption too."""
    shown, credited = split_credit(raw.caption), split_credit(raw.credit)
    if credited.credit:
        return Image(raw.url, shown.caption or credited.caption, credited.credit)
    return Image(raw.url, shown.caption, clean(raw.credit) or shown.credit)


def _views(candidates: Candidates, notes: _Notes) -> int | None:
    for candidate in candidates.of("views"):
        views = parse_views(candidate.raw)
        if views is not None:
            notes.won("views", candidate)
            return views
        notes.doubt("views", candidate.rule, f"not a view count: {candidate.raw[:80]}")
    return None


def _tags(candidates: Candidates, notes: _Notes) -> tuple[str, ...]:
    """The tags of the most trusted rule that found any: printed ones before keywords."""
    found = candidates.of("tag")
    tags: dict[str, str] = {}
    for candidate in found:
        if candidate.rule != found[0].rule:
            break
        tag = clean(candidate.raw).lstrip("#").strip()
        if tag:
            tags.setdefault(tag.casefold(), tag)
            notes.sources.setdefault("tags", Source(candidate.rule, candidate.raw))
    return tuple(tags.values())


def _related(candidates: Candidates, site: Site, fetched_at: datetime | None) -> tuple[Link, ...]:
    return tuple(
        Link(
            raw.url,
            raw.title,
            raw.kind,
            parse_timestamp(raw.date, timezone=site.timezone, fetched_at=fetched_at)
            if raw.date
            else None,
        )
        for raw in candidates.links
    )


def _language(candidates: Candidates, notes: _Notes) -> str | None:
    """The primary language tag ("id" of "id-ID")."""
    for candidate in candidates.of("language"):
        language = candidate.raw.strip().replace("_", "-").split("-")[0].lower()
        if language.isalpha():
            notes.won("language", candidate)
            return language
    return None
