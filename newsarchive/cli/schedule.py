"""``newsarchive schedule``: the nightly run as an entry of cron or units of systemd."""

from __future__ import annotations

import os
from datetime import time
from pathlib import Path

import click

from newsarchive.cli.values import CLOCK
from newsarchive.config import archive_path, home_folder, load_settings
from newsarchive.errors import ResourceError, UsageError
from newsarchive.schedule import Entry


@click.command(epilog="Example: newsarchive schedule --systemd --at 01:30 --until 05:30 --install")
@click.argument("sites", nargs=-1, metavar="[SITE...]")
@click.option("--cron", "kind", flag_value="cron", default=True, help="A line of your crontab "
              "(the default).")  # fmt: skip
@click.option("--systemd", "kind", flag_value="systemd", help="A systemd timer and service.")
@click.option("--user/--system", "is_user", default=True, show_default="--user",
              help="With --systemd: your own units, or the machine's.")  # fmt: skip
@click.option("--install", "act", flag_value="install", help="Put it in place; again changes "
              "nothing.")  # fmt: skip
@click.option("--remove", "act", flag_value="remove", help="Take it away.")
@click.option("--at", type=CLOCK, default="01:30", show_default=True,
              help="When the run begins, in local time.")  # fmt: skip
@click.option("--until", type=CLOCK, help="When it stops; by default as the settings say.")
@click.option("--contact", help="E-mail address or URL that newsrooms can write to; by default as "
              "the settings say.")  # fmt: skip
@click.option("--db", type=click.Path(dir_okay=False, path_type=Path),
              help="The archive's file, where it is not data/archive.db.")  # fmt: skip
@click.option("--log", type=click.Path(dir_okay=False, path_type=Path),
              help="What the run says is appended here; by default to nightly.log beside the "
              "archive.")  # fmt: skip
@click.option("--name", default="newsarchive-nightly", show_default=True,
              help="Of the entry; another one for another archive.")  # fmt: skip
def schedule(
    sites: tuple[str, ...],
    kind: str,
    is_user: bool,
    act: str | None,
    at: time,
    until: time | None,
    contact: str | None,
    db: Path | None,
    log: Path | None,
    name: str,
) -> None:
    """Let cron or systemd run newsarchive nightly: print, install or remove what does it.

    Nothing is changed without --install or --remove. The entry names the program, this folder and
    the log by absolute paths and carries the NEWSARCHIVE_ settings of this environment, except
    the password; newsarchive.toml is read by every run. A night that still runs is not joined by
    a second one.
    """
    from newsarchive.schedule.cron import Crontab, line
    from newsarchive.schedule.systemd import SYSTEM_FOLDER, Units, user_folder

    crontab = Crontab()
    units = Units(user_folder() if is_user else SYSTEM_FOLDER, is_system=not is_user)
    place = "your crontab" if kind == "cron" else str(units.folder)
    if act == "remove":
        was_there = crontab.remove(name) if kind == "cron" else units.remove(name)
        click.echo(
            f"{name} is removed from {place}." if was_there else f"{name} is not in {place}."
        )
        return
    entry = _entry(name, sites, at, until, contact, db, log)
    if act is None:
        if kind == "cron":
            click.echo(line(entry))
        else:
            for file_name, text in units.texts(entry).items():
                click.echo(f"# {units.folder / file_name}\n{text}")
        return
    try:
        entry.log.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ResourceError(f"{entry.log.parent} cannot be made: {error.strerror}.") from error
    changed = crontab.install(entry) if kind == "cron" else units.install(entry)
    click.echo(
        f"{name} is in {place}{'' if changed else ' already'}: every night at {entry.at:%H:%M}, "
        f"log in {entry.log}."
    )
    if kind == "systemd" and is_user:
        click.echo("So that it runs while you are not logged in: loginctl enable-linger")


def _entry(
    name: str,
    sites: tuple[str, ...],
    at: time,
    until: time | None,
    contact: str | None,
    db: Path | None,
    log: Path | None,
) -> Entry:
    """The entry as wished, once it is sure that its nights will have something to do."""
    from newsarchive.crawl.catalogue import find, load_sites
    from newsarchive.nightly import chosen_sites
    from newsarchive.schedule.entry import nightly, settings_in

    settings = load_settings()
    archive = db or archive_path()
    for site in sites or settings.sites or chosen_sites(archive, list(load_sites())):
        find(site)
    if not (contact or settings.contact):
        raise UsageError(
            "Give newsrooms somebody to write to first: --contact you@university.example, or "
            "contact in newsarchive.toml."
        )
    return Entry(
        name=name,
        at=at,
        command=nightly(sites, until, db),
        folder=home_folder().absolute(),
        log=(log or archive.with_name("nightly.log")).absolute(),
        environment=settings_in(os.environ, {"NEWSARCHIVE_CONTACT": contact}),
    )
