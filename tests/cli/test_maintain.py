"""``newsarchive merge``, ``verify`` and ``backup``: what they print, and how they end."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from newsarchive.cli.maintain import backup, merge, verify
from newsarchive.errors import ResourceError, UsageError
from newsarchive.model import Article
from newsarchive.store import Archive

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
Run = Callable[..., tuple[str, object]]


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """An archive of one article."""
    path = tmp_path / "made.db"
    with Archive.open(path) as archive:
        archive.keep(Article("https://x.id/1", "contoh", title="A", body=("b c",)), seen_at=NOON)
    return path


@pytest.fixture
def run() -> Run:
    """What a command printed, and what it returned as its exit code."""

    def invoke(command: click.Command, *arguments: object) -> tuple[str, object]:
        result = CliRunner().invoke(command, [*map(str, arguments)], standalone_mode=False)
        if result.exception:
            raise result.exception
        return result.output, result.return_value

    return invoke


def test_merge_tells_what_each_archive_brought(run: Run, made: Path, tmp_path: Path) -> None:
    output, _ = run(merge, made, tmp_path / "all.db", "--json")
    [told] = json.loads(output)
    assert told["source"] == str(made)
    assert (told["added"]["articles"], told["added"]["revisions"]) == (1, 1)
    output, code = run(merge, made, tmp_path / "all.db")
    assert "articles" in output
    assert not code
    with pytest.raises(click.UsageError):
        run(merge, made)


def test_verify_ends_with_one_where_it_found_something(run: Run, made: Path) -> None:
    output, code = run(verify, "--db", made)
    assert output.endswith("All is well.\n")
    assert code == 0
    with closing(sqlite3.connect(made)) as connection:
        connection.execute("UPDATE articles SET word_count = 9")
        connection.commit()
    output, code = run(verify, "--db", made, "--json")
    assert [one["where"] for one in json.loads(output)["findings"]] == ["https://x.id/1"]
    assert code == 1
    output, code = run(verify, "--db", made, "--repair")
    assert output.startswith("The words of 1 articles were counted again.\n")
    assert output.endswith("All is well.\n")
    assert code == 0


def test_backup_tells_the_size_and_never_overwrites(run: Run, made: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    output, _ = run(backup, target, "--db", made, "--json")
    assert json.loads(output) == {"target": str(target), "size_bytes": target.stat().st_size}
    with pytest.raises(UsageError, match="--force"):
        run(backup, target, "--db", made)
    output, code = run(backup, target, "--db", made, "--force")
    assert output.startswith(f"{target} holds the archive: ")
    assert not code
    with pytest.raises(ResourceError, match="holds no archive"):
        run(backup, tmp_path / "other.db", "--db", tmp_path / "none.db")
