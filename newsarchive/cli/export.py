"""``newsarchive export``: articles for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from newsarchive.cli.filtering import filtered
from newsarchive.cli.values import db_option
from newsarchive.query.filters import Filters

_ENDINGS = {
    ".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet",
    ".db": "sqlite", ".sqlite": "sqlite",
}  # fmt: skip


@click.command(epilog="Example: newsarchive export jember.parquet --place Jember")
@click.argument("out", type=click.Path(path_type=Path))
@click.argument("words", nargs=-1)
@filtered
@click.option("--stem", is_flag=True, help="Also other forms of the words.")
@click.option(
    "--format", "form", type=click.Choice(["csv", "jsonl", "parquet", "sqlite"]),
    help="Where the ending of OUT does not say it.",
)  # fmt: skip
@click.option("--package", is_flag=True, help="OUT is a folder to make: a data package of CSV.")
@db_option
def export(
    out: Path,
    words: tuple[str, ...],
    filters: Filters,
    stem: bool,
    form: str | None,
    package: bool,
    db: Path,
) -> None:
    """Write articles to OUT: .csv, .jsonl, .parquet, or .db for an archive of their own.

    WORDS and filters mean the same articles as in newsarchive search; without any, all. With
    --package, OUT is a Frictionless Data Package: articles, view series and revisions with their
    schema, checksums, the query and a citation.
    """
    from newsarchive.export import FORMATS, export_package
    from newsarchive.export import export as write

    asked = " ".join(words)
    if package:
        count = export_package(db, out, asked, filters, stem=stem)
        click.echo((out / "CITATION.txt").read_text("utf-8").rstrip())
    else:
        chosen = form or _ENDINGS.get(out.suffix.lower())
        known = next((one for one in FORMATS if one == chosen), None)
        if known is None:
            endings = ", ".join(_ENDINGS)
            raise click.UsageError(f"{out} has none of the endings {endings}: name a --format.")
        count = write(db, out, known, asked, filters, stem=stem)
    click.echo(f"{count:,} articles are in {out}.")
