"""``newsarchive nightly``: what cron runs."""

from __future__ import annotations

import json
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsarchive.cli.output import print_json, print_table
from newsarchive.cli.values import CLOCK, db_option
from newsarchive.config import load_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.crawl.options import Options
    from newsarchive.crawl.report import SiteReport
    from newsarchive.crawl.spider import NewsSpider
    from newsarchive.nightly.report import NightReport

_WELL = frozenset({"running", "finished", "limited", "stopped"})


@click.command(epilog="Example: newsarchive nightly --until 05:30 --quiet")
@click.argument("sites", nargs=-1, metavar="[SITE...]")
@click.option("--until", type=CLOCK, help="Stop at this local time; the rest waits for the next "
              "night.")  # fmt: skip
@click.option("--report", "report_file", type=click.Path(dir_okay=False, path_type=Path),
              help="Write the report, one JSON object, to this file.")  # fmt: skip
@click.option("--notify-command", help="A command that is given the report on standard input.")
@click.option("--notify-url", help="An address that the report is sent to by POST.")
@click.option("--notify", type=click.Choice(["trouble", "always"]), default="trouble",
              show_default=True, help="When to tell.")  # fmt: skip
@click.option("--log-format", type=click.Choice(["text", "json"]), default="text",
              show_default=True, help="Lines for people, or one JSON object a line.")  # fmt: skip
@click.option("--quiet", is_flag=True, help="Say nothing unless something is wrong.")
@click.option("--plan", "only_plan", is_flag=True,
              help="Ask nothing; say how long the night will be, site by site.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print the report on standard output.")
@db_option
def nightly(
    sites: tuple[str, ...],
    until: time | None,
    report_file: Path | None,
    notify_command: str | None,
    notify_url: str | None,
    notify: str,
    log_format: str,
    quiet: bool,
    only_plan: bool,
    as_json: bool,
    db: Path,
) -> int:
    """Crawl every SITE as cron does: alone, up to a time, with alarms and a report.

    Without a SITE, the sites of newsarchive.toml are crawled, else all that the archive holds.
    One site's failure is never another's. Delay, contact and budgets are those of the settings.
    The log goes to standard error; nothing is printed on standard output without --json. Exits
    with 0 when all is well, with 1 when something is to be looked at, with 3 while another night
    still runs.
    """
    from newsarchive.crawl.catalogue import find, load_sites
    from newsarchive.crawl.options import Options
    from newsarchive.nightly import chosen_sites, night
    from newsarchive.nightly.telling import Telling

    settings = load_settings()
    if until is None and settings.nightly_until:
        until = CLOCK.convert(settings.nightly_until, None, None)
    stop_at = next_time(until, datetime.now().astimezone()) if until else None
    options = Options.of_settings(settings, db=db, stop_at=stop_at)
    names = sites or settings.sites or chosen_sites(db, list(load_sites()))
    telling = Telling(
        notify_command or settings.notify_command,
        notify_url or settings.notify_url,
        always=notify == "always",
    )
    log = _Log(as_json=log_format == "json", quiet=quiet)
    spiders = [find(name) for name in dict.fromkeys(names)]
    if only_plan:
        return _plan(spiders, options, as_json=as_json)
    report = night(spiders, options, telling, report_file, log.progress)
    log.tell(report)
    if as_json:
        click.echo(json.dumps(report.to_json(), ensure_ascii=False, indent=1))
    return report.exit_code


def _plan(spiders: Sequence[type[NewsSpider]], options: Options, *, as_json: bool) -> int:
    from newsarchive.nightly.plan import plan_night, told

    plan = plan_night([spider.site for spider in spiders], options)
    if as_json:
        print_json(plan.to_json())
    else:
        print_table(
            ("site", "lists", "new", "again", "pause", "takes"),
            [
                (one.site, one.lists, one.fresh, one.revisits, f"{one.pause:g} s",
                 told(one.seconds))
                for one in sorted(plan.sites, key=lambda one: -one.seconds)
            ],
        )  # fmt: skip
        click.echo(plan.summary)
    return 0


def next_time(at: time, now: datetime) -> datetime:
    """The next local instant at which clocks show ``at``, counted from ``now``."""
    today = datetime.combine(now.date(), at).astimezone()
    if today > now:
        return today
    return datetime.combine(now.date() + timedelta(days=1), at).astimezone()


class _Log:
    """The night on standard error: lines for people, or JSON; quiet says only what is wrong."""

    def __init__(self, *, as_json: bool, quiet: bool) -> None:
        self._as_json = as_json
        self._quiet = quiet
        self._begun: set[str] = set()

    def progress(self, site: SiteReport) -> None:
        """Called by the crawl whenever a site's counts change."""
        if site.site not in self._begun:
            self._begun.add(site.site)
            self._say("site began", f"crawling {site.home}", site.site)

    def tell(self, report: NightReport) -> None:
        """Every site's line, its alarms, and the run's line."""
        from newsarchive.nightly.report import site_line

        told = report.to_json()
        for site, as_json in zip(report.crawl.sites, told["sites"], strict=True):
            alarms = report.alarms.get(site.site, ())
            self._say("site ended", site_line(site, len(alarms)), **as_json)
            for message in site.messages:
                self._say("message", message, site.site, is_wrong=site.outcome not in _WELL)
            for alarm in alarms:
                self._say("alarm", alarm.text, site.site, is_wrong=True, url=alarm.url)
        for finding in report.findings:
            self._say("finding", str(finding), is_wrong=True)
        for message in report.crawl.messages:
            self._say("message", message)
        for message in report.messages:
            self._say("message", message, is_wrong=True)
        self._say(
            "night ended", report.summary, is_wrong=report.exit_code > 0,
            exit_code=report.exit_code, counts=report.counts,
        )  # fmt: skip

    def _say(
        self, event: str, text: str, site: str | None = None, *, is_wrong: bool = False,
        **more: Any,
    ) -> None:  # fmt: skip
        if self._quiet and not is_wrong:
            return
        at = datetime.now().astimezone().isoformat(timespec="seconds")
        if self._as_json:
            level = "warning" if is_wrong else "info"
            line = {"at": at, "level": level, "event": event, "site": site, "text": text} | more
            click.echo(json.dumps(line, ensure_ascii=False), err=True)
        else:
            click.echo(" ".join(filter(None, (at, site and f"{site}:", text))), err=True)
