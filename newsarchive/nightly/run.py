"""One night: crawl, measure, judge, verify, report, tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from newsarchive.crawl.run import crawl
from newsarchive.database import holds_archive, reading
from newsarchive.errors import ResourceError, UsageError
from newsarchive.lock import Lock, lock_path
from newsarchive.nightly.judging import judge
from newsarchive.nightly.report import NightReport, Told, write_report
from newsarchive.nightly.telling import Telling
from newsarchive.store import Archive
from newsarchive.store.health import Ends
from newsarchive.store.verify import verify_written

if TYPE_CHECKING:
    from newsarchive.crawl.options import Options
    from newsarchive.crawl.report import Listener, Report
    from newsarchive.crawl.spider import NewsSpider
    from newsarchive.store.soundness import Finding

COMMAND = "nightly"
"""As ``runs.command`` has it, and the name of the lock."""


def chosen_sites(path: Path, known: Sequence[str]) -> tuple[str, ...]:
    """The sites that the archive at ``path`` holds and a site file (``known``) still covers.

    Raises :class:`UsageError` where there is none.
    """
    held: list[str] = []
    if holds_archive(path):
        with reading(path) as connection:
            held = [name for (name,) in connection.execute("SELECT name FROM sites ORDER BY name")]
    chosen = tuple(name for name in held if name in known)
    if not chosen:
        raise UsageError("Name the sites to crawl, here or as sites in newsarchive.toml.")
    return chosen


def night(
    spiders: Sequence[type[NewsSpider]],
    options: Options,
    telling: Telling | None = None,
    report_file: Path | None = None,
    listener: Listener | None = None,
) -> NightReport:
    """Runs one night over the sites of ``spiders``, side by side.

    Raises :class:`LockedError` where another night still runs, and :class:`ResourceError` where
    the archive cannot be opened at all; what fails later is told in the report.
    """
    path = options.archive_path
    with Lock.take(lock_path(path, COMMAND), "making the nightly run") as lock:
        made = _Night(path, spiders, options)
        if lock.left_by:
            made.messages.append(f"The last night did not end ({lock.left_by}): this one goes on.")
        made.crawl(listener)
        with made.failing_resources():
            made.judge()
        with made.failing_resources():
            made.verify()
        report = made.report()
        with made.failing_resources():
            made.keep(report)
        with made.failing_resources():
            if report_file:
                write_report(made.report().to_json(), report_file)
        if telling:
            made.messages.extend(telling.tell(made.report().to_json()))
        return made.report()


class _Night:
    """A night under way, and what is known of it so far."""

    def __init__(self, path: Path, spiders: Sequence[type[NewsSpider]], options: Options) -> None:
        self.messages: list[str] = []
        self._path = path
        self._spiders = spiders
        self._options = options
        self._started_at = datetime.now(UTC)
        self._before = Ends.of(path)
        with Archive.open(path) as archive:
            names = [spider.name for spider in spiders]
            self._run_id = archive.start_run(COMMAND, names, self._started_at)
        self._crawled: Report | None = None
        self._alarms: dict[str, tuple[Told, ...]] = {}
        self._findings: list[Finding] = []
        self._has_failed = False

    @contextmanager
    def failing_resources(self) -> Iterator[None]:
        """A step after which the night goes on, whatever disk or archive do."""
        try:
            yield
        except ResourceError as error:
            self._has_failed = True
            self.messages.append(str(error))

    def crawl(self, listener: Listener | None) -> None:
        self._crawled = crawl(self._spiders, self._options, listener)

    def judge(self) -> None:
        sites = {spider.name: spider.site for spider in self._spiders}
        with Archive.open(self._path) as archive:
            for site in self._report.sites:
                self._alarms[site.site] = judge(
                    archive, sites[site.site], site, self._before, datetime.now(UTC)
                )

    def verify(self) -> None:
        self._findings = verify_written(self._path, self._before)

    def keep(self, report: NightReport) -> None:
        """Records the run's end in the archive."""
        with Archive.open(self._path) as archive:
            archive.finish_run(
                self._run_id, report.finished_at, report.outcome, report.counts, report.to_json()
            )

    def report(self) -> NightReport:
        """What is known by now."""
        return NightReport(
            run_id=self._run_id,
            started_at=self._started_at,
            finished_at=datetime.now(UTC),
            until=self._options.stop_at,
            crawl=self._report,
            alarms=dict(self._alarms),
            findings=tuple(self._findings),
            messages=tuple(self.messages),
            failed=self._has_failed,
        )

    @property
    def _report(self) -> Report:
        assert self._crawled is not None  # noqa: S101 - asked for only after the crawl
        return self._crawled
