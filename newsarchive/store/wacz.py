"""A part of the archive as one WACZ 1.1.1 file, which replay tools open without any index.

Records are copied as they are, so nothing is compressed anew. The index is made from ``captures``,
without reading the records. Specification: https://specs.webrecorder.net/wacz/1.1.1/
"""

# ruff: noqa: S608 - statements are put together from our own column names, never values

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from newsarchive.errors import ResourceError, UsageError
from newsarchive.store.archive import Archive
from newsarchive.store.record import stamp
from newsarchive.store.warc import site_label, write_error
from newsarchive.version import __version__

WACZ_VERSION = "1.1.1"

_WARC = "data.warc.gz"
_INDEX_BLOCK = 3_000
"""Lines of the index that are compressed together, as py-wacz does."""
_DEFAULT_PORTS = {"http": 80, "https": 443}

# Of a rebuilt archive only the file's name tells the site, between the start of the run and the
# serial number.
_WANTED = """
warc_file IS NOT NULL AND fetched_at >= :since
AND (:site IS NULL
     OR run_id IN (SELECT r.id FROM runs AS r, json_each(r.sites) AS s WHERE s.value = :site)
     OR substr(warc_file, 18, length(warc_file) - 31) = :label)
"""
_CHOSEN = f"""
WITH wanted AS (SELECT id, refers_to FROM captures WHERE {_WANTED})
SELECT id, url, fetched_at, status, digest, content_type, record, warc_file, warc_offset,
       warc_length
FROM captures
WHERE id IN (SELECT id FROM wanted UNION SELECT refers_to FROM wanted) AND warc_file IS NOT NULL
ORDER BY warc_file, warc_offset
"""
_PAGES = """
SELECT c.id, c.url, c.fetched_at, a.title
FROM articles AS a JOIN captures AS c ON c.id = a.capture_id
ORDER BY c.fetched_at, c.id
"""


@dataclass(frozen=True, slots=True)
class Exported:
    """What a WACZ file holds."""

    records: int
    pages: int
    """Articles that its table of contents lists."""
    size_bytes: int


def export_wacz(
    archive: Archive,
    folder: Path,
    out: Path,
    *,
    site: str | None = None,
    since: date | None = None,
) -> Exported:
    """Write what was captured of ``site`` on the UTC day ``since`` or later to ``out``.

    ``folder`` holds the WARC files. A revisit brings the record that it repeats with it, however
    old. ``out`` appears as a whole or not at all. Raises :class:`UsageError` where there is nothing
    to export and :class:`ResourceError` where a record cannot be read or the file not written.
    """
    asked = {
        "since": since.isoformat() if since else "",
        "site": site,
        "label": site_label(site or ""),
    }
    rows = archive.select(_CHOSEN, asked)
    if not rows:
        raise UsageError("There is nothing to export: no page was captured as asked for.")
    part = out.with_name(f"{out.name}.part")
    try:
        with ZipFile(part, "w") as file:
            package = _Package(file)
            index = list(_copied(rows, folder, package))
            _write_index(sorted(index), package)
            chosen = {row[0] for row in rows}
            pages = [row for row in archive.select(_PAGES) if row[0] in chosen]
            package.add("pages/pages.jsonl", _page_lines(pages))
            package.describe(f"News archive: {site}" if site else "News archive")
        size = part.stat().st_size
        part.replace(out)
    except OSError as error:
        raise write_error(out, error) from error
    finally:
        part.unlink(missing_ok=True)
    return Exported(len(rows), len(pages), size)


def index_key(url: str) -> str:
    """The SURT form of a URL, by which CDXJ indexes are sorted: ``id,example)/berita/1?a=b``."""
    parts = urlsplit(url.lower())
    host = (parts.hostname or "").strip(".")
    head, _, rest = host.partition(".")
    if rest and head.startswith("www") and (head == "www" or head[3:].isdigit()):
        host = rest
    port = parts.port if parts.port != _DEFAULT_PORTS.get(parts.scheme) else None
    path = "/" + "/".join(one for one in parts.path.split("/") if one)
    query = "&".join(sorted(parts.query.split("&"))) if parts.query else ""
    return (
        ",".join(reversed(host.split(".")))
        + (f":{port}" if port else "")
        + f"){path}{'?' if query else ''}{query}"
    )


class _Package:
    """The zip file and the list of what is in it."""

    def __init__(self, file: ZipFile) -> None:
        self._file = file
        self._resources: list[dict[str, Any]] = []

    def add(self, path: str, chunks: Iterable[bytes], *, stored: bool = False) -> None:
        """One file; ``stored`` without the zip's own compression, so that readers can seek."""
        entry = ZipInfo(path, datetime.now(UTC).timetuple()[:6])
        entry.compress_type = ZIP_STORED if stored else ZIP_DEFLATED
        digest, size = hashlib.sha256(), 0
        with self._file.open(entry, "w", force_zip64=True) as out:
            for chunk in chunks:
                out.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        self._resources.append(
            {
                "name": path.rpartition("/")[2].lower(),
                "path": path,
                "hash": f"sha256:{digest.hexdigest()}",
                "bytes": size,
            }
        )

    def describe(self, title: str) -> None:
        """The package's own description, and the digest of it, which end the file."""
        about = {
            "profile": "data-package",
            "resources": self._resources,
            "title": title,
            "created": stamp(datetime.now(UTC)),
            "wacz_version": WACZ_VERSION,
            "software": f"newsarchive/{__version__}",
        }
        text = json.dumps(about, indent=2).encode()
        self.add("datapackage.json", [text])
        digest = {"path": "datapackage.json", "hash": self._resources[-1]["hash"]}
        self.add("datapackage-digest.json", [json.dumps(digest, indent=2).encode()])


def _copied(rows: list[tuple[Any, ...]], folder: Path, package: _Package) -> list[str]:
    """Copies the records; their lines of the index."""
    lines: list[str] = []

    def chunks() -> Iterator[bytes]:
        position = 0
        for row in rows:
            lines.append(_index_line(row, position))
            record = reader.read(*row[-3:])
            position += len(record)
            yield record

    with _Reader(folder) as reader:
        package.add(f"archive/{_WARC}", chunks(), stored=True)
    return lines


class _Reader:
    """Raw records, one file open at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._name: str | None = None
        self._file: IO[bytes] | None = None

    def __enter__(self) -> _Reader:
        return self

    def __exit__(self, *error: object) -> None:
        if self._file is not None:
            self._file.close()

    def read(self, name: str, offset: int, length: int) -> bytes:
        """Raises :class:`ResourceError` where the record is not there."""
        path = self._folder / name
        try:
            if self._file is None or name != self._name:
                self.__exit__()
                self._file, self._name = path.open("rb"), name
            self._file.seek(offset)
            record = self._file.read(length)
        except OSError as error:
            raise ResourceError(f"{path} cannot be read: {error.strerror}.") from error
        if len(record) < length:
            raise ResourceError(f"{path} is shorter than the archive says: restore a copy.")
        return record


def _index_line(row: tuple[Any, ...], offset: int) -> str:
    _, url, fetched_at, status, digest, content_type, record, _, _, length = row
    mime = (content_type or "").partition(";")[0].strip().lower()
    about = {
        "url": url,
        "mime": "warc/revisit" if record == "revisit" else mime or "unk",
        "status": str(status),
        "digest": digest,
        "length": str(length),
        "offset": str(offset),
        "filename": _WARC,
    }
    return f"{index_key(url)} {_timestamp(fetched_at)} {json.dumps(about)}\n"


def _write_index(lines: list[str], package: _Package) -> None:
    """The index in blocks, and the index of the blocks by their first line."""
    blocks: list[bytes] = []
    first_lines = ['!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}\n']
    offset = 0
    for start in range(0, len(lines), _INDEX_BLOCK):
        block = gzip.compress("".join(lines[start : start + _INDEX_BLOCK]).encode(), mtime=0)
        digest = f"sha256:{hashlib.sha256(block).hexdigest()}"
        place = {"offset": offset, "length": len(block), "digest": digest}
        key, moment, _ = lines[start].split(" ", 2)
        first_lines.append(f"{key} {moment} {json.dumps(place)}\n")
        blocks.append(block)
        offset += len(block)
    package.add("indexes/index.cdx.gz", blocks, stored=True)
    package.add("indexes/index.idx", [line.encode() for line in first_lines])


def _page_lines(rows: list[tuple[Any, ...]]) -> Iterator[bytes]:
    yield b'{"format": "json-pages-1.0", "id": "pages", "title": "Articles"}\n'
    for capture_id, url, fetched_at, title in rows:
        page = {"id": str(capture_id), "url": url, "ts": fetched_at, "title": title or url}
        yield json.dumps(page, ensure_ascii=False).encode() + b"\n"


def _timestamp(fetched_at: str) -> str:
    """The 14 digits that indexes use for ``2026-03-01T05:00:00Z``."""
    return "".join(digit for digit in fetched_at if digit.isdigit())
