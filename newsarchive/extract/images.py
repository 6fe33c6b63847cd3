"""The article's pictures with their captions: the lead image, then those between paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from newsarchive.extract import wording
from newsarchive.extract.lines import Line, read_lines
from newsarchive.extract.story import Story
from newsarchive.extract.structure import (
    AUTHOR,
    CAPTION,
    CREDIT,
    ICON,
    NOT_ARTICLE,
    PICTURE,
    TAGS,
    kinds,
)
from newsarchive.model import RawImage
from newsarchive.rules import Document, clean, text_of

_SOURCES = ("data-src", "data-lazy-src", "data-original", "data-lazy", "data-orig-file", "src")
_DECORATION = re.compile(
    r"avatar|gravatar|/logo|logo[._-]|/icons?[/_-]|favicon|pixel\.|/pixel|blank\.|spacer|"
    r"/(?:pdf|print|printer|cetak|e?mail)\w{0,12}\.(?:png|gif)|placeholder|emoji|loading\.|1x1|/ads?/|banner|doubleclick|\.svg(?:$|\?)|whatsapp|"
    r"facebook\.com/tr|(?:^|[/_-])(?:next|prev|left|right|arrow\w{0,9}|close|search|play)\.(?:png|gif)",
    re.I,
)
_STAND_IN = re.compile(
    r"data:|.{0,200}(?:blank|lazy|placeholder|spacer|loading)[\w.-]{0,30}$", re.I
)
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|bmp)(?:$|[?/])", re.I)
_SMALLEST = 120
"""Pixels of a declared side below which a picture is an ornament or a thumbnail."""
_LONGEST_SIDE = 6
"""Digits; what declares more is no number of pixels."""
_MOST = 40
_LEVELS = 5
_LONGEST_CAPTION = 700
_LONGEST_SMALL_PRINT = 250
_LONGEST_CREDIT = 80


def images(
    document: Document,
    story: Story,
    heading: HtmlElement | None,
    containers: list[HtmlElement],
) -> Iterator[RawImage]:
    """Lead image first, then the pictures inside the body, each address once."""
    seen: set[str] = set()
    for place, element in _own(story, heading, containers):
        url = document.absolute(_source(element))
        key = urlsplit(url).path if url else ""
        if not url.startswith(("http:", "https:")) or key in seen or _DECORATION.search(url):
            continue
        seen.add(key)
        caption, credit = _caption(element, frozenset((*containers, story.block)))
        yield RawImage(f"visible:{place}", url, caption, credit)
        if len(seen) >= _MOST:
            return


def declared_image(document: Document) -> RawImage | None:
    """The picture that the metadata name, where it is a picture file and not the site's logo."""
    for name in ("og:image", "og:image:url", "twitter:image"):
        for raw in document.meta.get(name, ()):
            url = document.absolute(raw)
            if _PICTURE_FILE.search(url) and not _DECORATION.search(url):
                return RawImage(f"meta:{name}", url)
    return None


def _own(
    story: Story, heading: HtmlElement | None, containers: list[HtmlElement]
) -> Iterator[tuple[str, HtmlElement]]:
    """Pictures of the article's block in page order, up to the end of its body."""
    if story.block is None:
        return
    inside = {image for one in containers for image in one.iter("img", "amp-img")}
    starts = frozenset(containers)
    stops = {str(one.tag) for one in containers}
    stops |= {str(heading.tag)} if heading is not None else set()
    past_heading, past_body, found = heading is None, False, False
    above: HtmlElement | None = None
    for element in story.block.iter("img", "amp-img", *stops):
        if element is heading:
            past_heading = True
            if above is not None:
                found = True
                yield "lead", above
        elif element in starts:
            past_body = True
        elif element.tag not in ("img", "amp-img"):
            continue
        elif element in inside:
            if _is_article_image(element, story.block):
                found = True
                yield "body", element
        elif past_body:
            # Photo pages set the picture under its text; elsewhere what follows is a teaser's.
            if not found and _is_article_image(element, story.block) and _is_framed(element):
                found = True
                yield "below", element
        elif _is_article_image(element, story.block):
            if past_heading:
                found = True
                yield "lead", element
            else:
                above = element


def _is_framed(element: HtmlElement) -> bool:
    parent = element.getparent()
    return parent is not None and (parent.tag == "figure" or bool(kinds(parent) & PICTURE))


def _is_article_image(element: HtmlElement, block: HtmlElement) -> bool:
    for side in ("width", "height"):
        size = element.get(side) or ""
        if size.isdecimal() and len(size) < _LONGEST_SIDE and int(size) < _SMALLEST:
            return False
    if kinds(element) & (ICON | AUTHOR):
        return False
    framed = False
    for one in element.iterancestors():
        if one is block:
            return True
        found = kinds(one)
        if one.tag != "a":
            framed = framed or one.tag == "figure" or bool(found & (CAPTION | PICTURE))
        if one.tag in ("aside", "nav", "footer", "button") or found & (
            NOT_ARTICLE | TAGS | ICON | AUTHOR
        ):
            return False
        if one.tag == "a" and not framed and _leads_elsewhere(one):
            return False
    return True


def _leads_elsewhere(link: HtmlElement) -> bool:
    """Whether a picture's link goes to another page rather than to the picture in full size."""
    address = link.get("href") or ""
    if not address or address.startswith(("#", "javascript:")):
        return False
    return not _PICTURE_FILE.search(address) and "attachment" not in address


def _source(element: HtmlElement) -> str:
    for name in _SOURCES:
        value = (element.get(name) or "").strip()
        if value and not _STAND_IN.match(value[:400]):
            return value
    largest = (element.get("data-srcset") or element.get("srcset") or "").strip()
    return largest.split(",")[-1].split()[0] if largest.split(",")[-1].split() else ""


def _caption(image: HtmlElement, limits: frozenset[HtmlElement | None]) -> tuple[str, str]:
    """The caption and, where it stands in an element of its own, the credit."""
    box = image
    for _ in range(_LEVELS):
        above = box.getparent()
        if above is None or above in limits or _holds_others(above, image):
            break
        box = above
        if box.tag == "figure" or (kinds(box) & (CAPTION | PICTURE) and text_of(box)):
            break
    figure = next((one for one in (box, *box.iterancestors("figure")) if one.tag == "figure"), None)
    marked = _marked_caption(figure if figure is not None else box, image)
    if marked is None:
        marked = _marked_sibling(box if figure is None else figure)
    if marked is not None:
        return _with_credit(marked)
    small_print = _small_print_under(image, limits)
    if small_print is not None:
        return text_of(small_print), ""
    if box is not image and _is_frame(box):
        return _with_credit(box)
    parent = image.getparent()
    lightbox = parent.get("data-caption") if parent is not None else None
    return clean(lightbox or image.get("data-caption") or ""), ""


def _holds_others(element: HtmlElement, image: HtmlElement) -> bool:
    others = (one for one in element.iter("img", "amp-img") if one is not image)
    return any(
        (one.get("alt"), _source(one)) != (image.get("alt"), _source(image))
        and not _DECORATION.search(_source(one)) and not kinds(one) & ICON
        for one, _ in zip(others, range(6), strict=False)
    )  # fmt: skip


def _marked_caption(box: HtmlElement, image: HtmlElement) -> HtmlElement | None:
    for one in box.iter("figcaption"):
        return one
    for count, one in enumerate(box.iterdescendants()):
        if count > 60:
            break
        if (
            one is not image
            and kinds(one) & CAPTION
            and next(one.iter("img"), None) is None
            and text_of(one)
        ):
            return one
    return None


def _marked_sibling(box: HtmlElement) -> HtmlElement | None:
    """A caption that stands right after the picture's box."""
    framed = _is_framed(box)
    for one, _ in zip(box.itersiblings(), range(2), strict=False):
        if next(one.iter("img", "a"), None) is not None:
            return None
        if one.tag == "figcaption" or kinds(one) & CAPTION:
            return one
        if framed and 10 < len(text_of(one)) < 400:
            return one
    return None


def _small_print_under(
    image: HtmlElement, limits: frozenset[HtmlElement | None]
) -> HtmlElement | None:
    """The caption of pages without marks: small or slanted print right under a bare picture."""
    before = image
    for _ in range(_LEVELS):
        # What holds the picture and nothing else: a link, Blogger's "separator".
        above = before.getparent()
        if above is None or above in limits or len(above) > 1 or text_of(above):
            break
        before = above
    for one in before.itersiblings():
        if (before.tail or "").strip():
            return None
        if one.tag in ("small", "em", "i"):
            return one if 10 < len(text_of(one)) < 250 else None
        if before is not image and one.tag in ("p", "div", "center"):
            own = _is_small_print(one) and not wording.BYLINE.match(text_of(one))
            return one if own else None
        if one.tag != "br":
            return None
        before = one
    return None


def _is_frame(box: HtmlElement) -> bool:
    """Whether a picture's box may show a caption: a box made for pictures, or small print."""
    if kinds(box) & (PICTURE | CAPTION) or box.tag == "figure":
        return True
    return box.tag in ("p", "div", "td", "center", "span") and _is_small_print(box)


def _is_small_print(box: HtmlElement) -> bool:
    text = text_of(box, _LONGEST_SMALL_PRINT + 1)
    if not 10 < len(text) <= _LONGEST_SMALL_PRINT:
        return False
    small = "".join(text_of(one) for one in box.iter("em", "i", "small", "figcaption"))
    return len(small) >= 0.8 * len(text) or bool(_LABELLED.match(text))


_LABELLED = re.compile(r"\W{0,3}(?:foto|photo|ket(?:erangan)?(?: foto)?|caption|gambar|ilustrasi)\b"
                       r"|.{3,240}(?:[(|]\s?(?:foto|dok|ist|photo)\b|[.]\s?(?:foto|photo)\s?[:/])",
                       re.I)  # fmt: skip


_SOURCED = re.compile(r"(?:sumber|foto|kredit|source|credit)\s?:\s?\S", re.I)
"""A label that an element beside the caption opens with: "Sumber : Tim Kabar - Raka"."""


def _with_credit(holder: HtmlElement) -> tuple[str, str]:
    credits = [one for one in holder.iterdescendants() if kinds(one) & (CREDIT | AUTHOR)][:1]
    credit = text_of(credits[0]) if credits else ""
    found = _lines(holder, frozenset(credits))
    if not (holder.tag == "figcaption" or kinds(holder) & CAPTION):
        # In a mere picture box what stands in other elements are buttons and counters.
        found = [line for line in found if line.element is found[0].element]
    lines = [line.text for line in found]
    if not credit and len(lines) == 2 and _is_credit_line(*lines):
        credit, lines = lines[0], lines[1:]
    if not credit and (beside := holder.getnext()) is not None:
        text = text_of(beside, _LONGEST_SMALL_PRINT)
        if _SOURCED.match(text) and len(text) < _LONGEST_CREDIT:
            credit = text.partition(":")[2].strip()
    return wording.ENLARGE.sub("", " ".join(lines))[:_LONGEST_CAPTION], credit


def _is_credit_line(first: str, second: str) -> bool:
    """Whether a short line of its own above the description names the photographer."""
    return len(first) < 50 < len(second) + 20 and not first.endswith((".", "!", "?"))


def _lines(holder: HtmlElement, without: Iterable[HtmlElement]) -> list[Line]:
    left_out = frozenset(without)
    return [
        line
        for line in read_lines(holder, left_out.__contains__, every_break=True)
        if not wording.ENLARGE.fullmatch(line.text)
    ]
