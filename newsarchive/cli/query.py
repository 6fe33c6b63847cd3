"""``newsarchive query`` and ``newsarchive status``: what the archive holds."""

from __future__ import annotations

import csv
import dataclasses
import sys
from pathlib import Path

import click

from newsarchive.cli.output import print_json, print_table
from newsarchive.cli.values import db_option
from newsarchive.query import overview, run_sql


@click.command(
    epilog="Example: newsarchive query "
    '"SELECT section, count(*) FROM articles GROUP BY section ORDER BY 2 DESC"'
)
@click.argument("sql")
@db_option
@click.option("--json", "as_json", is_flag=True, help="Print a list of JSON objects.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV with a header line.")
@click.option("--limit", type=click.IntRange(1), help="Print at most so many rows.")
def query(sql: str, db: Path, as_json: bool, as_csv: bool, limit: int | None) -> None:
    """Ask one SQL question. Nothing can be changed; a running crawl is not disturbed."""
    result = run_sql(db, sql, limit=limit)
    if as_json:
        print_json([dict(zip(result.columns, row, strict=True)) for row in result.rows])
    elif as_csv:
        writer = csv.writer(sys.stdout)
        writer.writerow(result.columns)
        writer.writerows(result.rows)
    else:
        print_table(result.columns, result.rows)


@click.command(epilog="Example: newsarchive status --json")
@db_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def status(db: Path, as_json: bool) -> None:
    """Show what the archive holds, site by site, and how the last run ended."""
    held = overview(db)
    if as_json:
        print_json(dataclasses.asdict(held))
        return
    print(held)
