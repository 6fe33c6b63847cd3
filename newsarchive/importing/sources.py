"""Which files an import reads, and as what: told by their first bytes, not by their names."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from newsarchive.errors import UsageError
from newsarchive.importing.found import Item, Skipped, Unread
from newsarchive.importing.html import Listed, from_html
from newsarchive.importing.warc import from_wacz, from_warc
from newsarchive.importing.wp_json import from_posts

_HEAD_BYTES = 1024
_GZIP = b"\x1f\x8b"
_GZIP_WINDOW = 31
_BY_NAME = (".warc", ".warc.gz", ".arc", ".arc.gz")
"""Read as WARC whatever their bytes, so that a broken one is told and not passed over."""

_BY_START: tuple[tuple[bytes, Callable[[Path], Iterator[Item]]], ...] = (
    (b"WARC/", from_warc),
    (b"PK\x03\x04", from_wacz),
    (b"PK\x05\x06", from_wacz),
    (b"[", from_posts),
    (b"{", from_posts),
)


def items(sources: Iterable[Path], listed: Mapping[Path, Listed]) -> Iterator[Item]:
    """What every source holds, a folder's files in the order of their names.

    ``listed`` (by resolved path) names the HTML files whose address is known. Raises
    :class:`UsageError` for a source that is not there.
    """
    for source in sources:
        if source.is_dir():
            for path in sorted(one for one in source.rglob("*") if one.is_file()):
                yield from _of_file(path, listed)
        elif source.is_file():
            yield from _of_file(source, listed)
        else:
            raise UsageError(f"{source} is not there: name a WARC, WACZ, HTML or JSON file.")


def _of_file(path: Path, listed: Mapping[Path, Listed]) -> Iterator[Item]:
    line = listed.get(path.resolve())
    if line is not None:
        yield from from_html(path, line)
        return
    try:
        start = _start(path)
    except OSError as error:
        yield Unread(str(path), f"it cannot be read: {error.strerror}.")
        return
    if path.name.lower().endswith(_BY_NAME):
        yield from from_warc(path)
        return
    for magic, read in _BY_START:
        if start.startswith(magic):
            yield from read(path)
            return
    if start.startswith(b"<"):
        yield from from_html(path)
    else:
        yield Skipped("file of another kind")


def _start(path: Path) -> bytes:
    """The first bytes of what the file holds, unpacked, without a byte order mark or spaces."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(_GZIP_WINDOW).decompress(head, _HEAD_BYTES)
        except zlib.error:
            return head
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()
