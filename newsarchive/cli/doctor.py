"""``newsarchive doctor``: is everything that a crawl needs in order?"""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from pathlib import Path

import click

from newsarchive.cli.output import print_json
from newsarchive.cli.values import db_option

_MARKS = {"well": "ok  ", "look": "look", "failed": "FAIL"}


@click.command(epilog="Example: newsarchive doctor --online")
@click.argument("sites", nargs=-1, metavar="[SITE...]")
@click.option("--online", is_flag=True, help="Ask the sites of newsarchive.toml, too.")
@click.option("--home", help="Ask the one SITE at this address instead of its own.")
@db_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def doctor(sites: tuple[str, ...], online: bool, home: str | None, db: Path, as_json: bool) -> int:
    """Check database, SQLite, disk, clock, zones and settings, each with a remedy.

    Only a SITE that is named, or --online, goes to the network: robots.txt and one section page
    of each site, as politely as a crawl. Nothing is changed. Exits with 0 when all is well, with
    1 when something needs a look, with 4 when a crawl could not work.
    """
    from newsarchive.config import load_settings
    from newsarchive.crawl.catalogue import find
    from newsarchive.doctor import exit_code, look_at_archive, look_at_machine, look_at_sites
    from newsarchive.errors import UsageError

    held = look_at_archive(db, datetime.now(UTC))
    checks = list(
        look_at_machine(db.parent, night_bytes=held.night_bytes, last_stamp=held.last_stamp)
    )
    checks += held.checks
    if sites or online:
        settings = load_settings()
        names = sites or settings.sites
        if not names:
            raise UsageError("Name the sites to ask, here or as sites in newsarchive.toml.")
        asked = [find(name).site for name in dict.fromkeys(names)]
        if home:
            if len(asked) != 1:
                raise UsageError("--home is for one SITE alone.")
            asked = [dataclasses.replace(asked[0], home=home)]
        checks += look_at_sites(asked, settings.contact, settings.delay)
    code = exit_code(checks)
    if as_json:
        print_json({"exit_code": code, "checks": [dataclasses.asdict(one) for one in checks]})
        return code
    for one in checks:
        click.echo(f"{_MARKS[one.state]}  {one.name}: {one.says}")
        if one.remedy:
            click.echo(f"      {one.remedy}")
    return code
