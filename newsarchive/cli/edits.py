"""``newsarchive edits``: what newsrooms changed after publishing, and whether they said so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from newsarchive.cli.output import print_json
from newsarchive.cli.values import DAY, db_option
from newsarchive.discover.canonical import canonical_url
from newsarchive.query.diff import Change, paragraphs_of
from newsarchive.query.edits import Edit, list_edits

_STYLES: dict[str, dict[str, Any]] = {
    "remove": {"fg": "red", "strikethrough": True},
    "add": {"fg": "green"},
}
_MARKS = {"remove": "[-{}-]", "add": "{{+{}+}}"}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What a page could steer a terminal with."""


@click.command(epilog="Example: newsarchive edits --site pantura7 --since 2026-11-01 --diff")
@click.option("--site", help="Only edits of this site.")
@click.option("--since", type=DAY, help="Only edits seen on this day or later.")
@click.option("--url", help="Only edits of the article at this address.")
@click.option("--diff", is_flag=True, help="Show what was removed and added, word by word.")
@click.option("--json", "as_json", is_flag=True, help="Print a list of JSON objects.")
@db_option
def edits(
    site: str | None, since: date | None, url: str | None, diff: bool, as_json: bool, db: Path
) -> None:
    """List the changes that articles had after they were first archived.

    An edit is announced where the page prints a new time of change ("Diperbarui ..."), declared
    where only its metadata tell one, silent where nothing does.
    """
    found = list_edits(db, site=site, since=since, url=canonical_url(url) if url else None)
    if as_json:
        print_json([edit.to_json(diff=diff) for edit in found])
        return
    console = Console()
    in_colour = console.is_terminal and not console.no_color
    for edit in found:
        click.secho(_headed(edit), bold=True, color=in_colour)
        click.echo(f"  {_harmless(edit.title or '(no title)')}\n  {edit.url}")
        if diff:
            for line in _changed_lines(edit, in_colour):
                click.echo(f"  {line}", color=in_colour)


def _headed(edit: Edit) -> str:
    """When, how and what, in one line that tools can cut at its double spaces."""
    size = f"+{edit.added} -{edit.removed} characters"
    return "  ".join((edit.observed_at, edit.notice, ", ".join(edit.parts), size))


def _changed_lines(edit: Edit, in_colour: bool) -> Iterator[str]:
    """Every paragraph that differs, its changes in colour or in marks."""
    for name, changes in edit.changes.items():
        for paragraph in paragraphs_of(changes):
            if any(one.kind != "keep" for one in paragraph):
                yield f"{name}: " + "".join(_shown(one, in_colour) for one in paragraph)


def _shown(change: Change, in_colour: bool) -> str:
    text = _harmless(change.text)
    if change.kind == "keep":
        return text
    if in_colour:
        return click.style(text, **_STYLES[change.kind])
    return _MARKS[change.kind].format(text)


def _harmless(text: str) -> str:
    return _CONTROL.sub("\ufffd", text)
