"""Everything that one site's crawl writes: each response in one transaction with its URL's row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from newsarchive.model import Problem
from newsarchive.store import Archive, Frontier, Target
from newsarchive.visit import NO_ARTICLE, Failure, fail, keep

if TYPE_CHECKING:
    from newsarchive.crawl.items import Read
    from newsarchive.crawl.report import SiteReport
    from newsarchive.site import Site

FIRST_PAGE, ARTICLE, NEXT_PAGE = 20, 10, 0
"""Priorities: every section's first page, then the articles found, then the next listing pages.
So the frontier stays short, and an interrupted crawl holds the newest articles."""


class Ledger:
    """The archive and the frontier as one site's crawl sees them, and its counts."""

    def __init__(
        self,
        archive: Archive,
        site: Site,
        report: SiteReport,
        changed: Callable[[], None],
    ) -> None:
        self.archive = archive
        self._frontier = Frontier(archive)
        self._site = site
        self._report = report
        self._changed = changed
        self._under_way: dict[str, Target] = {}
        self._left: set[str] = set()
        self._only: str | None = None
        self.run_id = 0
        """Of the run that :meth:`begin` starts."""

    @classmethod
    def open(
        cls, path: Path, site: Site, report: SiteReport, changed: Callable[[], None]
    ) -> Ledger:
        """The ledger of ``site`` in the archive at ``path``. Raises :class:`ResourceError`."""
        return cls(Archive.open(path), site, report, changed)

    @property
    def under_way(self) -> int:
        """How many URLs are being fetched or read now."""
        return len(self._under_way)

    def begin(
        self,
        first_pages: Iterable[Target],
        only: str | None = None,
        revisit_days: int | None = None,
    ) -> None:
        """Starts a run: each section's first page is due again, and with ``revisit_days`` each
        archived article of so many past days.

        With ``only`` nothing but that section is visited, whatever waits of the others.
        """
        now = datetime.now(UTC)
        self._only = only
        with self.archive.transaction():
            self.archive.describe(self._site)
            self.run_id = self.archive.start_run("crawl", [self._name], now)
            self._report.run_id = self.run_id
            self._ask(first_pages, now)
            if revisit_days is not None:
                self._frontier.revisit(self._name, now - timedelta(days=revisit_days), now)
        self._changed()

    def take(self, count: int) -> list[Target]:
        """At most ``count`` waiting URLs that this run has not touched, the most urgent first."""
        if count < 1:
            return []
        touched = self._under_way.keys() | self._left
        now, size = datetime.now(UTC), count + len(touched)
        while True:
            waiting = self._frontier.waiting(self._name, limit=size, before=now)
            taken = [one for one in waiting if one.url not in touched and self._is_asked(one)]
            if len(taken) >= count or len(waiting) < size:
                break
            size *= 4  # rows of sections that are not asked for stand in front
        self._under_way |= {target.url: target for target in taken[:count]}
        return taken[:count]

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
                self._ask(
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
                self._frontier.done(target.url, fetched.fetched_at, kept.url)
        if kept.failure is not None or kept.outcome is None:
            self.failed(target, kept.failure or NO_ARTICLE, fetched.fetched_at)
            return
        self._report.pages += 1
        setattr(self._report, kept.outcome, getattr(self._report, kept.outcome) + 1)
        self._settle(target)

    def failed(self, target: Target, failure: Failure, at: datetime | None = None) -> None:
        """A page did not come or held nothing; a passing failure leaves it for the next run.

        ``at`` is when its answer came; None where none did.
        """
        now = at or datetime.now(UTC)
        with self.archive.transaction():
            fail(self.archive, failure, asked=target.url, seen_at=now, run_id=self.run_id)
            self._frontier.failed(
                target.url, now, failure.status, failure.reason, now if failure.passing else None
            )
        self._report.failed += 1
        self._leave(target)

    def left(self, target: Target) -> None:
        """An article was read but is not wanted this time: it stays in the frontier."""
        self._report.pages += 1
        self._report.outside += 1
        self._leave(target)

    def put_back(self, target: Target, until: datetime | None = None) -> None:
        """A URL that this run could not ask for: it stays as it was.

        ``until`` is when the site wants to be asked again, if it said so.
        """
        if until is not None:
            self.archive.defer(self._name, until)
        self._leave(target)

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
        report.waiting = len(self._frontier.waiting(self._name))
        counts = {
            name: getattr(report, name)
            for name in ("listings", "pages", "new", "updated", "unchanged", "outside", "failed")
        }
        self.archive.finish_run(self.run_id, datetime.now(UTC), report.outcome, counts)
        self.archive.close()

    @property
    def _name(self) -> str:
        return self._site.name or self._site.publisher

    def _is_asked(self, target: Target) -> bool:
        return self._only is None or target.section == self._only

    def _ask(self, targets: Iterable[Target], now: datetime) -> None:
        """Adds the targets, or makes them due again."""
        wanted = list(targets)
        self._frontier.add(wanted, now)
        for target in wanted:
            self._frontier.reopen(target.url, now)

    def _note(self, url: str, problem: Problem) -> None:
        self.archive.note([problem], url=url, run_id=self.run_id, seen_at=datetime.now(UTC))

    def _leave(self, target: Target) -> None:
        self._left.add(target.url)
        self._settle(target)

    def _settle(self, target: Target) -> None:
        self._under_way.pop(target.url, None)
        self._report.section = target.section
        self._changed()
