"""What is exported, in every format, and what is not there when it fails."""

from __future__ import annotations

import csv
import json
import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from frictionless import Package

from newsarchive.cli.export import export as command
from newsarchive.errors import ResourceError, UsageError
from newsarchive.export import FORMATS, export, export_package
from newsarchive.export.columns import ARTICLES, NOT_EXPORTED, REVISIONS
from newsarchive.query.cells import raw_cell
from newsarchive.query.filters import Filters
from newsarchive.store.verify import verify
from tests.export.conftest import COUNT, FORMULAS

NAMES = [column.name for column in ARTICLES]


def rows_of_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_column_of_the_archive_is_exported_or_named_as_left_out(archive):
    with sqlite3.connect(archive) as connection:
        held = {row[1] for row in connection.execute("PRAGMA table_info(articles)")}
        versions = {row[1] for row in connection.execute("PRAGMA table_info(revisions)")}
    assert held - set(NAMES) == NOT_EXPORTED
    told = {column.name for column in REVISIONS}
    assert versions - told == {"article_id", "capture_id", "modified_rule"}


def test_csv_holds_every_article_and_nothing_that_a_spreadsheet_runs(archive, tmp_path):
    out = tmp_path / "semua.csv"
    assert export(archive, out, "csv") == COUNT
    rows = rows_of_csv(out)
    assert list(rows[0]) == NAMES
    assert len(rows) == COUNT
    assert not [cell for row in rows for cell in row.values() if cell[:1] in set("=+-@\t\r\n")]
    assert raw_cell(rows[1]["title"]) == FORMULAS[1]
    assert json.loads(rows[1]["bylines"])[0] == {
        "role": "reporter", "name": "Rofiq Alamsari", "label": "Reporter",
    }  # fmt: skip


def test_json_lines_hold_the_texts_as_they_are(archive, tmp_path):
    out = tmp_path / "semua.jsonl"
    export(archive, out, "jsonl")
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [list(row) for row in rows] == [NAMES] * COUNT
    assert rows[5]["section"] == FORMULAS[5]
    assert rows[3]["views"] == 77


def test_parquet_has_types_and_instants_with_their_zone(archive, tmp_path):
    out = tmp_path / "semua.parquet"
    export(archive, out, "parquet")
    table = pq.read_table(out)
    assert table.column_names == NAMES
    assert table.schema.field("published_at").type == pa.timestamp("ms", tz="UTC")
    assert table.schema.field("published_date").type == pa.date32()
    first = table.slice(0, 1).to_pylist()[0]
    assert first["published_at"] == datetime(2026, 2, 28, 17, 30, tzinfo=UTC)
    assert first["published_date"] == date(2026, 3, 1)
    assert first["published_local"] == "2026-03-01T00:30:00+07:00"
    assert first["tags"] == [FORMULAS[0], "garam"]


def test_a_subset_is_an_archive_without_findings(archive, tmp_path):
    out = tmp_path / "jember.db"
    count = export(archive, out, "sqlite", filters=Filters(place="Jember"))
    assert count == COUNT / 4
    assert [str(one) for one in verify(out).findings] == []
    with sqlite3.connect(out) as connection:
        [(places, articles)] = connection.execute(
            "SELECT count(DISTINCT dateline_place), count(*) FROM articles"
        )
        [(matches,)] = connection.execute(
            "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH 'panen'"
        )
    assert (places, articles, matches) == (1, count, count)


@pytest.mark.parametrize("form", FORMATS)
def test_words_and_filters_mean_what_they_mean_in_a_search(archive, tmp_path, form):
    few = Filters(since=date(2026, 3, 4), until=date(2026, 3, 5))
    assert export(archive, tmp_path / f"few.{form}", form, "panen", few) == 2


def test_the_same_query_on_the_same_snapshot_gives_the_same_bytes(archive, tmp_path):
    one, other = tmp_path / "satu", tmp_path / "dua"
    for folder in (one, other):
        assert export_package(archive, folder, "garam", Filters(role="editor"))
    assert sorted(path.name for path in one.iterdir()) == [
        "CITATION.txt", "articles.csv", "datapackage.json", "revisions.csv", "views.csv",
    ]  # fmt: skip
    for path in one.iterdir():
        assert path.read_bytes() == (other / path.name).read_bytes()


def test_a_package_is_valid_and_says_what_was_asked(archive, tmp_path):
    folder = tmp_path / "paket"
    export_package(archive, folder, "panen", Filters(place="Jember"))
    described = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert described["newsarchive"]["query"] == {
        "words": "panen", "stem": False, "place": "Jember",
    }  # fmt: skip
    assert described["resources"][0]["hash"] in (folder / "CITATION.txt").read_text("utf-8")
    report = Package(folder / "datapackage.json").validate()
    assert report.valid, report.flatten(["type", "note"])


def test_a_package_holds_the_series_and_the_versions(archive, tmp_path):
    folder = tmp_path / "paket"
    export_package(archive, folder)
    assert len(rows_of_csv(folder / "views.csv")) == COUNT + 1
    versions = [row for row in rows_of_csv(folder / "revisions.csv") if row["url"].endswith("/3/")]
    assert [row["number"] for row in versions] == ["1", "2"]


def test_nothing_is_left_of_an_export_that_fails(archive, tmp_path):
    out = tmp_path / "gagal.csv"
    with pytest.raises(UsageError, match="quotation mark"):
        export(archive, out, "csv", '"panen')
    with pytest.raises(ResourceError, match="cannot be written"):
        export(archive, archive / "di-dalam.csv", "csv")
    assert list(tmp_path.iterdir()) == []


def test_the_archive_and_a_full_folder_are_left_alone(archive, tmp_path):
    with pytest.raises(UsageError, match="is the archive itself"):
        export(archive, archive, "sqlite")
    (tmp_path / "catatan.txt").write_text("penting")
    with pytest.raises(UsageError, match="is there already"):
        export_package(archive, tmp_path)


def test_the_command_takes_the_format_from_the_ending(archive, tmp_path):
    def run(*arguments: str):
        return CliRunner().invoke(command, [*arguments, "--db", str(archive)])

    done = run(str(tmp_path / "a.parquet"), "--min-views", "100")
    assert done.output.endswith(f"30 articles are in {tmp_path}/a.parquet.\n")
    assert "name a --format" in run(str(tmp_path / "a.xlsx")).output
    packed = run(str(tmp_path / "paket"), "--package")
    assert "Exported with newsarchive" in packed.output
