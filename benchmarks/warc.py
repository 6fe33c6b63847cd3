"""How fast WARC records are written and read, and what a page takes on disk.

    python benchmarks/warc.py [--pages 300] [--folder DIR]

The pages are the demonstration newsroom's, at about 90 kB; ``--folder`` measures saved pages
(``*.html`` or ``*.html.gz``) instead. Each is written as its server might send it: plain, and
compressed. Rates are of processor time on one core, so other work on the machine shows little.
"""

from __future__ import annotations

import argparse
import gzip
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path

from newsarchive.demo import Newsroom
from newsarchive.demo.routes import Routes
from newsarchive.store import Archive, captures
from newsarchive.store.captures import Capture
from newsarchive.store.warc import LEVEL, Exchange, WarcWriter, payload_digest
from newsarchive.store.warc_reading import read_page

AT = datetime(2026, 3, 1, tzinfo=UTC)
HEAD = b"HTTP/1.1 200 OK\r\nServer: nginx\r\nContent-Type: text/html; charset=UTF-8\r\n"
LEVELS = (1, 2, 3, 4, 6, 9)


def demo_pages(page_weight: int = 90) -> Iterator[bytes]:
    """Article pages of about ``page_weight`` kB."""
    newsroom = Newsroom(articles=60, page_weight=page_weight)
    routes = Routes(newsroom, "http://127.0.0.1:8017/")
    for story in newsroom.articles:
        reply = routes.reply(story.listed_path, {})
        if reply.status == 200:
            yield reply.body


def saved_pages(folder: Path) -> Iterator[bytes]:
    """Every saved page below ``folder``."""
    for path in sorted(folder.rglob("*.html*")):
        yield gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def exchanges(pages: list[bytes], *, compressed: bool) -> list[Exchange]:
    """The pages as a crawl gets them."""
    head = HEAD + (b"Content-Encoding: gzip\r\n\r\n" if compressed else b"\r\n")
    return [
        Exchange(
            f"https://www.example.id/berita/{number}",
            AT,
            b"GET / HTTP/1.1\r\nHost: www.example.id\r\n\r\n",
            head,
            gzip.compress(page, 6) if compressed else page,
            200,
            kind="article",
        )
        for number, page in enumerate(pages)
    ]


def measure(sent: list[Exchange], level: int) -> str:
    """Write and read all of ``sent``; one line of the table."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home, "warc")
        begun = time.process_time()
        writer = WarcWriter(folder, "bench", AT, level=level)
        places = [writer.write(one) for one in sent]
        writer.close()
        writing = len(sent) / (time.process_time() - begun)
        size = sum(path.stat().st_size for path in folder.iterdir()) / len(sent)
        with Archive.open(Path(home, "archive.db")) as archive:
            held = [
                Capture(one.url, AT, 200, digest=payload_digest(one.body), place=place)
                for one, place in zip(sent, places, strict=True)
            ]
            with archive.transaction():
                for capture in held:
                    captures.add(archive, capture)
            begun = time.process_time()
            for capture in held:
                read_page(archive, folder, capture)
            reading = len(sent) / (time.process_time() - begun)
    return f"{level:>5}{writing:>12,.0f}{reading:>12,.0f}{size:>12,.0f}"


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=300, help="how many to write at each level")
    parser.add_argument("--folder", type=Path, help="saved pages instead of the demonstration's")
    given = parser.parse_args()
    found = list(saved_pages(given.folder) if given.folder else demo_pages())
    pages = list(islice(cycle(found), given.pages))
    print(f"{len(pages)} pages of {sum(map(len, pages)) / len(pages):,.0f} bytes; default {LEVEL}")
    for compressed in (False, True):
        print("sent compressed" if compressed else "sent plain")
        print("level   written/s      read/s  bytes/page")
        for level in LEVELS:
            print(measure(exchanges(pages, compressed=compressed), level))


if __name__ == "__main__":
    main()
