"""The report's numbers are those of the archive."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from sqlite3 import Connection

import pytest

from newsarchive.database import reading
from newsarchive.query import figures
from newsarchive.query.figures import EDITING, REPORTING, Span
from newsarchive.query.periods import Period

ALL = Span()


@pytest.fixture(scope="module")
def connection(kept: Path) -> Iterator[Connection]:
    with reading(kept) as connection:
        yield connection


def test_articles_are_counted_by_day_and_section(connection: Connection) -> None:
    period, grid = figures.articles_by_section(connection, ALL)
    assert period is Period.DAY
    assert grid.columns == ("day", "Ekonomi", "Pemerintahan", "Peristiwa")
    assert grid.rows[0] == ("2026-02-01", 1, 1, 1)
    assert len(grid.rows) == 18
    assert sum(sum(row[1:]) for row in grid.rows) == 60


def test_the_span_narrows_every_number(connection: Connection) -> None:
    span = Span("kabar", date(2026, 2, 10), date(2026, 2, 11))
    _, grid = figures.articles_by_section(connection, span)
    assert [row[0] for row in grid.rows] == ["2026-02-10", "2026-02-11"]
    told = figures.summary(connection, span)
    assert (told.articles, told.sections, told.edits) == (7, 3, 0)
    assert told.publishers == ("Kabar Pesisir",)


def test_people_are_told_by_what_they_did(connection: Connection) -> None:
    assert figures.who(connection, ALL, REPORTING).rows == (
        ("Budi Santosa", 30, 3, "2026-02-01", "2026-02-18"),
        ("Sri Lestari", 30, 3, "2026-02-01", "2026-02-18"),
    )
    assert figures.who(connection, ALL, EDITING).rows[0][:2] == ("Ratna Wulan", 60)


def test_view_counts_are_those_last_read_and_their_growth(connection: Connection) -> None:
    most = figures.most_read(connection, ALL).rows
    assert most[0][:2] == ("Warga Desa Ke-1 Menanam Seribu Bakau", 950)
    assert most[1][:2] == ("Warga Desa Ke-59 Menanam Bakau", 690)
    grown = figures.view_growth(connection, ALL).rows
    assert [row[2:] for row in grown] == [(0.0, 110), (24.0, 900), (48.0, 950)]


def test_edits_are_told_by_day_notice_and_lateness(connection: Connection) -> None:
    _, grid = figures.edits_over_time(connection, ALL)
    assert grid.columns == ("day", "silent")
    assert grid.rows == (("2026-03-02", 1), ("2026-03-03", 1))
    late = dict(figures.edits_by_lateness(connection, ALL).rows)
    assert late["7 to 30 days"] == 2
    assert sum(late.values()) == 2


def test_pictures_and_fields(connection: Connection) -> None:
    for section, credited, caption_only, neither in figures.captions_credited(connection, ALL).rows:
        assert section in ("Pemerintahan", "Peristiwa", "Ekonomi")
        assert (credited, caption_only, neither) == (15, 0, 0)
    filled = {row[0]: row[1:] for row in figures.fill_rates(connection, ALL).rows}
    assert filled["bylines"] == (60, 100.0)
    assert filled["images"] == (45, 75.0)
    assert filled["dateline"] == (0, 0.0)
