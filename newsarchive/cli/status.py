"""``newsarchive status``: what the archive holds, how fresh it is, and what is next."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from newsarchive.cli.output import print_json
from newsarchive.cli.values import db_option
from newsarchive.query import RunSummary, SiteSummary, overview

_DAY = timedelta(days=1)


@click.command(epilog="Example: newsarchive status --json")
@db_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def status(db: Path, as_json: bool) -> None:
    """Show what the archive holds, site by site, how fresh it is, and how the last run ended.

    A site's backlog is what waits for a first visit and what is due for another; its problems are
    those of its last run. Alarms are those of the last nightly run.
    """
    from newsarchive.store.warc import warc_folder

    now = datetime.now(UTC)
    held = overview(db, warc_folder(db), now)
    if as_json:
        print_json(dataclasses.asdict(held))
        return
    disk = held.disk
    click.echo(
        f"{held.path}: {held.articles:,} articles, {held.problems:,} problems; "
        f"{_mib(disk.database)} and {_mib(disk.warc)} of WARC files, {_mib(disk.free)} free"
    )
    for site in held.sites:
        click.echo(_line(site, now))
        if site.not_before:
            click.echo(f"  it asked to be left alone until {site.not_before}")
        for alarm in site.alarms:
            click.echo(f"  {alarm.rule}: {alarm.field}: {alarm.reason}")
    if run := held.last_run:
        click.echo(f"Last run: {run.command}, {run.started_at}, {_outcome(run)}")


def _line(site: SiteSummary, now: datetime) -> str:
    newest = f"newest {_ago(site.newest_at, now)}" if site.newest_at else "none dated"
    parts = [f"{site.site or '(no site file)'}: {site.articles:,} articles, {newest}"]
    if run := site.last_run:
        ended = f" {_ago(run.finished_at, now)}" if run.finished_at else ""
        parts.append(f"last run {_outcome(run)}{ended}, {run.problems:,} problems")
    if backlog := site.waiting + site.due:
        parts.append(f"{backlog:,} to visit now")
    elif site.next_due_at:
        parts.append(f"next due in {_span(datetime.fromisoformat(site.next_due_at) - now)}")
    if site.failed:
        parts.append(f"{site.failed:,} given up")
    return "; ".join(parts)


def _ago(at: str, now: datetime) -> str:
    return f"{_span(now - datetime.fromisoformat(at))} ago"


def _span(span: timedelta) -> str:
    """Roughly, in the unit that suits it: 12 min, 5 h, 3 d."""
    if span < timedelta(hours=1):
        return f"{span // timedelta(minutes=1)} min"
    return f"{span // _DAY} d" if span >= 2 * _DAY else f"{span // timedelta(hours=1)} h"


def _outcome(run: RunSummary) -> str:
    return run.outcome or ("ended" if run.finished_at else "has not ended")


def _mib(size: int) -> str:
    return f"{size / 2**20:,.1f} MiB"
