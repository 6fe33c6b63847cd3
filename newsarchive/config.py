"""Where things live, and what an operator sets: flags first, then environment, then the file.

The file is ``newsarchive.toml`` beside the archive's ``data`` folder. Each setting of
:class:`Settings` is a key of it, and an environment variable ``NEWSARCHIVE_<KEY>``.
"""

from __future__ import annotations

import difflib
import math
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from newsarchive.errors import ResourceError, UsageError
from newsarchive.revisits import STANDARD, Policy

FILE_NAME = "newsarchive.toml"
_NUMBERS: dict[str, tuple[type[int] | type[float], float, str]] = {
    "delay": (float, 0, "a number of seconds"),
    "revisit_budget": (int, 0, "a whole number of visits"),
    "max_requests": (int, 1, "a whole number from 1 on"),
    "max_megabytes": (float, 0.001, "a number above 0"),
}
"""Settings that are numbers: their type, the least that makes sense, and what to write."""


@dataclass(frozen=True, slots=True)
class Settings:
    """An operator's settings."""

    contact: str | None = None
    """E-mail address or URL that newsrooms can write to; part of the user agent."""
    delay: float = 1.0
    """Seconds between two requests to one site; a site that asks for more gets more."""
    sites: tuple[str, ...] = ()
    """Sites that ``newsarchive crawl`` visits when it is given none."""
    password: str | None = None
    """What a browser must give to ``newsarchive serve``; required beyond this machine."""
    max_requests: int | None = None
    """At most so many requests to a site in one run; the rest waits for the next one."""
    max_megabytes: float | None = None
    """No further request in a run to a site that has sent so much."""
    site_files: str | None = None
    """Folder of the operator's own site files; None: ``spiders`` in ``$NEWSARCHIVE_HOME``, where
    that is set. They are code: a folder is never loaded because one happens to stand in it."""
    revisit: Policy = STANDARD
    """When an archived article is visited again, by its age: a table of its own."""
    revisit_budget: int = 300
    """Planned revisits of one site in one run at most; 0 for none."""

    nightly_until: str | None = None
    """Local time (05:30) at which a nightly run stops; the rest waits for the next."""
    notify_command: str | None = None
    """A command that gets a nightly run's report on standard input, when something is wrong."""
    notify_url: str | None = None
    """An address that such a report is sent to by POST."""


def home_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder that holds ``data/`` and the settings: ``$NEWSARCHIVE_HOME``, else this one."""
    return Path(environ.get("NEWSARCHIVE_HOME") or ".")


def archive_path(name: str = "archive.db", environ: Mapping[str, str] = os.environ) -> Path:
    """The archive's file where no ``--db`` names one."""
    return home_folder(environ) / "data" / name


def site_files_folder(environ: Mapping[str, str] = os.environ) -> Path | None:
    """Where the operator's own site files are, whether it exists or not; None: nowhere."""
    named = load_settings(environ).site_files
    if named is not None:
        return home_folder(environ) / Path(named).expanduser()
    return home_folder(environ) / "spiders" if environ.get("NEWSARCHIVE_HOME") else None


def load_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings of the file and the environment.

    Raises :class:`UsageError` for an unknown key or a value of the wrong type, naming the nearest
    key, and :class:`ResourceError` where the file cannot be read.
    """
    path = home_folder(environ) / FILE_NAME
    values = _from_file(path) if path.exists() else {}
    values |= _from_environment(environ)
    return Settings(**{name: _typed(name, value) for name, value in values.items()})


def _from_file(path: Path) -> dict[str, Any]:
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ResourceError(f"{path} cannot be read: {error}.") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path} is not valid TOML: {error}.") from error
    known = [one.name for one in fields(Settings)]
    for key in values:
        if key not in known:
            nearest = difflib.get_close_matches(key, known, 1, 0)
            raise UsageError(f"{path} has an unknown key {key!r}; did you mean {nearest[0]!r}?")
    return values


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    named = {one.name: f"NEWSARCHIVE_{one.name.upper()}" for one in fields(Settings)}
    return {name: environ[variable] for name, variable in named.items() if environ.get(variable)}


def _typed(name: str, value: Any) -> Any:
    if name in _NUMBERS:
        return _number(name, value)
    if name == "sites":
        names = value.replace(",", " ").split() if isinstance(value, str) else value
        if isinstance(names, list) and all(isinstance(one, str) for one in names):
            return tuple(names)
        raise UsageError(f"The setting sites must be a list of site names, not {value!r}.")
    if name == "revisit":
        return _policy(value)
    if isinstance(value, str) and "\n" not in value:
        return value
    raise UsageError(f"The setting {name} must be one line of text, not {value!r}.")


def _number(name: str, value: Any) -> float:
    kind, least, what = _NUMBERS[name]
    try:
        number = kind(value)
    except (TypeError, ValueError):
        number = math.nan
    if least <= number < math.inf and not isinstance(value, bool):
        return number
    raise UsageError(f"The setting {name} must be {what}, not {value!r}.")


def _policy(value: Any) -> Policy:
    """The table of the file, or the same on one line from the environment."""
    try:
        if isinstance(value, str):
            return Policy.read(value)
        if isinstance(value, dict) and all(isinstance(one, str) for one in value.values()):
            return Policy.of(value)
    except ValueError as error:
        raise UsageError(f"The setting revisit cannot be read: {error}.") from error
    raise UsageError(f"The setting revisit must be a table of ages and intervals, not {value!r}.")
