"""One visit to an article's address, whoever makes it: a crawl, or a replay of what it captured.

What counts as a page, how an article in several parts is made whole and what a visit writes stands
here once, so that a replayed archive cannot differ from the crawled one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from newsarchive.discover.canonical import canonical_url
from newsarchive.discover.parts import further_parts
from newsarchive.discover.shapes import is_home, is_listing, page_mark
from newsarchive.model import Article, Page, Problem
from newsarchive.store import Archive, Outcome
from newsarchive.store.placing import place
from newsarchive.validate.walls import wall_before

MOST_PARTS = 30
"""Articles are not cut into more; a longer chain is a loop."""

_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "application/xml", "text/xml", ""})
_NO_PAGE_STARTS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b")
_PASSING_STATUS = frozenset({408, 429, 500, 502, 503, 504, 522, 524})
_GONE_STATUS = frozenset({404, 410})


@dataclass(frozen=True)
class Failure:
    """One page that could not be had."""

    rule: str
    """A short name to count by: ``status 404``, ``robots.txt``, ``timeout``."""
    reason: str
    """One sentence."""
    passing: bool = False
    """Whether it may well be gone in the next run: the page then stays in the frontier."""
    status: int | None = None
    """The HTTP status, where there was an answer."""
    gone: bool = False
    """Whether it means that an article once here was taken down."""

    @property
    def problem(self) -> Problem:
        """The failure as a row among the problems."""
        return Problem("page", self.rule, self.reason)


BLOCKED = "blocked"
"""The rule of pages that something stands before."""
NO_ARTICLE = Failure("no article", "the page holds no headline with a text")
_CUT_OFF = Failure("no article", "the page breaks off before its text", passing=True)


@dataclass(frozen=True)
class Whole:
    """An article's first page, or the one that shows it all, and its further pages in order."""

    page: Page
    parts: tuple[Page, ...] = ()
    missing: tuple[Problem, ...] = ()
    """One for each further page that did not come."""


def of_status(status: int) -> Failure:
    """The failure that an HTTP status stands for."""
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:
        phrase = "an unknown status"
    return Failure(
        f"status {status}",
        f"the server answers {status} ({phrase})",
        status in _PASSING_STATUS,
        status,
        gone=status in _GONE_STATUS,
    )


def not_a_page(page: Page) -> Failure | None:
    """Why an answer is no HTML page; None when it may be one."""
    kind = (page.content_type or "").partition(";")[0].strip().lower()
    if kind not in _PAGE_TYPES:
        return Failure("not html", f"the server sends {kind}, not a page")
    if page.body.startswith(_NO_PAGE_STARTS):
        return Failure("not html", "the server calls it a page, but it is not HTML")
    return blocked(page)


def blocked(page: Page, status: int | None = None) -> Failure | None:
    """That something stands before the page (a robot check, a login, a parked domain), as a failure
    that passes; None for a page as asked.
    """
    wall = wall_before(page)
    if wall is None:
        return None
    return Failure(BLOCKED, f"the page is not shown: {wall}", passing=True, status=status)


def not_an_article(
    page: Page, redirected: Sequence[str] = (), sections: Collection[str] = ()
) -> Failure | None:
    """Why an answer from an article's address is no article's page; None when it may be one.

    ``redirected`` are the addresses that led to the page, ``sections`` the canonical URLs of the
    site's section pages.
    """
    if redirected and is_home(page.url):
        return Failure("redirects", "the address leads to the front page now", gone=True)
    # Where a site's articles stand below words of listings, their addresses say nothing.
    in_list = canonical_url(page.url) in sections or is_listing(page.url)
    if redirected and in_list and not is_listing(redirected[0]):
        return Failure("redirects", "the address leads to a list of articles now", gone=True)
    return not_a_page(page)


async def make_whole(page: Page, fetch: Callable[[str], Awaitable[Page | Failure]]) -> Whole:
    """Fetches what ``page`` lacks of its article, one page after another.

    Some sites link all further pages on the first one, some only the next on each, some one page
    with everything, which then stands for the first.
    """
    waiting = deque(further_parts(page))
    asked = {page.url}
    parts: list[Page] = []
    missing: list[Problem] = []
    while waiting:
        url = waiting.popleft()
        if url in asked:
            continue
        if len(asked) > MOST_PARTS:
            missing.append(Problem("body", "parts", f"the pages after {MOST_PARTS} were left out"))
            break
        asked.add(url)
        found = await fetch(url)
        if isinstance(found, Failure):
            missing.append(Problem("body", found.rule, f"{url} is missing: {found.reason}"))
        elif _shows_everything(url):
            return Whole(found)
        else:
            parts.append(found)
            waiting.extend(() if waiting else further_parts(found))
    return Whole(page, tuple(parts), tuple(missing))


@dataclass(frozen=True)
class Kept:
    """What became of an article that a visit brought."""

    url: str
    """The URL under which the archive knows it."""
    outcome: Outcome | None = None
    """None where it was not kept."""
    failure: Failure | None = None
    """Why it was not."""


def no_article(page: Page) -> Failure:
    """Why nothing could be read of ``page``; one without an end may be whole the next time."""
    return NO_ARTICLE if b"</html" in page.body.lower() else _CUT_OFF


def keep(
    archive: Archive,
    article: Article,
    *,
    asked: str,
    seen_at: datetime,
    run_id: int | None,
    capture_id: int | None,
    redirected: Sequence[str] = (),
) -> Kept:
    """Store what a visit to ``asked`` brought: the article, the addresses that led to it, doubts.

    Not so where the address held a wholly different article: that is a failure to look at.
    """
    placed = place(archive, article, canonical_url(asked), redirected=redirected, seen_at=seen_at)
    if placed.doubt:
        failure = Failure(placed.doubt.rule, placed.doubt.reason)
        return Kept(article.url, failure=failure)
    article = placed.article
    with archive.transaction():
        if placed.missed and run_id is not None:
            archive.missed(placed.missed, run_id=run_id, seen_at=seen_at, status=None)
        outcome = archive.keep(article, seen_at=seen_at, run_id=run_id, capture_id=capture_id)
        for url in map(canonical_url, redirected):
            if url != article.url:
                archive.add_alias(url, article.url, "redirect")
        archive.note(article.problems, url=article.url, run_id=run_id, seen_at=seen_at)
    return Kept(article.url, outcome)


def fail(
    archive: Archive, failure: Failure, *, asked: str, seen_at: datetime, run_id: int | None
) -> None:
    """Store that a visit to ``asked`` brought no article, and why."""
    with archive.transaction():
        archive.note([failure.problem], url=asked, run_id=run_id, seen_at=seen_at)
        if failure.gone and run_id is not None:
            archive.missed(
                canonical_url(asked), run_id=run_id, seen_at=seen_at, status=failure.status
            )


def _shows_everything(url: str) -> bool:
    mark = page_mark(url)
    return mark is not None and mark.number is None
