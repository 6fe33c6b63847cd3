"""Runs commands in an empty folder, in this process: starting Python for each is dear."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from newsarchive.cli import main


@dataclass(frozen=True)
class Ended:
    """How a command ended and what it printed."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ended]:
    """``run("read", "page.html")``; not for commands that start Twisted's reactor."""
    monkeypatch.chdir(tmp_path)
    for name in os.environ:
        if name.startswith("NEWSARCHIVE_"):
            monkeypatch.delenv(name)

    def started(*arguments: str, stdin: str = "") -> Ended:
        monkeypatch.setattr(sys, "argv", ["newsarchive", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return Ended(int(ended.value.code or 0), printed.out, printed.err)

    return started
