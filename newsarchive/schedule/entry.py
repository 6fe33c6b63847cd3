"""What is to run every night, before it is put into cron's or systemd's words."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path

from newsarchive.errors import UsageError

_SECRET = "NEWSARCHIVE_PASSWORD"  # noqa: S105 - its name; a nightly run has no use for the value
_UNWRITABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\\]")
"""What no crontab or unit file can hold in one line, names that are no UTF-8 among it, and
backslashes, which each reads in its own way."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


@dataclass(frozen=True)
class Entry:
    """One nightly run. Raises :class:`UsageError` where a value cannot stand in such a file."""

    name: str
    """Of the units, and by which the entry is found again in a crontab."""
    at: time
    """Local time of the machine."""
    command: tuple[str, ...]
    """The program's absolute path and its arguments."""
    folder: Path
    """Absolute; where it runs, and where ``newsarchive.toml`` is."""
    log: Path
    """Absolute; what the run says is appended there."""
    environment: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise UsageError(
                f"{self.name!r} is no name for an entry: use letters, digits, dots and hyphens."
            )
        words = (*self.command, *self.environment.values(), str(self.folder), str(self.log))
        for word in words:
            if _UNWRITABLE.search(word):
                raise UsageError(
                    f"{word!r} cannot stand in a schedule: rename it without line breaks, control "
                    "characters and backslashes."
                )


def program() -> tuple[str, ...]:
    """How this program is started from anywhere, by an absolute path."""
    python = Path(sys.executable)
    script = python.with_name("newsarchive")
    return (str(script),) if script.exists() else (str(python), "-m", "newsarchive")


def settings_in(environ: Mapping[str, str], wished: Mapping[str, str | None]) -> dict[str, str]:
    """The settings that stand in this environment, which a nightly run would not see otherwise,
    and those ``wished`` for that are not None. The home is made absolute."""
    found = {
        name: value
        for name, value in sorted(environ.items())
        if name.startswith("NEWSARCHIVE_") and name != _SECRET and value
    }
    if home := found.get("NEWSARCHIVE_HOME"):
        found["NEWSARCHIVE_HOME"] = os.path.abspath(home)  # noqa: PTH100 - symlinks stay
    return found | {name: value for name, value in wished.items() if value is not None}


def nightly(sites: Sequence[str], until: time | None, db: Path | None) -> tuple[str, ...]:
    """The command line of the nightly run, program and all."""
    return (
        *program(),
        "nightly",
        *sites,
        *(("--until", f"{until:%H:%M}") if until else ()),
        *(("--db", os.path.abspath(db)) if db else ()),  # noqa: PTH100 - symlinks stay
    )
