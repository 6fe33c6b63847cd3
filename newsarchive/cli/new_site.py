"""``newsarchive new-site``: from a newsroom's address to its site file."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsarchive.cli.output import print_json, print_table
from newsarchive.config import load_settings
from newsarchive.errors import UsageError

if TYPE_CHECKING:
    from newsarchive.survey.draft import Draft
    from newsarchive.survey.gathering import Gathered
    from newsarchive.survey.shelf import Shelf

_BUDGET = 40


@click.command(
    "new-site", epilog="Example: newsarchive new-site https://www.kabarkota.example/ --dry-run"
)
@click.argument("url")
@click.option("--name", help="Name of the site file; else made from the host's name.")
@click.option(
    "--from-warc",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Look at the pages of this WARC file and ask the site nothing.",
)
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the site file, and in it fixtures/ for its pages.",
)
@click.option("--budget", type=click.IntRange(5), default=_BUDGET, show_default=True,
              help="Pages to ask for at most.")  # fmt: skip
@click.option("--delay", type=click.FloatRange(0), help="Seconds between two requests.")
@click.option("--contact", help="E-mail address or URL that the newsroom can write to.")
@click.option("--dry-run", is_flag=True, help="Print the site file and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print what was found as one JSON object.")
def new_site(
    url: str,
    name: str | None,
    from_warc: Path | None,
    into: Path | None,
    budget: int,
    delay: float | None,
    contact: str | None,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Look at the newsroom at URL and write its site file, with the pages seen as fixtures.

    Asks for the front page, robots.txt, sitemaps, feeds, the section pages of its menu and a few
    articles, politely. The file is a draft: the table says for each part how sure it is (0 to 1)
    and what to check. Its fixtures say so, too: a test fails until a person has reviewed them.
    """
    from newsarchive.crawl.catalogue import load_families
    from newsarchive.survey.draft import describe
    from newsarchive.survey.fixtures import save
    from newsarchive.survey.shelf import shelf
    from newsarchive.survey.site_file import write_site_file

    url = url if "://" in url else f"https://{url}"
    place = None if dry_run else shelf(into)
    if place is not None and name:
        _new_file(place, name)
    settings = load_settings()
    pause = settings.delay if delay is None else delay
    gathered = (
        _from_warc(url, from_warc)
        if from_warc
        else _from_web(url, budget, pause, contact or settings.contact)
    )
    day = datetime.now(UTC).date()
    draft = describe(gathered, load_families().values(), day, name)
    text = write_site_file(draft, day)
    written: list[Path] = []
    if place is not None and draft.cases:
        path = _new_file(place, draft.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        written = [path, *save(place.fixtures / draft.name, draft.cases)]
    if as_json:
        print_json(
            {
                "name": draft.name,
                "findings": [one.to_json() for one in draft.findings],
                "site_file": text,
                "written": [str(path) for path in written],
            }
        )
    else:
        _show(draft, text, written, is_loaded=place is None or place.is_loaded)
    return 0 if draft.cases else 1


def _new_file(place: Shelf, name: str) -> Path:
    path = place.site_files / f"{name}.py"
    if path.exists():
        raise UsageError(f"{path} is there already; choose another name with --name.")
    return path


def _from_web(url: str, budget: int, delay: float, contact: str | None) -> Gathered:
    from newsarchive.crawl.fetch import Fetch, visit
    from newsarchive.survey.gathering import look_around
    from newsarchive.survey.trip import Trip

    async def errand(fetch: Fetch) -> Gathered:
        return await look_around(Trip(fetch, budget), url)

    return visit(url, errand, contact=contact, delay=delay)


def _from_warc(url: str, path: Path) -> Gathered:
    from newsarchive.survey.gathering import look_around
    from newsarchive.survey.trip import SAVED, Trip, saved_pages

    return asyncio.run(look_around(Trip(saved_pages(path), SAVED, tries=SAVED), url))


def _show(draft: Draft, text: str, written: list[Path], *, is_loaded: bool) -> None:
    print_table(
        ("found", "value", "sure", "why", "check"),
        [(one.what, one.value, one.confidence, one.why, one.check) for one in draft.findings],
    )
    if not draft.cases:
        click.echo(
            "No article could be read, so no site file is written: its front page links none that "
            "looks like one. Give the address of a page that lists articles."
        )
        return
    if not written:
        click.echo(text)
        return
    click.echo(f"Written: {written[0]} and {len(written) - 1} saved articles.")
    if not is_loaded:
        folder = written[0].parent
        click.echo(f'Commands find it once newsarchive.toml says site_files = "{folder}".')
    click.echo(f"Try it: newsarchive crawl {draft.name} --limit 20 --db data/try.db")
