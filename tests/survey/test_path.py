"""The contributor's path, walked on a newsroom that new-site has never seen, in three themes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newsarchive.demo import Newsroom, serve
from newsarchive.demo.looks import LOOKS
from newsarchive.evaluate.articles import score_articles
from newsarchive.query import load_articles
from newsarchive.survey import fixtures

ROOT = Path(__file__).parent.parent.parent
ENOUGH = 0.97
MOST_LINES = 60

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize("theme", LOOKS)
def test_from_a_url_to_an_archive_whose_fields_are_right(theme: str, run: Run, home: Path) -> None:
    newsroom = Newsroom(articles=64, page_weight=2, theme=theme)
    newsroom.faults.clear()
    for story in newsroom.articles[:6]:
        newsroom.edit(story, silent=False)
    with serve(newsroom) as server:
        done = run("new-site", server.url, "--delay", "0", "--json")
        assert done.returncode == 0, done.stderr
        told = json.loads(done.stdout)
        requests = len(server.requests)
        assert run(told["name"], "archive.db", script="crawl_site.py").returncode == 0
        kept = list(load_articles(home / "archive.db"))
        shares = score_articles(kept, newsroom.truth(server.url)).shares()
    assert requests <= 30
    assert min(shares.values()) >= ENOUGH, shares
    assert len(shares) == 12
    the_file_is_as_the_project_writes_it(home / "spiders" / f"{told['name']}.py")
    saved = fixtures.load_all(home / "spiders" / "fixtures" / told["name"])
    assert len(saved) == 6
    assert not any(one.is_reviewed for one in saved)


def the_file_is_as_the_project_writes_it(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) < MOST_LINES
    for check in (("check",), ("format", "--check")):
        name = f"spiders/{path.name}"
        subprocess.run(
            [sys.executable, "-m", "ruff", *check, "--stdin-filename", name, "-"],
            check=True,
            capture_output=True,
            input=text,
            text=True,
            cwd=ROOT,
        )
