"""Which links of a front page lead to the site's sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from newsarchive.discover.anchors import Anchor, anchors_of
from newsarchive.discover.canonical import canonical_url
from newsarchive.discover.hosts import main_host
from newsarchive.discover.shapes import (
    LISTING_LEAVES,
    LISTING_ROOTS,
    is_article,
    is_home,
    page_mark,
    segments_of,
)
from newsarchive.model import Page
from newsarchive.rules import Document

_LONGEST_NAME = 30
_FEW = 3
_MENU = re.compile(r"(?<![a-z])(?:nav|menu|kanal|kategori|rubrik|categor)", re.I)
_NO_SECTION_WORDS = frozenset(
    """
    about advertise author bantuan beranda careers contact copyright daftar depan disclaimer
    download faq home iklan index indeks info-iklan karir kebijakan ketentuan kirim-tulisan
    kode-etik kontak kru login logout masuk pedoman privacy redaksi register sitemap syarat tag
    tentang terms tim
    """.split()  # noqa: SIM905 # a table of words
)
_SECTIONS_ALL_THE_SAME = frozenset({"berita", "foto", "news", "video"})
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class MenuLink:
    """A link that may lead to a section."""

    name: str
    """As printed."""
    url: str


def menu_links(home: Page) -> list[MenuLink]:
    """The links of the front page's menus that may lead to sections, in page order, each once.

    Where no menu is marked as one, every short link that is no article's counts: the pages behind
    them tell which are lists.
    """
    anchors = [one for one in anchors_of(Document.of(home)) if _may_be_section(one, home.url)]
    in_menus = [one for one in anchors if _in_menu(one)]
    chosen = in_menus if len({one.url for one in in_menus}) >= _FEW else anchors
    links: dict[str, MenuLink] = {}
    for anchor in chosen:
        links.setdefault(canonical_url(anchor.url), MenuLink(_name(anchor.text), anchor.url))
    return list(links.values())


def section_path(url: str) -> str:
    """What stands for ``url`` in a site file: its path, with its query where it has one."""
    parts = urlsplit(url)
    return f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"


def _may_be_section(anchor: Anchor, home_url: str) -> bool:
    name = _name(anchor.text)
    if not 2 <= len(name) <= _LONGEST_NAME or not _WORD.search(name):
        return False
    host = main_host(urlsplit(anchor.url).hostname or "")
    if host != main_host(urlsplit(home_url).hostname or "") or is_home(anchor.url):
        return False
    segments = segments_of(urlsplit(anchor.url).path.lower())
    if is_article(anchor.url) or _is_page_of_list(anchor.url) or LISTING_ROOTS & set(segments):
        return False
    if not segments:
        return bool(urlsplit(anchor.url).query)
    words = {segments[-1], *segments[-1].split("-"), *map(str.lower, name.split())}
    leaves = LISTING_LEAVES - _SECTIONS_ALL_THE_SAME
    return not words & _NO_SECTION_WORDS and segments[-1] not in leaves


def _is_page_of_list(url: str) -> bool:
    mark = page_mark(url)
    return mark is not None and mark.number is not None and mark.number > 1


def _in_menu(anchor: Anchor) -> bool:
    return any(
        one.tag in ("nav", "menu") or _MENU.search(name)
        for one in anchor.element.iterancestors()
        if one.tag not in ("body", "html")
        for name in _names(one.get("class"), one.get("id"), one.get("role"))
    )


def _names(*values: str | None) -> Iterator[str]:
    yield " ".join(value for value in values if value)[:200]


def _name(text: str) -> str:
    return text.strip(" »›▾▼+|·•-")
