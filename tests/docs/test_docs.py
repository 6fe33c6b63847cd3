"""The documentation: it builds without a warning, and what it shows is what happens."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from newsarchive.cli import commands as newsarchive
from newsarchive.cli.demo import QUESTIONS

sys.path.insert(0, str(Path(__file__).parent))
from console import Command, commands, renewed, run

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *ROOT.glob("docs/*.md"), ROOT / "spiders/README.md"])
DEMO_HOST = "127.0.0.1:8017"


def read(path: Path) -> str:
    return path.read_text("utf-8")


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html"]
    done = subprocess.run([*build, "docs", tmp_path], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "uncredited-pictures" in read(tmp_path / "cookbook.html")
    assert "--max-megabytes" in read(tmp_path / "commands.html")


def test_the_tutorial_shows_what_its_commands_print(demo: tuple[Path, str]) -> None:
    folder, host = demo
    page = read(ROOT / "docs/tutorial.md").replace(DEMO_HOST, host)
    assert len(list(commands(page))) >= 6
    assert renewed(page, folder) == page, "renew it: python tests/docs/console.py docs/tutorial.md"


def test_the_readme_asks_and_answers_as_the_demonstration_does(demo: tuple[Path, str]) -> None:
    folder, _ = demo
    readme = read(ROOT / "README.md")
    told = [line.strip() for line in readme.splitlines()]
    for title, sql in QUESTIONS:
        assert " ".join(sql.split()) in " ".join(readme.split()), title
        asked = Command(f"newsarchive query {shlex.quote(sql)} --db data/demo.db", "")
        answer = run(asked, folder)
        for line in [title, *answer.strip().splitlines()]:
            assert line.strip() in told, line


QUERIES = [
    pytest.param(one, id=f"{path.stem}-{number}")
    for path in PAGES
    for number, one in enumerate(commands(read(path)))
    if path.stem != "tutorial" and one.words[:2] == ["newsarchive", "query"]
    and "<" not in one.line
]  # fmt: skip


@pytest.mark.parametrize("command", QUERIES)
def test_a_query_that_a_page_shows_can_be_asked(command: Command, demo: tuple[Path, str]) -> None:
    db = str(demo[0] / "data/demo.db")
    run(Command(shlex.join([*command.words, "--db", db]), ""), demo[0])


def shown_commands() -> list[tuple[str, str]]:
    """Page and command line of everything that a page tells to type."""
    lines = []
    for path in PAGES:
        for block in re.findall(r"^ *```(?:sh|console)\n(.*?)```", read(path), re.M | re.S):
            text = block.replace("\\\n", " ")
            lines += [(path.name, line) for line in re.findall(r"newsarchive [a-z][^\n|]*", text)]
    return lines


def test_there_are_commands_to_try() -> None:
    assert len(shown_commands()) > 50


@pytest.mark.parametrize(("page", "line"), shown_commands())
def test_a_command_that_a_page_shows_exists_with_its_flags(page: str, line: str) -> None:
    unquoted = re.sub(r"'[^']*'|\"[^\"]*\"", "text", line)
    _, name, *rest = re.sub(r"[\"'].*", "", unquoted).split(" #")[0].split()
    command = newsarchive.commands[name]
    if isinstance(command, click.Group):
        command = command.commands[rest[0]]
    flags = {flag for one in command.params for flag in (*one.opts, *one.secondary_opts)}
    used = {word.split("=")[0].strip("`[]") for word in rest if word.startswith("--")}
    assert used <= flags | {"--help"}, f"{page} shows a flag that {name} has not"
