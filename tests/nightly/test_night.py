"""A night runs alone, ends on time, tells what it did, and one site's failure is its own."""

import json
import os
import signal
import stat
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from newsarchive.demo.names import SECTIONS
from newsarchive.lock import lock_path
from newsarchive.nightly.telling import Telling

ARTICLES = 24


def script(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "tell"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_a_night_brings_everything_and_a_second_one_nothing(nights):
    first = nights.run()
    assert (first.exit_code, first.report["outcome"]) == (0, "well")
    assert first.site()["new"] == ARTICLES
    assert first.report["findings"] == []
    second = nights.run()
    assert (second.exit_code, second.site()["new"]) == (0, 0)
    assert nights.rows("SELECT count(*) FROM articles") == [(ARTICLES,)]
    assert nights.rows("SELECT command, outcome FROM runs ORDER BY id") == [
        ("nightly", "well"), ("crawl", "finished"),
    ] * 2  # fmt: skip


def test_the_report_is_kept_in_the_archive_as_it_was_written(nights):
    report = nights.run().report
    [(kept,)] = nights.rows("SELECT report FROM runs WHERE command = 'nightly'")
    assert json.loads(kept).keys() == report.keys()
    assert json.loads(kept)["sites"] == report["sites"]
    assert report["counts"]["new"] == ARTICLES
    assert report["summary"].startswith(f"1 site: {ARTICLES} new, 0 updated")


def test_the_numbers_of_each_run_are_kept_as_the_sites_past(nights):
    nights.run()
    [(articles, copies, listings, shares)] = nights.rows(
        "SELECT articles, copies, listings, shares FROM health"
    )
    assert (articles, copies) == (ARTICLES, 0)
    assert listings >= len(SECTIONS)
    assert json.loads(shares)["title"] == [ARTICLES, ARTICLES]


def test_a_second_night_at_once_leaves_with_three_and_names_the_first(nights):
    running = nights.start(delay=0.2)
    deadline = time.monotonic() + 20
    while not lock_path(nights.db, "nightly").exists() or not nights.db.exists():
        assert time.monotonic() < deadline
        time.sleep(0.02)
    second = nights.run()
    assert second.exit_code == 3
    assert f"process {running.process.pid}" in second.report
    assert running.finish().exit_code == 0


def test_a_killed_night_leaves_no_lock_and_the_next_goes_on(nights, server):
    running = nights.start(delay=0.1)
    while len(server.requests) < 12:
        time.sleep(0.02)
    os.kill(running.process.pid, signal.SIGKILL)
    running.process.join()
    ended = nights.run()
    assert ended.exit_code == 0
    assert any("did not end" in message for message in ended.report["messages"])
    assert nights.rows("SELECT count(*), count(DISTINCT url) FROM articles") == [
        (ARTICLES, ARTICLES)
    ]
    assert nights.rows("SELECT count(*) FROM runs WHERE finished_at IS NULL") == [(2,)]


def test_an_interrupted_night_reports_and_can_go_on(nights, server):
    running = nights.start(delay=0.1)
    while len(server.requests) < 12:
        time.sleep(0.02)
    os.kill(running.process.pid, signal.SIGTERM)
    ended = running.finish()
    assert (ended.exit_code, ended.report["outcome"]) == (143, "interrupted")
    assert ended.site()["alarms"] == []
    assert nights.run().site()["new"] == ARTICLES - ended.site()["new"]


def test_a_night_stops_at_its_time(nights):
    ended = nights.run(stop_at=datetime.now(UTC) + timedelta(seconds=1.5), delay=0.2)
    assert (ended.exit_code, ended.site()["outcome"]) == (0, "stopped")
    assert ended.report["until"]
    assert ended.site()["waiting"] > 0


def test_one_sites_failure_is_not_anothers_and_is_an_alarm(nights):
    both = replace(nights, sites={"mati": ("http://127.0.0.1:9/", ["/a/"]), **nights.sites})
    ended = both.run()
    assert ended.exit_code == 1
    assert ended.site("suluh")["new"] == ARTICLES
    [alarm] = ended.site("mati")["alarms"]
    assert (alarm["rule"], alarm["url"]) == ("alarm outcome", "http://127.0.0.1:9/")
    assert "refuses the connection" in alarm["reason"]
    rows = both.rows("SELECT url, reason FROM problems WHERE rule LIKE 'alarm%'")
    assert rows == [(alarm["url"], alarm["reason"])]


def test_somebody_is_told_of_trouble_only(nights, tmp_path):
    told = tmp_path / "told"
    telling = Telling(str(script(tmp_path, f"cat > {told}")))
    assert nights.run(telling=telling).exit_code == 0
    assert not told.exists()
    broken = replace(nights, sites={"mati": ("http://127.0.0.1:9/", ["/a/"])})
    assert broken.run(telling=telling).exit_code == 1
    assert json.loads(told.read_text())["exit_code"] == 1


def test_a_night_that_cannot_tell_is_not_lost(nights, tmp_path):
    telling = Telling(str(script(tmp_path, "echo tidak bisa >&2; exit 7")), always=True)
    ended = nights.run(telling=telling)
    assert (ended.exit_code, ended.site()["new"]) == (0, ARTICLES)


def test_a_report_that_cannot_be_written_fails_the_night_but_not_its_work(nights, tmp_path):
    (tmp_path / "missing").mkdir()
    ended = nights.start(report_file=tmp_path / "missing" / "folder" / "report.json").finish()
    assert ended.exit_code == 4
    assert nights.rows("SELECT count(*), outcome FROM runs WHERE command = 'nightly'")
    assert nights.rows("SELECT count(*) FROM articles") == [(ARTICLES,)]
