"""The formats of one table: CSV that spreadsheets cannot run, JSON lines, Parquet."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from newsarchive.export.arrow import record_batches, schema_of
from newsarchive.export.columns import PARTS, Column
from newsarchive.query.cells import safe_cell

Rows = Iterator[list[Sequence[Any]]]
_REPEATED = frozenset({
    "site", "section", "published_date", "published_precision", "dateline_place",
    "dateline_outlet", "place_code", "language", "extractor_version",
})  # fmt: skip
"""Columns with few values; looking for repeated texts elsewhere takes most of the writing time."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def write_csv(path: Path, columns: Sequence[Column], rows: Rows) -> int:
    """UTF-8 with a header line; lists are JSON. How many rows were written."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([column.name for column in columns])
        for chunk in rows:
            count += len(chunk)
            writer.writerows(map(_cell, columns, row) for row in chunk)
    return count


def write_jsonl(path: Path, columns: Sequence[Column], rows: Rows) -> int:
    """One JSON object a line, a key for every column. How many rows were written."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for chunk in rows:
            count += len(chunk)
            for row in chunk:
                told = zip(columns, row, strict=True)
                file.write(_encode({one.name: _plain(one, value) for one, value in told}) + "\n")
    return count


def write_parquet(path: Path, columns: Sequence[Column], rows: Rows) -> int:
    """Typed columns, instants with their zone (UTC), zstd. How many rows were written.

    Raises :class:`UsageError` where pyarrow is not installed.
    """
    schema = schema_of(columns)
    import pyarrow.parquet  # type: ignore[import-untyped]  # ships no types

    count = 0
    repeated = [column.name for column in columns if column.name in _REPEATED]
    with (
        pyarrow.parquet.ParquetWriter(
            path, schema, compression="zstd", use_dictionary=repeated, write_statistics=repeated
        ) as writer,
        ThreadPoolExecutor(1, "parquet") as behind,
    ):
        writing: Future[None] | None = None
        for batch in record_batches(columns, rows):
            count += batch.num_rows
            if writing is not None:
                writing.result()
            # Arrow compresses one chunk while SQLite reads the next.
            writing = behind.submit(writer.write_batch, batch)
        if writing is not None:
            writing.result()
    return count


def _plain(column: Column, value: Any) -> Any:
    """A value as JSON has it: what a byline or image consists of under its names."""
    names = PARTS.get(column.kind)
    return [dict(zip(names, part, strict=True)) for part in value] if names else value


def _cell(column: Column, value: Any) -> Any:
    if isinstance(value, list):
        return _encode(_plain(column, value))
    return safe_cell(value)
