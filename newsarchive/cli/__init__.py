"""The commands: arguments in, one function call, output.

``main`` is the console script. Every command prints what a person reads; ``--json`` prints one
object for machines. Errors are one sentence on standard error, with the exit codes 0 (all well),
1 (ended, but look), 2 (wrong usage), 3 (locked), 4 (a resource failed), 130 and 143 (interrupted).
"""

from __future__ import annotations

import sys

import click

from newsarchive.cli.check import check
from newsarchive.cli.coverage import coverage
from newsarchive.cli.crawl import crawl
from newsarchive.cli.demo import demo
from newsarchive.cli.doctor import doctor
from newsarchive.cli.edits import edits
from newsarchive.cli.evaluate import evaluate
from newsarchive.cli.export import export
from newsarchive.cli.importing import import_
from newsarchive.cli.maintain import backup, merge, verify
from newsarchive.cli.new_site import new_site
from newsarchive.cli.nightly import nightly
from newsarchive.cli.query import query
from newsarchive.cli.read import read
from newsarchive.cli.replay import replay
from newsarchive.cli.report import report
from newsarchive.cli.schedule import schedule
from newsarchive.cli.search import search_command
from newsarchive.cli.serve import serve
from newsarchive.cli.sites import sites
from newsarchive.cli.status import status
from newsarchive.cli.warc import warc
from newsarchive.errors import NewsArchiveError
from newsarchive.version import __version__


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="newsarchive")
def commands() -> None:
    """Crawl, read and query regional Indonesian news.

    The archive is data/archive.db below the current folder, or below $NEWSARCHIVE_HOME, or
    where --db says.
    """


for command in (
    backup, check, coverage, crawl, demo, doctor, edits, evaluate, export, import_, merge, new_site,
    nightly, query, read, replay, report, schedule, search_command, serve, sites, status, verify,
    warc,
):  # fmt: skip
    commands.add_command(command)


def main() -> None:
    """Run the command line; never shows a traceback for an error that a user can mend."""
    try:
        sys.exit(commands.main(standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except NewsArchiveError as error:
        click.echo(f"newsarchive: {error}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of a pipe (head, less) has seen enough; Python must not complain at exit.
        sys.stderr.close()
        sys.exit(0)
