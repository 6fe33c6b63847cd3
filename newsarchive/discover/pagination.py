"""From one listing page to the next one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from operator import itemgetter

from lxml import html

from newsarchive.discover.anchors import Anchor, text_of, words_of
from newsarchive.discover.canonical import canonical_url
from newsarchive.discover.shapes import PageMark, is_article_path, page_mark, segments_of, split

NEXT_LABELS = frozenset(
    """
    > >> › » → ⟩ ❯ next selanjutnya berikutnya berikut lanjut older
    next-page next-posts next-› next-» › »
    halaman-selanjutnya halaman-berikutnya laman-selanjutnya laman-berikutnya
    berita-selanjutnya selanjutnya-› selanjutnya-» selanjutnya-> berikutnya-› berikutnya-»
    older-posts older-entries older-› postingan-lama posting-lama pos-pos-lama lebih-lama
    artikel-lama berita-lama berita-lainnya pos-lama entri-lama
    muat-lebih-banyak muat-lainnya lihat-lainnya load-more lebih-banyak more-posts
    hari-sebelumnya tanggal-sebelumnya indeks-sebelumnya previous-day
    """.split()  # noqa: SIM905 # a table of words
)
"""What a link to the next page says, words joined by hyphens, arrows before it left out."""

NEXT_CLASSES = frozenset({"next", "older", "selanjutnya", "berikutnya", "loadmore"})
PREVIOUS_WORDS = frozenset({"prev", "previous", "newer", "sebelumnya", "kembali", "first", "last"})
CALENDAR_WORDS = frozenset({"calendar", "kalender", "datepicker", "ui"})

_DIGITS = re.compile(r"\d+")
_PAGE_TEXT = re.compile(r"(?:halaman |page |laman )?([1-9]\d{0,3})", re.IGNORECASE)
MOST_ROWS = 5
"""Rows of numbers that are looked into for the page shown."""

_EDGES = "«‹←<  .:|"


def next_page(anchors: Sequence[Anchor], heads: Iterable[str], page_url: str) -> str | None:
    """URL of the listing page after ``page_url``, as linked; None on the last one.

    ``anchors`` are the page's links within its site in page order, ``heads`` what its
    ``<link rel=next>`` say. The ways to tell are tried from the surest to the least sure; none
    of them may lead back, nor to an article.
    """
    own = page_mark(page_url)
    shown = _shown_number(anchors) or (own.number if own else None) or 1
    for candidates in (
        _by_mark(anchors, page_url),
        iter(heads),
        (one.url for one in anchors if "next" in one.element.get("rel", "").lower().split()),
        _by_number(anchors, shown + 1),
        _by_label(anchors),
    ):
        for url in candidates:
            if _leads_on(url, page_url):
                return url
    return None


def numbered(anchors: Sequence[Anchor]) -> list[list[tuple[int, Anchor]]]:
    """The rows of page numbers: links whose text is a number and whose URLs differ by it alone."""
    rows: dict[str, list[tuple[int, Anchor]]] = defaultdict(list)
    for anchor in anchors:
        text = _PAGE_TEXT.fullmatch(anchor.text)
        if text and not _in_calendar(anchor):
            rows[_DIGITS.sub("#", anchor.url)].append((int(text[1]), anchor))
    return [row for row in rows.values() if _is_row(row)]


def _by_mark(anchors: Sequence[Anchor], page_url: str) -> Iterator[str]:
    """Links to this very listing with the following page number, whatever they say.

    A bare number (``/kanal/13``) may be another section's, and one that counts from 0 differs
    from the number shown, so what a link says must not contradict it.
    """
    following = str(_own_number(page_url) + 1)
    for anchor in anchors:
        if following not in anchor.url:
            continue
        mark = page_mark(anchor.url)
        if mark is None or str(mark.number) != following or not _is_counted(page_url, mark):
            continue
        text = _PAGE_TEXT.fullmatch(anchor.text)
        if text[1] == following if text else mark.is_named or _says_next(anchor):
            yield anchor.url


def _by_number(anchors: Sequence[Anchor], following: int) -> Iterator[str]:
    for row in numbered(anchors):
        yield from (anchor.url for shown, anchor in row if shown == following)


def _by_label(anchors: Sequence[Anchor]) -> Iterator[str]:
    for wanted in (_says_next, _is_classed_next):
        yield from (anchor.url for anchor in anchors if wanted(anchor) and not _is_back(anchor))


def _says_next(anchor: Anchor) -> bool:
    element = anchor.element
    return any(
        _label(text) in NEXT_LABELS
        for text in (anchor.text, element.get("aria-label", ""), element.get("title", ""))
        if text
    )


def _is_classed_next(anchor: Anchor) -> bool:
    element = anchor.element
    parent = element.getparent()
    words = set(words_of(element))
    is_sole = element.getnext() is None and element.getprevious() is None
    if parent is not None and is_sole:
        words |= set(words_of(parent))
    return bool(words & NEXT_CLASSES) and len(anchor.text) <= 30


def _is_back(anchor: Anchor) -> bool:
    label = _label(anchor.text).split("-")
    dated = label[:1] in (["hari"], ["tanggal"], ["indeks"])
    return not dated and bool(PREVIOUS_WORDS & {*label, *words_of(anchor.element)})


def _label(text: str) -> str:
    return "-".join(text.lower().strip(_EDGES).split()) or text.strip()


def _leads_on(url: str, page_url: str) -> bool:
    """Whether ``url`` can be the next page: no article, and by its own number the following one.

    A bare number may count articles passed (``/indeks/20``), so it need only be greater; some
    sites count pages from 0, so that the second is number 1.
    """
    if canonical_url(url) == canonical_url(page_url):
        return False
    mark = page_mark(url)
    if mark is None or mark.number is None:
        return not _is_article(url)
    if not _is_counted(page_url, mark):
        above = _is_above(mark.base, page_url)
        return not above and not _is_article(url) and not _is_article(mark.base)
    own = page_mark(page_url)
    if not mark.is_named:
        return mark.number > _own_number(page_url)
    starts = own is None or own.number is None
    return mark.number == _own_number(page_url) + 1 or (starts and mark.number == 1)


def _own_number(page_url: str) -> int:
    mark = page_mark(page_url)
    return (mark.number if mark else None) or 1


def _is_article(url: str) -> bool:
    """By the path alone: an index may well number its pages ``/?p=2``."""
    return is_article_path(segments_of(split(url).path.lower()))


def _is_counted(page_url: str, mark: PageMark) -> bool:
    """Whether the number of ``mark`` counts the pages of this very listing."""
    own = page_mark(page_url)
    bases = {canonical_url(page_url), canonical_url(own.base) if own else ""}
    return canonical_url(mark.base) in bases


def _is_above(base: str, page_url: str) -> bool:
    """Whether ``base`` is a list above this one: "older news" of the home page in a footer."""
    outer, inner = (segments_of(split(url).path.lower()) for url in (base, page_url))
    return len(outer) < len(inner) and list(inner[: len(outer)]) == list(outer)


def _shown_number(anchors: Sequence[Anchor]) -> int | None:
    """The number that stands out in a row of page numbers: linked as active, or not at all."""
    linked = {anchor.element for anchor in anchors}
    for row in numbered(anchors)[:MOST_ROWS]:
        for shown, anchor in row:
            if _is_active(anchor):
                return shown
        gap = _unlinked_number(row[0][1].element, linked)
        if gap:
            return gap
    return None


def _unlinked_number(element: html.HtmlElement, linked: set[html.HtmlElement]) -> int | None:
    """The number beside ``element`` that leads nowhere."""
    here = element.getparent()
    for _ in range(2):
        if here is None:
            return None
        for child in here.iterchildren():
            alone = linked.isdisjoint(islice(child.iter(), 5))
            found = _PAGE_TEXT.fullmatch(text_of(child)) if alone else None
            if found:
                return int(found[1])
        here = here.getparent()
    return None


def _is_active(anchor: Anchor) -> bool:
    element = anchor.element
    parent = element.getparent()
    words = {*words_of(element), *(words_of(parent) if parent is not None else ())}
    current = element.get("aria-current", "").lower() in {"page", "true"}
    return current or bool(words & {"active", "current", "aktif", "selected"})


def _is_row(row: Sequence[tuple[int, Anchor]]) -> bool:
    """Whether the numbers in the URLs rise with the numbers shown, as pages' do, whether they
    count pages or articles passed (``/indeks/20``)."""
    if any(_is_article(anchor.url) for _, anchor in row):
        return False
    if all(_in_url(shown, anchor.url) for shown, anchor in row):
        return True
    ordered = sorted(row, key=itemgetter(0))
    steps = [_last_number(anchor.url) for _, anchor in ordered]
    return len(steps) >= 2 and all(a < b for a, b in pairwise(steps))


def _in_url(shown: int, url: str) -> bool:
    return str(shown) in _DIGITS.findall(url)


def _last_number(url: str) -> int:
    parts = split(url)
    found = _DIGITS.findall(f"{parts.path}?{parts.query}")
    return int(found[-1][:9]) if found else 0


def _in_calendar(anchor: Anchor) -> bool:
    element, levels = anchor.element.getparent(), 4
    while element is not None and levels:
        if element.tag == "table" and CALENDAR_WORDS & set(words_of(element)):
            return True
        element, levels = element.getparent(), levels - 1
    return False
