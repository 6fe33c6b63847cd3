"""WARC files and WACZ packages made by others: browsertrix, wget, Heritrix, Common Crawl."""

from __future__ import annotations

import shutil
import tempfile
import zlib
from collections.abc import Callable, Iterator
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from newsarchive.importing.found import Found, Item, Skipped, Unread
from newsarchive.store.decoding import MAX_BYTES
from newsarchive.store.warc_reading import Damage, Record, iter_records

_HTML = frozenset({"text/html", "application/xhtml+xml"})
_LONGEST_KIND = 60
"""Characters of a name to count by; a broken file may hold anything there."""
_MOVED = frozenset({301, 302, 303, 307, 308})
_HOP_BY_HOP = frozenset({
    "connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection",
    "te", "trailer", "transfer-encoding", "upgrade",
})  # fmt: skip
"""They describe a connection that is long gone; the payload comes with its chunks put together."""
_ZIP_ERRORS = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What Python raises for a broken, an unknown or an encrypted member of a ZIP file."""


def from_warc(path: Path, shown: str = "") -> Iterator[Item]:
    """The HTML pages and redirects of a WARC file, and what of it cannot be read.

    ``shown`` is what to call the file. Raises :class:`ResourceError` where it cannot be opened.
    """
    name = shown or str(path)
    for one in iter_records(path):
        if isinstance(one, Damage):
            yield Unread(f"{name} at byte {one.offset}", f"{one.reason}.")
        else:
            yield _item(one)


def from_wacz(path: Path) -> Iterator[Item]:
    """The same of every WARC file in a WACZ package, unpacked one at a time."""
    try:
        with ZipFile(path) as package, tempfile.TemporaryDirectory() as folder:
            names = [name for name in package.namelist() if _is_archive(name)]
            if not names:
                yield Unread(str(path), "the package holds no archive/*.warc file.")
            for name in names:
                unpacked = Path(folder) / Path(name).name
                problem = _unpack(package, name, unpacked)
                if problem:
                    yield Unread(f"{path}, {name}", problem)
                yield from from_warc(unpacked, f"{path}, {name}")
                unpacked.unlink()
    except _ZIP_ERRORS as error:
        yield Unread(str(path), f"it is no whole ZIP file: {error}.")


def _is_archive(name: str) -> bool:
    return name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))


def _unpack(package: ZipFile, name: str, to: Path) -> str | None:
    """Writes what of a member can be unpacked; why it ends early, if it does."""
    try:
        with to.open("wb") as file, package.open(name) as member:
            shutil.copyfileobj(member, file)
    except _ZIP_ERRORS as error:
        return f"it does not unpack to its end: {error}."
    return None


def _item(record: Record) -> Item:
    read = _READERS.get(record.kind)
    if read is None:
        return Skipped(record.kind[:_LONGEST_KIND])
    # wget wrote <http://...> for years, after a mistake in the first standard.
    url = (record.url or "").strip("<> ")
    if not url.startswith(("http://", "https://")):
        return Skipped(f"{record.kind} without a web address")
    if record.at is None:
        return Skipped(f"{record.kind} without a date")
    if len(record.payload) > MAX_BYTES:
        return Skipped(f"{record.kind} over {MAX_BYTES // 2**20} MB")
    return read(record, url, record.at.replace(microsecond=0))


def _response(record: Record, url: str, at: datetime) -> Item:
    if record.status in _MOVED:
        return _found(record, url, at)
    if record.status != HTTPStatus.OK:
        return Skipped(f"status {record.status}")
    kind = _media_type(record.header("content-type"))
    if kind in _HTML or (not kind and record.payload.lstrip()[:1] == b"<"):
        return _found(record, url, at)
    return Skipped(kind[:_LONGEST_KIND] or "response without a type")


def _revisit(record: Record, url: str, at: datetime) -> Item:
    original = (record.fields.get("WARC-Refers-To-Target-URI") or url).strip("<> ")
    try:
        first = datetime.fromisoformat(record.fields.get("WARC-Refers-To-Date", ""))
    except ValueError:
        return Skipped("revisit that names no original")
    if first.tzinfo is None or record.status not in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED):
        return Skipped("revisit of no page")
    return _found(record, url, at, repeats=(original, first.replace(microsecond=0)))


def _resource(record: Record, url: str, at: datetime) -> Item:
    kind = _media_type(record.fields.get("Content-Type"))
    if kind not in _HTML:
        return Skipped(f"resource {kind[:_LONGEST_KIND]}")
    return Found(url, at, record.payload, kind, record_id=record.fields.get("WARC-Record-ID"))


def _found(
    record: Record, url: str, at: datetime, repeats: tuple[str, datetime] | None = None
) -> Found:
    return Found(
        url,
        at,
        b"" if repeats else record.payload,
        record.header("content-type"),
        record.status or HTTPStatus.OK,
        _head(record),
        record.fields.get("WARC-Record-ID"),
        repeats,
    )


def _head(record: Record) -> bytes:
    lines = [f"HTTP/1.1 {record.status} {_phrase(record.status)}"]
    lines += [
        f"{name}: {' '.join(value.split())}"
        for name, value in record.headers
        if name.lower() not in _HOP_BY_HOP
    ]
    return "\r\n".join((*lines, "", "")).encode("latin-1", "replace")


def _phrase(status: int | None) -> str:
    try:
        return HTTPStatus(status or 0).phrase
    except ValueError:
        return ""


def _media_type(value: str | None) -> str:
    return (value or "").partition(";")[0].strip().lower()


_READERS: dict[str, Callable[[Record, str, datetime], Item]] = {
    "response": _response,
    "revisit": _revisit,
    "resource": _resource,
}
