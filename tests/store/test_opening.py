"""Opening: what is not ours stays byte for byte as it is, and the reason is one sentence."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newsarchive.database import reading
from newsarchive.errors import ResourceError
from newsarchive.store import Archive
from newsarchive.store.schema import MIGRATION_SET, MIGRATIONS_TABLE, STEPS, migrations


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bookmarks (url)")
    connection.close()


def foreign_with_an_id(path: Path) -> None:
    foreign(path)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA application_id = 252006673")
    connection.close()


def newer(path: Path) -> None:
    with Archive.open(path) as archive:
        archive.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('newsarchive', '9999_from_tomorrow', '')"
        )


def truncated(path: Path) -> None:
    Archive.open(path).close()
    path.write_bytes(path.read_bytes()[:5000])


def overwritten(path: Path) -> None:
    Archive.open(path).close()
    held = path.read_bytes()
    path.write_bytes(held[:100] + b"\xff" * 3000 + held[3100:])


MADE: dict[str, tuple[Callable[[Path], object], str]] = {
    "a page": (lambda path: path.write_text("<html>" * 99), "no SQLite file"),
    "a short file": (lambda path: path.write_text("x"), "no SQLite file"),
    "half a header": (lambda path: path.write_bytes(b"SQLite format 3\0"), "no SQLite file"),
    "another program's": (foreign, "another program"),
    "another program's with an id": (foreign_with_an_id, "another program"),
    "a newer version's": (newer, "newer newsarchive"),
    "truncated": (truncated, "damaged"),
    "overwritten": (overwritten, "damaged"),
    "a folder": (lambda path: path.mkdir(), "not a file"),
}


@pytest.mark.parametrize("name", MADE)
def test_what_is_no_archive_of_ours_stays_untouched(name: str, tmp_path: Path) -> None:
    make, reason = MADE[name]
    path = tmp_path / "given.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(ResourceError, match=reason) as caught:
        Archive.open(path)
    assert str(caught.value).startswith(str(path))
    assert str(caught.value).count(".") <= str(path).count(".") + 1, "one sentence"
    assert (path.read_bytes() if path.is_file() else None) == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_archive_is_created_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "archive.db"
    with pytest.raises(ResourceError, match="holds no archive yet"):
        Archive.open(path, create=False)
    assert list(tmp_path.iterdir()) == []
    Archive.open(path).close()
    Archive.open(path, create=False).close()


def test_an_empty_file_becomes_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    path.touch()
    Archive.open(path).close()
    with reading(path) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (0,)


def test_a_path_through_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ResourceError, match="Not a directory"):
        Archive.open(tmp_path / "file" / "data" / "archive.db")


def test_a_folder_that_cannot_be_written_is_told() -> None:
    with pytest.raises(ResourceError, match="cannot be opened"):
        Archive.open(Path("/proc/archive.db"))


def test_opening_again_changes_nothing(path: Path) -> None:
    Archive.open(path).close()
    before = path.read_bytes()
    Archive.open(path).close()
    assert path.read_bytes() == before


def test_the_migrations_are_noted_where_an_opening_looks_for_them() -> None:
    assert (migrations().name, migrations().migrations_table) == (MIGRATION_SET, MIGRATIONS_TABLE)


def test_opening_a_migrated_archive_loads_no_migration_library(path: Path) -> None:
    Archive.open(path).close()
    code = (
        "import pathlib, sys; from newsarchive.store import Archive; "
        "Archive.open(pathlib.Path(sys.argv[1]), create=False).close(); "
        "print('sqlite_utils' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True)
    assert done.stdout.split() == ["False"], done.stderr


def test_an_opening_that_was_killed_before_its_tables_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA application_id = {0x4E657741}")
    connection.close()
    with Archive.open(path) as archive:
        assert archive.known(["https://www.example.id/1"]) == set()


def test_two_processes_may_create_one_archive_at_once(path: Path) -> None:
    program = (
        "import sys, pathlib; from newsarchive.store import Archive;"
        " Archive.open(pathlib.Path(sys.argv[1])).close()"
    )
    both = [subprocess.Popen([sys.executable, "-c", program, str(path)]) for _ in range(2)]
    assert [process.wait(30) for process in both] == [0, 0]
    with reading(path) as connection:
        names = connection.execute("SELECT name FROM _sqlite_migrations").fetchall()
    assert len(names) == len(set(names)) == len(STEPS)


def test_settings_that_durability_rests_on(path: Path) -> None:
    with Archive.open(path) as archive:
        settings = {
            name: archive.select(f"PRAGMA {name}")[0][0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert settings == {
        "journal_mode": "wal", "synchronous": 1, "foreign_keys": 1, "busy_timeout": 30_000,
    }  # fmt: skip
