"""The views for analysts say what they are documented to say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from newsarchive.model import Article, Byline, Problem, Timestamp
from newsarchive.query import run_sql
from newsarchive.site import WIB
from newsarchive.store import Archive, Frontier, Target

SEEN = datetime(2026, 3, 2, 16, tzinfo=UTC)
"""23:00 in western Indonesia: an hour later it is another day there, the same in UTC."""


def story(number: int, day: int, **changes: Any) -> Article:
    fields: dict[str, Any] = {
        "url": f"https://www.example.id/{number}",
        "site": "contoh",
        "title": f"Judul {number}",
        "section": "Daerah",
        "published_at": Timestamp(datetime(2026, 3, day, 0, 30, tzinfo=WIB), "minute"),
        "bylines": (Byline("reporter", "Rini Astuti"), Byline("editor", "Joko Susilo")),
        "body": (f"Isi {number}.",),
    }
    return Article(**(fields | changes))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("views") / "archive.db"
    copy = story(1, 1, url="https://www.example.id/copy", views=None)
    with Archive.open(path) as archive:
        for hours, views in ((0, 10), (0.5, 30), (2, 75)):
            archive.keep(story(1, 1, views=views), seen_at=SEEN + timedelta(hours=hours))
        archive.keep(copy, seen_at=SEEN)
        archive.keep(story(2, 1, section="Ekonomi"), seen_at=SEEN)
        archive.keep(story(3, 4, bylines=(Byline("reporter", "RINI ASTUTI"),)), seen_at=SEEN)
        archive.keep(story(4, 4, published_at=None), seen_at=SEEN)
        edited = story(2, 1, title="Ralat", section="Ekonomi", body=("Isi 2 dan lebih.",))
        archive.keep(edited, seen_at=SEEN + timedelta(hours=1))
        doubt = Problem("views", "labelled", "falls")
        Frontier(archive).add([Target("https://www.example.id/gone", "contoh", "article")], SEEN)
        for run_id in (archive.start_run("crawl", ["contoh"], SEEN) for _ in range(2)):
            for url in ("https://www.example.id/1", "https://www.example.id/gone"):
                archive.note([doubt], url=url, run_id=run_id, seen_at=SEEN)
    return path


@pytest.mark.parametrize(
    ("sql", "rows"),
    [
        ("SELECT url, observed_at, count FROM latest_views",
         [("https://www.example.id/1", "2026-03-02T18:00:00Z", 75)]),
        ("SELECT day, count, gained FROM views_per_day ORDER BY day",
         [("2026-03-02", 30, None), ("2026-03-03", 75, 45)]),
        ("SELECT * FROM articles_per_day ORDER BY day",
         [("2026-03-01", "contoh", 2), ("2026-03-04", "contoh", 1)]),
        ("SELECT section, articles, first_day, last_day FROM articles_per_section ORDER BY section",
         [("Daerah", 3, "2026-03-01", "2026-03-04"), ("Ekonomi", 1, "2026-03-01", "2026-03-01")]),
        ("SELECT name, role, articles, last_day FROM articles_per_reporter ORDER BY name",
         [("Joko Susilo", "editor", 3, "2026-03-01"),
          ("Rini Astuti", "reporter", 4, "2026-03-04")]),
        ("SELECT url, number, title_changed, section_changed, body_changed, captions_changed,"
         " title_before, title_after, characters_added FROM edits",
         [("https://www.example.id/2", 2, 1, 0, 1, 0, "Judul 2", "Ralat", 10)]),
        ("SELECT * FROM coverage", [("contoh", 4, 3, 2, "2026-03-01", "2026-03-04", 2)]),
        ("SELECT site, field, rule, reason, problems, pages FROM problems_by_rule",
         [("contoh", "views", "labelled", "falls", 4, 2)]),
    ],
    ids=lambda value: value.split("FROM ")[1].split()[0] if isinstance(value, str) else "rows",
)  # fmt: skip
def test_a_view_says_what_it_is_documented_to_say(
    path: Path, sql: str, rows: list[tuple[Any, ...]]
) -> None:
    assert run_sql(path, sql).rows == rows
