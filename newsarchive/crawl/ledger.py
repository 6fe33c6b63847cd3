"""Everything that one site's crawl writes: each response in one transaction with its URL's row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from newsarchive.crawl import sharing
from newsarchive.crawl.answers import Answer, SourceReader
from newsarchive.crawl.revisiting import Revisiting
from newsarchive.crawl.sourcing import ARTICLE, Sourcing
from newsarchive.discover.canonical import canonical_url
from newsarchive.model import Page, Problem
from newsarchive.store import Archive, Frontier, Target, variants
from newsarchive.store import robots as robots_copies
from newsarchive.store.frontier import KILLED, MOST_ATTEMPTS, retry_at
from newsarchive.store.sources import KnownSource, Sources, Yield
from newsarchive.visit import NO_ARTICLE, Failure, fail, keep

if TYPE_CHECKING:
    from newsarchive.crawl.items import Fetched, Read
    from newsarchive.crawl.options import Options
    from newsarchive.crawl.paging import ListingPage
    from newsarchive.crawl.report import SiteReport
    from newsarchive.revisits import Plan
    from newsarchive.site import Site
    from newsarchive.store.sources import YieldKind

FIRST_PAGE, NEXT_PAGE = 20, 0
"""Priorities: every section's first page, then the articles found, then (between the two) the
revisits by their urgency, then the next listing pages. So the frontier stays short, and an
interrupted crawl holds the newest articles."""


_ONE_ARTICLE = Problem(
    "listing", "parameters",
    f"{variants.MOST} addresses that differ by parameters alone led to one article: no further one "
    "is asked for",
)  # fmt: skip


class Reply(NamedTuple):
    """How an answer came that was not an article's."""

    status: int
    """304 where nothing had changed."""
    seconds: float
    """From asking to the answer."""


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
        self._sourcing = Sourcing(
            archive, self._frontier, self._sources, site, options.revisit_budget
        )
        self._began = datetime.now(UTC)
        self.run_id = 0
        """Of the run that :meth:`begin` starts."""

    @classmethod
    def open(
        cls, site: Site, options: Options, report: SiteReport, changed: Callable[[], None]
    ) -> Ledger:
        """The ledger of ``site`` in the archive of ``options``. Raises :class:`ResourceError`."""
        return cls(sharing.take(options.archive_path), site, options, report, changed)

    @property
    def under_way(self) -> int:
        """How many URLs are being fetched or read now."""
        return len(self._under_way)

    def begin(self, first_pages: Iterable[Target], only: str | None = None) -> None:
        """Starts a run: each section's first page is due again, and what is planned up to now.

        With ``only`` nothing but that section is visited, whatever waits of the others.
        """
        now, days = datetime.now(UTC), self._options.revisit_days
        self._began = now
        self._only = only
        with self.archive.transaction():
            self.archive.describe(self._site)
            self.run_id = self.archive.start_run("crawl", [self._name], now)
            self._report.run_id = self.run_id
            for url in self._frontier.recover(self._name):
                self._note(url, _given_up(KILLED))
            self._frontier.ask(first_pages, now)
            self._sourcing.begin(now, only)
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
            taken += [one for one in found if not self._is_spared(one)]
        self._under_way |= {target.url for target in taken}
        return taken

    def listed(
        self,
        target: Target,
        page: ListingPage,
        reply: Reply,
        turn: Callable[[int], str | Problem | None],
    ) -> None:
        """A listing page was read: its unknown articles and its next page are asked for.

        ``turn`` is given the number of its articles that nobody knew when this run began: what a
        sitemap named a minute ago is no reason to stop reading.
        """
        now, articles = datetime.now(UTC), page.articles
        with self.archive.transaction():
            known = self.archive.known(articles)
            unknown = [url for canonical, url in articles.items() if canonical not in known]
            self._frontier.tell_section(unknown, target.section)
            self._frontier.add(
                [Target(url, self._name, "article", target.section, ARTICLE) for url in unknown],
                now,
            )
            added = self._frontier.seen_first_since(articles, self._began)
            following = turn(added)
            if isinstance(following, Problem):
                self._note(target.url, following)
            elif following is not None:
                self._frontier.ask(
                    [Target(following, self._name, "listing", target.section, NEXT_PAGE)], now
                )
            self._frontier.done(target.url, now)
            self._count(self._source_of(target), "listing", len(page.shown), added, 0, reply)
        self._report.listings += 1
        self._report.fresh += added > 0
        self._report.pages_turned += added > 0 and following is not None
        self._settle(target)

    def look_around(self, page: Page, reader: SourceReader) -> None:
        """What a section page and robots.txt name for machines is asked for too."""
        parts = urlsplit(page.url)
        copy = robots_copies.latest(self.archive, f"{parts.scheme}://{parts.netloc}")
        with self.archive.transaction():
            self._sourcing.look_around(page, copy.text if copy else "", reader, datetime.now(UTC))

    def source_at(self, target: Target) -> KnownSource:
        """The source that a target asks, or of whose answer it is a further page."""
        return self._sources.get(target.url) or KnownSource(target.url, "sitemap")

    def answered(
        self, target: Target, source: KnownSource, answer: Answer, reply: Reply, *, is_whole: bool
    ) -> None:
        """A source was read: what it names and nobody knew is asked for, and what it says was
        edited. ``is_whole``: not only for the articles of some days."""
        now = datetime.now(UTC)
        with self.archive.transaction():
            taken = self._sourcing.take_in(target, source, answer, now)
            if target.url != source.url:
                self._frontier.forget(target.url)
            else:
                self._frontier.done(target.url, now)
                if is_whole:
                    to = None if source.origin == "index" else answer.read_to
                    self._sources.answered(source.url, now, to, answer.total)
            self._count(source.url, source.kind, answer.shown, *taken, reply)
        self._report.sources += 1
        self._settle(target)

    def refused(self, target: Target, failure: Failure) -> None:
        """A source did not answer, or not as one. Of one that was only tried nothing is said."""
        now, source = datetime.now(UTC), self.source_at(target)
        with self.archive.transaction():
            plan = retry_at(target.attempts, now) if failure.passing else None
            self._frontier.failed(target.url, now, failure.status, failure.reason, plan)
            if not failure.passing:
                self._sources.refused(source.url, now)
            if source.origin != "probe" or source.read_to is not None:
                self._note(target.url, Problem("listing", failure.rule, failure.reason))
            failed = Yield(source.url, source.kind, status=failure.status, error=failure.reason)
            self._sources.count(failed, self.run_id)
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
            if target.kind == "listing":
                source = self._source_of(target)
                failed = Yield(source, "listing", status=failure.status, error=failure.reason)
                self._sources.count(failed, self.run_id)
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
        """Records the run's end and gives the archive back."""
        report = self._report
        self._frontier.put_back(self._name)
        report.waiting = self._frontier.size(self._name)
        counts = {
            name: getattr(report, name)
            for name in ("listings", "pages", "new", "updated", "unchanged", "outside", "failed")
        }
        self.archive.finish_run(self.run_id, datetime.now(UTC), report.outcome, counts)
        sharing.give_back(self.archive)

    @property
    def _name(self) -> str:
        return self._site.name or self._site.publisher

    def _is_spared(self, target: Target) -> bool:
        """Whether a new address leads to an article that came by another one: no request then."""
        if target.kind != "article" or not target.is_first:
            return False
        url = canonical_url(target.url)
        if self.archive.known([url]):
            self._frontier.done(target.url, datetime.now(UTC))
            return True
        path = variants.path_of_one_article(self.archive, url)
        if path is None:
            return False
        with self.archive.transaction():
            self._note(path, _ONE_ARTICLE)
            self._frontier.done(target.url, datetime.now(UTC))
        return True

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

    def _source_of(self, target: Target) -> str:
        """The first page of the section that a listing page belongs to."""
        sections = {one.name: self._site.section_url(one) for one in self._site.sections}
        return sections.get(target.section or "", target.url)

    def _count(
        self, source: str, kind: YieldKind, listed: int, new: int, edited: int, reply: Reply
    ) -> None:
        found = Yield(
            source, kind, listed=listed, new=new, edited=edited, seconds=reply.seconds,
            status=reply.status,
        )  # fmt: skip
        self._sources.count(found, self.run_id)

    def _note(self, url: str, problem: Problem) -> None:
        self.archive.note([problem], url=url, run_id=self.run_id, seen_at=datetime.now(UTC))

    def _settle(self, target: Target) -> None:
        self._under_way.discard(target.url)
        self._report.section = target.section
        self._changed()


def _given_up(reason: str) -> Problem:
    return Problem("page", "given up", f"after {MOST_ATTEMPTS} visits in vain: {reason}")
