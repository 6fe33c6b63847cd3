"""What a page declares about itself in its metadata: the same few places on every site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml.html import HtmlElement

from newsarchive.model import Candidate
from newsarchive.rules import Document, Rule, clean, json_ld, meta, text_of

DECLARED: Mapping[str, tuple[Rule, ...]] = {
    "title": (json_ld("headline"), meta("og:title"), meta("headline"), meta("twitter:title"),
              meta("originaltitle"), meta("title")),
    "section": (json_ld("articleSection"), meta("article:section"), meta("articlesection"),
                meta("section"), meta("category")),
    "published_at": (json_ld("datePublished"), meta("article:published_time"),
                     meta("datepublished"), meta("publishdate"), meta("pubdate"),
                     meta("publish_date"), meta("date"), meta("dc.date.issued"), meta("dc.date"),
                     meta("og:published_time"), meta("content_publisheddate"),
                     json_ld("dateCreated"), meta("datecreated"), meta("createdate")),
    "modified_at": (json_ld("dateModified"), meta("article:modified_time"),
                    meta("datemodified"), meta("og:updated_time"), meta("lastmod"),
                    meta("last-modified")),
    "byline": (json_ld("author.name"), meta("author"), meta("article:author"), meta("dc.creator"),
               meta("content_author"), meta("twitter:data1"), json_ld("editor.name")),
    "views": (),
    "tag": (),
    "language": (json_ld("inLanguage"), meta("og:locale"), meta("inlanguage")),
}  # fmt: skip
"""What pages declare about themselves, in the order of trust."""


def declared(document: Document, name: str) -> Iterator[Candidate]:
    """What the page's metadata declare for a field."""
    for rule in DECLARED.get(name, ()):
        for raw in rule.find(document):
            yield Candidate(name, rule.name, raw)


def title(document: Document, heading: HtmlElement | None) -> Iterator[Candidate]:
    """The visible headline, then the declared ones."""
    if heading is not None and (text := text_of(heading)):
        yield Candidate("title", f"visible:{heading.tag!s}", text)
    for candidate in declared(document, "title"):
        yield _without_site_name(document, candidate)
    tag = next(document.root.iter("title"), None)
    if tag is not None and (text := text_of(tag)):
        yield Candidate("title", "html:title", text)


def _without_site_name(document: Document, candidate: Candidate) -> Candidate:
    """The title without the name under which the site declares itself ("... - Kabar Contoh")."""
    for name in document.meta.get("og:site_name", ())[:1]:
        head = candidate.raw.removesuffix(name).rstrip()
        if head != candidate.raw and head.endswith(("-", "–", "—", "|", "»", ":")):
            return Candidate(candidate.field, candidate.rule, head.rstrip(" -–—|»:"))
    return candidate


def language(document: Document) -> Iterator[Candidate]:
    """The language that the page declares."""
    if raw := clean(document.root.get("lang") or document.root.get("xml:lang") or ""):
        yield Candidate("language", "html:lang", raw)
    yield from declared(document, "language")
