"""A Frictionless Data Package: tables with their schema, checksums, the query and a citation.

The same query on the same snapshot gives the same bytes: nothing in it tells when it was made.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsarchive.export.columns import Column, Kind
from newsarchive.version import __version__

_FIELDS: dict[Kind, dict[str, str]] = {
    "text": {"type": "string"},
    "integer": {"type": "integer"},
    "day": {"type": "date", "format": "%Y-%m-%d"},
    "instant": {"type": "datetime", "format": "%Y-%m-%dT%H:%M:%SZ"},
    "texts": {"type": "array"},
    "bylines": {"type": "array"},
    "images": {"type": "array"},
}


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was exported of which archive."""

    query: Mapping[str, Any]
    """The words and filters that were asked with."""
    publishers: tuple[str, ...]
    first_day: str | None
    last_day: str | None
    seen_until: str | None
    """The last visit to any of the articles."""


def describe(
    folder: Path,
    tables: Mapping[str, tuple[tuple[Column, ...], int]],
    snapshot: Snapshot,
) -> None:
    """Write ``datapackage.json`` and ``CITATION.txt`` for the CSV files of ``folder``.

    ``tables`` maps each file's name without ``.csv`` to its columns and number of rows.
    """
    resources = [_resource(folder, name, columns, rows) for name, (columns, rows) in tables.items()]
    citation = cite(snapshot, resources[0]["hash"], tables["articles"][1])
    package = {
        "profile": "tabular-data-package",
        "name": "newsarchive-export",
        "title": _title(snapshot),
        "description": (
            "Articles of regional Indonesian newsrooms as their pages showed them. News articles"
            " are their publishers' work: this is material for research, no licence to republish."
            " A text that a spreadsheet could run has an apostrophe before it."
        ),
        "version": snapshot.seen_until or "empty",
        "newsarchive": {"version": __version__, "query": dict(snapshot.query)},
        "citation": citation,
        "sources": [{"title": publisher} for publisher in snapshot.publishers],
        "resources": resources,
    }
    text = json.dumps(package, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "datapackage.json").write_text(f"{text}\n", "utf-8")
    (folder / "CITATION.txt").write_text(f"{citation}\n", "utf-8")


def cite(snapshot: Snapshot, digest: str, articles: int) -> str:
    """A sentence that names the data and tells any other export of it apart."""
    days = f" published {snapshot.first_day} to {snapshot.last_day}" if snapshot.first_day else ""
    seen = f", as visited until {snapshot.seen_until}" if snapshot.seen_until else ""
    return (
        f"{', '.join(snapshot.publishers) or 'No publisher'}: {articles:,} articles{days}{seen}."
        f" Exported with newsarchive {__version__}. Data file articles.csv, {digest}."
    )


def _title(snapshot: Snapshot) -> str:
    names = ", ".join(snapshot.publishers[:3])
    further = len(snapshot.publishers) - 3
    return f"News of {names}{f' and {further} more' if further > 0 else ''}"


def _resource(folder: Path, name: str, columns: tuple[Column, ...], rows: int) -> dict[str, Any]:
    path = folder / f"{name}.csv"
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    key = ["url"] if name == "articles" else ["url", columns[1].name]
    schema: dict[str, Any] = {
        "fields": [
            {"name": one.name, "description": one.meaning, **_FIELDS[one.kind]} for one in columns
        ],
        "primaryKey": key,
        "missingValues": [""],
    }
    if name != "articles":
        reference = {"resource": "articles", "fields": ["url"]}
        schema["foreignKeys"] = [{"fields": ["url"], "reference": reference}]
    return {
        "name": name,
        "path": path.name,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "rows": rows,
        "schema": schema,
    }
