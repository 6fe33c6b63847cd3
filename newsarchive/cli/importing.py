"""``newsarchive import``: what others collected, brought into the archive."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from newsarchive.cli.output import print_json, print_table
from newsarchive.cli.replay import described_sites
from newsarchive.cli.values import db_option
from newsarchive.importing import import_sources


@click.command("import", epilog="Example: newsarchive import crawl.wacz --site pantura7")
@click.argument("sources", nargs=-1, metavar="SOURCE...",
                type=click.Path(exists=True, path_type=Path))  # fmt: skip
@click.option("--site", help="Read every page with this site's rules; else its host tells.")
@click.option("--url-list", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="Where saved HTML files come from: FILE URL [TIME], a line each.")  # fmt: skip
@click.option("--workers", type=click.IntRange(1, 64),
              help="Processes that read pages; by default one for each core.")  # fmt: skip
@db_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def import_(
    sources: tuple[Path, ...],
    site: str | None,
    url_list: Path | None,
    workers: int | None,
    db: Path,
    as_json: bool,
) -> int:
    """Bring in WARC and WACZ files, saved HTML pages and WordPress wp-json dumps, or folders.

    Pages are copied into the archive's own WARC files, so that a replay finds them; those that
    are articles are read like crawled ones. Importing the same files again changes nothing.
    """
    done = import_sources(
        sources, db, described_sites, site=site, url_list=url_list, workers=workers
    )
    if as_json:
        print_json(asdict(done))
        return done.exit_code
    print_table(
        ("new pages", "known", "articles", "no article", "skipped", "unread", "seconds"),
        [
            (
                done.pages,
                done.known,
                done.articles,
                done.not_articles,
                sum(done.skipped.values()),
                done.unread_count,
                round(done.seconds, 1),
            )
        ],
    )
    if done.skipped:
        most = ", ".join(f"{count} {what}" for what, count in list(done.skipped.items())[:8])
        click.echo(f"Passed over: {most}.")
    for sentence in done.unread:
        click.echo(sentence, err=True)
    return done.exit_code
