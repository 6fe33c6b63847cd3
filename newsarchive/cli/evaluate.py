"""``newsarchive evaluate``: how well we read, on gold files."""

from __future__ import annotations

from pathlib import Path

import click

from newsarchive.cli.output import print_json, print_table
from newsarchive.evaluate import evaluate_folder


@click.command(epilog="Example: newsarchive evaluate tests/gold --misses 20")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--misses", type=click.IntRange(0), default=5, show_default=True,
              help="How many misses of each score to list.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print every score and miss as JSON.")
def evaluate(folder: Path, misses: int, as_json: bool) -> None:
    """Score the readers on the gold files in FOLDER, field by field."""
    evaluation = evaluate_folder(folder)
    if as_json:
        print_json(evaluation.to_json())
        return
    rows = [
        (name, one.total, one.right, one.wrong, one.missing, one.invented, f"{one.share:.1%}")
        for name, one in sorted(evaluation.tallies.items())
    ]
    print_table(("field", "asked", "right", "wrong", "missing", "invented", "share"), rows)
    print_table(
        ("measure", "pages", "mean"),
        [
            (name, len(values), f"{sum(values) / len(values):.4f}")
            for name, values in sorted(evaluation.means.items())
        ],
    )
    listed = [
        (name, miss.where[:120], str(miss.expected), str(miss.actual))
        for name, one in sorted(evaluation.tallies.items())
        for miss in one.misses[:misses]
        if name != "dates.all"
    ]
    if listed:
        print_table(("field", "where", "expected", "actual"), listed, title="Misses")
