"""Where on a page an element stands: in the main part, or in a box, bar or foot beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lxml import html

from newsarchive.discover.anchors import words_in

OUTSIDE_TAGS = frozenset({"nav", "header", "footer", "aside", "dialog", "noscript"})

OUTSIDE_WORDS = frozenset(
    """
    ads adv advert advertisement banner breadcrumb breadcrumbs carousel comment comments copyright
    footer iklan marquee megamenu menu modal most nav navbar navigation newsticker offcanvas owl
    partner popular populer popup recommended rekomendasi related share sidebar slick slider
    slides slideshow sponsor swiper terkait terpopuler ticker topnav trending tren widget widgets
    """.split()  # noqa: SIM905 # a table of words
)
"""Class and id words of what is not a listing's main list."""

TOP_WORDS = frozenset("featured headline headlines hero hl sticky unggulan utama".split())  # noqa: SIM905
"""Words of boxes above the main list; within it they mark a first or pinned item."""

MAIN_WORDS = frozenset("archive content indeks index latest main primary results terbaru".split())  # noqa: SIM905

IGNORED_PREFIXES = (
    "tag-", "category-", "elementor", "has-", "no-", "with-", "post-", "wp-image", "layout-",
    "content-sidebar",
)  # fmt: skip
"""Class names that name an item's subject, a page builder, or what stands elsewhere."""

OUTSIDE_ROLES = frozenset({"navigation", "complementary", "contentinfo", "banner", "dialog"})

BLOGGER_MAIN = frozenset({"widget", "blog"})
"""Blogger calls each part of a page a widget, the list of posts too (``widget Blog``)."""

LONGEST_NAMES = 400
"""Characters of a class attribute that are looked at."""

OUTSIDE, TOP, MAIN = 0.1, 0.4, 1.25


@dataclass(frozen=True, slots=True)
class Place:
    """An element's standing."""

    weight: float
    """1 is neutral; the less, the less likely an element of the main list."""
    path: int
    """The same number for elements with the same tags and classes from the root down."""


class Places:
    """The places of one page's elements, each read once."""

    def __init__(self, root: html.HtmlElement, within: Iterable[html.HtmlElement]) -> None:
        """``within`` are elements known to be of the page's main part (its page numbers): what
        encloses them, or the page's heading, is no box, whatever its classes say."""
        self._known: dict[html.HtmlElement, Place] = {}
        self._paths: dict[tuple[int, str], int] = {}
        self._wrappers = _enclosing(root, within)

    def of(self, element: html.HtmlElement) -> Place:
        """The place of ``element``."""
        chain = []
        here: html.HtmlElement | None = element
        while here is not None and here not in self._known:
            chain.append(here)
            here = here.getparent()
        place = self._known[here] if here is not None else Place(1.0, 0)
        for one in reversed(chain):
            place = self._below(place, one)
            self._known[one] = place
        return place

    def _below(self, parent: Place, element: html.HtmlElement) -> Place:
        names, factor = _facts(
            str(element.tag),
            element.get("role") or "",
            (element.get("class") or "")[:LONGEST_NAMES],
            (element.get("id") or "")[:LONGEST_NAMES],
        )
        path = self._paths.setdefault((parent.path, names), len(self._paths) + 1)
        if parent.weight <= OUTSIDE:
            return Place(parent.weight, path)
        if element in self._wrappers and factor < 1:
            factor = 1.0
        return Place(factor if factor == OUTSIDE else min(parent.weight * factor, MAIN), path)


@lru_cache(maxsize=8192)
def _facts(tag: str, role: str, classes: str, identifier: str) -> tuple[str, float]:
    """An element's name among its like (the classes that do not differ from item to item), and
    what it makes of its surroundings' weight."""
    alike = (name for name in classes.split() if _is_shared(name))
    return " ".join((tag, *sorted(alike))), _factor(tag, role, f"{classes} {identifier}".split())


def _is_shared(name: str) -> bool:
    return name.isalpha() or not (
        name.startswith(IGNORED_PREFIXES) or any(character.isdigit() for character in name)
    )


def _factor(tag: str, role: str, names: Iterable[str]) -> float:
    if tag == "main" or role == "main":
        return MAIN
    if tag in OUTSIDE_TAGS or role in OUTSIDE_ROLES:
        return OUTSIDE
    told = (name for name in names if not name.lower().startswith(IGNORED_PREFIXES))
    words = set(words_in(" ".join(told)))
    if words & OUTSIDE_WORDS and not words >= BLOGGER_MAIN:
        return OUTSIDE
    if words & TOP_WORDS:
        return TOP
    return MAIN if words & MAIN_WORDS else 1.0


def _enclosing(root: html.HtmlElement, within: Iterable[html.HtmlElement]) -> set[html.HtmlElement]:
    found = {root, *root.iterchildren("body")}
    for landmark in (*root.iter("main", "h1"), *within):
        here = landmark.getparent()
        while here is not None and here not in found:
            found.add(here)
            here = here.getparent()
    return found


def shared_wrapper(elements: Sequence[html.HtmlElement]) -> html.HtmlElement | None:
    """The smallest element around the middle three fifths of ``elements`` (in page order): what
    holds most of a page's links is no box on it."""
    if len(elements) < 5:
        return None
    first, last = elements[len(elements) // 5], elements[-len(elements) // 5]
    around = set(first.iterancestors())
    return next((one for one in last.iterancestors() if one in around), None)
