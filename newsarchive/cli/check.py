"""``newsarchive check``: does a site file still hold, and if not, what died?"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsarchive.cli.output import print_json, print_table
from newsarchive.cli.values import db_option
from newsarchive.config import load_settings
from newsarchive.errors import UsageError

if TYPE_CHECKING:
    from newsarchive.survey.earlier import Earlier
    from newsarchive.survey.examining import Examination

_BUDGET = 15


@click.command(epilog="Example: newsarchive check pantura7 --save-fixtures")
@click.argument("site_name", metavar="SITE")
@click.option(
    "--from-warc",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Look at the pages of this WARC file and ask the site nothing.",
)
@click.option("--budget", type=click.IntRange(3), default=_BUDGET, show_default=True,
              help="Pages to ask for at most.")  # fmt: skip
@click.option("--delay", type=click.FloatRange(0), help="Seconds between two requests.")
@click.option("--contact", help="E-mail address or URL that the newsroom can write to.")
@click.option("--save-fixtures", is_flag=True, help="Keep the articles looked at as fixtures.")
@click.option(
    "--verified", is_flag=True, help="If all holds, write today into the site file as its proof."
)
@db_option
@click.option("--json", "as_json", is_flag=True, help="Print the examination as one JSON object.")
def check(
    site_name: str,
    from_warc: Path | None,
    budget: int,
    delay: float | None,
    contact: str | None,
    save_fixtures: bool,
    verified: bool,
    db: Path,
    as_json: bool,
) -> int:
    """Look at a few live pages of SITE and compare them with its site file.

    Says for each field where it was found and by which rule, which rules died since the archive
    (or the site's fixtures) last saw them hold, and what could take their place. Ends with exit
    code 1 where an expected field is missing, a list is empty or a rule died.
    """
    from newsarchive.crawl.catalogue import find, site_file
    from newsarchive.crawl.fetch import Fetch, visit
    from newsarchive.survey import fixtures
    from newsarchive.survey.earlier import from_archive, from_fixtures
    from newsarchive.survey.examining import examine
    from newsarchive.survey.shelf import shelf_of
    from newsarchive.survey.site_file import record_verified
    from newsarchive.survey.trip import SAVED, Trip, saved_pages

    if from_warc and verified:
        raise UsageError("Saved pages do not show how the site is today: leave out --verified.")
    site = find(site_name).site
    path = site_file(site_name)
    saved = shelf_of(path).fixtures / site_name
    earlier = from_archive(db, site)
    earlier = earlier if earlier.source else from_fixtures(fixtures.load_all(saved), site)

    async def errand(fetch: Fetch) -> Examination:
        return await examine(Trip(fetch, budget), site, earlier)

    if from_warc:
        trip = Trip(saved_pages(from_warc), SAVED, tries=SAVED)
        found = asyncio.run(examine(trip, site, earlier))
    else:
        settings = load_settings()
        pause = settings.delay if delay is None else delay
        contact = contact or settings.contact
        found = visit(site.home, errand, site=site, contact=contact, delay=pause)
    written = fixtures.save(saved, found.cases) if save_fixtures else []
    recorded = verified and found.holds
    if recorded:
        day = datetime.now(UTC).date()
        path.write_text(record_verified(path.read_text("utf-8"), day), "utf-8")
    if as_json:
        print_json(
            found.to_json()
            | {
                "compared_with": earlier.source,
                "saved": [str(one) for one in written],
                "recorded": recorded,
            }
        )
    else:
        _show(found, earlier)
        for folder in written:
            click.echo(f"Saved, to be reviewed: {folder}")
        if verified:
            click.echo(
                f"Recorded today as the proof in {path}." if recorded else "Not recorded as proof."
            )
    return 0 if found.holds else 1


def _show(found: Examination, earlier: Earlier) -> None:
    from newsarchive.survey.drift import proposed_layout

    print_table(
        ("list", "articles", "why not"),
        [(one.section, one.articles, one.reason) for one in found.lists],
    )
    print_table(
        ("field", "example", "sure", "how", "check"),
        [(one.what, one.value, one.confidence, one.why, one.check) for one in found.fields],
    )
    for name, times in found.missing.items():
        click.echo(f"Expected but missing on {times} of {len(found.cases)} pages: {name}.")
    if not earlier.source:
        click.echo("Nothing is known from before: no rule can be called dead.")
    for one in found.dead:
        click.echo(f"Died: {one.sentence}.")
    if found.dead:
        day = datetime.now(UTC).date()
        click.echo("Give the layout in use until=, and put this one after it:")
        click.echo("\n".join(proposed_layout(found.dead, day)))
    click.echo("All holds." if found.holds else "Something needs a look.")
