"""``newsarchive query``: questions to the archive, in SQL or from the cookbook."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import click

from newsarchive.cli.output import print_json, print_table
from newsarchive.cli.values import db_option
from newsarchive.query import Result, run_sql
from newsarchive.query.answers import answered_cookbook
from newsarchive.query.cells import safe_cell
from newsarchive.query.cookbook import Question, question, questions


@click.command(
    epilog="Example: newsarchive query "
    '"SELECT section, count(*) FROM articles GROUP BY section ORDER BY 2 DESC"'
)
@click.argument("sql", required=False)
@click.argument("values", nargs=-1, metavar="[NAME=VALUE]...")
@db_option
@click.option("--list", "list_", is_flag=True, help="List the questions of the cookbook.")
@click.option(
    "--cookbook", is_flag=True, help="Ask all of them; print SQL and answers as Markdown."
)
@click.option("--json", "as_json", is_flag=True, help="Print a list of JSON objects.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV with a header line.")
@click.option("--limit", type=click.IntRange(1), help="Print at most so many rows.")
def query(
    sql: str | None,
    values: tuple[str, ...],
    db: Path,
    list_: bool,
    cookbook: bool,
    as_json: bool,
    as_csv: bool,
    limit: int | None,
) -> None:
    """Ask one SQL question. Nothing can be changed; a running crawl is not disturbed.

    SQL is a SELECT, or @NAME for a question of the cookbook (--list shows them), with the values
    of its parameters behind it: newsarchive query @reporters limit=5
    """
    if cookbook:
        click.echo(answered_cookbook(db))
        return
    if list_:
        result = _contents()
    elif sql is None:
        raise click.UsageError('Say what to ask: "SELECT ...", or @NAME (see --list).')
    elif sql.startswith("@"):
        asked = question(sql.removeprefix("@"))
        result = run_sql(db, asked.sql, asked.values(_pairs(values)), limit=limit)
    else:
        result = run_sql(db, sql, _pairs(values), limit=limit)
    if as_json:
        print_json([dict(zip(result.columns, row, strict=True)) for row in result.rows])
    elif as_csv:
        writer = csv.writer(sys.stdout)
        writer.writerow(result.columns)
        writer.writerows([safe_cell(value) for value in row] for row in result.rows)
    else:
        print_table(result.columns, result.rows)


def _contents() -> Result:
    """The cookbook's questions, and how each is asked."""
    rows: list[tuple[str, ...]] = [
        (one.chapter, one.title, " ".join((f"@{one.slug}", *_asked(one)))) for one in questions()
    ]
    return Result(("chapter", "question", "ask"), rows)


def _asked(one: Question) -> list[str]:
    return [f"{given.name}={given.default}" for given in one.parameters]


def _pairs(values: tuple[str, ...]) -> dict[str, str]:
    for value in values:
        if "=" not in value:
            raise click.UsageError(f"{value!r} is no parameter; write it as NAME=VALUE.")
    return dict(value.split("=", 1) for value in values)
