"""The options that say which articles are meant; searching and exporting share them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import wraps
from typing import Any

import click

from newsarchive.cli.values import DAY
from newsarchive.query.filters import Filters

_OPTIONS = (
    click.option("--site", help="Only this site's."),
    click.option("--section", help="Only of this section, as the site prints it."),
    click.option("--person", help="Only with this person in a byline, by the whole name."),
    click.option("--role", help="Only where the person (or anybody) has this role."),
    click.option("--place", help="Only with this dateline, or of this regency (35.13)."),
    click.option("--since", type=DAY, help="Only published on this local day or later."),
    click.option("--until", type=DAY, help="Only published on this local day or earlier."),
    click.option("--min-views", type=click.IntRange(0), help="Only read so many times at least."),
    click.option("--copies", is_flag=True, help="Also copies of what another article had first."),
)
_NAMES = tuple(one.name for one in fields(Filters))


def filtered(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the options, and in their place one argument, ``filters``."""

    @wraps(command)
    def taken(**given: Any) -> Any:
        filters = Filters(**{name: given.pop(name) for name in _NAMES})
        return command(filters=filters, **given)

    for option in reversed(_OPTIONS):
        taken = option(taken)
    return taken
