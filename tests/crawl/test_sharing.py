"""Crawls of one process share one connection to their archive, until the last has ended."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from newsarchive.crawl import sharing


def test_crawls_of_one_archive_share_it_and_the_last_closes_it(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    first = sharing.take(path)
    second = sharing.take(tmp_path / "." / "archive.db")
    assert first is second
    sharing.give_back(first)
    assert second.select("SELECT count(*) FROM articles") == [(0,)]
    sharing.give_back(second)
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        second.select("SELECT 1")
    again = sharing.take(path)
    assert again is not first
    sharing.give_back(again)


def test_other_archives_are_others(tmp_path: Path) -> None:
    one, other = sharing.take(tmp_path / "a.db"), sharing.take(tmp_path / "b.db")
    assert one is not other
    sharing.give_back(one)
    sharing.give_back(other)
