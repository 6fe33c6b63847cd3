"""The views on growing counts say what they are documented to say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from newsarchive.model import Article, Timestamp
from newsarchive.query import run_sql
from newsarchive.store import Archive

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)

SERIES: dict[str, list[tuple[float, int]]] = {
    "steady": [(1, 10), (23.5, 100), (24, 110), (25, 900)],
    "late": [(25, 50), (27, 80)],
    "early clock": [(-2, 5), (3, 20)],
    "reset": [(2, 60), (4, 20)],
    "once": [(5, 7)],
    "day only": [(6, 9)],
    "never": [],
}
"""Title -> hours after publication, and the count read then."""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("series") / "archive.db"
    with Archive.open(path) as archive:
        for title, series in SERIES.items():
            published = Timestamp(NOON, "day" if title == "day only" else "minute")
            article = Article(f"https://{title}", "contoh", title=title, published_at=published)
            archive.keep(article, seen_at=NOON - timedelta(hours=3))
            for hours, count in series:
                again = Article(
                    article.url, "contoh", title=title, published_at=published, views=count
                )
                archive.keep(again, seen_at=NOON + timedelta(hours=hours))
    return path


@pytest.mark.parametrize(
    ("sql", "rows"),
    [
        ("SELECT title, hours, count FROM first_day_views ORDER BY title",
         [("early clock", 3.0, 20), ("once", 5.0, 7), ("reset", 4.0, 20), ("steady", 24.0, 110)]),
        ("SELECT title, gained, per_hour FROM fastest_risers ORDER BY per_hour DESC",
         [("steady", 790, 790.0), ("late", 30, 15.0), ("early clock", 15, 3.0),
          ("reset", -40, -20.0)]),
        ("SELECT title, from_at, to_at FROM fastest_risers WHERE title = 'late'",
         [("late", "2026-03-03T13:00:00Z", "2026-03-03T15:00:00Z")]),
        ("SELECT day, count, gained FROM views_per_day WHERE url = 'https://steady' ORDER BY day",
         [("2026-03-02", 10, None), ("2026-03-03", 900, 890)]),
    ],
    ids=["first day", "risers", "between which readings", "per day"],
)  # fmt: skip
def test_a_series_is_summed_up_as_documented(
    path: Path, sql: str, rows: list[tuple[Any, ...]]
) -> None:
    assert run_sql(path, sql).rows == rows
