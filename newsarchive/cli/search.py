"""``newsarchive search``: full-text search with filters."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from newsarchive.cli.filtering import filtered
from newsarchive.cli.output import print_json
from newsarchive.cli.values import db_option
from newsarchive.query.cells import safe_cell
from newsarchive.query.filters import Filters
from newsarchive.query.passages import Passage
from newsarchive.query.search import Found, Hit, Sort, search

_COLUMNS = (
    "url", "site", "section", "published_at", "place", "views", "removed_at", "title", "snippet",
)  # fmt: skip


@click.command(
    "search", epilog="Example: newsarchive search --stem bangun jembatan --since 2026-01-01"
)
@click.argument("words", nargs=-1)
@filtered
@click.option("--stem", is_flag=True, help="Also other forms: bangun finds pembangunan, dibangun.")
@click.option(
    "--sort", type=click.Choice(["relevance", "date", "views"]), default="relevance",
    show_default=True, help="By date: the newest first.",
)  # fmt: skip
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True)
@click.option("--offset", type=click.IntRange(0), default=0, help="Leave out so many hits.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV with a header line.")
@db_option
def search_command(
    words: tuple[str, ...],
    filters: Filters,
    stem: bool,
    sort: Sort,
    limit: int,
    offset: int,
    as_json: bool,
    as_csv: bool,
    db: Path,
) -> None:
    """Find the articles in which WORDS stand; without any, all that the filters leave.

    All words are wanted. "In quotes" they stand one after another; bangun* begins so; OR, NOT
    (or -word) and parentheses work. The snippet marks what was found.
    """
    found = search(db, " ".join(words), filters, stem=stem, sort=sort, limit=limit, offset=offset)
    if as_json:
        print_json({
            "hits": [hit.to_json() for hit in found.hits],
            "more": found.more,
            "ranked": found.ranked,
            "forms": {term: list(held) for term, held in found.forms.items()},
        })  # fmt: skip
    elif as_csv:
        writer = csv.writer(sys.stdout)
        writer.writerow(_COLUMNS)
        for hit in found.hits:
            told = hit.to_json()
            writer.writerow([safe_cell(told[name]) for name in _COLUMNS])
    else:
        _print(found, sort, offset)


def _print(found: Found, sort: Sort, offset: int) -> None:
    console = Console(highlight=False)
    for place, hit in enumerate(found.hits, offset + 1):
        card = Table.grid(padding=(0, 2))
        card.add_column(justify="right", width=3)
        card.add_row(Text(str(place), "dim"), _marked(hit.title, "bold"))
        card.add_row("", Text(_about(hit), "dim"))
        if hit.snippet.text:
            card.add_row("", _marked(hit.snippet, ""))
        console.print(card)
        console.print(Text(f"     {hit.url}", "dim"), soft_wrap=True)
    for line in _notes(found, sort, offset):
        console.print(line, markup=False)


def _marked(passage: Passage, style: str) -> Text:
    text = Text(passage.text, style)
    for begin, end in passage.marks:
        text.stylize("bold yellow", begin, end)
    return text


def _about(hit: Hit) -> str:
    views = f"{hit.views:,} views" if hit.views is not None else None
    gone = f"removed {hit.removed_at}" if hit.removed_at else None
    told = (hit.published_at, hit.site, hit.section, hit.place, views, gone)
    return " · ".join(one for one in told if one)


def _notes(found: Found, sort: Sort, offset: int) -> list[str]:
    notes = []
    if not found.hits:
        notes.append("Nothing more was found." if offset else "Nothing was found.")
    for term, held in found.forms.items():
        if held != (term,):
            notes.append(f"{term} also stands for: {', '.join(held)}")
    if found.ranked:
        notes.append(
            f"Put in order by {sort}: the newest {found.ranked:,} matches; narrow the search, or"
            " use --sort date, to reach older ones."
        )
    if found.more:
        notes.append(f"There are more: --offset {offset + len(found.hits)}")
    return notes
