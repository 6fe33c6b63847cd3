"""The records that pass from stage to stage: frozen, typed, without input or output.

A :class:`Page` is what a server sent, :class:`Candidates` is everything the rules found on it,
an :class:`Article` is what a careful reader would take from it. What a page does not say is
``None`` or an empty tuple, never a placeholder.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

Precision = Literal["second", "minute", "day"]
LinkKind = Literal["related", "inline", "trending"]
AliasKind = Literal["redirect", "canonical", "amp", "page", "tracking"]

ROLES = (
    "reporter", "writer", "editor", "redactor", "publisher", "uploader", "contributor",
    "correspondent", "photographer", "videographer", "translator", "producer", "graphics",
    "desk", "agency", "source", "initials", "author",
)  # fmt: skip
"""Every byline role. ``author`` is a person named without a role."""


@dataclass(frozen=True, slots=True)
class Page:
    """One fetched page, its bytes as the server sent them (after content decoding)."""

    url: str
    """Where the bytes came from, after redirects."""
    body: bytes
    fetched_at: datetime | None = None
    """Aware instant of the capture; relative dates ("2 jam lalu") count from it, or stay unread."""
    content_type: str | None = None
    """The Content-Type header, whose charset is believed only when the bytes are not UTF-8."""
    section: str | None = None
    """The section whose listing led here, used when the page itself names none."""


@dataclass(frozen=True, slots=True)
class Timestamp:
    """An instant and how exactly the page gave it."""

    at: datetime
    """Aware; carries the offset that the page shows, else the site's zone."""
    precision: Precision

    def isoformat(self) -> str:
        """The instant in ISO 8601 with its offset, to the second."""
        return self.at.isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class Byline:
    """One person (or desk, agency, set of initials) in one role."""

    role: str
    """One of :data:`ROLES`."""
    name: str
    label: str | None = None
    """The role word as the page prints it ("Editor", "Pewarta"); None where it prints none."""


def person_key(name: str) -> str:
    """What makes two spellings one person within a newsroom: letter case and spaces do not."""
    return " ".join(name.casefold().split())


@dataclass(frozen=True, slots=True)
class Caption:
    """An image's text, with the photographer or source told apart from the description."""

    caption: str | None
    credit: str | None


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place and outlet before the first sentence ("PROBOLINGGO-PANTURA7.com,"), at least one."""

    place: str | None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the article, its URL absolute."""

    url: str
    caption: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Another article that this page points to, its URL absolute."""

    url: str
    title: str
    kind: LinkKind
    published_at: Timestamp | None = None


@dataclass(frozen=True, slots=True)
class Alias:
    """Another URL of the same article, as the page or the way to it says."""

    url: str
    kind: AliasKind


@dataclass(frozen=True, slots=True)
class Source:
    """Where a field's value came from: the rule that won and the raw string it found."""

    rule: str
    raw: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A doubt about one field, recorded and never repaired in silence."""

    field: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """One raw string that a rule found for one field."""

    field: str
    rule: str
    raw: str


@dataclass(frozen=True, slots=True)
class RawImage:
    """A picture as the page gives it, before caption and credit are told apart."""

    rule: str
    url: str
    """Absolute."""
    caption: str = ""
    """The figcaption, or the text that stands as one."""
    credit: str = ""
    """A credit that the page gives in an element of its own."""


@dataclass(frozen=True, slots=True)
class RawLink:
    """A teaser of another article, before its date is read."""

    rule: str
    url: str
    """Absolute."""
    title: str
    kind: LinkKind
    date: str = ""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Everything the rules found on one page, the most trusted first within each field."""

    url: str
    texts: tuple[Candidate, ...] = ()
    """Fields of one string each: title, section, published_at, modified_at, byline, views, tag,
    language, url (canonical, as declared), amp (AMP twin)."""
    images: tuple[RawImage, ...] = ()
    links: tuple[RawLink, ...] = ()
    body: tuple[str, ...] = ()
    """Paragraphs in reading order, one line each, as they stand: with dateline and end marks."""
    body_rule: str = ""
    page_starts: tuple[int, ...] = (0,)
    """Index in ``body`` of the first paragraph of each page of the article."""

    def of(self, name: str) -> tuple[Candidate, ...]:
        """The candidates of one field, the most trusted first."""
        return tuple(candidate for candidate in self.texts if candidate.field == name)


@dataclass(frozen=True, slots=True)
class Article:
    """One article as a careful reader takes it from its page."""

    url: str
    """Canonical URL: the article's identity."""
    site: str | None
    """Name of the site file that read it; None when generic rules alone did."""
    title: str | None = None
    section: str | None = None
    published_at: Timestamp | None = None
    modified_at: Timestamp | None = None
    dateline: Dateline | None = None
    place_code: str | None = None
    """Regency or city of the dateline's place, as the Ministry of Home Affairs numbers it."""
    bylines: tuple[Byline, ...] = ()
    images: tuple[Image, ...] = ()
    views: int | None = None
    tags: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    """Paragraphs, one line each, without dateline, bylines, captions and boilerplate."""
    related: tuple[Link, ...] = ()
    page_starts: tuple[int, ...] = (0,)
    """Index in ``body`` of the first paragraph of each page of the article."""
    language: str | None = None
    aliases: tuple[Alias, ...] = ()
    sources: dict[str, Source] = field(default_factory=dict)
    """Field name -> what its value came from."""
    problems: tuple[Problem, ...] = ()

    @property
    def pages(self) -> int:
        """Into how many pages the site cut the article."""
        return len(self.page_starts)

    def to_json(self) -> dict[str, Any]:
        """The article as the documented JSON object."""
        published = self.published_at
        return {
            "url": self.url,
            "site": self.site,
            "title": self.title,
            "section": self.section,
            "published_at": published.isoformat() if published else None,
            "published_precision": published.precision if published else None,
            "modified_at": self.modified_at.isoformat() if self.modified_at else None,
            "dateline": (
                {"place": self.dateline.place, "outlet": self.dateline.outlet}
                if self.dateline
                else None
            ),
            "bylines": [
                {"role": one.role, "name": one.name, "label": one.label} for one in self.bylines
            ],
            "images": [
                {"url": one.url, "caption": one.caption, "credit": one.credit}
                for one in self.images
            ],
            "views": self.views,
            "tags": list(self.tags),
            "body": list(self.body),
            "related": [
                {
                    "url": one.url,
                    "title": one.title,
                    "published_at": one.published_at.isoformat() if one.published_at else None,
                    "kind": one.kind,
                }
                for one in self.related
            ],
            "pages": self.pages,
            "language": self.language,
            "sources": {
                name: {"rule": one.rule, "raw": one.raw} for name, one in self.sources.items()
            },
            "problems": [
                {"field": one.field, "rule": one.rule, "reason": one.reason}
                for one in self.problems
            ],
        }
