"""Saved pages of real newsrooms, served on loopback and crawled with the generic rules alone.

The pages are their publishers' work and no part of this repository: the test runs where somebody
has put them (``$NEWSARCHIVE_GOLD``, or ``shared/gold`` beside the checkout).
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PAGES = Path(os.environ.get("NEWSARCHIVE_GOLD", ROOT.parent / "shared" / "gold")) / "pages"

pytestmark = pytest.mark.skipif(not PAGES.is_dir(), reason="no saved real pages on this machine")


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    lines = (PAGES / "pages.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def test_real_articles_behind_a_listing_page_are_archived(
    rows: list[dict[str, Any]], crawler: Any, serve_pages: Callable[..., Any]
) -> None:
    bodies = {
        f"/berita/{number:04d}-{row['site']}-berita-lokal/": gzip.decompress(
            (PAGES / row["file"]).read_bytes()
        )
        for number, row in enumerate(rows, 1001)
    }
    teasers = "".join(
        f'<article><h2><a href="{path}">{row["title"]}</a></h2></article>'
        for path, row in zip(bodies, rows, strict=True)
    )
    listing = f"<html><body><main><h1>Berita</h1>{teasers}</main></body></html>".encode()
    pages: dict[str, bytes | int] = {"/berita/": listing, **bodies}
    with serve_pages(lambda path: pages.get(path, 404)) as url:
        report = crawler.run({"berita": (url, ["/berita/"])}).site("berita")
        archived = {
            url_of.split("/berita/")[1].strip("/"): (title, day)
            for url_of, title, day in crawler.rows(
                "SELECT url, title, published_date FROM articles"
            )
        }
    assert report["new"] == len(rows) == len(archived)
    expected = [archived[path.split("/berita/")[1].strip("/")] for path in bodies]
    titles = sum(row["title"] == title for row, (title, _) in zip(rows, expected, strict=True))
    days = sum(
        row["published_at"][:10] == day for row, (_, day) in zip(rows, expected, strict=True)
    )
    assert titles >= 15
    assert days >= 15


def test_read_prints_the_json_of_every_saved_page(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        command = [sys.executable, "-m", "newsarchive", "read", str(PAGES / row["file"]), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert json.loads(done.stdout)["title"], row["file"]
