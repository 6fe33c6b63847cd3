"""``newsarchive warc``: what the WARC files hold, for the tools of other archives."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from newsarchive.cli.values import DAY, db_option


@click.group()
def warc() -> None:
    """Work with the WARC files beside the archive."""


@warc.command(epilog="Example: newsarchive warc export --wacz november.wacz --since 2026-11-01")
@click.option(
    "--wacz",
    "out",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; replay tools such as ReplayWeb.page open it.",
)
@click.option("--site", help="Only this site, by its name.")
@click.option("--since", type=DAY, help="Only what was fetched on this day (UTC) or later.")
@db_option
def export(out: Path, site: str | None, since: date | None, db: Path) -> None:
    """Write captured pages to one WACZ file, its articles listed by title."""
    from newsarchive.store import Archive
    from newsarchive.store.wacz import export_wacz
    from newsarchive.store.warc import warc_folder

    with Archive.open(db, create=False) as archive:
        done = export_wacz(archive, warc_folder(db), out, site=site, since=since)
    click.echo(
        f"{out} holds {done.records} records and lists {done.pages} articles "
        f"({done.size_bytes / 1_000_000:.1f} MB)."
    )
