"""Reading one visit anew: from the bytes in the WARC files to an article, without a network."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from pathlib import Path
from typing import Any, TypeVar

from newsarchive import flow
from newsarchive.database import BUSY_TIMEOUT_S
from newsarchive.discover.canonical import canonical_url
from newsarchive.model import Article, Page
from newsarchive.replay.evidence import why_no_article
from newsarchive.replay.posts import holds_post, read_post
from newsarchive.replay.visits import REDIRECTS, Visit, moved_to
from newsarchive.site import Site
from newsarchive.store import Archive
from newsarchive.store.captures import NOT_MODIFIED, Capture
from newsarchive.store.warc_reading import read_page
from newsarchive.visit import (
    NO_ARTICLE,
    Failure,
    make_whole,
    no_article,
    not_a_page,
    not_an_article,
    of_status,
)

Sites = Callable[[], Mapping[str, Site]]
"""Gives every site file's site by name; picklable, for it is called in each worker."""

_T = TypeVar("_T")

_READABLE = frozenset({HTTPStatus.OK, NOT_MODIFIED})

_WHY_MISSING = """
SELECT rule, substr(reason, length(:start) + 1) FROM problems
WHERE run_id IS :run AND field = 'body' AND substr(reason, 1, length(:start)) = :start LIMIT 1
"""

_NO_CAPTURE = Failure("no capture", "the crawl did not ask for it")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a visit brought: an article, or the reason why none."""

    article: Article | None = None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class OpenReader:
    """Opens, in each worker, a reader of one archive's visits."""

    path: Path
    folder: Path
    sites: Sites
    homes: Mapping[str, str]
    """Site -> its home when it was crawled, which is not the site file's for a demonstration."""

    def __call__(self) -> Reader:
        return Reader(self)


class Reader:
    """Reads visits by today's rules."""

    def __init__(self, wanted: OpenReader) -> None:
        uri = f"{wanted.path.resolve().as_uri()}?mode=ro"
        connection = sqlite3.connect(
            uri, uri=True, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False
        )
        self._archive = Archive(connection, wanted.path)
        self._folder = wanted.folder
        known = wanted.sites()
        homes = wanted.homes
        self.sites = SiteFinder(
            {name: replace(one, home=homes.get(name) or one.home) for name, one in known.items()}
        )

    def __call__(self, visit: Visit) -> Reading:
        """The article of ``visit``. Raises UnreadableError where its bytes are not held."""
        capture = visit.capture
        if capture.status not in _READABLE:
            return Reading(failure=of_status(capture.status))
        page = read_page(self._archive, self._folder, capture)
        if visit.imported and page.content_type is None:  # a record without HTTP
            page = replace(page, content_type=capture.content_type)
        site = self.sites.of(visit.site, page.url)
        if holds_post(page):
            return _found(read_post(page, site))
        sections = self.sites.section_pages(site)
        if failure := not_an_article(page, visit.redirected, sections):
            return Reading(failure=failure)
        whole = _at_once(make_whole(page, lambda url: self._part(visit, url)))
        article = flow.read(whole.page, site, whole.parts)
        if not flow.is_article(article):
            return Reading(failure=no_article(whole.page))
        if visit.imported and (failure := why_no_article(article, whole.page)):
            return Reading(failure=failure)
        return Reading(replace(article, problems=article.problems + whole.missing))

    def close(self) -> None:
        """Closes the archive."""
        self._archive.close()

    async def _part(self, visit: Visit, url: str) -> Page | Failure:
        """A further page of the article, through its redirects, as the crawl got it."""
        wanted = url
        for part in visit.parts:
            if part.url != wanted:
                continue
            if part.status in REDIRECTS and (target := moved_to(self._folder, part)):
                wanted = target
                continue
            return self._part_page(part)
        return self._why_missing(visit.capture, url)

    def _part_page(self, part: Capture) -> Page | Failure:
        if part.status not in _READABLE:
            return of_status(part.status)
        page = read_page(self._archive, self._folder, part)
        return not_a_page(page) or page

    def _why_missing(self, capture: Capture, url: str) -> Failure:
        """What the crawl noted of a part that never came, such as a timeout."""
        start = f"{url} is missing: "
        rows = self._archive.select(_WHY_MISSING, {"start": start, "run": capture.run_id})
        return Failure(*rows[0]) if rows else _NO_CAPTURE


class SiteFinder:
    """Which site's rules read a page."""

    def __init__(self, sites: Mapping[str, Site]) -> None:
        self._sites = sites
        self._by_host = {host: site for site in sites.values() for host in site.all_hosts}
        self._sections = {
            name: frozenset(canonical_url(site.section_url(one)) for one in site.sections)
            for name, site in sites.items()
        }

    def of(self, name: str | None, url: str) -> Site:
        """The site of that name, else that of the URL's host, else one that declares nothing."""
        generic = flow.generic_site(url)
        host = generic.publisher.lower()
        return self._sites.get(name or "") or self._by_host.get(host) or generic

    def section_pages(self, site: Site) -> frozenset[str]:
        """Canonical URLs of the site's section pages."""
        return self._sections.get(site.name or "", frozenset())


def _found(article: Article) -> Reading:
    return Reading(article) if flow.is_article(article) else Reading(failure=NO_ARTICLE)


def _at_once(task: Coroutine[Any, Any, _T]) -> _T:
    """The result of a coroutine that never has to wait."""
    try:
        task.send(None)
    except StopIteration as done:
        result: _T = done.value
        return result
    raise RuntimeError("a replay waits for nothing")
