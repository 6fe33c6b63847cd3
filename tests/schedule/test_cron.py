"""The crontab entry, as the real ``crontab`` program and ``sh`` take it."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from newsarchive.errors import ResourceError, UsageError
from newsarchive.schedule import Entry
from newsarchive.schedule.cron import Crontab, line

OTHERS = b"MAILTO=\"\"\n# tidak disentuh \xff\n\n 5 4\t* * *  echo 'a b' # newsarchive-nightly \n"
USER = "nobody"


def entry(tmp_path: Path, **changes: object) -> Entry:
    """One whose folder and setting hold whatever cron and sh read in their own ways."""
    folder = tmp_path / "arsip 100% 'kota' $HOME #1"
    folder.mkdir(exist_ok=True)
    usual = Entry(
        "newsarchive-nightly", time(1, 30), ("/bin/sh", "-c", 'echo "$0 $NEWSARCHIVE_CONTACT"; pwd',
        "50% & more"), folder, folder / "catatan %d.log",
        {"NEWSARCHIVE_CONTACT": "https://kampus.example/%7Earsip?a=1&b=2"},
    )  # fmt: skip
    return replace(usual, **changes)


@pytest.fixture(params=["real", "stand-in"])
def crontab(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Crontab]:
    """The crontab of a user who needs none, given back as it was; and one for other machines."""
    if request.param == "stand-in":
        program = tmp_path / "crontab"
        program.write_text(
            '#!/bin/sh\nfile="$(dirname "$0")/tab"\ncase "$1" in\n'
            '-l) [ -e "$file" ] && exec cat "$file"; echo "no crontab for me" >&2; exit 1;;\n'
            '-r) rm "$file";;\n-) cat > "$file";;\nesac\n'
        )
        program.chmod(0o755)
        yield Crontab((str(program),))
        return
    if os.geteuid() != 0 or shutil.which("crontab") is None:
        pytest.skip("needs the crontab program and root, who may use another user's (.ci/packages)")
    crontab = Crontab(("crontab", "-u", USER))
    before = crontab._read()
    subprocess.run([*crontab.program, "-r"], check=False, capture_output=True)
    yield crontab
    subprocess.run([*crontab.program, "-r"], check=False, capture_output=True)
    if before:
        subprocess.run([*crontab.program, "-"], input=before, check=True)


def test_other_lines_stay_byte_for_byte(crontab, tmp_path):
    subprocess.run([*crontab.program, "-"], input=OTHERS, check=True)
    wanted = entry(tmp_path)
    assert crontab.install(wanted)
    assert crontab._read() == OTHERS + line(wanted).encode() + b"\n"
    assert not crontab.install(wanted), "again changes nothing"
    assert crontab.install(replace(wanted, at=time(2, 0)))
    assert crontab._read().startswith(OTHERS + b"0 2 * * * ")
    assert crontab._read().count(b"(newsarchive schedule)") == 1
    assert crontab.remove(wanted.name)
    assert crontab._read() == OTHERS
    assert not crontab.remove(wanted.name)


def test_two_archives_have_two_entries(crontab, tmp_path):
    assert crontab.install(entry(tmp_path))
    assert crontab.install(entry(tmp_path, name="newsarchive-bali"))
    assert crontab.remove("newsarchive-nightly")
    assert crontab._read().decode() == line(entry(tmp_path, name="newsarchive-bali")) + "\n"


def test_the_last_entry_leaves_no_empty_crontab(crontab, tmp_path):
    crontab.install(entry(tmp_path))
    assert crontab.remove("newsarchive-nightly")
    listed = subprocess.run([*crontab.program, "-l"], check=False, capture_output=True)
    assert (listed.returncode, b"no crontab for" in listed.stderr) == (1, True)


def test_what_cron_runs_is_what_was_meant(tmp_path):
    """cron takes five fields off, makes a line break of each percent sign without a backslash, and
    takes the backslash off the others; the rest is sh's."""
    wanted = entry(tmp_path)
    *fields, command = line(wanted).split(" ", 5)
    assert fields == ["30", "1", "*", "*", "*"]
    assert "%" not in command.replace(r"\%", "")
    done = subprocess.run(
        ["/bin/sh", "-c", command.replace(r"\%", "%")], capture_output=True, cwd="/", env={},
        check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert wanted.log.read_text().splitlines() == [
        "50% & more https://kampus.example/%7Earsip?a=1&b=2", str(wanted.folder),
    ]  # fmt: skip


def test_a_crontab_that_cannot_be_read_is_left_alone(tmp_path):
    program = tmp_path / "crontab"
    program.write_text("#!/bin/sh\necho 'kamu tidak boleh' >&2\nexit 1\n")
    program.chmod(0o755)
    with pytest.raises(ResourceError, match="cannot be read: kamu tidak boleh"):
        Crontab((str(program),)).install(entry(tmp_path))
    with pytest.raises(ResourceError, match="no crontab program"):
        Crontab((str(tmp_path / "none"),)).install(entry(tmp_path))


@pytest.mark.parametrize("wrong", ["a\nb", "a\\b", "a\x1b", "a\udcff"])
def test_what_no_schedule_can_hold_is_refused(tmp_path, wrong):
    with pytest.raises(UsageError, match="cannot stand in a schedule"):
        entry(tmp_path, folder=tmp_path / wrong)
    with pytest.raises(UsageError, match="no name for an entry"):
        entry(tmp_path, name=wrong)
