"""The demonstration newsroom as an archive would hold it after three nights, the same each time.

Its pages are read as a crawl reads them, but at instants of our own, so that the cookbook's answers
can be printed in the documentation.

    python tests/query/kept_newsroom.py kept.db
    newsarchive query --cookbook --db kept.db > docs/cookbook.md
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urljoin

from newsarchive import flow
from newsarchive.crawl.catalogue import described_sites
from newsarchive.demo import Newsroom
from newsarchive.demo.routes import Routes
from newsarchive.model import Page
from newsarchive.site import WIB
from newsarchive.store import Archive

HOME = "http://127.0.0.1:8017/"
FIRST_NIGHT = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
SECOND_NIGHT = FIRST_NIGHT + timedelta(days=1)
THIRD_NIGHT = FIRST_NIGHT + timedelta(days=2)
_OK = 200


def keep(path: Path) -> None:
    """Store the newsroom of three nights at ``path``."""
    newsroom = Newsroom()
    with Archive.open(path) as archive:
        archive.describe(described_sites()["demo"])
        _visit(archive, newsroom, FIRST_NIGHT)
        newsroom.raise_views()
        newest = newsroom.articles
        newsroom.now = SECOND_NIGHT.astimezone(WIB) - timedelta(hours=9)
        bare = next(story for story in newest if not story.has_metadata and not story.pages[1:])
        newsroom.edit(bare, silent=True)
        newsroom.edit(newest[2], silent=True)
        newsroom.edit(newest[5], silent=True)
        newsroom.edit(newest[9], silent=False, title="Warga Selosari Sepakat Rawat Sungai Bersama")
        newsroom.delete(newest[12])
        newsroom.delete(newest[20], 404)
        newsroom.publish(section="Ekonomi")
        _visit(archive, newsroom, SECOND_NIGHT)
        newsroom.raise_views(1.1)
        _visit(archive, newsroom, THIRD_NIGHT)


def _visit(archive: Archive, newsroom: Newsroom, at: datetime) -> None:
    site, routes = described_sites()["demo"], Routes(newsroom, HOME)
    run = archive.start_run("crawl", ["demo"], at)
    held = {url for (url,) in archive.select("SELECT url FROM articles")}
    there = {urljoin(HOME, story.path): story for story in newsroom.articles}
    for url, story in there.items():
        reply = routes.reply(story.listed_path, {})
        assert reply.status == _OK
        page = Page(url, reply.body, at, reply.headers.get("Content-Type"), story.section.name)
        parts = [
            Page(urljoin(url, f"{number}/"), routes.reply(f"{story.path}{number}/", {}).body, at)
            for number in range(2, 5)
            if routes.reply(f"{story.path}{number}/", {}).status == _OK
        ]
        archive.keep(flow.read(page, site, parts), seen_at=at, run_id=run)
    for url in sorted(held - set(there)):
        archive.missed(url, run_id=run, seen_at=at, status=410)
    archive.finish_run(run, at + timedelta(minutes=5), "finished", {})


if __name__ == "__main__":
    keep(Path(sys.argv[1]))
