"""Datasette, set up for an archive: its settings, its canned queries, our templates and pages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from datasette.app import Datasette
from datasette.database import Database
from datasette.plugins import pm

from newsarchive.database import reading
from newsarchive.look import LOOK
from newsarchive.query.holdings import Holdings, count_holdings
from newsarchive.serve import plugin
from newsarchive.serve.counted import Counted
from newsarchive.serve.guard import Application, Door, guarded

DATABASE = "archive"
"""What the archive is called in addresses, whatever its file's name."""

_HERE = Path(__file__).parent
_ROWS = 1_000
"""The most that one answer shows or one export link gives; ``newsarchive export`` has no limit."""
SQL_TIME_LIMIT_S = 5.0
"""How long one question may take, in seconds."""

if not pm.is_registered(plugin):
    pm.register(plugin, "newsarchive")
    # It would print a page's every failure, a misspelt column too, with all local variables.
    pm.unregister(name="datasette.handle_exception")


@dataclass(frozen=True)
class Desk:
    """What our pages need beside Datasette itself."""

    path: Path
    """The archive's file."""
    holdings: Counted[Holdings]


def application(
    path: Path, door: Door, *, sql_time_limit_s: float = SQL_TIME_LIMIT_S
) -> Application:
    """The archive at ``path`` as an ASGI application.

    Raises :class:`newsarchive.errors.ResourceError` where there is no archive.
    """
    with reading(path):
        pass
    return guarded(datasette_for(path, sql_time_limit_s).app(), door)


def datasette_for(path: Path, sql_time_limit_s: float = SQL_TIME_LIMIT_S) -> Any:
    """Datasette over the archive alone, opened read-only and read anew at each question."""
    datasette = Datasette(
        files=[],
        metadata={"title": "newsarchive"},
        template_dir=str(_HERE / "templates"),
        static_mounts=[("static", str(_HERE / "static")), ("look", str(LOOK))],
        settings={
            "sql_time_limit_ms": int(sql_time_limit_s * 1_000),
            "facet_time_limit_ms": 500,
            "suggest_facets": False,
            "max_returned_rows": _ROWS,
            "default_page_size": 50,
            "default_cache_ttl": 0,
            "truncate_cells_html": 240,
            "allow_download": False,
            "num_sql_threads": 4,
        },
    )
    datasette.remove_database("_memory")
    database = Database(datasette, path=str(path.resolve()), is_mutable=True)
    datasette.add_database(database, name=DATABASE)

    async def count() -> Holdings:
        found: Holdings = await database.execute_fn(count_holdings)
        return found

    datasette.desk = Desk(path.resolve(), Counted(count))
    return datasette
