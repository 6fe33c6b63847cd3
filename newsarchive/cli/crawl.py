"""``newsarchive crawl``: fetch the articles of one or many sites into the archive."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from newsarchive.cli.output import print_json
from newsarchive.cli.progress import print_summary, shown_progress
from newsarchive.cli.values import DAY, db_option
from newsarchive.config import load_settings
from newsarchive.errors import UsageError


@click.command(epilog="Example: newsarchive crawl pantura7 --since 2026-11-01 --limit 200")
@click.argument("sites", nargs=-1, metavar="SITE...")
@click.option("--section", help="Only this section, by its name.")
@click.option("--since", type=DAY, help="Only articles published on this day or later.")
@click.option("--until", type=DAY, help="Only articles published on this day or earlier.")
@click.option("--revisit", "revisit_days", type=click.IntRange(0), is_flag=False, flag_value=7,
              metavar="[DAYS]", help="Fetch archived articles of the last DAYS (7 where none are "
              "named) again now, whatever is planned for them.")  # fmt: skip
@click.option("--revisit-budget", type=click.IntRange(0),
              help="At most so many planned revisits a site.")  # fmt: skip
@click.option("--limit", type=click.IntRange(1), help="At most so many articles a site.")
@click.option("--delay", type=click.FloatRange(0), help="Seconds between two requests to a site.")
@click.option(
    "--max-requests", type=click.IntRange(1), help="At most so many requests to a site in this run."
)
@click.option(
    "--max-megabytes",
    type=click.FloatRange(0, min_open=True),
    help="No further request to a site that has sent so much in this run.",
)
@click.option("--contact", help="E-mail address or URL that newsrooms can write to.")
@db_option
@click.option("--json", "as_json", is_flag=True, help="Print the run's report as JSON.")
def crawl(
    sites: tuple[str, ...],
    section: str | None,
    since: date | None,
    until: date | None,
    revisit_days: int | None,
    revisit_budget: int | None,
    limit: int | None,
    delay: float | None,
    max_requests: int | None,
    max_megabytes: float | None,
    contact: str | None,
    db: Path,
    as_json: bool,
) -> int:
    """Crawl the section pages of each SITE, newest first, and archive its articles.

    Archived articles are visited again when the table of revisits says so, often while they are
    young and seldom when they are old. An interrupted crawl goes on where it was. Without a SITE,
    the sites of newsarchive.toml are crawled.
    """
    from newsarchive.crawl import run
    from newsarchive.crawl.catalogue import find
    from newsarchive.crawl.options import Options

    settings = load_settings()
    names = sites or settings.sites
    if not names:
        raise UsageError("Name a site to crawl; newsarchive sites lists them.")
    options = Options.of_settings(
        settings,
        section=section,
        since=since,
        until=until,
        revisit_days=revisit_days,
        revisit=settings.revisit,
        revisit_budget=settings.revisit_budget if revisit_budget is None else revisit_budget,
        limit=limit,
        db=db,
        delay=delay,
        max_requests=max_requests,
        max_megabytes=max_megabytes,
        contact=contact,
    )
    spiders = [find(name) for name in dict.fromkeys(names)]
    with shown_progress() as listener:
        report = run.crawl(spiders, options, listener=listener)
    if as_json:
        print_json(report.to_json())
    else:
        print_summary(report)
    return report.exit_code
