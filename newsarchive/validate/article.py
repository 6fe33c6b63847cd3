"""Doubts about one article. Each check is a small function in the list :data:`CHECKS`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from newsarchive.model import Article, Problem
from newsarchive.site import Site

_EARLIEST_YEAR = 1995
"""The first Indonesian newsrooms went on the web in 1995."""
_CLOCK_SLACK = timedelta(hours=2)
"""How far a newsroom's clock may run ahead of ours."""
_SHORTEST_BODY = 100
"""Characters; the shortest real news in brief is longer."""


def missing_fields(article: Article, site: Site, _: datetime | None) -> Iterator[Problem]:
    """Fields that every article of this site has."""
    for name in site.expect.fields:
        if not getattr(article, name):
            yield Problem(name, "expected", f"the page shows no {name.replace('_', ' ')}")


def short_body(article: Article, _: Site, __: datetime | None) -> Iterator[Problem]:
    """A text too short for news: the rules missed the body, or the page is a stub."""
    size = sum(map(len, article.body))
    if 0 < size < _SHORTEST_BODY:
        yield Problem("body", "length", f"only {size} characters")


def impossible_times(article: Article, _: Site, fetched_at: datetime | None) -> Iterator[Problem]:
    """Publication before the web, after the fetch, or after the article's own last change."""
    published, modified = article.published_at, article.modified_at
    if published is None:
        return
    if published.at.year < _EARLIEST_YEAR:
        yield Problem("published_at", "range", f"{published.isoformat()} is before the web's news")
    if fetched_at and published.at > fetched_at + _CLOCK_SLACK:
        yield Problem("published_at", "range", f"{published.isoformat()} is after the fetch")
    if modified and published.precision != "day" and modified.at < published.at:
        yield Problem(
            "modified_at",
            "order",
            f"{modified.isoformat()} is before the publication {published.isoformat()}",
        )


CHECKS: tuple[Callable[[Article, Site, datetime | None], Iterator[Problem]], ...] = (
    missing_fields,
    short_body,
    impossible_times,
)


def with_doubts(article: Article, site: Site, *, fetched_at: datetime | None) -> Article:
    """The article with every check's doubts added to its problems."""
    doubts = tuple(doubt for check in CHECKS for doubt in check(article, site, fetched_at))
    return replace(article, problems=article.problems + doubts)
