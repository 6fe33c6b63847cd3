"""Locks: one holder at a time, none of them dead."""

import os
import signal
import subprocess
import sys

import pytest

from newsarchive.errors import LockedError, ResourceError
from newsarchive.lock import Lock, lock_path

HOLD = (
    "import sys, time\n"
    "from pathlib import Path\n"
    "from newsarchive.lock import Lock\n"
    "lock = Lock.take(Path(sys.argv[1]), 'waiting')\n"
    "print('held', flush=True)\n"
    "time.sleep(60)\n"
)


@pytest.fixture
def path(tmp_path):
    return lock_path(tmp_path / "data" / "archive.db", "crawl-pantura7")


def test_a_second_run_is_told_who_holds_the_lock_and_what_for(path):
    with Lock.take(path, "crawling pantura7"), pytest.raises(LockedError) as told:
        Lock.take(path, "crawling pantura7")
    assert str(told.value).startswith("Another run is crawling pantura7 (process ")
    assert f"process {os.getpid()} on " in str(told.value)
    assert told.value.exit_code == 3


def test_a_released_lock_is_free_and_names_nobody(path):
    Lock.take(path, "crawling pantura7").release()
    with Lock.take(path, "crawling pantura7") as lock:
        assert lock.left_by is None


def test_a_lock_never_outlives_the_process_that_held_it_and_says_who_that_was(path):
    holder = subprocess.Popen([sys.executable, "-c", HOLD, path], stdout=subprocess.PIPE)
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(LockedError, match=f"process {holder.pid} on "):
        Lock.take(path, "crawling pantura7")
    holder.send_signal(signal.SIGKILL)
    holder.communicate()
    with Lock.take(path, "crawling pantura7") as lock:
        assert lock.left_by.startswith(f"process {holder.pid} on ")


def test_a_lock_that_cannot_be_made_is_one_sentence(tmp_path):
    (tmp_path / "data").write_text("a file where a folder should be")
    with pytest.raises(ResourceError, match="cannot be made"):
        Lock.take(lock_path(tmp_path / "data" / "archive.db", "nightly"), "running the night")
