"""``newsarchive status``: what it shows to people."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from newsarchive.cli.status import _span
from newsarchive.model import Article, Timestamp
from newsarchive.store import Archive, Frontier, Target


@pytest.mark.parametrize(
    ("minutes", "told"),
    [(0, "0 min"), (59, "59 min"), (60, "1 h"), (2879, "47 h"), (2880, "2 d"), (99_999, "69 d")],
)
def test_spans_are_told_in_the_unit_that_suits_them(minutes, told):
    assert _span(timedelta(minutes=minutes)) == told


def test_a_site_is_told_on_one_line(run, tmp_path):
    now = datetime.now(UTC)
    with Archive.open(tmp_path / "data" / "archive.db") as archive:
        number = archive.start_run("crawl", ["kota"], now - timedelta(hours=3))
        published = Timestamp(now - timedelta(hours=5, minutes=9), "minute")
        archive.keep(
            Article("https://kabarkota.example/1", "kota", title="Judul", published_at=published),
            seen_at=now, run_id=number,
        )  # fmt: skip
        archive.finish_run(number, now - timedelta(hours=2, minutes=9), "finished", {})
        Frontier(archive).add([Target("https://kabarkota.example/2", "kota", "article")], now)
    told = run("status")
    assert told.returncode == 0
    assert told.stdout.splitlines()[1] == (
        "kota: 1 articles, newest 5 h ago; last run finished 2 h ago, 0 problems; 1 to visit now"
    )
    assert "1 articles" in told.stdout.splitlines()[0]
    [site] = json.loads(run("status", "--json").stdout)["sites"]
    assert (site["waiting"], site["last_run"]["outcome"]) == (1, "finished")
