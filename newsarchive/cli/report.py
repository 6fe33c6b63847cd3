"""``newsarchive report``: what an archive says, in one file to read, print and send."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from newsarchive.cli.extras import extra
from newsarchive.cli.values import DAY, db_option
from newsarchive.query.figures import Span


@click.command(
    epilog="Example: newsarchive report --site pantura7 --since 2026-01-01 --out report.html"
)
@db_option
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path),
              help="Where to write; report.html, or NAME.svg with --chart.")  # fmt: skip
@click.option("--chart", "name", metavar="NAME",
              help="Draw this chart alone, as .svg or .png; --chart list shows all.")  # fmt: skip
@click.option("--site", help="Only articles of this site.")
@click.option("--since", type=DAY, help="Only articles of this local day or later.")
@click.option("--until", type=DAY, help="Only articles of this local day or earlier.")
def report(
    db: Path,
    out: Path | None,
    name: str | None,
    site: str | None,
    since: date | None,
    until: date | None,
) -> None:
    """Write a report on the archive: one HTML file that works offline and prints well.

    Every chart has its numbers as a table beneath. The same archive and options give the same
    bytes.
    """
    with extra("report"):
        from newsarchive.report import charts, page
    span = Span(site, since, until)
    if name is None:
        out = out or Path("report.html")
        page.write_report(db, out, span)
    elif name == "list":
        for one in charts.CHARTS:
            click.echo(f"{one.name:<12}{one.title}")
        return
    else:
        out = out or Path(f"{name}.svg")
        page.write_picture(db, out, span, charts.chart_named(name))
    click.echo(f"{out} ({out.stat().st_size:,} bytes)")
