"""The path of spiders/README.md, walked with its own commands: from a URL to a site file that the
project's tests take up.

The checkout is a copy and the newsroom the demonstration's, by hand and without metadata; only its
address, the name of a saved page and the pauses differ from what the document says. Its crawl is
left out, for the command reaches no loopback server; test_path.py crawls.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsarchive.demo import Newsroom, Server, serve

ROOT = Path(__file__).parent.parent.parent
COMMANDS = re.findall(r"^ +\$ (.+)$", (ROOT / "spiders/README.md").read_text("utf-8"), re.MULTILINE)
COPIED = ("spiders", "tests/sites", "tests/conftest.py", "pyproject.toml", "docs/sites.md")

Walk = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    newsroom = Newsroom(articles=64, page_weight=2, theme="bare")
    newsroom.faults.clear()
    with serve(newsroom) as running:
        yield running


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A contributor's clone, without what the path does not touch."""
    folder = tmp_path_factory.mktemp("klon")
    for name in COPIED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    (folder / "newsarchive").symlink_to(ROOT / "newsarchive")
    return folder


@pytest.fixture(scope="module")
def walk(checkout: Path, server: Server) -> Walk:
    """Runs the one command of the document that begins so, as the document has it."""

    def run(beginning: str, *more: str) -> subprocess.CompletedProcess[str]:
        [command] = [one for one in COMMANDS if one.startswith(beginning)]
        saved = next((checkout / "tests/sites/kabarkota").glob("*/page.html.gz"), None)
        command = re.sub(r"tests/sites/kabarkota/\S+", str(saved), command)
        words = shlex.split(command.replace("https://www.kabarkota.example/", server.url))
        words, target = (words[:-2], words[-1]) if words[-2] == ">" else (words, None)
        if words[0] == "newsarchive":
            words = [sys.executable, "-m", "newsarchive", *words[1:], *more]
        environ = {one: os.environ[one] for one in ("PATH", "HOME") if one in os.environ}
        done = subprocess.run(
            words, capture_output=True, text=True, cwd=checkout, timeout=300,
            env=environ | {"PYTHONPATH": str(checkout), "COLUMNS": "160"},
        )  # fmt: skip
        if target:
            (checkout / target).write_text(done.stdout, "utf-8")
        return done

    return run


@pytest.fixture(scope="module")
def tests(checkout: Path) -> Walk:
    """What the project's test of all sites says of the new one and of the list of sites."""

    def run() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-rf",
             "tests/sites/test_sites.py", "-k",
             "(kabarkota and (person or repeat)) or catalogue"],
            capture_output=True, text=True, cwd=checkout, timeout=300,
            env={**os.environ, "PYTHONPATH": str(checkout)},
        )  # fmt: skip

    return run


def test_the_path_leads_from_a_url_to_a_site_that_the_tests_take_up(
    checkout: Path, server: Server, walk: Walk, tests: Walk
) -> None:
    made = walk("newsarchive new-site", "--name", "kabarkota", "--delay", "0")
    assert made.returncode == 0, made.stderr
    assert "Written: " in made.stdout
    assert (checkout / "spiders/kabarkota.py").exists()
    goldens = sorted((checkout / "tests/sites/kabarkota").glob("*/expected.json"))
    assert len(goldens) == 6

    explained = walk("newsarchive read")
    assert explained.returncode == 0, explained.stderr
    assert "published_at" in explained.stdout

    said = tests().stdout
    assert said.count("its expected.json was generated: compare it with the page") >= len(goldens)
    assert "renew it: newsarchive sites --markdown > docs/sites.md" in said

    for golden in goldens:
        told = json.loads(golden.read_text("utf-8"))
        golden.write_text(json.dumps(told | {"reviewed": "Utari W, 2026-11-25"}), "utf-8")
    proved = walk("newsarchive check kabarkota --verified", "--delay", "0")
    assert proved.returncode == 0, proved.stdout
    assert "verified=date(" in (checkout / "spiders/kabarkota.py").read_text("utf-8")
    assert walk("newsarchive sites").returncode == 0

    assert tests().returncode == 0

    wrong = json.loads(goldens[0].read_text("utf-8")) | {"title": "Judul Lain"}
    goldens[0].write_text(json.dumps(wrong), "utf-8")
    done = tests()
    assert (done.returncode, done.stdout.count("\nFAILED")) == (1, 1)
