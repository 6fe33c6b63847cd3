"""A site checked against its own past: unchanged, and after its newsroom changed the design."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsarchive.demo import Newsroom, Server, serve
from newsarchive.survey import fixtures

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def newsroom() -> Newsroom:
    newsroom = Newsroom(articles=48, page_weight=2)
    newsroom.faults.clear()
    return newsroom


@pytest.fixture
def server(newsroom: Newsroom) -> Iterator[Server]:
    with serve(newsroom) as running:
        yield running


@pytest.fixture
def check(run: Run, server: Server) -> Callable[..., tuple[int, dict]]:
    """``newsarchive check`` of the newsroom, whose site file and archive are made first."""
    done = run("new-site", server.url, "--delay", "0", "--name", "suluh", "--json")
    assert done.returncode == 0, done.stderr
    assert run("suluh", "data/archive.db", script="crawl_site.py").returncode == 0
    server.requests.clear()

    def start(*arguments: str) -> tuple[int, dict]:
        found = run("check", "suluh", "--delay", "0", "--json", *arguments)
        assert found.stdout, found.stderr
        return found.returncode, json.loads(found.stdout)

    return start


def test_a_site_that_has_not_changed_holds_and_can_be_recorded(
    check: Callable[..., tuple[int, dict]], server: Server, home: Path
) -> None:
    code, found = check("--verified", "--save-fixtures")
    assert (code, found["holds"], found["dead_rules"], found["missing"]) == (0, True, [], {})
    assert found["compared_with"] == "the archive"
    assert len(found["articles"]) == 6
    assert len(server.requests) <= 15
    assert "verified=date(" in (home / "spiders/suluh.py").read_text("utf-8")
    saved = fixtures.load_all(home / "spiders/fixtures/suluh")
    assert len(saved) > 6
    assert not any(one.is_reviewed for one in saved)


def test_after_a_redesign_it_names_the_dead_rules_since_when_and_what_finds_the_fields(
    check: Callable[..., tuple[int, dict]], newsroom: Newsroom, home: Path
) -> None:
    newsroom.redesign("amp")
    code, found = check("--verified")
    dead = {one["field"]: one for one in found["dead_rules"]}
    assert (code, found["holds"], found["recorded"]) == (1, False, False)
    assert dead["title"]["rule"] == "css:.title-post h1"
    assert {"title", "section", "published_at", "body", "tags"} <= dead.keys()
    for one in dead.values():
        assert one["last_held"]
        assert one["is_right"] or one["proposal"], one
    assert "verified=None" in (home / "spiders/suluh.py").read_text("utf-8")


def test_saved_pages_are_looked_at_without_asking_the_site(
    check: Callable[..., tuple[int, dict]], server: Server, home: Path, run: Run
) -> None:
    [saved] = (home / "data/warc").glob("*.warc.gz")
    code, found = check("--from-warc", str(saved))
    assert (code, found["holds"], len(found["articles"])) == (0, True, 6)
    assert server.requests == []
    refused = run("check", "suluh", "--from-warc", str(saved), "--verified")
    assert refused.returncode == 2
    assert "leave out --verified" in refused.stderr
