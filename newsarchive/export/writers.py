"""The formats of one table: CSV that spreadsheets cannot run, JSON lines, Parquet."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import accumulate, chain
from pathlib import Path
from typing import Any

from newsarchive.errors import UsageError
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
    try:
        import pyarrow as pa  # type: ignore[import-untyped]  # ships no types
        import pyarrow.parquet as pq  # type: ignore[import-untyped]
    except ImportError as error:
        raise UsageError(
            "Parquet needs pyarrow: install it with pip install 'newsarchive[parquet]'."
        ) from error
    schema = pa.schema(
        [
            pa.field(column.name, _type(column, pa), metadata={"meaning": column.meaning})
            for column in columns
        ]
    )
    count = 0
    repeated = [column.name for column in columns if column.name in _REPEATED]
    with (
        pq.ParquetWriter(
            path, schema, compression="zstd", use_dictionary=repeated, write_statistics=repeated
        ) as writer,
        ThreadPoolExecutor(1, "parquet") as behind,
    ):
        writing: Future[None] | None = None
        for chunk in rows:
            count += len(chunk)
            by_column = zip(*chunk, strict=True) if chunk else ((),) * len(columns)
            arrays = [
                _array(column, cells, field.type, pa)
                for column, field, cells in zip(columns, schema, by_column, strict=True)
            ]
            batch = pa.record_batch(arrays, schema=schema)
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


def _type(column: Column, arrow: Any) -> Any:
    text = arrow.string()
    if names := PARTS.get(column.kind):
        return arrow.list_(arrow.struct([(name, text) for name in names]))
    return {
        "text": text,
        "integer": arrow.int64(),
        "day": arrow.date32(),
        "instant": arrow.timestamp("ms", tz="UTC"),
        "texts": arrow.list_(text),
    }[column.kind]


def _array(column: Column, cells: Sequence[Any], kind: Any, arrow: Any) -> Any:
    """A column of one chunk; Arrow reads times itself and lists flat, ten times as fast."""
    if column.kind in ("day", "instant"):
        return arrow.array(cells, arrow.string()).cast(kind)
    names = PARTS.get(column.kind)
    if names is None:
        return arrow.array(cells, kind)
    parts = list(zip(*chain.from_iterable(cells), strict=True)) or [()] * len(names)
    items = arrow.StructArray.from_arrays(
        [arrow.array(part, arrow.string()) for part in parts], names
    )
    offsets = arrow.array(accumulate(map(len, cells), initial=0), arrow.int32())
    return arrow.ListArray.from_arrays(offsets, items)
