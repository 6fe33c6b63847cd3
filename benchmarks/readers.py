"""One reader of pages in a process of its own, for read.py: answers commands line by line.

Usage: python benchmarks/readers.py READER MANIFEST [SITE]

READER is a name of :data:`READERS`; MANIFEST a JSON file, a list of {"url", "file", "fetched_at"}.
Says {"ready": ...} once everything is loaded, then answers ``time`` with each page's processor
seconds, ``read`` with what it found on each page, ``memory`` with its sizes. Imports nothing of
newsarchive unless asked to be it, so that it runs under an interpreter that has only the peers.
"""

from __future__ import annotations

import gc
import gzip
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

Answer = dict[str, Any]
Read = Callable[[str, bytes, "datetime | None"], Any]
NOT_INSTALLED = 3


@dataclass(frozen=True)
class Reader:
    """How a tool reads a page, and how its result is told: title, published, precision, body."""

    read: Read
    tell: Callable[[Any], Answer] | None = None
    """None where the tool only parses."""


def newsarchive(site_name: str | None = None) -> Reader:
    """Ours: the generic rules, or a site file's before them."""
    from newsarchive import flow
    from newsarchive.model import Page

    site = None
    if site_name:
        from newsarchive.crawl.catalogue import find

        site = find(site_name).site

    def tell(article: Any) -> Answer:
        at = article.published_at
        return _answer(
            article.title, at and at.isoformat(), _whole(article), at.precision if at else None
        )

    return Reader(lambda url, body, fetched: flow.read(Page(url, body, fetched), site), tell)


def _whole(article: Any) -> list[str]:
    """The body with the dateline that we set apart and the peers leave in."""
    dateline = article.dateline
    return [*filter(None, (dateline.place, dateline.outlet) if dateline else ()), *article.body]


def trafilatura() -> Reader:
    """Its full extraction with metadata."""
    from trafilatura import bare_extraction

    def read(url: str, body: bytes, _: datetime | None) -> Any:
        return bare_extraction(_text(body), url=url, with_metadata=True, include_comments=False)

    def tell(found: Any) -> Answer:
        return _answer(found.title, found.date, found.text.splitlines()) if found else _answer()

    return Reader(read, tell)


def newspaper4k() -> Reader:
    """Download with the page given, then parse; no pictures fetched."""
    import newspaper

    settings = newspaper.Config()
    settings.fetch_images = False
    settings.language = "id"

    def read(url: str, body: bytes, _: datetime | None) -> Any:
        article = newspaper.Article(url, config=settings)
        article.download(input_html=_text(body))
        article.parse()
        return article

    def tell(found: Any) -> Answer:
        return _answer(found.title, _iso(found.publish_date), found.text.splitlines())

    return Reader(read, tell)


def news_please() -> Reader:
    """``NewsPlease.from_html``; no pictures fetched."""
    from newsplease import NewsPlease

    def read(url: str, body: bytes, _: datetime | None) -> Any:
        return NewsPlease.from_html(_text(body), url, fetch_images=False)

    def tell(found: Any) -> Answer:
        return _answer(found.title, _iso(found.date_publish), (found.maintext or "").splitlines())

    return Reader(read, tell)


def resiliparse() -> Reader:
    """Its main-content text; it reads no metadata."""
    from resiliparse.extract.html2text import extract_plain_text

    def read(_: str, body: bytes, __: datetime | None) -> Any:
        return extract_plain_text(_text(body), main_content=True)

    return Reader(read, lambda text: _answer(body=text.splitlines()))


def parsel() -> Reader:
    """A parse and one XPath, so that the tree is really built."""
    from parsel import Selector

    return Reader(lambda _, body, __: Selector(_text(body)).xpath("//title/text()").get())


def lxml() -> Reader:
    """A parse of the bytes and one look-up."""
    from lxml import html

    return Reader(lambda _, body, __: html.document_fromstring(body).findtext(".//title"))


READERS: dict[str, Callable[[], Reader]] = {
    "newsarchive": newsarchive,
    "trafilatura": trafilatura,
    "newspaper4k": newspaper4k,
    "news-please": news_please,
    "resiliparse": resiliparse,
    "parsel parse": parsel,
    "lxml parse": lxml,
}


def _text(body: bytes) -> str:
    return body.decode("utf-8", "replace")


def _iso(at: Any) -> str | None:
    return at.isoformat() if isinstance(at, datetime) else at or None


def _answer(
    title: str | None = None,
    published: str | None = None,
    body: list[str] | None = None,
    precision: str | None = None,
) -> Answer:
    return {"title": title, "published": published, "precision": precision, "body": body or []}


def main() -> int:
    name, manifest, *site = sys.argv[1:]
    replies = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # some tools print what they think; only replies may go to the parent

    def reply(value: object) -> None:
        print(json.dumps(value), file=replies, flush=True)

    try:
        reader = newsarchive(site[0]) if site else READERS[name]()
    except ImportError as error:
        print(f"{name}: {error}", file=sys.stderr)
        return NOT_INSTALLED
    pages = [
        (row["url"], content(Path(row["file"])), _instant(row.get("fetched_at")))
        for row in json.loads(Path(manifest).read_text(encoding="utf-8"))
    ]
    reader.read(*pages[0])  # whatever is loaded at first use
    reply({"ready": name})
    idle = _peak_mb()
    for command in sys.stdin:
        match command.strip():
            case "time":
                reply([_seconds(reader, page) for page in pages])
            case "read":
                reply([reader.tell(reader.read(*page)) if reader.tell else None for page in pages])
            case "memory":
                reply({"peak_mb": _peak_mb(), "grew_mb": _peak_mb() - idle})
    return 0


def _seconds(reader: Reader, page: tuple[str, bytes, datetime | None]) -> float:
    gc.collect()  # a page pays for its own garbage only
    started = time.process_time()
    reader.read(*page)
    return time.process_time() - started


def content(path: Path) -> bytes:
    """A page's bytes, unpacked."""
    packed = path.read_bytes()
    return gzip.decompress(packed) if path.suffix == ".gz" else packed


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _peak_mb() -> float:
    """The process's largest size so far. Linux only counts a new program's own under VmHWM."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(one for one in status.read_text().splitlines() if one.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024


if __name__ == "__main__":
    sys.exit(main())
