"""``newsarchive replay``: the archive's articles made anew from what was captured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsarchive.cli.output import print_json, print_table
from newsarchive.cli.values import DAY, db_option
from newsarchive.errors import UsageError

if TYPE_CHECKING:
    from newsarchive.replay import Difference, Replay
    from newsarchive.site import Site


@click.command(epilog="Example: newsarchive replay --diff, then newsarchive replay --in-place")
@db_option
@click.option("--into", type=click.Path(dir_okay=False, path_type=Path),
              help="Write a new archive here; the old one stays as it is.")  # fmt: skip
@click.option("--in-place", is_flag=True,
              help="Put the result in its place; the old file stays as FILE.before-replay.",
              )  # fmt: skip
@click.option("--diff", is_flag=True, help="Change nothing: show what would change, by field.")
@click.option("--site", help="Only what this site's crawls captured; not with --in-place.")
@click.option("--since", type=DAY,
              help="Only what was captured on this day (UTC) or later; not with --in-place.",
              )  # fmt: skip
@click.option("--workers", type=click.IntRange(1, 64),
              help="Processes that read pages; by default one for each core.")  # fmt: skip
@click.option("--samples", type=click.IntRange(0), default=5, show_default=True,
              help="With --diff: how many changes of each field to show.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def replay(
    db: Path,
    into: Path | None,
    in_place: bool,
    diff: bool,
    site: str | None,
    since: date | None,
    workers: int | None,
    samples: int,
    as_json: bool,
) -> int:
    """Rebuild every article from the captured pages by today's rules, without a network.

    One of --diff, --into and --in-place says what becomes of the result. Times such as "2 jam
    lalu" count from the capture, so the same captures and rules always give the same archive.
    """
    from newsarchive.replay import difference, replay_in_place, replay_into

    if [diff, into is not None, in_place].count(True) != 1:
        raise UsageError("Choose one of --diff, --into NEW.db and --in-place.")
    if in_place and (site or since):
        raise UsageError("--in-place replays everything: use --site and --since with --into.")
    if diff:
        found = difference(
            db, described_sites, site=site, since=since, workers=workers, samples=samples
        )
        _print_difference(found, as_json=as_json)
        return found.replay.exit_code
    if into is not None:
        done = replay_into(db, into, described_sites, site=site, since=since, workers=workers)
    else:
        done = replay_in_place(db, described_sites, workers=workers)
    _print_replay(done, as_json=as_json)
    return done.exit_code


def described_sites() -> Mapping[str, Site]:
    """Every site file's site; loaded in each reading process, for rules are functions."""
    from newsarchive.crawl import catalogue

    return catalogue.described_sites()


def _print_replay(done: Replay, *, as_json: bool) -> None:
    if as_json:
        print_json(asdict(done))
        return
    print_table(
        ("visits", "articles kept", "without one", "unreadable", "our errors", "seconds"),
        [
            (
                done.visits,
                done.articles,
                done.failed,
                done.unreadable,
                done.broken,
                round(done.seconds, 1),
            )
        ],
    )
    if done.into:
        click.echo(f"The articles of {done.archive} are made anew in {done.into}.")
    for message in done.messages:
        click.echo(message, err=True)


def _print_difference(found: Difference, *, as_json: bool) -> None:
    if as_json:
        print_json(found.to_json())
        return
    click.echo(
        f"{found.changed} of {found.compared} articles would change; {len(found.appear)} would "
        f"appear and {len(found.vanish)} vanish. Nothing has been changed."
    )
    if found.fields:
        print_table(
            ("field", "articles", "newly found", "lost"),
            [(name, one.changed, one.found, one.lost) for name, one in found.fields.items()],
        )
        print_table(
            ("field", "before", "after", "article"),
            [
                (name, sample.before, sample.after, sample.url)
                for name, one in found.fields.items()
                for sample in one.samples
            ],
        )
    for what, urls in (("appears", found.appear), ("vanishes", found.vanish)):
        for url in urls[:5]:
            click.echo(f"{what}: {url}")
    for message in found.replay.messages:
        click.echo(message, err=True)
