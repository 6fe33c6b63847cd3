"""What a section, index, tag or search page lists: its main list of articles and the next page.

The main list is told by its structure, not by class names. An article's *item* is the largest
element that links to that article and to no other; a *list* is the items whose parents have the
same tags and classes from the root down, so that rows of a grid are one list and a first item
styled differently belongs to the list it stands in. Lists are compared by how many articles they
hold, how much their items look like teasers, and where on the page they stand.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml import html

from newsarchive.discover.anchors import Anchor, anchors_of, heads_of, text_of
from newsarchive.discover.entries import Entry
from newsarchive.discover.hosts import same_site
from newsarchive.discover.pagination import next_page, numbered
from newsarchive.discover.places import OUTSIDE, TOP, Places, shared_wrapper
from newsarchive.discover.shapes import is_article
from newsarchive.discover.teasers import HEADINGS, Teaser, pick, short_teasers, teasers_of, widen
from newsarchive.model import Page
from newsarchive.rules import Document
from newsarchive.site import Site

__all__ = ["Entry", "Listing", "read_listing"]

SAMPLE = 8
"""Items of a list that are looked into when lists are compared."""

LONGEST_BOX = 30
"""Elements of what stands above a list that are looked at for a heading."""

HEAD_LINKS = 2
"""Links beside a list's heading ("Lihat semua"); what holds more is a list itself."""

MOST_COLUMNS = 4
"""Containers alike that may be columns of a page; more are the rows of one list."""

MOST_PAGERS = 20
"""Links of page numbers whose surroundings are looked at."""

MOST_BUTTONS = 2_000
"""Buttons and links among which one that loads more is looked for."""

PAGER_DEPTH = 6
"""Levels from a page number up to what it shares with its list."""

_BOX_HEADING = re.compile(
    r"\b(?:ter)?populer|trending|terkait|rekomendasi|baca juga|pilihan|most (?:read|popular)"
    r"|popular|hot topic|recommended|related|editor.s (?:pick|choice)|jangan lewatkan|sorotan"
    r"|terfavorit|viral|advertorial|sponsor|\btren\b|recent posts|pos-pos terbaru|berita lainnya",
    re.IGNORECASE,
)
_WORDS_FOR_MORE = r"(?:muat|tampilkan|lihat) lebih(?: banyak)?|muat (?:berita )?lainnya|load more"
_MORE = re.compile(rf"(?:{_WORDS_FOR_MORE})(?: \w+)?\W*", re.IGNORECASE)
_MORE_BYTES = re.compile(_WORDS_FOR_MORE.encode(), re.IGNORECASE)
_EMPTY_NOTICE = re.compile(
    r"(?:belum ada|tidak ada|tidak ditemukan|tidak menemukan|nothing found|no posts|no results)"
    r"(?! komentar)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Listing:
    """One listing page as a careful reader takes it."""

    articles: tuple[Entry, ...] = ()
    """The main list, in page order, each article once."""
    next_page: str | None = None
    """URL of the page with the following articles; None on the last page."""


def read_listing(page: Page, site: Site | None = None) -> Listing:
    """The main list of ``page`` and its next page. ``site`` adds its hosts and its layouts.

    A page without a list yields an empty listing; nothing is raised for any bytes.
    """
    document = Document.of(page)
    hosts = site.all_hosts if site else frozenset()
    anchors = anchors_of(document, hosts)
    onward = next_page(anchors, _onward_heads(document, hosts), page.url)
    teasers = _declared(document, site, anchors) or _main_list(document, anchors, onward)
    widen(teasers)
    entries: dict[str, Entry] = {}
    for teaser in teasers:
        entries.setdefault(teaser.key, Entry(teaser.url, teaser.headline(), teaser.date()))
    return Listing(tuple(entries.values()), onward)


def _onward_heads(document: Document, hosts: Iterable[str]) -> list[str]:
    allowed = frozenset(hosts)
    return [url for url in heads_of(document, "next") if same_site(url, document.url, allowed)]


def _declared(document: Document, site: Site | None, anchors: Sequence[Anchor]) -> list[Teaser]:
    """The articles that the site's layout picks; none where it declares or finds nothing."""
    if site is None:
        return []
    fetched = document.page.fetched_at
    day = fetched.astimezone(site.timezone).date() if fetched else None
    selector = site.layout_on(day).listing
    if selector is None:
        return []
    picked = set(selector.elements(document))
    return pick(anchor for anchor in anchors if _is_within(anchor.element, picked))


def _is_within(element: html.HtmlElement, picked: set[html.HtmlElement]) -> bool:
    return element in picked or any(one in picked for one in element.iterancestors())


@dataclass(slots=True)
class _List:
    """Teasers that stand in like containers."""

    teasers: list[Teaser]
    weight: float
    """The standing of its place on the page."""
    titled: bool = False
    """Whether it shares its box with the page's own heading."""

    @property
    def containers(self) -> list[html.HtmlElement]:
        return list(dict.fromkeys(_container(teaser) for teaser in self.teasers))


def _main_list(document: Document, anchors: Sequence[Anchor], onward: str | None) -> list[Teaser]:
    pagers = [anchor.element for anchor in anchors if onward and anchor.url == onward]
    pagers += [anchor.element for row in numbered(anchors) for _, anchor in row]
    pagers += _more_buttons(document)
    wrapper = shared_wrapper([anchor.element for anchor in anchors])
    inside = [] if wrapper is None else list(islice(wrapper.iterchildren(), 1))
    places = Places(document.root, [*pagers, *inside])
    teasers = teasers_of(anchors, document.url, places)
    near = _near(pagers)
    is_empty = _says_empty(document)
    lists = _lists(teasers, places)
    titled = {one.getparent() for one in islice(document.root.iter("h1"), 2)}
    for one in lists:
        around = (one.containers[0], *one.containers[0].iterancestors())
        one.titled = any(box in titled and box.tag != "body" for box in around)
    scored = [(_score(one, near, is_empty), one) for one in lists]
    best, main = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if main is None or best <= 0:
        return []
    chosen = [*main.teasers, *_beside(main, lists, places)]
    chosen += _short(main, anchors, teasers, places)
    return sorted(chosen, key=lambda teaser: teaser.order)


def _more_buttons(document: Document) -> list[html.HtmlElement]:
    """Buttons that lengthen the main list in place ("Muat lebih banyak")."""
    if not _MORE_BYTES.search(document.page.body):
        return []
    found = islice(document.root.iter("button", "a"), MOST_BUTTONS)
    return [one for one in found if _MORE.fullmatch(text_of(one))]


def _short(
    main: _List, anchors: Sequence[Anchor], teasers: Sequence[Teaser], places: Places
) -> list[Teaser]:
    """Items of the main list that only their place shows to be articles."""
    holding: set[html.HtmlElement] = set()
    for teaser in teasers:
        here: html.HtmlElement | None = teaser.item
        while here is not None and here not in holding:
            holding.add(here)
            here = here.getparent()
    paths = {places.of(teaser.item).path for teaser in main.teasers}
    found = short_teasers(anchors, set(main.containers), holding)
    return [teaser for teaser in found if places.of(teaser.item).path in paths]


def _container(teaser: Teaser) -> html.HtmlElement:
    parent = teaser.item.getparent()
    return teaser.item if parent is None else parent


def _lists(teasers: Sequence[Teaser], places: Places) -> list[_List]:
    groups: dict[int, list[Teaser]] = defaultdict(list)
    for teaser in teasers:
        groups[places.of(_container(teaser)).path].append(teaser)
    return [
        _List(kept, places.of(_container(kept[0])).weight)
        for group in groups.values()
        if (kept := _leading(_unboxed(group, places), places))
    ]


def _unboxed(group: list[Teaser], places: Places) -> list[Teaser]:
    """The teasers without boxes within their list, and without those of columns alike that a
    heading of their own ("Terpopuler") tells apart."""
    kept = [one for one in group if not _is_boxed(one, places)]
    columns = list(dict.fromkeys(map(_container, kept)))[: MOST_COLUMNS + 1]
    if not 1 < len(columns) <= MOST_COLUMNS:
        return kept
    boxes = {one for one in columns if _names_box(one.find("./*"))}
    if len(boxes) == len(columns):
        return kept
    return [one for one in kept if _container(one) not in boxes]


def _is_boxed(teaser: Teaser, places: Places) -> bool:
    """Whether the item itself is a box (an advert, a popular article) within its list."""
    return places.of(teaser.item).weight <= OUTSIDE < places.of(_container(teaser)).weight


def _leading(teasers: list[Teaser], places: Places) -> list[Teaser]:
    """Of teasers in many containers alike, those that stand as each container's first does.

    Such a container is one teaser with links to other articles below it.
    """
    sizes = Counter(_container(teaser) for teaser in teasers)
    if len(sizes) < 3 or max(sizes.values()) < 2:
        return teasers
    paths = Counter(places.of(teaser.item).path for teaser in teasers if teaser.headed)
    if not paths or paths.total() == len(teasers):
        return teasers
    return [teaser for teaser in teasers if places.of(teaser.item).path in paths]


def _score(one: _List, near: set[html.HtmlElement], is_empty: bool) -> float:
    """How much a list looks like the page's main one; not above 0: it is none."""
    sample = one.teasers[:SAMPLE]
    size = len({teaser.key for teaser in one.teasers})
    headed = _share(teaser.headed for teaser in sample)
    dated = _share(bool(teaser.date()) for teaser in sample)
    pictured = _share(teaser.has_picture() for teaser in sample)
    shaped = _share(is_article(teaser.url) for teaser in sample)
    worded = _share(len(teaser.title) >= 25 for teaser in sample)
    paged = 1.0 if one.containers[0] in near else 0.0
    weight = one.weight * (OUTSIDE if _has_box_heading(one) else 1.0)
    if max(shaped, worded) < 0.5 or weight <= OUTSIDE:
        return 0.0
    if (size < 3 or is_empty) and not paged and (weight < 1 or not (headed or dated)):
        return 0.0
    if is_empty and not dated and not paged:
        return 0.0
    looks = 0.3 + headed + 0.8 * dated + 0.3 * pictured + 0.6 * shaped + 0.5 * worded + paged
    looks += 0.5 * one.titled
    return weight * looks * math.sqrt(min(size, 40))


def _share(marks: Iterable[bool]) -> float:
    values = list(marks)
    return sum(values) / len(values) if values else 0.0


def _near(pagers: Sequence[html.HtmlElement]) -> set[html.HtmlElement]:
    """The elements beside or around the page numbers, whose list they number."""
    found: set[html.HtmlElement] = set()
    for pager in pagers[:MOST_PAGERS]:
        here: html.HtmlElement | None = pager
        for _ in range(PAGER_DEPTH):
            if here is None or here.tag == "body" or here in found:
                break
            found.add(here)
            for sibling in islice(here.itersiblings(preceding=True), SAMPLE):
                found.add(sibling)
                found.update(islice(sibling.iterchildren(), SAMPLE))
            here = here.getparent()
    return found


def _has_box_heading(group: _List) -> bool:
    """Whether the words above the list name a box ("Terpopuler", "Baca juga")."""
    here = group.containers[0]
    for _ in range(2):
        for sibling in (here.getprevious(), here.find("./*")):
            if _names_box(sibling):
                return True
        parent = here.getparent()
        if parent is None:
            return False
        here = parent
    return False


def _names_box(element: html.HtmlElement | None) -> bool:
    """Whether an element above a list is, or holds, a heading such as "Terpopuler"."""
    if element is None or not isinstance(element.tag, str):
        return False
    if sum(1 for _ in islice(element.iter("a"), HEAD_LINKS + 1)) > HEAD_LINKS:
        return False  # a box of its own above the list, whose heading names only that box
    inner = (one for one in islice(element.iter(), LONGEST_BOX) if one.tag in HEADINGS)
    text = text_of(next(inner, element))
    return len(text) <= 40 and _BOX_HEADING.search(text) is not None


def _beside(main: _List, lists: Sequence[_List], places: Places) -> list[Teaser]:
    """Teasers around the main list that are part of it: a big first article in a container of
    its own, or more of the same look in a container classed differently."""
    parents = {container.getparent() for container in main.containers}
    parent = parents.pop()
    if parents or parent is None or parent.tag in {"body", "html"}:
        return []
    looks = {teaser.look() for teaser in main.teasers[:SAMPLE]}
    found = []
    for other in lists:
        if other is main or places.of(other.teasers[0].item).weight <= max(TOP, main.weight * TOP):
            continue
        containers = other.containers
        is_near = all(one is parent or one.getparent() is parent for one in containers)
        is_first = len(other.teasers) == 1 and other.teasers[0].order < main.teasers[0].order
        alike = all(teaser.look() in looks for teaser in other.teasers[:SAMPLE])
        if is_near and (is_first or alike) and not _has_box_heading(other):
            found.extend(other.teasers)
    return found


def _says_empty(document: Document) -> bool:
    """Whether the page says in so many words that it lists nothing."""
    for element in document.root.iter("p", "h1", "h2", "h3", "h4", "div", "span", "li", "center"):
        text = element.text
        if text and len(text) < 160 and _EMPTY_NOTICE.search(text) and _about_articles(text):
            return True
    return False


def _about_articles(text: str) -> bool:
    words = {"berita", "artikel", "pos", "posts", "post", "hasil", "data", "konten", "found",
             "results", "tulisan", "postingan", "kabar", "maaf"}  # fmt: skip
    return bool(words & set(re.findall(r"[a-z]+", text.lower())))
