"""A page's candidates: the site's own rules first, then the generic ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

from lxml.html import HtmlElement

from newsarchive.extract.addresses import own_addresses
from newsarchive.extract.body import Body, find_body, read_body
from newsarchive.extract.bylines import bylines
from newsarchive.extract.dates import dates
from newsarchive.extract.declared import declared, language, title
from newsarchive.extract.fallback import ENOUGH, trafilatura_lines
from newsarchive.extract.images import declared_image, images
from newsarchive.extract.landmarks import Landmarks, find_landmarks
from newsarchive.extract.lines import Line, read_lines
from newsarchive.extract.sections import sections
from newsarchive.extract.story import Story, declared_titles, find_heading, read_story
from newsarchive.extract.tags import tags
from newsarchive.extract.teasers import block_links, inline_links, unique
from newsarchive.extract.views import views
from newsarchive.model import Candidate, Candidates, Page, RawImage, RawLink
from newsarchive.rules import Document, Selector, clean
from newsarchive.rules.linked_data import walk
from newsarchive.site import Layout, Site

_FIELDS = ("title", "section", "published_at", "modified_at", "byline", "views", "tag")


def collect(page: Page, site: Site, parts: Sequence[Page] = ()) -> Candidates:
    """Everything that the rules find on an article's page, the most trusted first.

    ``parts`` are the further pages of the same article, in order: their paragraphs follow the
    first page's, every other field is read from the first page alone. Never raises for what a
    page holds.
    """
    layout = site.layout_on(page.fetched_at.date() if page.fetched_at else None)
    reading = _Reading(Document.of(page), layout)
    body, rule = reading.paragraphs()
    starts = [0]
    paragraphs = list(body)
    for part in parts:
        more, _ = _Reading(Document.of(part), layout).paragraphs()
        starts.append(len(paragraphs))
        paragraphs.extend(more)
    return Candidates(
        url=page.url,
        texts=tuple(reading.texts()),
        images=reading.images(),
        links=reading.links(),
        body=tuple(paragraphs),
        body_rule=rule,
        page_starts=tuple(starts),
    )


class _Reading:
    """One page being read: its headline, its body and its landmarks, each found once."""

    def __init__(self, document: Document, layout: Layout) -> None:
        self.document = document
        self.layout = layout
        self.heading = find_heading(document, declared_titles(document))
        self.running = 0
        self.body = self._body()
        self.containers = self.body.containers if self.body else []

    @cached_property
    def story(self) -> Story:
        """The lines around headline and body."""
        return read_story(self.heading, self.containers)

    @cached_property
    def landmarks(self) -> Landmarks:
        """Breadcrumb, tags and teaser blocks."""
        return find_landmarks(self.document, self.heading, self.containers)

    @cached_property
    def asides(self) -> list[Line]:
        """Lines of the elements inside the body that are no paragraphs: date, author, count."""
        return [
            line
            for element in (self.body.asides if self.body else ())
            for line in read_lines(element, lambda _: False)
        ]

    def _body(self) -> Body | None:
        drop = [one for rule in self.layout.drop for one in rule.elements(self.document)]
        if self.layout.body is not None:
            containers = _outermost(self.layout.body.elements(self.document))
            if containers:
                body = Body(self.layout.body.name, containers)
                return read_body(body, heading=self.heading, drop=drop, url=self.document.url)
        body_found, weights = find_body(self.document, self.heading)
        if body_found is None:
            return None
        self.running = weights.running
        return read_body(
            body_found, heading=self.heading, drop=drop, weights=weights, url=self.document.url
        )

    def paragraphs(self) -> tuple[list[str], str]:
        """The body's paragraphs and the rule that found them."""
        lines = [line.text for line in self.body.lines] if self.body else []
        found = sum(map(len, lines))
        if found >= ENOUGH:
            return lines, self.body.rule if self.body else ""
        written = self._declared_paragraphs()
        if sum(map(len, written)) > max(ENOUGH, 2 * found):
            return written, "json_ld:articleBody"
        if self.layout.body is None and self.running > 3 * found + ENOUGH:
            other = trafilatura_lines(self.document)
            if sum(map(len, other)) > max(ENOUGH, 2 * found):
                return other, "trafilatura"
        return lines, self.body.rule if self.body and lines else ""

    def _declared_paragraphs(self) -> list[str]:
        """The text in the page's JSON-LD, where it keeps its line breaks."""
        for node in self.document.json_ld_articles:
            for text in walk(node, ["articleBody"], {}):
                return [line for line in map(clean, text.split("\n")) if line]
        return []

    def texts(self) -> Iterator[Candidate]:
        """Candidates of the one-line fields: the layout's, then the generic ones."""
        for name in _FIELDS:
            answered = False
            for rule in self.layout.rules.get(name, ()):
                for raw in rule.find(self.document):
                    answered = True
                    yield Candidate(name, rule.name, raw)
            # Where the layout has answered, only what costs nothing is still asked.
            yield from declared(self.document, name) if answered else self._generic(name)
        yield from own_addresses(self.document)
        yield from language(self.document)

    def _generic(self, name: str) -> Iterator[Candidate]:
        document = self.document
        match name:
            case "title":
                yield from title(document, self.heading)
            case "section":
                crumbs = self.landmarks.crumbs
                yield from sections(document, self.story, self.heading, crumbs, self._around())
            case "published_at":
                yield from dates(document, self.story, self._around(), self._lines())
            case "byline":
                yield from self._bylines()
            case "views":
                yield from views(self.story, self._around(), self._lines())
            case "tag":
                yield from tags(document, self.landmarks.tags, self.story)
            case "modified_at":
                if "published_at" in self.layout.rules:
                    # The layout answers in place of the reading that sees a printed change, too.
                    shown = dates(document, self.story, self._around(), self._lines())
                    yield from (one for one in shown if one.field == name)
                yield from declared(document, name)
            case _:
                yield from declared(document, name)

    def _bylines(self) -> Iterator[Candidate]:
        yield from bylines(self.story, self._around())
        yield from declared(self.document, "byline")

    def _around(self) -> list[Line]:
        return [*(self.body.preface if self.body else ()), *self.asides]

    def _lines(self) -> list[Line]:
        return self.body.lines if self.body else []

    def _inline(self) -> list[HtmlElement]:
        """Blocks in the text with a few links; longer ones are the list under the article."""
        blocks = self.body.inline if self.body else []
        return [one for one in blocks if sum(1 for _ in islice(one.iter("a"), 5)) < 5]

    def images(self) -> tuple[RawImage, ...]:
        """The article's pictures; the one its metadata name only where the page shows none."""
        found = tuple(images(self.document, self.story, self.heading, self.containers))
        fallback = None if found else declared_image(self.document)
        return (fallback,) if fallback else found

    def links(self) -> tuple[RawLink, ...]:
        """Links to other articles, each address once."""
        document, layout = self.document, self.layout
        inline = self._inline()
        related = (
            layout.related.elements(document)
            if layout.related
            else [one for one in self.landmarks.related if one not in inline]
        )
        trending = (
            layout.trending.elements(document) if layout.trending else self.landmarks.trending
        )
        references = self.body.references if self.body else ()
        found = [
            *block_links(document, related, "related", _name(layout.related, "related")),
            *inline_links(document, references),
            *block_links(document, inline, "inline", "body:block"),
            *block_links(document, trending, "trending", _name(layout.trending, "trending")),
        ]
        return unique(found, document.url)


def _name(rule: Selector | None, kind: str) -> str:
    return rule.name if rule else f"block:{kind}"


def _outermost(elements: list[HtmlElement]) -> list[HtmlElement]:
    """The elements without those that stand inside another of them."""
    found = frozenset(elements)
    return [one for one in elements if not any(above in found for above in one.iterancestors())]
