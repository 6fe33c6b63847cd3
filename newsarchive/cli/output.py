"""What commands print: JSON for machines; tables and article cards for people."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

import click
from rich import box
from rich.console import Console
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table

from newsarchive.model import Article, Candidates


def print_json(value: Any) -> None:
    """One JSON document on standard output, in UTF-8 and indented."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def print_table(
    columns: Sequence[str], rows: Iterable[Sequence[Any]], *, title: str | None = None
) -> None:
    """A table for people; numbers stand right, what is missing is empty."""
    console = Console()
    if title:
        console.print(title, style="italic", markup=False)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, collapse_padding=True)
    rows = [list(row) for row in rows]
    for index, column in enumerate(columns):
        numeric = all(isinstance(row[index], int | float | None) for row in rows)
        table.add_column(column, justify="right" if numeric and rows else "left", overflow="fold")
    for row in rows:
        table.add_row(*("" if cell is None else escape(str(cell)) for cell in row))
    console.print(table)


def print_card(article: Article) -> None:
    """One article as a reader wants to see it: who, when, where, and how it begins."""
    published = article.published_at
    lines = [
        ("Published", published and f"{published.isoformat()} ({published.precision})"),
        ("Modified", article.modified_at and article.modified_at.isoformat()),
        ("Section", article.section),
        ("Dateline", article.dateline and _joined(article.dateline.place, article.dateline.outlet)),
        ("By", ", ".join(f"{one.name} ({one.role})" for one in article.bylines)),
        *(("Photo", _joined(one.caption, one.credit)) for one in article.images),
        ("Views", article.views),
        ("Tags", ", ".join(article.tags)),
        ("Text", f"{len(article.body)} paragraphs: {_shortened(article.body)}"),
        ("Problems", "; ".join(f"{one.field}: {one.reason}" for one in article.problems)),
    ]
    table = Table.grid(padding=(0, 2))
    for label, value in lines:
        if value is not None and value != "":
            table.add_row(f"[bold]{label}[/bold]", escape(str(value)))
    title = escape(article.title or "(no title found)")
    Console().print(Panel(table, title=title, subtitle=escape(article.url), box=box.ROUNDED))


def print_explanation(article: Article, candidates: Candidates) -> None:
    """For every field the rule that won, the raw string it found, and the losers."""
    rows: list[tuple[str, str, str, str]] = []
    names = dict.fromkeys((*article.sources, *(one.field for one in candidates.texts)))
    singular = {"bylines": "byline", "tags": "tag"}
    for name in names:
        if name in singular.values():
            continue
        source = article.sources.get(name)
        if source:
            rows.append((name, "won", source.rule, source.raw))
        rows.extend(
            (name, "", one.rule, one.raw)
            for one in candidates.of(singular.get(name, name))
            if source is None or (one.rule, one.raw) != (source.rule, source.raw)
        )
    print_table(("field", "", "rule", "raw"), [(*row[:3], _cut(row[3], 160)) for row in rows])
    if article.problems:
        print_table(
            ("field", "rule", "reason"),
            [(one.field, one.rule, one.reason) for one in article.problems],
            title="Problems",
        )


def _joined(first: str | None, second: str | None) -> str:
    return " / ".join(one for one in (first, second) if one)


def _shortened(body: Sequence[str]) -> str:
    return _cut(body[0], 200) if body else ""


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 3]}..."
