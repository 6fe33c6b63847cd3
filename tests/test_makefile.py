"""The Makefile: each target once, each that is called a command among the phony ones."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

MAKEFILE = (Path(__file__).parent.parent / "Makefile").read_text("utf-8")
TARGETS = re.findall(r"^([a-z-]+):(?!=)", MAKEFILE, re.MULTILINE)
PHONY = re.findall(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)[0].split()


def test_no_target_is_defined_twice() -> None:
    assert [name for name, count in Counter(TARGETS).items() if count > 1] == []


def test_every_command_is_phony() -> None:
    assert sorted(TARGETS) == sorted(PHONY)
