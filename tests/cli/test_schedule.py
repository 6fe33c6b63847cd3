"""``newsarchive schedule``: what it prints, and when it refuses to."""

import subprocess
import sys
from pathlib import Path

import pytest


def test_it_prints_a_line_of_a_crontab_and_changes_nothing(run, tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSARCHIVE_PASSWORD", "rahasia-rahasia")
    monkeypatch.setenv("NEWSARCHIVE_DELAY", "2.5")
    ended = run("schedule", "demo", "--contact", "arsip@kampus.example", "--until", "05:30")
    program = Path(sys.executable).with_name("newsarchive")
    assert (ended.returncode, ended.stdout) == (
        0,
        f"30 1 * * * cd {tmp_path} && NEWSARCHIVE_DELAY=2.5 "
        f"NEWSARCHIVE_CONTACT=arsip@kampus.example {program} nightly demo --until 05:30 "
        f">> {tmp_path}/data/nightly.log 2>&1 "
        "# newsarchive-nightly (newsarchive schedule)\n",
    )  # fmt: skip
    assert list(tmp_path.iterdir()) == []


def test_it_prints_the_units_of_systemd_and_where_they_go(run, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "newsarchive.toml").write_text('contact = "a@kampus.example"\nsites = ["demo"]\n')
    ended = run("schedule", "--systemd", "--at", "23:05", "--db", "x/kota.db", "--name", "kota")
    assert ended.returncode == 0
    assert f"# {tmp_path}/.config/systemd/user/kota.timer\n" in ended.stdout
    assert "\nOnCalendar=*-*-* 23:05:00\n" in ended.stdout
    assert f"nightly --db {tmp_path}/x/kota.db\n" in ended.stdout
    assert f"\nStandardError=append:{tmp_path}/x/nightly.log\n" in ended.stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--contact", "a@kampus.example"], "Name the sites to crawl"),
        (["demo"], "Give newsrooms somebody to write to first"),
        (["dem", "--contact", "a@kampus.example"], "demo"),
        (["demo", "--contact", "a@kampus.example", "--name", "a b"], "is no name for an entry"),
    ],
)
def test_a_night_that_could_only_fail_is_not_scheduled(run, arguments, sentence):
    ended = run("schedule", *arguments)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert sentence in ended.stderr


def test_install_and_remove_use_the_crontab_program(run, tmp_path, monkeypatch):
    told = tmp_path / "tab"
    monkeypatch.setattr(
        "newsarchive.schedule.cron.Crontab._run",
        lambda _, argument, text=b"": _stand_in(told, argument, text),
    )
    wanted = ("schedule", "demo", "--contact", "a@kampus.example", "--install")
    assert "is in your crontab: every night at 01:30" in run(*wanted).stdout
    assert told.read_text().startswith("30 1 * * * cd ")
    assert (tmp_path / "data").is_dir(), "the log's folder"
    assert "is in your crontab already" in run(*wanted).stdout
    assert "is removed from your crontab" in run("schedule", "--remove").stdout
    assert not told.exists()
    assert "is not in your crontab" in run("schedule", "--remove").stdout


def _stand_in(file: Path, argument: str, text: bytes) -> object:
    if argument == "-":
        file.write_bytes(text)
    elif argument == "-r":
        file.unlink()
    elif not file.exists():
        return subprocess.CompletedProcess([], 1, b"", b"no crontab for me")
    return subprocess.CompletedProcess([], 0, file.read_bytes() if file.exists() else b"", b"")
