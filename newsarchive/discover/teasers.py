"""The repeated teasers of a page: each article's own element, title and date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from urllib.parse import urlsplit

from lxml import html

from newsarchive.discover.anchors import Anchor, text_of, words_of
from newsarchive.discover.canonical import canonical_url
from newsarchive.discover.places import OUTSIDE, Places
from newsarchive.discover.shapes import is_article, is_home, is_listing
from newsarchive.rules import clean

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
TITLE_WORDS = frozenset({"title", "judul", "headline", "heading"})
HEADLINE_LENGTH = 25
"""Characters from which an anchor's text reads as a headline; section names are shorter."""

DEEPEST_TEASER = 12
"""Levels between a list and the links in its teasers."""

LONGEST_TEASER = 150
"""Elements of a teaser that are looked at for its date and picture."""

LONGEST_DATE = 60
"""Characters of a text that tells a date; a longer one is a summary with a date in it."""

_INVITATION = re.compile(
    r"(?:baca|read more|selengkapnya|continue|lanjut|lihat|simak|detail|komentar|\d+ komentar"
    r"|tinggalkan|no comments?|leave a|\d+ comments?|tonton|play|share|bagikan)\b",
    re.IGNORECASE,
)
_SHORT_SLUG = re.compile(r"[^/]-[^/]|\d")
"""A path that may be an article's where a teaser stands: two words, or a number."""

_TITLE_PREFIX = re.compile(
    r"^(?:tautan ke:|permalink to:?|permanent link to:?|link to:?)\s*", re.IGNORECASE
)
_MONTH = (
    r"(?:jan|feb|peb|mar|apr|mei|may|jun|jul|agu|agt|ags|aug|sep|okt|oct|nov|nop|des|dec)[a-z]{0,6}"
)
_DATE = re.compile(
    rf"\b\d{{1,2}}[ -]{_MONTH}[. ,-]{{1,3}}\d{{2,4}}\b|\b{_MONTH} \d{{1,2}}, ?\d{{4}}\b"
    r"|\b\d{1,2}[/.-]\d{1,2}[/.-](?:20)?\d\d\b|\b20\d\d[/.-]\d{1,2}[/.-]\d{1,2}\b"
    r"|\b(?:\d{1,3}|se|satu|an?) ?(?:detik|menit|jam|hari|minggu|bulan|tahun|mins?|minutes?|hours?"
    r"|days?|weeks?|months?|years?) (?:yang )?(?:lalu|ago)\b"
    r"|\b(?:kemarin|hari ini|baru saja)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Teaser:
    """One article's element on the page, as far as it is that article's alone."""

    key: str
    """The article's identity."""
    url: str
    item: html.HtmlElement
    title: str
    headed: bool
    """Whether its title stands in a heading or in an element classed as one."""
    order: int
    """Rank on the page."""

    def better(self, before: Teaser | None) -> Teaser:
        """The one of two links to an article that has its headline, in the place of the first."""
        if before is None:
            return self
        if (self.headed, len(self.title)) <= (before.headed, len(before.title)):
            return before
        return replace(self, item=before.item, order=before.order)

    def date(self) -> str:
        """The date as shown, "" where none is."""
        return _shown_date(self.item, self.title)

    def headline(self) -> str:
        """Its title; where the link has no words of its own, the item's heading."""
        if self.headed or len(self.title) >= HEADLINE_LENGTH:
            return self.title
        heading = _marked_within(self.item)
        return text_of(heading) if heading is not None else self.title

    def look(self) -> tuple[object, ...]:
        """What it looks like, to be compared with its neighbours."""
        return self.item.tag, self.headed, bool(self.date()), self.has_picture()

    def has_picture(self) -> bool:
        """Whether an image stands in it."""
        return next(self.item.iter("img", "picture", "amp-img"), None) is not None


def teasers_of(anchors: Iterable[Anchor], page_url: str, places: Places) -> list[Teaser]:
    """Every teaser of an article, in page order; an article shown twice has two."""
    linked = _linked(anchors, page_url, places)
    owners = _owners(linked)
    found: dict[tuple[html.HtmlElement, str], Teaser] = {}
    for key, anchor in linked:
        teaser = _teaser(key, anchor, owners)
        found[teaser.item, key] = teaser.better(found.get((teaser.item, key)))
    return list(found.values())


def pick(anchors: Iterable[Anchor]) -> list[Teaser]:
    """Teasers of links that are known to be articles, judged no further."""
    linked = [(canonical_url(anchor.url), anchor) for anchor in anchors]
    owners = _owners(linked)
    found: dict[str, Teaser] = {}
    for key, anchor in linked:
        found[key] = _teaser(key, anchor, owners).better(found.get(key))
    return list(found.values())


def _teaser(key: str, anchor: Anchor, owners: _Owners) -> Teaser:
    title, headed = _title(anchor)
    item = owners.item(anchor.element, key)
    return Teaser(key, anchor.url, item, title, headed, anchor.order)


def widen(teasers: Sequence[Teaser]) -> None:
    """Give each teaser the largest element that holds none of the others.

    Links to articles that are no teasers of the list ("Baca juga" below a teaser) cut an item
    short; its date stands outside then.
    """
    if len({teaser.key for teaser in teasers}) < 2:
        return
    owners = _Owners()
    for teaser in teasers:
        owners.add(teaser.item, teaser.key)
    for teaser in teasers:
        teaser.item = owners.item(teaser.item, teaser.key)


def short_teasers(
    anchors: Iterable[Anchor],
    containers: Collection[html.HtmlElement],
    taken: Collection[html.HtmlElement],
) -> list[Teaser]:
    """Teasers whose headline and URL are too short to tell an article by themselves, but that
    stand in ``containers`` beside those in ``taken``."""
    items: dict[html.HtmlElement, dict[str, list[Anchor]]] = {}
    for anchor in anchors:
        item = _child_within(anchor.element, containers)
        if item is None or item in taken or _is_taxonomy(anchor) or is_listing(anchor.url):
            continue
        if _SHORT_SLUG.search(urlsplit(anchor.url).path):
            items.setdefault(item, {}).setdefault(anchor.url, []).append(anchor)
    found = []
    for item, links in items.items():
        url, same = max(links.items(), key=lambda pair: (len(pair[1]), _longest(pair[1])))
        title, headed = max((_title(one) for one in same), key=lambda pair: (pair[1], len(pair[0])))
        teaser = Teaser(canonical_url(url), url, item, title, headed, same[0].order)
        if teaser.headline():
            found.append(teaser)
    return found


def _longest(anchors: Iterable[Anchor]) -> int:
    return max(len(anchor.text) for anchor in anchors)


def _child_within(
    element: html.HtmlElement, containers: Collection[html.HtmlElement]
) -> html.HtmlElement | None:
    """The child of one of ``containers`` that holds ``element``."""
    here = element
    for _ in range(DEEPEST_TEASER):
        parent = here.getparent()
        if parent is None:
            return None
        if parent in containers:
            return here
        here = parent
    return None


def _linked(anchors: Iterable[Anchor], page_url: str, places: Places) -> list[tuple[str, Anchor]]:
    """The links that may lead to articles, with the articles' identities.

    A URL qualifies by itself or by the longest text that links to it. One that the page's menus
    or feet link to by a short name is a section, however long its path.
    """
    texts: dict[str, str] = {}
    barred = {page_url}
    for anchor in anchors:
        if len(anchor.text) > len(texts.setdefault(anchor.url, "")):
            texts[anchor.url] = anchor.text
        if _is_taxonomy(anchor) or (
            0 < len(anchor.text) < HEADLINE_LENGTH
            and places.of(anchor.element).weight <= OUTSIDE
            and not is_article(anchor.url)
        ):
            barred.add(anchor.url)
    counts = Counter(anchor.url for anchor in anchors)
    keys = {
        url: canonical_url(url)
        for url, text in texts.items()
        if url not in barred and _may_be_article(url, text, counts[url])
    }
    own = canonical_url(page_url)
    return [
        (keys[anchor.url], anchor)
        for anchor in anchors
        if anchor.url in keys and keys[anchor.url] != own
    ]


def _may_be_article(url: str, text: str, times: int) -> bool:
    if is_listing(url) or is_home(url):
        return False
    if len(text) >= HEADLINE_LENGTH and not _INVITATION.match(text):
        return True
    return is_article(url) and (times <= 3 or len(text) == 0)


def _is_taxonomy(anchor: Anchor) -> bool:
    rel = (anchor.element.get("rel") or "").lower().split()
    return "tag" in rel or "author" in rel or "category" in rel


class _Owners:
    """For each article the largest elements that link to it and to no other article."""

    def __init__(self) -> None:
        self.sole: dict[html.HtmlElement, str | None] = {}
        """Element -> the one article linked within it; None: several are."""
        self._items: dict[html.HtmlElement, html.HtmlElement] = {}

    def add(self, element: html.HtmlElement, key: str) -> None:
        """Each element changes at most twice, from unseen to one article's to several's, so the
        climb is linear in the page."""
        here: html.HtmlElement | None = element
        unseen = ""
        while here is not None:
            before = self.sole.get(here, unseen)
            if before is None or before == key:
                return
            self.sole[here] = key if before == unseen else None
            here = here.getparent()

    def item(self, element: html.HtmlElement, key: str) -> html.HtmlElement:
        chain = [element]
        while chain[-1] not in self._items:
            parent = chain[-1].getparent()
            if parent is None or self.sole.get(parent) != key or parent.tag == "body":
                self._items[chain[-1]] = chain[-1]
                break
            chain.append(parent)
        top = self._items[chain[-1]]
        for one in chain:
            self._items[one] = top
        return top


def _owners(linked: Sequence[tuple[str, Anchor]]) -> _Owners:
    owners = _Owners()
    for key, anchor in linked:
        owners.add(anchor.element, key)
    return owners


def _title(anchor: Anchor) -> tuple[str, bool]:
    """The anchor's headline, and whether it is marked as one."""
    element = anchor.element
    inner = _marked_within(element)
    if inner is not None:
        return text_of(inner), True
    if _is_invitation(anchor.text):
        return _spare_title(element), False
    if len(element):
        return _longest_piece(element), _is_marked(element)
    return anchor.text, _is_marked(element)


def _is_invitation(text: str) -> bool:
    return not text or (len(text) < HEADLINE_LENGTH and _INVITATION.match(text) is not None)


def _spare_title(element: html.HtmlElement) -> str:
    """What a link without words of its own tells by its attributes."""
    title = _TITLE_PREFIX.sub("", clean(element.get("title") or ""))
    image = next(element.iter("img"), None)
    return title or (clean(image.get("alt") or "") if image is not None else "")


def _marked_within(element: html.HtmlElement) -> html.HtmlElement | None:
    for node in islice(element.iterdescendants(), LONGEST_TEASER):
        if node.tag in HEADINGS or (isinstance(node.tag, str) and TITLE_WORDS & {*words_of(node)}):
            return node if text_of(node) else None
    return None


def _is_marked(element: html.HtmlElement) -> bool:
    parent = element.getparent()
    for near in (element, parent):
        if near is not None and (near.tag in HEADINGS or TITLE_WORDS & {*words_of(near)}):
            return True
    above = parent.getparent() if parent is not None else None
    return above is not None and above.tag in HEADINGS


def _longest_piece(element: html.HtmlElement) -> str:
    pieces = (text for text in _texts(element) if not _DATE.fullmatch(text))
    return max(pieces, key=len, default="")


def _texts(element: html.HtmlElement) -> Iterator[str]:
    """The element's pieces of text, each on one line."""
    for node in islice(element.iter(), LONGEST_TEASER):
        if node.tag in {"script", "style"} or not isinstance(node.tag, str):
            text = ""
        else:
            text = node.text or ""
        for piece in (text, (node.tail or "") if node is not element else ""):
            if piece and not piece.isspace():
                yield clean(piece[:400])


def _shown_date(item: html.HtmlElement, title: str) -> str:
    for node in islice(item.iter("time"), 4):
        if not {"updated", "modified"} & {*words_of(node)}:
            return text_of(node) or (node.get("datetime") or "").strip()
    for text in _texts(item):
        if len(text) <= LONGEST_DATE and text not in title and _DATE.search(text):
            return text
    return ""
