"""Everything that one site's crawl writes: each response in one transaction with its URL's row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from newsarchive.crawl.revisiting import Revisiting
from newsarchive.discover.canonical import canonical_url
from newsarchive.model import Problem
from newsarchive.store import Archive, Frontier, Target
from newsarchive.store.frontier import KILLED, MOST_ATTEMPTS, retry_at
from newsarchive.store.sources import Sources
from newsarchive.visit import NO_ARTICLE, Failure, fail, keep

if TYPE_CHECKING:
    from newsarchive.crawl.items import Fetched, Read
    from newsarchive.crawl.options import Options
    from newsarchive.crawl.report import SiteReport
    from newsarchive.revisits import Plan
    from newsarchive.site import Site

FIRST_PAGE, ARTICLE, NEXT_PAGE = 20, 10, 0
"""Priorities: every section's first page, then the articles found, then (between the two) the
revisits by their urgency, then the next listing pages. So the frontier stays short, and an
interrupted crawl holds the newest articles."""


class Ledger:
    """The archive and the frontier as one site's crawl sees them, and its counts."""

    def __init__(
        self,
        archive: Archive,
        site: Site,
        options: Options,
        report: SiteReport,
        changed: Callable[[], None],
    ) -> None:
        self.archive = archive
        self._frontier = Frontier(archive)
        self._site = site
        self._options = options
        self._report = report
        self._changed = changed
        self._under_way: set[str] = set()
        self._only: str | None = None
        self._sources = Sources(archive, self._name)
        self._revisiting = Revisiting(archive, self._sources, options.revisit)
        self.run_id = 0
        """Of the run that :meth:`begin` starts."""

    @classmethod
    def open(
        cls, site: Site, options: Options, report: SiteReport, changed: Callable[[], None]
    ) -> Ledger:
        """The ledger of ``site`` in the archive of ``options``. Raises :class:`ResourceError`."""
        return cls(Archive.open(options.archive_path), site, options, report, changed)

    @property
    def under_way(self) -> int:
        """How many URLs are being fetched or read now."""
        return len(self._under_way)

    def begin(self, first_pages: Iterable[Target], only: str | None = None) -> None:
        """Starts a run: each section's first page is due again, and what is planned up to now.

        With ``only`` nothing but that section is visited, whatever waits of the others.
        """
        now, days = datetime.now(UTC), self._options.revisit_days
        self._only = only
        with self.archive.transaction():
            self.archive.describe(self._site)
            self.run_id = self.archive.start_run("crawl", [self._name], now)
            self._report.run_id = self.run_id
            for url in self._frontier.recover(self._name):
                self._note(url, _given_up(KILLED))
            self._frontier.ask(first_pages, now)
            self._frontier.admit(self._name, now, self._options.revisit_budget)
            if days is not None:
                self._frontier.revisit(self._name, now - timedelta(days=days), now)
        self._changed()

    def take(self, count: int) -> list[Target]:
        """At most ``count`` URLs that this run has not had yet, the most urgent first."""
        taken: list[Target] = []
        while len(taken) < count:
            found = self._frontier.take(self._name, self.run_id, count - len(taken), self._only)
            if not found:
                break
            taken += [one for one in found if not self._is_stored(one)]
        self._under_way |= {target.url for target in taken}
        return taken

    def listed(
        self,
        target: Target,
        articles: Mapping[str, str],
        turn: Callable[[int], str | Problem | None],
    ) -> None:
        """A listing page was read: its unknown articles and its next page are asked for.

        ``articles`` maps canonical URLs to the addresses as linked, which is what a site answers
        to. ``turn`` is given the number of those that nobody had asked for before.
        """
        now = datetime.now(UTC)
        with self.archive.transaction():
            known = self.archive.known(articles)
            added = self._frontier.add(
                [
                    Target(url, self._name, "article", target.section, ARTICLE)
                    for canonical, url in articles.items()
                    if canonical not in known
                ],
                now,
            )
            following = turn(added)
            if isinstance(following, Problem):
                self._note(target.url, following)
            elif following is not None:
                self._frontier.ask(
                    [Target(following, self._name, "listing", target.section, NEXT_PAGE)], now
                )
            self._frontier.done(target.url, now)
        self._report.listings += 1
        self._report.fresh += added > 0
        self._report.pages_turned += added > 0 and following is not None
        self._settle(target)

    def kept(self, read: Read) -> None:
        """An article was read: it and every other URL of it go into the archive.

        Not so where its address held a wholly different one: that is a failure to look at.
        """
        fetched, target = read.fetched, read.fetched.target
        with self.archive.transaction():
            kept = keep(
                self.archive,
                read.article,
                asked=target.url,
                seen_at=fetched.fetched_at,
                run_id=self.run_id,
                capture_id=fetched.capture_id,
                redirected=fetched.redirected_from,
            )
            if kept.failure is None:
                plan = self._revisiting.after(kept.url, fetched.fetched_at)
                self._frontier.done(target.url, fetched.fetched_at, kept.url, plan)
            if kept.outcome in ("updated", "unchanged"):
                self._count_revisit(kept.url, fetched)
        if kept.failure is not None or kept.outcome is None:
            self.failed(target, kept.failure or NO_ARTICLE, fetched.fetched_at)
            return
        self._report.pages += 1
        setattr(self._report, kept.outcome, getattr(self._report, kept.outcome) + 1)
        self._settle(target)

    def failed(self, target: Target, failure: Failure, at: datetime | None = None) -> None:
        """A page did not come or held nothing; a passing failure is tried again later, and so is
        an archived article.

        ``at`` is when its answer came; None where none did.
        """
        now = at or datetime.now(UTC)
        with self.archive.transaction():
            fail(self.archive, failure, asked=target.url, seen_at=now, run_id=self.run_id)
            plan = self._after_failure(target, failure, now)
            self._frontier.failed(target.url, now, failure.status, failure.reason, plan)
            if failure.passing and plan is None:
                self._note(target.url, _given_up(failure.reason))
        self._report.failed += 1
        self._settle(target)

    def left(self, target: Target) -> None:
        """An article was read but is not wanted this time: it stays in the frontier."""
        self._report.pages += 1
        self._report.outside += 1
        self._frontier.release(target.url)
        self._settle(target)

    def put_back(self, target: Target, until: datetime | None = None) -> None:
        """A URL that this run could not ask for: it stays as it was.

        ``until`` is when the site wants to be asked again, if it said so.
        """
        if until is not None:
            self.archive.defer(self._name, until)
        self._frontier.release(target.url)
        self._settle(target)

    def not_before(self) -> datetime | None:
        """Until when the site asked to be left alone, where that is still to come."""
        until = self.archive.deferred_until(self._name)
        return until if until is not None and until > datetime.now(UTC) else None

    def passed_over(self, target: Target) -> None:
        """A URL that turned out not to be worth a request."""
        self._frontier.done(target.url, datetime.now(UTC))
        self._settle(target)

    def close(self) -> None:
        """Records the run's end and closes the archive."""
        report = self._report
        self._frontier.put_back(self._name)
        report.waiting = self._frontier.size(self._name)
        counts = {
            name: getattr(report, name)
            for name in ("listings", "pages", "new", "updated", "unchanged", "outside", "failed")
        }
        self.archive.finish_run(self.run_id, datetime.now(UTC), report.outcome, counts)
        self.archive.close()

    @property
    def _name(self) -> str:
        return self._site.name or self._site.publisher

    def _is_stored(self, target: Target) -> bool:
        """Whether a new address leads to an article that came by another one: no request then."""
        if target.kind != "article" or not target.is_first:
            return False
        url = canonical_url(target.url)
        is_known = bool(self.archive.known([url]))
        if is_known:
            self._frontier.done(target.url, datetime.now(UTC))
        return is_known

    def _after_failure(
        self, target: Target, failure: Failure, at: datetime
    ) -> Plan | datetime | None:
        """When a URL that failed is visited again; None for never."""
        url = canonical_url(target.url)
        if failure.passing:
            return retry_at(target.attempts, at) or self._revisiting.after(url, at)
        if failure.gone:
            return self._revisiting.after_absence(url, at)
        return self._revisiting.after(url, at)

    def _count_revisit(self, url: str, fetched: Fetched) -> None:
        found = self._revisiting.found(url, fetched.fetched_at)
        if found is not None:
            self._sources.count(found, self.run_id)

    def _note(self, url: str, problem: Problem) -> None:
        self.archive.note([problem], url=url, run_id=self.run_id, seen_at=datetime.now(UTC))

    def _settle(self, target: Target) -> None:
        self._under_way.discard(target.url)
        self._report.section = target.section
        self._changed()


def _given_up(reason: str) -> Problem:
    return Problem("page", "given up", f"after {MOST_ATTEMPTS} visits in vain: {reason}")
