"""The demonstration's archive, as a reader of the documentation has it."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="package")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder in which ``newsarchive demo`` has run, and the newsroom's host."""
    folder = tmp_path_factory.mktemp("tutorial")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [Path(sys.executable).with_name("newsarchive"), "demo", "--port", str(port)]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder, f"127.0.0.1:{port}"
