"""Who publishes a site, in which zone its clocks are, and which regencies it covers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta, tzinfo
from typing import Generic, TypeVar
from urllib.parse import urlsplit

from newsarchive.discover.hosts import main_host
from newsarchive.model import Article, Page
from newsarchive.normalise.places import fold, is_province, place_code, place_codes
from newsarchive.rules import Document, clean
from newsarchive.site import WIB, WIT, WITA

T = TypeVar("T")

ZONES = {"WIB": WIB, "WITA": WITA, "WIT": WIT}
_WITA_PROVINCES = frozenset(
    {"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"}
)
_WIT_PROVINCES = frozenset({"81", "82", "91", "92", "93", "94", "95", "96"})
_ZONE_NAME = re.compile(r"\b(WIB|WITA|WIT)\b")
_SEPARATOR = re.compile(r"\s+[-–—|»·:]\s+|\s*[|»]\s*")
_CAPITALISED = re.compile(r"(?:[A-Z][\w'’-]+|[A-Z]{2,})(?:\s+(?:[A-Z][\w'’-]+|[A-Z]{2,})){0,3}")
_MOST_REGENCIES = 8
_LEAST_MENTIONS, _LEAST_SHARE = 2, 0.04
"""How often headlines must name a regency for it to count as covered."""
_SHORTEST_IN_HOST = 5


@dataclass(frozen=True, slots=True)
class Guess(Generic[T]):
    """What a site seems to say of itself, and how surely."""

    value: T
    confidence: float
    """0 to 1."""
    why: str


def publisher(home: Page, pages: Sequence[Page]) -> Guess[str]:
    """The newsroom's own name, as its metadata or the titles of its pages give it."""
    document = Document(home)
    for key in ("og:site_name", "application-name"):
        for name in document.meta.get(key, ())[:1]:
            return Guess(name, 0.9, f"meta {key}")
    rests = Counter(rest for page in pages for rest in _title_ends(page))
    if rests:
        name, times = rests.most_common(1)[0]
        if times >= max(2, len(pages) // 2):
            return Guess(name, 0.8, f"in the title of {times} of {len(pages)} pages")
    for page in pages:
        for name in Document(page).meta.get("og:site_name", ())[:1]:
            return Guess(name, 0.8, "meta og:site_name of an article")
    return Guess(main_host(urlsplit(home.url).netloc), 0.3, "nothing names it: its host")


def _title_ends(page: Page) -> set[str]:
    """The first and last piece of a page's title, one of which may be the site's name."""
    title = next(Document(page).root.iter("title"), None)
    pieces = _SEPARATOR.split(clean(title.text or "")) if title is not None else []
    return {piece for piece in (*pieces[:1], *pieces[-1:]) if piece} if len(pieces) > 1 else set()


def zone(articles: Sequence[Article], home: Page, codes: Iterable[str]) -> Guess[tzinfo]:
    """In which zone printed times are: as they say, as metadata says, or where the place lies."""
    printed = Counter(
        name
        for one in articles
        if "published_at" in one.sources
        for name in _ZONE_NAME.findall(one.sources["published_at"].raw)[:1]
    )
    if printed:
        name, times = printed.most_common(1)[0]
        return Guess(ZONES[name], 0.6 + 0.4 * times / len(articles), f"{times} times say {name}")
    offsets = Counter(
        offset
        for one in articles
        if one.published_at
        and _has_offset(one.sources["published_at"].raw)
        and (offset := one.published_at.at.utcoffset()) in _BY_OFFSET
    )
    if offsets:
        offset, times = offsets.most_common(1)[0]
        return Guess(_BY_OFFSET[offset], 0.7, f"metadata of {times} articles has that offset")
    on_page = Counter(_ZONE_NAME.findall(home.body.decode("utf-8", "replace")))
    if on_page:
        name, _ = on_page.most_common(1)[0]
        return Guess(ZONES[name], 0.6, f"the front page prints {name}")
    places = Counter(_zone_of(code) for code in codes)
    if places:
        found, times = places.most_common(1)[0]
        return Guess(found, 0.6 * times / places.total(), "where its regencies lie")
    return Guess(WIB, 0.2, "nothing says it: western Indonesia is the most common")


def _has_offset(raw: str) -> bool:
    return re.search(r"[+-]\d\d:?\d\d\s*$", raw) is not None


_BY_OFFSET: dict[timedelta | None, tzinfo] = {timedelta(hours=7): WIB, timedelta(hours=8): WITA,
                                              timedelta(hours=9): WIT}  # fmt: skip


def _zone_of(code: str) -> tzinfo:
    province = code.partition(".")[0]
    if province in _WIT_PROVINCES:
        return WIT
    return WITA if province in _WITA_PROVINCES else WIB


def regencies(
    articles: Sequence[Article], headlines: Sequence[str], names: Iterable[str], host: str
) -> Guess[tuple[str, ...]]:
    """Codes of the regencies and cities that datelines, headlines and the site's name speak of.

    ``names`` are the publisher's name and whatever else names the site as a whole.
    """
    own = {code for name in names for code in _named_in(name)} | _within_host(host)
    datelines = Counter(
        code
        for one in articles
        if one.dateline and one.dateline.place
        for code in [place_code(one.dateline.place, tuple(own))]
        if code
    )
    mentions = Counter(code for one in headlines for code in _named_in(one))
    least = max(_LEAST_MENTIONS, _LEAST_SHARE * len(headlines))
    often = [code for code, times in mentions.most_common() if times >= least]
    found = dict.fromkeys([*sorted(own), *(code for code, _ in datelines.most_common()), *often])
    codes = tuple(found)[:_MOST_REGENCIES]
    if not codes:
        return Guess((), 0.0, "no dateline, headline or name speaks of a known regency")
    said = [
        text
        for text, any_of in (("its name", own), ("datelines", datelines), ("headlines", often))
        if any_of
    ]
    return Guess(codes, 0.7 if datelines or own else 0.5, f"named by {', '.join(said)}")


def _named_in(text: str) -> set[str]:
    """Codes of the regencies that a text names; a name of several words goes before its parts.

    Names that a regency and a city share are left out: a headline does not tell which.
    """
    found: set[str] = set()
    for run in _CAPITALISED.findall(text):
        words = run.split()
        at = 0
        while at < len(words):
            for size in range(min(3, len(words) - at), 0, -1):
                name = " ".join(words[at : at + size])
                codes = frozenset() if is_province(name) else place_codes(name)
                if codes:
                    found |= codes if len(codes) == 1 else frozenset()
                    at += size
                    break
            else:
                at += 1
    return found


def _within_host(host: str) -> set[str]:
    """Codes of the regencies whose name stands in the host's name ("kabarbanyuwangi.example")."""
    label = fold(main_host(host).partition(".")[0])
    found = {
        code
        for size in range(_SHORTEST_IN_HOST, len(label) + 1)
        for start in range(len(label) - size + 1)
        for code in _sole(label[start : start + size])
    }
    return found if len(found) == 1 else set()


def _sole(name: str) -> frozenset[str]:
    codes = place_codes(name)
    return codes if len(codes) == 1 else frozenset()
