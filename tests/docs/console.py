"""The ``console`` blocks of a page: their commands, and what the page says that they print.

python tests/docs/console.py docs/tutorial.md    # in a folder with data/demo.db: renews them
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Command:
    """One command of a block, with the lines below it up to the next."""

    line: str
    output: str

    @property
    def words(self) -> list[str]:
        return shlex.split(self.line, comments=True)


def commands(page: str) -> Iterator[Command]:
    """Every command of a page's console blocks; one runs on to the line that closes its quotes."""
    for block in _BLOCK.findall(page):
        for text in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            lines = text.splitlines(keepends=True)
            count = next(n for n in range(1, len(lines) + 1) if _is_whole("".join(lines[:n])))
            yield Command("".join(lines[:count]).rstrip("\n"), "".join(lines[count:]))


def _is_whole(line: str) -> bool:
    try:
        shlex.split(line, comments=True)
    except ValueError:
        return False
    return True


def run(command: Command, folder: Path) -> str:
    """What the command prints in ``folder``, without blanks at the ends of lines."""
    program, *rest = command.words
    done = subprocess.run(
        [Path(sys.executable).with_name(program), *rest],
        cwd=folder, capture_output=True, text=True, check=True,
    )  # fmt: skip
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    return "\n".join(lines).strip("\n") + "\n"


def renewed(page: str, folder: Path) -> str:
    """The page with what its commands print now."""
    for command in commands(page):
        shown = f"$ {command.line}\n"
        page = page.replace(shown + command.output, shown + run(command, folder), 1)
    return page


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(renewed(path.read_text("utf-8"), Path.cwd()), "utf-8")
