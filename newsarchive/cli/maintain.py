"""``newsarchive merge``, ``verify`` and ``backup``: archives that are kept for years."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from newsarchive.cli.output import print_json, print_table
from newsarchive.cli.values import db_option

_ARCHIVE = click.Path(dir_okay=False, path_type=Path)


@click.command(epilog="Example: newsarchive merge laptop.db server.db data/archive.db")
@click.argument("sources", nargs=-1, required=True, type=_ARCHIVE, metavar="ARCHIVE...")
@click.argument("into", type=_ARCHIVE, metavar="INTO")
@click.option("--json", "as_json", is_flag=True, help="Print a list of JSON objects.")
def merge(sources: tuple[Path, ...], into: Path, as_json: bool) -> None:
    """Merge each ARCHIVE into INTO, which is made where it is missing.

    Only INTO is written. The order does not matter, merging again changes nothing, and a merge that
    was killed is simply run again. WARC files stay where they are: copy them beside INTO.
    """
    from newsarchive.store.merge import merge as merge_archives

    merged = list(merge_archives(sources, into))
    if as_json:
        print_json([{"source": str(one.source), "added": one.added} for one in merged])
        return
    columns = ("archive", *(merged[0].added if merged else ()))
    print_table(columns, [(one.source, *one.added.values()) for one in merged], title=str(into))


@click.command(epilog="Example: newsarchive verify --db data/archive.db --quick")
@db_option
@click.option("--quick", is_flag=True, help="Leave out what reads every byte.")
@click.option("--repair", "mend", is_flag=True, help="Rebuild what follows from the rest.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def verify(db: Path, quick: bool, mend: bool, as_json: bool) -> int:
    """Examine the archive and its WARC files; exits with 1 where something is to be looked at.

    One line for each finding: where, what, and what to do. Nothing is changed without --repair,
    which never touches a WARC file or what a page said.
    """
    from newsarchive.store.repair import repair
    from newsarchive.store.verify import verify as examine

    verdict, repairs = examine(db, quick=quick), []
    wanted = {one.repair for one in verdict.findings if one.repair}
    if mend and wanted:
        repairs = repair(db, wanted)
        verdict = examine(db, quick=quick)
    if as_json:
        print_json({**dataclasses.asdict(verdict), "repairs": repairs})
    else:
        for line in (*repairs, *verdict.findings, *verdict.notes):
            click.echo(line)
        click.echo(f"{len(verdict.findings)} findings" if verdict.findings else "All is well.")
    return 1 if verdict.findings else 0


@click.command(epilog="Example: newsarchive backup /media/disk/archive-2026-11-23.db")
@click.argument("target", type=_ARCHIVE)
@db_option
@click.option("--force", is_flag=True, help="Replace TARGET where it is there already.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def backup(target: Path, db: Path, force: bool, as_json: bool) -> None:
    """Copy the archive to TARGET as it is at this moment, while a crawl goes on.

    The copy is examined before it takes its name. WARC files are not copied.
    """
    from newsarchive.store.backup import backup as copy_archive

    size_bytes = copy_archive(db, target, force=force)
    if as_json:
        print_json({"target": str(target), "size_bytes": size_bytes})
    else:
        click.echo(f"{target} holds the archive: {size_bytes / 1e6:,.1f} MB.")
