"""``newsarchive serve``: the archive in a browser."""

from __future__ import annotations

from pathlib import Path

import click

from newsarchive.cli.extras import extra
from newsarchive.cli.values import db_option
from newsarchive.config import load_settings


@click.command(epilog="Example: newsarchive serve --open")
@db_option
@click.option("--host", default="127.0.0.1", show_default=True,
              help="Where to listen; beyond this machine only with a password.")  # fmt: skip
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True,
              help="0 takes a free one.")  # fmt: skip
@click.option("--open", "open_browser", is_flag=True, help="Open the browser there.")
@click.option("--time-limit", type=click.FloatRange(0.1, 600), default=5.0, show_default=True,
              help="Seconds that one question may take.")  # fmt: skip
def serve(db: Path, host: str, port: int, open_browser: bool, time_limit: float) -> None:
    """Browse, search and question the archive in a browser, beside a running crawl.

    Nothing can be changed. Other machines are let in only where the setting password (or
    $NEWSARCHIVE_PASSWORD) says what they must give.
    """
    with extra("serve"):
        from newsarchive.serve import Door, application, listen
    door = Door(host, port, load_settings().password)
    listen(
        lambda opened: application(db, opened, sql_time_limit_s=time_limit),
        door,
        open_browser=open_browser,
        tell=lambda opened: click.echo(f"{db} is at {opened.url} until Ctrl-C."),
    )
