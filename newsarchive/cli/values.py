"""Kinds of values that commands take: days, instants, archive files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, TypeVar

import click

from newsarchive.config import archive_path

_Command = TypeVar("_Command", bound=Callable[..., Any])


class _Day(click.ParamType[date]):
    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2026-01-31.", param, ctx)


class _Time(click.ParamType[datetime]):
    name = "TIME"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        try:
            time = value if isinstance(value, datetime) else datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a time; write it as 2026-01-31T08:30+07:00.", param, ctx)
        if time.tzinfo is None:
            self.fail(f"{value!r} has no offset; write it as 2026-01-31T08:30+07:00.", param, ctx)
        return time


class _Clock(click.ParamType[time]):
    name = "HH:MM"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> time:
        if isinstance(value, time):
            return value
        try:
            return datetime.strptime(value, "%H:%M").time()  # noqa: DTZ007 - a time of any day
        except ValueError:
            self.fail(f"{value!r} is not a time of day; write it as 05:30.", param, ctx)


DAY = _Day()
CLOCK = _Clock()
TIME = _Time()


def db_option(command: _Command) -> _Command:
    """``--db FILE``: the archive, data/archive.db where none is named."""
    return click.option(
        "--db",
        type=click.Path(dir_okay=False, path_type=Path),
        default=lambda: archive_path(),
        show_default="data/archive.db",
        help="The archive's file.",
    )(command)
