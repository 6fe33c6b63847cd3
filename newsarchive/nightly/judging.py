"""After the crawl: each site's numbers, measured, kept and judged by the site's own past."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from newsarchive.crawl.report import SiteReport
from newsarchive.model import Problem
from newsarchive.nightly.report import Told
from newsarchive.site import Site
from newsarchive.store import Archive, health
from newsarchive.store.health import Ends, Shares
from newsarchive.validate.crawl import Alarm, Night, Share, alarms

_SAW_EVERYTHING = frozenset({"finished"})
"""Outcomes after which what is missing was not published."""
_ENDED_WELL = frozenset({"finished", "limited", "stopped", "interrupted"})
_YEAR = timedelta(days=372)


def judge(
    archive: Archive, site: Site, report: SiteReport, before: Ends, at: datetime
) -> tuple[Told, ...]:
    """One site's alarms of this run, which also become rows among the problems.

    ``before`` are the archive's ends before the run, ``at`` is now.
    """
    told = [_of_outcome(report)] if report.outcome not in _ENDED_WELL else []
    with archive.transaction():
        if report.run_id:
            told += _of_numbers(archive, site, report, before, at)
        for one in told:
            archive.note([one.problem], url=one.url, run_id=report.run_id or None, seen_at=at)
    return tuple(told)


def _of_outcome(report: SiteReport) -> Told:
    reason = " ".join(report.messages) or f"the crawl ended {report.outcome}"
    return Told(Problem("run", "alarm outcome", reason), report.home)


def _of_numbers(
    archive: Archive, site: Site, report: SiteReport, before: Ends, at: datetime
) -> list[Told]:
    visits = health.Visits(
        run_id=report.run_id,
        listings=report.listings,
        fresh=report.fresh,
        pages_turned=report.pages_turned,
        kept=report.kept,
        requests=report.requests,
        size_bytes=report.size_bytes,
    )
    local = at.astimezone(site.timezone)
    tonight = Night(local, _shares(health.measure(archive, report.site, visits, before, at)))
    earlier = [
        Night(then.astimezone(site.timezone), _shares(shares))
        for then, shares in health.past(archive, report.site, report.run_id)
    ]
    days = None
    if report.outcome in _SAW_EVERYTHING:
        first = local.date() - _YEAR
        days = health.published(archive, report.site, first, local.date())
    return [
        _told(archive, report, before, alarm)
        for alarm in alarms(site, tonight, earlier, days, local.date())
    ]


def _told(archive: Archive, report: SiteReport, before: Ends, alarm: Alarm) -> Told:
    example = alarm.share and health.lacking(
        archive, report.site, report.run_id, before, alarm.share
    )
    url = example or report.home
    return Told(alarm.problem(report.site, url), url)


def _shares(shares: Shares) -> Mapping[str, Share]:
    return {name: Share(having, of) for name, (having, of) in shares.items()}
