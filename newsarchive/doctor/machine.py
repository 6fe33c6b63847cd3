"""This machine: SQLite, clock, zones, disk, and what the operator has set."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newsarchive.config import load_settings
from newsarchive.crawl.politeness import NO_CONTACT, user_agent
from newsarchive.doctor.findings import Check
from newsarchive.errors import NewsArchiveError
from newsarchive.store.opening import OLDEST_SQLITE, TOO_OLD

_ZONES = {"Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9}
"""The zones of Indonesian newsrooms -> hours before UTC."""
_LEAST_FREE_BYTES = 100 * 2**20
_FEW_NIGHTS = 30
"""Below so many nights' room on the disk somebody should look."""
_LITTLE_FREE_BYTES = 2**30
"""The same where it is not known yet what a night brings."""


def look_at_machine(
    folder: Path, *, night_bytes: float | None = None, last_stamp: datetime | None = None
) -> Iterator[Check]:
    """Everything that needs no archive. ``folder`` is where the archive is, or will be.

    ``night_bytes`` is what a night brings, ``last_stamp`` the latest time that the archive knows.
    """
    yield _sqlite()
    yield _settings()
    yield _clock(last_stamp)
    yield _zones()
    yield _disk(folder, night_bytes)


def _sqlite() -> Check:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        return Check.failed("sqlite", f"version {sqlite3.sqlite_version} is too old", TOO_OLD)
    with sqlite3.connect(":memory:") as connection:
        options = {name for (name,) in connection.execute("PRAGMA compile_options")}
    if "ENABLE_FTS5" not in options:
        return Check.failed(
            "sqlite", "it is built without FTS5", "Use a Python whose SQLite has full-text search."
        )
    return Check.well("sqlite", f"version {sqlite3.sqlite_version}")


def _settings() -> Check:
    try:
        settings = load_settings()
        user_agent(settings.contact)
    except NewsArchiveError as error:
        return Check.failed("settings", str(error).rstrip("."), "Correct newsarchive.toml.")
    if not settings.contact:
        return Check.look("settings", "newsrooms have nobody to write to", NO_CONTACT)
    return Check.well("settings", f"contact {settings.contact}, delay {settings.delay:g} s")


def _clock(last_stamp: datetime | None) -> Check:
    now = datetime.now().astimezone()
    if last_stamp is not None and last_stamp > now + timedelta(minutes=5):
        return Check.failed(
            "clock",
            f"it shows {now:%Y-%m-%d %H:%M %Z}, before the archive's last run at "
            f"{last_stamp:%Y-%m-%dT%H:%MZ}",
            "Set it (timedatectl set-ntp true), for every time in the archive comes from it.",
        )
    return Check.well("clock", f"{now:%Y-%m-%d %H:%M %Z} ({now:%z})")


def _zones() -> Check:
    for name, hours in _ZONES.items():
        try:
            offset = datetime.now(ZoneInfo(name)).utcoffset()
        except ZoneInfoNotFoundError:
            offset = None
        if offset != timedelta(hours=hours):
            return Check.failed(
                "zones", f"the data of {name} is missing or wrong",
                "Install it: pip install tzdata, or the system's package tzdata.",
            )  # fmt: skip
    return Check.well("zones", "WIB, WITA and WIT are known")


def _disk(folder: Path, night_bytes: float | None) -> Check:
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    says = f"{free / 2**30:,.1f} GiB free"
    if not os.access(folder, os.W_OK):
        return Check.failed("disk", f"{folder} cannot be written", "Make it yours, or use --db.")
    few = free < _LITTLE_FREE_BYTES
    if night_bytes:
        nights = free / night_bytes
        few = nights < _FEW_NIGHTS
        says += f", room for {nights:,.0f} nights at {night_bytes / 1e6:,.1f} MB"
    if free < _LEAST_FREE_BYTES:
        return Check.failed("disk", says, "Free some space before the next night.")
    if few:
        return Check.look("disk", says, "Free some space, or move older WARC files elsewhere.")
    return Check.well("disk", says)
