"""An article that its site cut into several pages, made whole."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from newsarchive.crawl.failures import Failure
from newsarchive.discover.parts import further_parts
from newsarchive.discover.shapes import page_mark
from newsarchive.model import Page, Problem

MOST_PARTS = 30
"""Articles are not cut into more; a longer chain is a loop."""


@dataclass(frozen=True)
class Whole:
    """An article's first page, or the one that shows it all, and its further pages in order."""

    page: Page
    parts: tuple[Page, ...] = ()
    missing: tuple[Problem, ...] = ()
    """One for each further page that did not come."""


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


def _shows_everything(url: str) -> bool:
    mark = page_mark(url)
    return mark is not None and mark.number is None
