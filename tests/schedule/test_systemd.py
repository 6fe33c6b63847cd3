"""The units, as ``systemd-analyze verify`` reads them and ``systemctl`` is told of them."""

import shutil
import subprocess
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from newsarchive.errors import ResourceError
from newsarchive.schedule import Entry
from newsarchive.schedule.systemd import Units


@pytest.fixture
def entry(tmp_path: Path) -> Entry:
    """One whose paths and setting hold what systemd reads in its own way."""
    folder = tmp_path / "arsip 100% 'kota' \"7\" $HOME"
    folder.mkdir()
    return Entry(
        "newsarchive-nightly", time(1, 30),
        ("/bin/sh", "nightly", "--until", "05:30", "--db", str(folder / "a.db")),
        folder, folder / "catatan %d.log", {"NEWSARCHIVE_CONTACT": 'a "b" %7E $c@kampus.example'},
    )  # fmt: skip


@pytest.fixture
def systemctl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A systemctl that notes what it is told, for no test starts units on this machine."""
    program = tmp_path / "bin" / "systemctl"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho "$*" >> {tmp_path}/told\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    return tmp_path / "told"


@pytest.mark.skipif(
    shutil.which("systemd-analyze") is None, reason="needs systemd-analyze (.ci/packages)"
)
@pytest.mark.parametrize("is_system", [True, False])
def test_systemd_itself_reads_both_units_without_a_complaint(tmp_path, entry, is_system):
    files = []
    for name, text in Units(tmp_path, is_system=is_system).texts(entry).items():
        files.append(tmp_path / name)
        files[-1].write_text(text)
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *files], capture_output=True, text=True,
        check=False, env={"SYSTEMD_UNIT_PATH": f"{tmp_path}:", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    complaints = [one for one in done.stderr.splitlines() if "newsarchive-nightly" in one]
    assert (complaints, done.returncode) == ([], 0), done.stderr


def test_percent_signs_dollars_and_quotes_are_written_as_systemd_reads_them(tmp_path, entry):
    text = Units(tmp_path).texts(entry)["newsarchive-nightly.service"]
    folder = str(entry.folder)
    literal = folder.replace("%", "%%")
    assert f"\nWorkingDirectory={literal}\n" in text
    assert f"\nStandardOutput=append:{literal}/catatan %%d.log\n" in text
    assert '\nEnvironment="NEWSARCHIVE_CONTACT=a \\"b\\" %%7E $c@kampus.example"\n' in text
    quoted = literal.replace('"', '\\"').replace("$", "$$")
    assert f'\nExecStart=/bin/sh nightly --until 05:30 --db "{quoted}/a.db"\n' in text


def test_a_machines_unit_runs_as_the_owner_of_the_folder(tmp_path, entry):
    service = Units(tmp_path, is_system=True).texts(entry)["newsarchive-nightly.service"]
    assert f"\nUser={entry.folder.owner()}\n" in service
    assert "\nUser=" not in Units(tmp_path).texts(entry)["newsarchive-nightly.service"]


def test_units_are_put_in_place_once_and_taken_away(tmp_path, entry, systemctl):
    units = Units(tmp_path / "units")
    assert units.install(entry)
    assert not units.install(entry), "again changes nothing"
    assert units.install(replace(entry, at=time(2, 0)))
    assert "OnCalendar=*-*-* 02:00:00" in (units.folder / f"{entry.name}.timer").read_text()
    (units.folder / "other.timer").write_text("")
    assert units.remove(entry.name)
    assert not units.remove(entry.name)
    assert [one.name for one in units.folder.iterdir()] == ["other.timer"]
    assert systemctl.read_text().splitlines() == [
        *["--user daemon-reload", "--user enable --now newsarchive-nightly.timer"] * 3,
        "--user disable --now newsarchive-nightly.timer", "--user daemon-reload",
    ]  # fmt: skip


def test_a_systemctl_that_fails_says_why(tmp_path, entry, systemctl):
    program = systemctl.parent / "bin" / "systemctl"
    program.write_text("#!/bin/sh\necho 'System has not been booted' >&2\nexit 1\n")
    with pytest.raises(ResourceError, match=r"daemon-reload failed \(System has not been booted\)"):
        Units(tmp_path / "units", is_system=True).install(entry)
