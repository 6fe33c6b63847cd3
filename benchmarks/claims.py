"""What an article or a normaliser may claim of its input: nothing that the input does not show.

Used by fuzz.py, on inputs that no careful reader has read beforehand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from html import unescape

from newsarchive.discover.canonical import canonical_url
from newsarchive.model import ROLES, Article, Page, Timestamp
from newsarchive.normalise.bylines import end_code, is_byline_line, parse_bylines
from newsarchive.normalise.captions import split_credit
from newsarchive.normalise.counts import parse_views
from newsarchive.normalise.datelines import split_dateline
from newsarchive.normalise.dates import parse_timestamp, parse_updated
from newsarchive.normalise.text import is_boilerplate
from newsarchive.rules import Document, clean, decode
from newsarchive.site import WIB

FETCHED = datetime(2026, 11, 23, 12, 0, tzinfo=WIB)
"""When every input counts as fetched."""


def squeezed(text: str) -> str:
    """Letters and digits alone, case folded: what survives white space, tags and punctuation."""
    return "".join(char for char in text.casefold() if char.isalnum())


class Haystack:
    """Everything that an input shows: its text, its attributes and its source."""

    def __init__(self, *texts: str) -> None:
        self._texts = [squeezed(text) for text in texts]

    @classmethod
    def of_page(cls, page: Page) -> Haystack:
        """The page's text without its tags, its attributes, its source as it stands, unescaped."""
        document = Document(page)
        # By XPath: of a spoilt page libxml2 can keep text beside the root, which no walk meets.
        text = "".join(document.root.xpath("//text()"))
        attributes_text = "\n".join(document.root.xpath("//@*"))
        source = decode(page.body, page.content_type)
        return cls(
            text,
            unescape(unescape(_json_unescaped(text))),
            attributes_text,
            unescape(attributes_text),
            _TAG.sub("", source),  # the last resort parses on its own, and spoilt tags otherwise
            unescape(source),
            page.url,
        )

    def holds(self, value: str) -> bool:
        """Whether the whole value stands somewhere."""
        return any(squeezed(value) in text for text in self._texts)

    def lacks_words(self, value: str) -> list[str]:
        """The value's words that stand nowhere, not even around an element that was left out."""
        return [
            word
            for word in set(value.split())
            if not self.holds(word)
            and not any(self.holds(word[:at]) and self.holds(word[at:]) for at in range(len(word)))
        ]


_TAG = re.compile(r"<[^<>]*>")


def _json_unescaped(text: str) -> str:
    def letter(match: re.Match[str]) -> str:
        return chr(int(match[1], 16))

    return re.sub(r"\\u([0-9a-fA-F]{4})", letter, text)


_RELATIVE = re.compile(
    r"lalu|silam|ago|kemarin|hari ini|baru|today|yesterday|now|tadi|sekarang|sejam|lusa", re.I
)


_FORMATTING = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_OFFSET = re.compile(r"[+-]([01][0-9]):?([0-5][0-9])(?![0-9])")
_WEEKDAY = re.compile(r"(?:sen|sel|rab|kam|jum|sab|min|aha|mon|tue|wed|thu|fri|sat|sun)", re.I)


def wrong_digits(raw: str, found: Timestamp) -> str | None:
    """Which part of the instant its raw string does not show; None where all is shown."""
    raw = clean(_FORMATTING.sub("", raw))
    if _RELATIVE.search(raw):
        return None
    # Metadata are given in UTC or another zone and told in the site's.
    shifts = [timedelta(hours=int(h), minutes=int(m)) for h, m in _OFFSET.findall(raw)]
    zones = [UTC, *(timezone(one) for one in shifts), *(timezone(-one) for one in shifts)]
    as_shown = (found.at, *map(found.at.astimezone, zones))
    plain = "".join(str(int(char)) if char.isdecimal() else char for char in raw)
    numbers = re.findall(r"\d+", plain) + re.findall(r"[0-9]+", raw)
    if len(set(numbers)) == 1 and len(numbers[0]) >= 9:
        return None  # an epoch or a compact date
    shown = {int(number) for number in numbers if len(number) < 9}
    shown |= {int(n[at : at + 2]) for n in numbers if len(n) in (4, 6, 8, 12, 14)
              for at in range(0, 14, 2)              if n[at : at + 2]}  # fmt: skip
    doubts = [_unshown(at, found.precision, shown, bool(_WEEKDAY.search(raw))) for at in as_shown]
    return doubts[0] if all(doubts) else None


def _unshown(at: datetime, precision: str, shown: set[int], weekday: bool) -> str | None:
    if at.day not in shown:
        return f"day {at.day}"
    # Without a year the reader takes the last one in which the day was that weekday.
    reach = 7 if weekday else 1
    if not {at.year, at.year % 100} & shown and abs(at.year - FETCHED.year) > reach:
        return f"year {at.year}"
    if precision != "day" and at.hour and not {at.hour, at.hour % 12, at.hour % 12 or 12} & shown:
        return f"hour {at.hour}"
    if precision != "day" and at.minute and at.minute not in shown:
        return f"minute {at.minute}"
    return None


def check_article(article: Article, page: Page, raw_dates: str = "") -> Iterator[tuple[str, str]]:
    """Everything about the article that its page does not bear out: (kind, detail).

    ``raw_dates`` are all the dates that rules found: one may give the day, another the minute.
    """
    shown = json.dumps(article.to_json(), ensure_ascii=False)
    try:
        shown.encode("utf-8")
    except UnicodeEncodeError as error:
        yield "JSON cannot be written as UTF-8", str(error)
    if json.loads(shown) != article.to_json():
        yield "JSON changes on its way", shown[:200]
    canonical = canonical_url(article.url)
    if canonical_url(canonical) != canonical:
        yield "canonical URL is not stable", f"{canonical} -> {canonical_url(canonical)}"
    page_shows = Haystack.of_page(page)
    for name, value in _whole_values(article):
        if not value or value != value.strip() or "\n" in value or "\x00" in value:
            yield f"{name} is not a clean line", repr(value)
        elif not page_shows.holds(value) and page_shows.lacks_words(value):
            yield f"{name} from nowhere", repr(value)
    for name, value in _running_values(article):
        if not value.strip():
            yield f"{name} is empty", repr(value)
        elif lacking := page_shows.lacks_words(value):
            yield f"{name} word from nowhere", f"{lacking} in {value[:300]!r}"
    if any(byline.role not in ROLES for byline in article.bylines):
        yield "unknown role", str(article.bylines)
    if article.views is not None and article.views < 0:
        yield "negative views", str(article.views)
    yield from _check_instants(article, page_shows, raw_dates)


def _whole_values(article: Article) -> Iterator[tuple[str, str]]:
    if article.title is not None:
        yield "title", article.title
    if article.section is not None:
        yield "section", article.section
    for byline in article.bylines:
        if byline.role != "agency":  # a wire's code stands for its name: (ant)
            yield "byline name", byline.name
        if byline.label is not None:
            yield "byline label", byline.label
    for image in article.images:
        if image.credit is not None:
            yield "credit", image.credit
    if article.dateline:
        for place in (article.dateline.place, article.dateline.outlet):
            if place is not None:
                yield "dateline", place
    for tag in article.tags:
        yield "tag", tag


def _running_values(article: Article) -> Iterator[tuple[str, str]]:
    yield from (("body", line) for line in article.body)
    yield from (("caption", one.caption) for one in article.images if one.caption is not None)
    yield from (("link title", link.title) for link in article.related)


def _check_instants(
    article: Article, page_shows: Haystack, raw_dates: str
) -> Iterator[tuple[str, str]]:
    for name in ("published_at", "modified_at"):
        found, source = getattr(article, name), article.sources.get(name)
        if found is None:
            continue
        if source is None:
            yield f"{name} without a source", str(found)
            continue
        if not source.rule.startswith("url:") and page_shows.lacks_words(source.raw):
            yield f"{name} raw from nowhere", repr(source.raw)
        if wrong := wrong_digits(f"{source.raw}\n{raw_dates}", found):
            yield f"{name} {wrong.split()[0]} from nowhere", f"{wrong}: {source.raw!r} -> {found}"


def check_text(text: str) -> Iterator[tuple[str, str]]:
    """What the normalisers make of a string that it does not bear out: (kind, detail)."""
    holds = Haystack(text)
    found = parse_timestamp(text, timezone=WIB, fetched_at=FETCHED)
    if found and (found.at.utcoffset() is None or wrong_digits(text, found)):
        yield "parse_timestamp from nowhere", f"{wrong_digits(text, found)}: {text!r} -> {found}"
    parse_updated(text, timezone=WIB, fetched_at=FETCHED)
    for byline in parse_bylines(text):
        if byline.role == "agency":
            continue  # a wire's code stands for its name: (ant)
        if byline.role not in ROLES or not byline.name.strip() or holds.lacks_words(byline.name):
            yield "parse_bylines from nowhere", f"{text!r} -> {byline}"
    views = parse_views(text)
    if views is not None and views < 0:
        yield "parse_views is negative", f"{text!r} -> {views}"
    split = split_credit(text)
    for part in (split.caption, split.credit):
        if part is not None and (not part.strip() or holds.lacks_words(part)):
            yield "split_credit from nowhere", f"{text!r} -> {split}"
    dateline, rest = split_dateline(text)
    for part in (dateline.place, dateline.outlet) if dateline else ():
        if part is not None and (not part.strip() or holds.lacks_words(part)):
            yield "split_dateline from nowhere", f"{text!r} -> {dateline}"
    if dateline is None and rest != text:
        yield "split_dateline changed a text without one", f"{text!r} -> {rest!r}"
    if not squeezed(text).endswith(squeezed(rest)):
        yield "split_dateline changed the rest", f"{text!r} -> {rest!r}"
    kept, code = end_code(text)
    if squeezed(kept + (code or "")) != squeezed(text):
        yield "end_code lost letters", f"{text!r} -> {kept!r} {code!r}"
    if not isinstance(is_boilerplate(text), bool) or not isinstance(is_byline_line(text), bool):
        yield "a predicate gave no bool", repr(text)
