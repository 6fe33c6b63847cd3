"""``newsarchive demo``: the whole job on one machine, from a newsroom's pages to answers."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import click

from newsarchive.cli.output import print_card, print_table
from newsarchive.cli.progress import print_summary, shown_progress
from newsarchive.config import archive_path
from newsarchive.query import load_articles, run_sql

PORT = 8017
"""Fixed, for the address is part of every article's URL: a second run must know them again."""

QUESTIONS = (
    (
        "How many articles does each section hold, and who reads them?",
        """
        SELECT a.section, count(*) AS articles, sum(v.count) AS views,
               max(v.count) AS most_read
        FROM articles a LEFT JOIN latest_views v ON v.article_id = a.id
        GROUP BY a.section ORDER BY views DESC
        """,
    ),
    (
        "Who reports the most, and in how many sections?",
        """
        SELECT p.name, count(DISTINCT a.id) AS articles, count(DISTINCT a.section) AS sections,
               min(a.published_date) AS first_day, max(a.published_date) AS last_day
        FROM bylines b JOIN people p ON p.id = b.person_id JOIN articles a ON a.id = b.article_id
        WHERE b.role IN ('reporter', 'writer', 'correspondent', 'contributor', 'author')
        GROUP BY p.id ORDER BY articles DESC, p.name LIMIT 5
        """,
    ),
    (
        "On which local days was the most published?",
        """
        SELECT published_date AS local_day, count(*) AS articles,
               group_concat(DISTINCT section) AS sections
        FROM articles GROUP BY published_date ORDER BY articles DESC, local_day LIMIT 5
        """,
    ),
)


@click.command(epilog="Example: newsarchive demo --keep-serving")
@click.option("--port", type=click.IntRange(1024, 65535), default=PORT, show_default=True,
              help="Where the newsroom listens, on this machine only.")  # fmt: skip
@click.option("--db", type=click.Path(dir_okay=False, path_type=Path),
              default=lambda: archive_path("demo.db"), show_default="data/demo.db",
              help="The demonstration's own archive.")  # fmt: skip
@click.option("--keep-serving", is_flag=True, help="Leave the newsroom running to look at it.")
def demo(port: int, db: Path, keep_serving: bool) -> int:
    """Start a fictional newsroom on this machine, crawl it over HTTP and question the archive."""
    from newsarchive.crawl import run
    from newsarchive.crawl.catalogue import find
    from newsarchive.crawl.options import Options
    from newsarchive.demo import Newsroom, serve

    newsroom = Newsroom()
    with serve(newsroom, port) as server:
        click.echo(
            f"A fictional newsroom with {len(newsroom.truth())} public articles is at {server.url}"
        )
        options = Options(
            db=db, home=server.url, allow=frozenset({urlsplit(server.url).netloc}), delay=0.0
        )
        with shown_progress() as listener:
            report = run.crawl([find("demo")], options, listener=listener)
        print_summary(report)
        if report.exit_code >= 2:
            return report.exit_code
        _show(db, nothing_new=not any(site.new for site in report.sites))
        if keep_serving:
            click.echo(f"The newsroom stays at {server.url} until Ctrl-C.")
            click.pause(info="")
    return report.exit_code


def _show(db: Path, *, nothing_new: bool) -> None:
    """One article as a card, and the questions with their answers."""
    [(count, distinct)] = run_sql(db, "SELECT count(*), count(DISTINCT url) FROM articles").rows
    if nothing_new:
        click.echo(f"Nothing new: all {count} articles were archived before, none is stored twice.")
    else:
        click.echo(f"{count} articles are in {db}, each once ({distinct} URLs).")
    newest = next(load_articles(db, "id = (SELECT article_id FROM images LIMIT 1)"), None)
    if newest:
        print_card(newest)
    for question, sql in QUESTIONS:
        result = run_sql(db, sql)
        print_table(result.columns, result.rows, title=question)
    click.echo(f'Ask your own: newsarchive query "SELECT ..." --db {db}')
