"""Each check tells what is wrong, and what to do about it."""

import json
import os
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsarchive.demo import Newsroom, serve
from newsarchive.doctor import Check, exit_code, look_at_archive, look_at_machine
from newsarchive.errors import ResourceError
from newsarchive.site import Site
from newsarchive.store import Archive
from newsarchive.store.health import Ends, Visits, measure

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def archive(tmp_path: Path, *, began: datetime = NOW, outcome: str = "well") -> Path:
    """One with a nightly run that took 5 MB of a site."""
    path = tmp_path / "archive.db"
    with Archive.open(path) as opened:
        opened.describe(Site("Kabar Kota", "https://kabarkota.example/", name="kota"))
        night = opened.start_run("nightly", ["kota"], began)
        run = opened.start_run("crawl", ["kota"], began)
        measure(opened, "kota", Visits(run, size_bytes=5_000_000), Ends(), began)
        opened.finish_run(night, began + timedelta(hours=1), outcome, {})
    return path


def found(path: Path) -> dict[str, Check]:
    return {one.name: one for one in look_at_archive(path, NOW).checks}


def test_a_sound_archive_is_well_and_tells_what_a_night_brings(tmp_path):
    told = look_at_archive(archive(tmp_path), NOW)
    assert {one.name: one.state for one in told.checks} == dict.fromkeys(
        ("archive", "nightly", "writing", "warc"), "well"
    )
    assert exit_code(told.checks) == 0
    assert (told.night_bytes, told.last_stamp) == (5_000_000, NOW)


def test_no_archive_yet_is_no_fault(tmp_path):
    [check] = look_at_archive(tmp_path / "archive.db", NOW).checks
    assert (check.state, check.remedy) == ("well", None)
    assert not (tmp_path / "archive.db").exists()


def test_another_programs_file_is_not_an_archive(tmp_path):
    path = tmp_path / "archive.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (a)")
    [check] = look_at_archive(path, NOW).checks
    assert (check.state, "is not an archive" in check.says) == ("failed", True)


def test_a_damaged_archive_is_told_with_a_remedy(tmp_path):
    path = archive(tmp_path)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        [(page,)] = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'runs'")
        [(size,)] = connection.execute("PRAGMA page_size")
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * 64)
    check = found(path)["archive"]
    assert (check.state, "damaged" in check.says) == ("failed", True)
    assert check.remedy.startswith("Restore a backup")


def test_an_archive_of_a_newer_version_is_not_touched(tmp_path):
    path = archive(tmp_path)
    with sqlite3.connect(path) as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations SELECT max(id) + 1, migration_set, '9999_later', "
            "applied_at FROM _sqlite_migrations"
        )
    check = found(path)["archive"]
    assert (check.state, check.remedy) == ("failed", "Update this one.")


def test_a_rollback_journal_is_to_be_looked_at(tmp_path):
    path = archive(tmp_path)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    check = found(path)["archive"]
    assert (check.state, "journal_mode = WAL" in check.remedy) == ("look", True)


def test_a_crawl_that_writes_now_is_no_fault(tmp_path):
    path = archive(tmp_path)
    with sqlite3.connect(path, isolation_level=None) as connection:
        connection.execute("BEGIN IMMEDIATE")
        assert found(path)["writing"] == Check.well("writing", "another run is writing now")


@pytest.mark.parametrize(
    ("hours", "outcome", "state"), [(35, "well", "well"), (37, "well", "look"), (1, "look", "look")]
)
def test_a_missed_night_and_one_that_needs_a_look_are_told(tmp_path, hours, outcome, state):
    path = archive(tmp_path, began=NOW - timedelta(hours=hours), outcome=outcome)
    assert found(path)["nightly"].state == state


def machine(tmp_path: Path, **known: object) -> dict[str, Check]:
    return {one.name: one for one in look_at_machine(tmp_path / "data", **known)}


def test_a_machine_without_a_contact_needs_a_look(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NEWSARCHIVE_CONTACT", raising=False)
    told = machine(tmp_path)
    assert {name: one.state for name, one in told.items()} == {
        "sqlite": "well", "settings": "look", "clock": "well", "zones": "well", "disk": "well",
    }  # fmt: skip
    (tmp_path / "newsarchive.toml").write_text('contact = "a@kampus.example"')
    assert machine(tmp_path)["settings"].state == "well"
    (tmp_path / "newsarchive.toml").write_text('kontact = "a@kampus.example"')
    assert "did you mean 'contact'" in machine(tmp_path)["settings"].says


def test_a_clock_behind_the_archive_is_a_failure(tmp_path):
    later = datetime.now(UTC) + timedelta(days=3)
    check = machine(tmp_path, last_stamp=later)["clock"]
    assert (check.state, "Set it" in check.remedy) == ("failed", True)
    assert machine(tmp_path, last_stamp=datetime.now(UTC))["clock"].state == "well"


@pytest.mark.parametrize(
    ("free", "night_bytes", "state"),
    [(5e9, None, "well"), (9e8, None, "look"), (9e7, None, "failed"), (5e9, 1e8, "well"),
     (5e9, 2e8, "look"), (9e8, 1e6, "well")],
)  # fmt: skip
def test_the_disk_is_judged_by_what_a_night_brings(tmp_path, monkeypatch, free, night_bytes, state):
    usage = type("Usage", (), {"free": free})
    monkeypatch.setattr("newsarchive.doctor.machine.shutil.disk_usage", lambda _: usage)
    assert machine(tmp_path, night_bytes=night_bytes)["disk"].state == state


def test_zone_data_that_is_missing_is_a_failure(tmp_path, monkeypatch):
    from zoneinfo import ZoneInfoNotFoundError

    def none(name: str) -> None:
        raise ZoneInfoNotFoundError(name)

    monkeypatch.setattr("newsarchive.doctor.machine.ZoneInfo", none)
    check = machine(tmp_path)["zones"]
    assert (check.state, "tzdata" in check.remedy) == ("failed", True)


def test_an_old_sqlite_is_told_before_anything_is_opened(tmp_path, monkeypatch):
    monkeypatch.setattr("newsarchive.doctor.machine.OLDEST_SQLITE", (99, 0))
    assert machine(tmp_path)["sqlite"].state == "failed"


def test_an_old_sqlite_opens_no_archive(tmp_path, monkeypatch):
    monkeypatch.setattr("newsarchive.store.opening.OLDEST_SQLITE", (99, 0))
    with pytest.raises(ResourceError, match="which is too old: use a Python"):
        Archive.open(tmp_path / "archive.db")
    assert list(tmp_path.iterdir()) == []


def asked(tmp_path: Path, home: str) -> tuple[int, Check]:
    """What the command says of the demonstration's site at ``home``, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "newsarchive", "doctor", "demo", "--home", home, "--json"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
        env=os.environ | {"NEWSARCHIVE_DELAY": "0", "NEWSARCHIVE_CONTACT": "a@kampus.example"},
    )  # fmt: skip
    last = json.loads(done.stdout)["checks"][-1]
    return done.returncode, Check(**last)


def test_a_site_that_answers_is_asked_for_robots_and_one_page(tmp_path):
    with serve(Newsroom(articles=12, page_weight=5)) as server:
        code, check = asked(tmp_path, server.url)
        assert (code, check.name, check.state) == (0, "site demo", "well")
        assert [one.path for one in server.requests] == [
            "/robots.txt", "/category/pemerintahan/",
        ]  # fmt: skip
        assert all("a@kampus.example" in one.headers["User-Agent"] for one in server.requests)


def test_a_site_that_is_down_is_told_with_a_remedy(tmp_path):
    code, check = asked(tmp_path, "http://127.0.0.1:9/")
    assert (code, check.state) == (1, "look")
    assert "refuses the connection" in check.says
    assert check.remedy == "Try again later: if other sites answer, this one is down."
