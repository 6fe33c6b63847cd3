"""What a page shows, to take away: CSV that no spreadsheet runs, and JSON."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette.utils.asgi import Response

from newsarchive.query.cells import safe_cell


def csv_response(name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Any:
    """A download of ``name.csv``."""
    out = StringIO()
    writer = csv.writer(out)
    # Whoever makes an address names its columns, too.
    writer.writerow([safe_cell(name) for name in columns])
    writer.writerows([safe_cell(value) for value in row] for row in rows)
    return Response(
        out.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{name}.csv"'},
    )


def json_response(name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Any:
    """A download of ``name.json``: a list of objects."""
    return Response.json(
        [dict(zip(columns, row, strict=True)) for row in rows],
        headers={"content-disposition": f'attachment; filename="{name}.json"'},
    )


async def as_csv(datasette: Any, request: Any) -> Any:
    """Datasette's answer to any question as CSV; its own would hand formulas to a spreadsheet."""
    path = request.path.removesuffix(".csv")
    kept = [
        pair for pair in parse_qsl(request.query_string) if pair[0] not in ("_shape", "_stream")
    ]
    query = urlencode([*kept, ("_shape", "arrays"), ("_nofacet", "1"), ("_nocount", "1")])
    answer = await datasette.client.get(f"{path}.json?{query}")
    found = answer.json()
    if answer.status_code != 200:
        return Response.text(found["error"], status=answer.status_code)
    return csv_response(path.rpartition("/")[2], found["columns"], found["rows"])
