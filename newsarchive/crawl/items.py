"""What passes through the item pipelines: one record per stage, each holding the one before."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from newsarchive.model import Article, Candidates, Page, Problem
from newsarchive.store import Target


@dataclass(frozen=True)
class Fetched:
    """An article's page as it came, with its further parts in order."""

    target: Target
    page: Page = field(repr=False)
    fetched_at: datetime
    parts: tuple[Page, ...] = field(default=(), repr=False)
    missing: tuple[Problem, ...] = ()
    """One for each further part that did not come."""
    capture_id: int | None = None
    """The WARC record of the page."""
    redirected_from: tuple[str, ...] = ()
    """The addresses that led here, as asked for."""


@dataclass(frozen=True)
class Extracted:
    """A fetched page and every raw string that the rules found on it."""

    fetched: Fetched
    candidates: Candidates = field(repr=False)


@dataclass(frozen=True)
class Read:
    """A fetched page and the article read from it."""

    fetched: Fetched
    article: Article = field(repr=False)
