"""The commands in processes of their own, for Twisted's reactor starts only once in each."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An operator's folder, outside any checkout."""
    folder = tmp_path / "arsip"
    folder.mkdir()
    return folder


@pytest.fixture
def run(home: Path) -> Run:
    """Runs ``newsarchive`` in the operator's folder."""

    def start(*arguments: str, script: str | None = None) -> subprocess.CompletedProcess[str]:
        program = [str(HERE / script)] if script else ["-m", "newsarchive"]
        environ = {**os.environ, "NEWSARCHIVE_HOME": str(home), "COLUMNS": "200"}
        return subprocess.run(
            [sys.executable, *program, *arguments],
            capture_output=True,
            text=True,
            cwd=home,
            env=environ,
            timeout=120,
        )

    return start
