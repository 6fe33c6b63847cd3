"""A trip to a site: pages asked for within a budget, from the web or from a WARC file."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import urldefrag

from newsarchive.discover.canonical import canonical_url
from newsarchive.errors import UsageError
from newsarchive.model import Page
from newsarchive.store.decoding import UndecodableError
from newsarchive.store.warc_reading import Record, iter_records
from newsarchive.visit import Failure, Whole, make_whole, not_a_page

Fetch = Callable[[str], Awaitable[Page | Failure]]

SAVED = 10_000
"""The budget and the tries where pages come from a WARC file: look-ups cost nothing."""
_SPENT = Failure("budget", "the page budget is spent")
_NOT_SAVED = Failure("not saved", "the WARC file does not hold it")


class Trip:
    """Asks for each URL once and counts; what did not come is kept with its reason."""

    def __init__(self, fetch: Fetch, budget: int, tries: int = 3) -> None:
        """``tries``: how many addresses of one kind to ask for where the first does not come."""
        self._fetch = fetch
        self._known: dict[str, Page | Failure] = {}
        self.budget = budget
        self.tries = tries
        self.asked = 0

    @property
    def left(self) -> int:
        """How many more pages may be asked for."""
        return self.budget - self.asked

    @property
    def failures(self) -> dict[str, Failure]:
        """URL -> why it did not come."""
        return {url: one for url, one in self._known.items() if isinstance(one, Failure)}

    async def fetch(self, url: str) -> Page | Failure:
        """What stands at ``url``, of whatever kind."""
        url = urldefrag(url).url
        if url not in self._known:
            if self.left < 1:
                return _SPENT
            self.asked += 1
            self._known[url] = await self._fetch(url)
        return self._known[url]

    async def page(self, url: str) -> Page | None:
        """The HTML page at ``url``; None where there is none."""
        found = await self.fetch(url)
        if isinstance(found, Page) and (failure := not_a_page(found)):
            self._known[urldefrag(url).url] = found = failure
        return found if isinstance(found, Page) else None

    async def whole(self, page: Page) -> Whole:
        """The article that begins on ``page``, with its further parts."""
        return await make_whole(page, self.fetch)


def saved_pages(path: Path) -> Fetch:
    """Answers from a WARC file, the latest capture of each address. Raises :class:`UsageError`."""
    pages: dict[str, Page] = {}
    moved: dict[str, str] = {}
    for record in iter_records(path):
        if isinstance(record, Record) and record.kind == "response" and record.url:
            if record.status == 200 and (page := _page(record, record.url)):
                pages[record.url] = pages[canonical_url(record.url)] = page
            elif target := record.header("location"):
                moved[record.url] = target
    if not pages:
        raise UsageError(f"{path} holds no page: it must be a WARC file with responses.")

    async def fetch(url: str) -> Page | Failure:
        url = moved.get(url, url)
        return pages.get(url) or pages.get(canonical_url(url)) or _NOT_SAVED

    return fetch


def _page(record: Record, url: str) -> Page | None:
    try:
        return Page(url, record.body(), record.at, record.header("content-type"))
    except UndecodableError:
        return None
