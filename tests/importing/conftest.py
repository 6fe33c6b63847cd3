"""WARC files as other tools write them, well-formed and not, and archives to import them into."""

import gzip
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from newsarchive.importing import Import, import_sources
from newsarchive.site import Site

HOST = "https://kabarselo.example"


def no_sites() -> Mapping[str, Site]:
    return {}


@dataclass(frozen=True)
class Maker:
    """Builds pages and WARC records."""

    def page(self, title: str, slug: str = "warga-tanam-mangrove-di-pesisir") -> bytes:
        paragraph = f"{title}. Warga menanam bibit di pesisir sejak pagi bersama perangkat desa."
        body = "".join(f"<p>{paragraph} Bagian {number}.</p>" for number in range(4))
        return (
            f"<html><head><title>{title}</title>"
            f'<link rel="canonical" href="{HOST}/{slug}/">'
            '<meta property="article:published_time" content="2024-05-01T08:30:00+07:00"></head>'
            f"<body><article><h1>{title}</h1><div class='entry-content'>{body}</div></article>"
            "</body></html>"
        ).encode()

    def http(self, body: bytes, *headers: str, start: str = "HTTP/1.1 200 OK") -> bytes:
        lines = [start, *(headers or ("Content-Type: text/html; charset=UTF-8",)), "", ""]
        return "\r\n".join(lines).encode() + body

    def record(
        self,
        block: bytes,
        url: str = f"{HOST}/warga-tanam-mangrove-di-pesisir/",
        kind: str = "response",
        date: str = "2024-05-02T01:00:00Z",
        length: int | None = None,
        **fields: str,
    ) -> bytes:
        """One record, uncompressed; ``fields`` are further headers, ``_`` for ``-``."""
        head = {
            "WARC-Type": kind,
            "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{abs(hash(block)) % 10**12:012}>",
            "WARC-Target-URI": url,
            "WARC-Date": date,
            "Content-Type": "application/http; msgtype=response",
            "Content-Length": str(len(block) if length is None else length),
        } | {name.replace("_", "-"): value for name, value in fields.items()}
        lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
        return f"WARC/1.0\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"

    def members(self, *records: bytes) -> bytes:
        """A gzip member for each record, as a ``.warc.gz`` should be."""
        return b"".join(map(gzip.compress, records))


@dataclass(frozen=True)
class Importer:
    """Imports into one archive and asks it."""

    folder: Path

    @property
    def db(self) -> Path:
        return self.folder / "archive.db"

    def file(self, name: str, content: bytes) -> Path:
        path = self.folder / "sources" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        return path

    def run(self, *sources: Path, **wishes: object) -> Import:
        return import_sources(sources, self.db, no_sites, workers=1, **wishes)

    def rows(self, sql: str) -> list[tuple]:
        with closing(sqlite3.connect(self.db)) as connection:
            return connection.execute(sql).fetchall()

    @property
    def titles(self) -> list[str]:
        return [title for (title,) in self.rows("SELECT title FROM articles ORDER BY url")]


@pytest.fixture(scope="session")
def make() -> Maker:
    return Maker()


@pytest.fixture
def importer(tmp_path: Path) -> Importer:
    return Importer(tmp_path)


@pytest.fixture(scope="session")
def sites() -> Callable[[], Mapping[str, Site]]:
    return no_sites
