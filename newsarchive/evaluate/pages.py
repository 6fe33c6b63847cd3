"""Scores whole pages: articles field by field, listings by their links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from newsarchive import flow
from newsarchive.discover.canonical import canonical_url
from newsarchive.discover.listing import read_listing
from newsarchive.evaluate.strings import reference_instant, same_line
from newsarchive.evaluate.tally import Evaluation
from newsarchive.model import Article, Page
from newsarchive.rules import clean

Row = dict[str, Any]

_TOKEN = re.compile(r"\w+")


def score_article(evaluation: Evaluation, row: Row, body: bytes) -> None:
    """Every field of one article page, read with the generic rules alone."""
    article = flow.read(_page(row, body))
    where = row["file"]

    def score(name: str, expected: Any, actual: Any, right: bool) -> None:
        evaluation.tally(f"pages.{name}").score(where, expected, actual, right)

    score("title", row["title"], article.title, clean(row["title"]) == article.title)
    published = article.published_at and article.published_at.isoformat()
    score("published_at", row["published_at"], published, right_minute(row, article))
    sections = {one.casefold() for one in (row["section"], *row["section_path"][-1:]) if one}
    section = (article.section or "").casefold()
    score("section", row["section"], article.section, section in (sections or {""}))
    _score_bylines(score, row, article)
    place = article.dateline and article.dateline.place
    score("dateline", row["dateline_place"], place, row["dateline_place"] == place)
    score("views", row["views"], article.views, row["views"] == article.views)
    for index, image in enumerate(row["images"]):
        found = article.images[index] if index < len(article.images) else None
        caption, credit = (found.caption, found.credit) if found else (None, None)
        score("image_caption", image["caption"], caption, same_line(image["caption"], caption))
        score("image_credit", image["credit"], credit, same_line(image["credit"], credit))
    evaluation.measure("pages.body_f1", body_f1(row, article))
    text = clean("\n".join(article.body))
    for line in row["must_not_contain"]:
        kept_out = clean(line) not in text
        evaluation.tally("pages.noise").score(where, None, None if kept_out else line, kept_out)


def score_listing(evaluation: Evaluation, row: Row, body: bytes) -> None:
    """Precision and recall of the main list's links, and the next page."""
    listing = read_listing(_page(row, body))
    expected = {canonical_url(url) for url in row["article_urls"]}
    actual = {canonical_url(entry.url) for entry in listing.articles}
    both = len(expected & actual)
    evaluation.measure("listings.precision", both / len(actual) if actual else 1.0)
    evaluation.measure("listings.recall", both / len(expected) if expected else 1.0)
    evaluation.tally("listings.next_page").score(
        row["file"], row["next_page"], listing.next_page, row["next_page"] == listing.next_page
    )


def _page(row: Row, body: bytes) -> Page:
    saved = row.get("saved_at")
    return Page(row["url"], body, fetched_at=reference_instant(saved) if saved else None)


def right_minute(row: Row, article: Article) -> bool:
    """Whether the instant is right to the minute, or to what the page prints."""
    if article.published_at is None:
        return row["published_at"] is None
    actual = article.published_at
    wanted = [row["published_at"], *row.get("published_alternatives", ())]
    if any(one and _minute(datetime.fromisoformat(one)) == _minute(actual.at) for one in wanted):
        return True
    shown = row.get("published_shown") or ""
    return actual.precision == "day" and shown == actual.at.date().isoformat()


def _minute(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(second=0, microsecond=0)


def _score_bylines(score: Any, row: Row, article: Article) -> None:
    """Names and roles, in any order; initials of an end code are the gold's ``signoff``."""
    expected = sorted((one["role"], one["name"]) for one in row["bylines"])
    actual = sorted(
        (one.role, one.name)
        for one in article.bylines
        if not (one.role == "initials" and row.get("signoff"))
    )
    score("bylines", expected, actual, expected == actual)


def body_f1(row: Row, article: Article) -> float:
    """Token F1 of the body; the gold's paragraphs include the dateline, ours stand without it.

    Optional paragraphs (links, contacts) may be there or not.
    """
    dateline = article.dateline
    opening = [dateline.place or "", dateline.outlet or ""] if dateline else []
    actual = _tokens((*opening, *article.body))
    optional = set(row.get("body_optional", ()))
    paragraphs = [one for one in row["body_paragraphs"] if one]
    with_optional = _tokens(paragraphs)
    without = _tokens(one for one in paragraphs if one not in optional)
    return max(_f1(with_optional, actual), _f1(without, actual))


def _tokens(lines: Iterable[str]) -> Counter[str]:
    return Counter(token for line in lines for token in _TOKEN.findall(line.casefold()))


def _f1(expected: Counter[str], actual: Counter[str]) -> float:
    both = (expected & actual).total()
    return 2 * both / (expected.total() + actual.total()) if both else 0.0
