"""Saved HTML files, and the list that says where each comes from."""

from __future__ import annotations

import csv
import gzip
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from newsarchive.errors import UsageError
from newsarchive.importing.found import Found, Item, Unread
from newsarchive.model import Page
from newsarchive.rules import Document
from newsarchive.store.decoding import MAX_BYTES

_SAVED_FROM = re.compile(rb"<!-- saved from url=\(\d{4}\)(https?://[^\s>]{1,2000}) -->")
"""What browsers write into the pages that they save."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list."""

    path: Path
    url: str
    fetched_at: datetime | None = None


def read_list(path: Path) -> list[Listed]:
    """The list's lines: file, URL and, where known, the time of fetching, ISO 8601 with offset.

    Separated by tabs, by commas (as in CSV) or by spaces; a first line without a URL is a
    heading. Files are looked for from the list's own folder. Raises :class:`UsageError`.
    """
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The list {path} cannot be read: {error}.") from error
    listed = []
    for number, line in enumerate(lines, start=1):
        cells = [cell.strip() for cell in _cells(line)]
        if not any(cells) or (number == 1 and not _is_url(cells)):
            continue
        if not _is_url(cells):
            raise UsageError(f"{path}, line {number}: write FILE, URL and perhaps a time.")
        listed.append(_listed(path, number, cells))
    return listed


def from_html(path: Path, listed: Listed | None = None) -> Iterator[Item]:
    """The page that a file (also gzipped) holds.

    Without a line in the list its own canonical address counts. Where nobody noted the time of
    fetching, the file's modification time stands for it.
    """
    try:
        body = unpacked(path)
        changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except (OSError, EOFError, zlib.error) as error:
        yield Unread(str(path), f"it cannot be read: {error}.")
        return
    url = listed.url if listed else _declared_url(body)
    if body is None or len(body) > MAX_BYTES:
        yield Unread(str(path), f"it is larger than {MAX_BYTES // 2**20} MB.")
    elif url is None:
        yield Unread(str(path), "it does not say its address: name it in a list (--url-list).")
    else:
        at = (listed.fetched_at if listed else None) or changed
        yield Found(url, at.replace(microsecond=0), body, "text/html")


def unpacked(path: Path) -> bytes:
    """The file's bytes, gunzipped where they are gzipped; one more than allowed at most."""
    with path.open("rb") as file:
        if file.peek(2)[:2] != b"\x1f\x8b":
            return file.read(MAX_BYTES + 1)
        with gzip.GzipFile(fileobj=file) as inner:
            return inner.read(MAX_BYTES + 1)


def by_path(listed: list[Listed]) -> Mapping[Path, Listed]:
    """The list's lines by the file that each names."""
    return {one.path.resolve(): one for one in listed}


def _cells(line: str) -> list[str]:
    if "\t" in line:
        return line.split("\t")
    before_url = line.partition("http")[0]
    if "," in before_url:
        return next(csv.reader([line]))
    return line.split()


def _is_url(cells: list[str]) -> bool:
    return len(cells) > 1 and cells[1].startswith(("http://", "https://"))


def _listed(path: Path, number: int, cells: list[str]) -> Listed:
    time = " ".join(cells[2:]).strip()
    try:
        fetched_at = datetime.fromisoformat(time) if time else None
    except ValueError:
        fetched_at = None
    if time and (fetched_at is None or fetched_at.tzinfo is None):
        raise UsageError(
            f"{path}, line {number}: {time!r} is not a time; write 2026-01-31T08:30+07:00."
        )
    return Listed(path.parent / cells[0], cells[1], fetched_at)


def _declared_url(body: bytes) -> str | None:
    """The address that a page gives itself, or that the browser noted which saved it."""
    document = Document(Page(url="", body=body))
    declared = [*document.links.get("canonical", ()), *document.meta.get("og:url", ())]
    for url in map(str, declared):
        if url.startswith(("http://", "https://")):
            return url
    saved = _SAVED_FROM.search(body[:4096])
    return str(saved[1], "ascii", "replace") if saved else None
