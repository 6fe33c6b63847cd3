"""``newsarchive coverage``: what we hold of a site against what the site says that it has."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from newsarchive.cli.output import print_json, print_table
from newsarchive.cli.values import db_option
from newsarchive.config import load_settings
from newsarchive.errors import LockedError

if TYPE_CHECKING:
    from newsarchive.coverage import Coverage
    from newsarchive.site import Site

_SHOWN = 20
"""Missing addresses that people are shown; --json has them all."""


@click.command(epilog="Example: newsarchive coverage pantura7 --fetch-missing")
@click.argument("site_name", metavar="SITE")
@click.option(
    "--fetch-missing", is_flag=True, help="Queue what is missing: the next crawl gets it."
)
@click.option("--max-requests", type=click.IntRange(1), default=300, show_default=True,
              help="Requests to the site at most.")  # fmt: skip
@click.option("--delay", type=click.FloatRange(0), help="Seconds between two requests.")
@click.option("--contact", help="E-mail address or URL that the newsroom can write to.")
@click.option("--home", help="Another home for the site, such as a demonstration server's.")
@db_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def coverage(
    site_name: str,
    fetch_missing: bool,
    max_requests: int,
    delay: float | None,
    contact: str | None,
    home: str | None,
    db: Path,
    as_json: bool,
) -> int:
    """Compare what the archive holds of SITE with what the site says that it has.

    Its sitemaps name its articles and its wp-json counts them (where either is open); where
    nothing counts a section, how far its list goes does. By month and section the answer is
    complete, partial or unknown. Exits with 1 when something is missing and not queued.
    """
    from newsarchive.crawl.catalogue import find

    site = find(site_name).site
    if home:
        site = dataclasses.replace(site, home=home)
    settings = load_settings()
    found = _look(
        db, site, max_requests, contact or settings.contact,
        settings.delay if delay is None else delay,
    )  # fmt: skip
    queued = _queue(db, found) if fetch_missing else 0
    if as_json:
        print_json(dataclasses.asdict(found) | {"queued": queued})
    else:
        _print(found, queued, fetch_missing=fetch_missing)
    return int(found.state == "partial" and not fetch_missing)


def _look(db: Path, site: Site, max_requests: int, contact: str | None, delay: float) -> Coverage:
    """Asks the site, as its only crawl at the time, and compares."""
    from newsarchive.coverage import Claims, compare, gather
    from newsarchive.crawl.fetch import Fetch, visit
    from newsarchive.database import reading
    from newsarchive.lock import Lock, lock_path

    name = site.name or site.publisher
    with reading(db) as connection:
        known = [url for (url,) in connection.execute(
            "SELECT url FROM sources WHERE site = ? AND kind = 'sitemap' AND state = 'open'"
            " AND NOT is_news AND origin <> 'index'", [name],
        )]  # fmt: skip
        rows = connection.execute("SELECT not_before FROM sites WHERE name = ?", [name]).fetchall()
    if rows and rows[0][0] and datetime.fromisoformat(rows[0][0]) > datetime.now(UTC):
        raise LockedError(f"{name} asked to be left alone until {rows[0][0]}: ask again then.")

    async def errand(fetch: Fetch) -> Claims:
        return await gather(fetch, site, {urlsplit(site.home).netloc}, known, max_requests)

    with Lock.take(lock_path(db, f"crawl-{name}"), f"crawling {name}"):
        claims = visit(site.home, errand, site=site, contact=contact, delay=delay)
    with reading(db) as connection:
        connection.execute("BEGIN")
        return compare(connection, name, tuple(one.label for one in site.sections), claims)


def _queue(db: Path, found: Coverage) -> int:
    from newsarchive.crawl.sourcing import ARTICLE
    from newsarchive.store import Archive, Frontier, Target

    with Archive.open(db) as archive:
        return Frontier(archive).add(
            [Target(one.url, found.site, "article", None, ARTICLE) for one in found.to_fetch],
            datetime.now(UTC),
        )


def _print(found: Coverage, queued: int, *, fetch_missing: bool) -> None:
    counted = f", wp-json counts {found.total:,}" if found.total is not None else ""
    lists = "list" if len(found.sources) == 1 else "lists"
    click.echo(
        f"{found.site}: {found.state}; {found.held:,} held, {found.named:,} named by "
        f"{len(found.sources)} {lists}{counted}, {len(found.missing):,} missing"
    )
    print_table(
        ("month", "held", "named", "missing", "state"),
        [(one.month, one.held, one.named, one.missing, one.state) for one in found.months],
    )
    print_table(
        ("section", "held", "the site says", "told by", "state"),
        [(one.section, one.held, _said(one.fewest, one.most), one.told_by, one.state)
         for one in found.sections],
    )  # fmt: skip
    for one in found.missing[:_SHOWN]:
        click.echo(f"{one.state}: {one.url}{f' ({one.reason})' if one.reason else ''}")
    if len(found.missing) > _SHOWN:
        click.echo(f"... and {len(found.missing) - _SHOWN:,} more; --json lists them.")
    for note in found.notes:
        click.echo(note)
    if fetch_missing:
        click.echo(f"{queued:,} are queued: newsarchive crawl {found.site}")
    elif found.to_fetch:
        click.echo(f"{len(found.to_fetch):,} can be queued with --fetch-missing.")


def _said(fewest: int | None, most: int | None) -> str | None:
    if fewest is None:
        return None
    return f"{fewest:,}" if fewest == most else f"{fewest:,} to {most:,}"
