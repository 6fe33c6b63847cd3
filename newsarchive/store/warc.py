"""Writing WARC 1.1: every response as it was sent, one gzip member a record, appended only.

fastwarc builds the records; zlib compresses them, because it lets other threads run meanwhile.
Requests stand before their responses, so a file that ends well ends with a record that the archive
knows, and looking after an interrupted run costs one ``stat`` a file.
"""

from __future__ import annotations

import base64
import errno
import fcntl
import hashlib
import os
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from itertools import count
from pathlib import Path

from fastwarc.warc import WarcRecord, WarcRecordType

from newsarchive.errors import ResourceError
from newsarchive.store.captures import NOT_MODIFIED, CaptureKind, Place
from newsarchive.store.record import stamp
from newsarchive.version import __version__

LEVEL = 4
"""Of gzip. On pages of 90 kB level 6 takes 1.4 times as long and saves 4 % of the space; bodies
that came compressed, as nearly all do, take the same either way."""
MAX_BYTES = 1_000_000_000
"""Where a file ends and the next begins, as is usual in the field."""

FILE_NAME = re.compile(r"\d{8}T\d{6}Z-[\w.-]{1,100}-\d{5}\.warc\.gz", re.ASCII)
"""Start of the run, site and serial number: file names sort by time."""

KIND, SECTION, PART_OF = "NewsArchive-Kind", "NewsArchive-Section", "NewsArchive-Part-Of"
"""Fields of our own in a record's header, so that a lost database can be rebuilt from the files."""

_PROFILES = "http://netpreserve.org/warc/1.1/revisit/"
_SAME_PAYLOAD = _PROFILES + "identical-payload-digest"
_UNCHANGED = _PROFILES + "server-not-modified"
_CONFORMS_TO = "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
_RECORDS = {
    "warcinfo": (WarcRecordType.warcinfo, "application/warc-fields"),
    "request": (WarcRecordType.request, "application/http; msgtype=request"),
    "response": (WarcRecordType.response, "application/http; msgtype=response"),
    "revisit": (WarcRecordType.revisit, "application/http; msgtype=response"),
}
_GZIP_WINDOW = 31


@dataclass(frozen=True, slots=True)
class Original:
    """The record that holds the payload which a revisit repeats."""

    url: str
    fetched_at: datetime
    digest: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its response, as they went over the wire."""

    url: str
    at: datetime
    """Aware; when the response was complete."""
    request: bytes
    """Request line and headers, with the empty line that ends them."""
    head: bytes
    """Status line and headers, with the empty line that ends them."""
    body: bytes
    """As sent: still compressed where the server compressed it."""
    status: int
    ip_address: str | None = None
    kind: CaptureKind = "other"
    section: str | None = None
    part_of: str | None = None
    """Of a further part: URL of the article's first page."""
    repeats: Original | None = None
    """Makes it a revisit: the payload is left out, for this record holds it."""


def warc_folder(archive: Path) -> Path:
    """Where an archive's WARC files are: ``warc/`` beside ``archive.db``, ``x-warc/`` beside x.db.

    Two archives of one folder never share one, or each would take the other's records for its own.
    """
    return archive.parent / ("warc" if archive.stem == "archive" else f"{archive.stem}-warc")


def site_label(name: str) -> str:
    """A site's name as it stands in the names of its files."""
    return re.sub(r"[^A-Za-z0-9._-]", "_", name)[:100]


def payload_digest(payload: bytes) -> str:
    """``sha1:`` and base 32, the form that every WARC tool of the field reads."""
    return (
        "sha1:" + base64.b32encode(hashlib.sha1(payload, usedforsecurity=False).digest()).decode()
    )


class WarcWriter:
    """Appends exchanges to the WARC files of one run; the first file appears with the first one.

    Its file is locked while it is open, which tells :func:`newsarchive.store.warc_recovery.recover`
    that its end is still being written; the kernel unlocks it however the process ends.
    """

    def __init__(
        self,
        folder: Path,
        label: str,
        started_at: datetime,
        *,
        info: Mapping[str, str] | None = None,
        level: int = LEVEL,
        max_bytes: int = MAX_BYTES,
    ) -> None:
        """``label`` (the site's name) and ``started_at`` go into the file names, ``info`` into
        each file's warcinfo; ``level`` is gzip's, 1 to 9; a file ends beyond ``max_bytes``.
        """
        self._folder = folder
        moment = started_at.astimezone(UTC)
        self._name = f"{moment:%Y%m%dT%H%M%SZ}-{site_label(label)}"
        self._started_at = started_at
        self._info = dict(info or {})
        self._level = level
        self._max_bytes = max_bytes
        self._serials = count()
        self._file: int | None = None
        self._path = folder
        self._size = 0
        self._info_id = ""

    def write(self, exchange: Exchange) -> Place:
        """Append the request and its response or revisit; where the latter stands.

        The operating system has both when this returns. Raises :class:`ResourceError` where they
        cannot be written; what of them was is taken away again.
        """
        if self._file is None or self._size >= self._max_bytes:
            self._begin_file()
        request, response = self._records(exchange)
        start = self._size
        self._append(request + response)
        return Place(self._path.name, start + len(request), len(response))

    def write_foreign(
        self, kind: str, url: str, at: datetime, block: bytes, fields: Mapping[str, str]
    ) -> Place:
        """Append one record that was made elsewhere, with its own header ``fields``; where it
        stands. Raises :class:`ResourceError` like :meth:`write`.
        """
        if self._file is None or self._size >= self._max_bytes:
            self._begin_file()
        record = WarcRecord()
        record.init_headers(getattr(WarcRecordType, kind))
        record.headers["WARC-Date"] = stamp(at)
        record.headers["WARC-Target-URI"] = _one_line(url)
        record.headers["WARC-Warcinfo-ID"] = self._info_id
        for name, value in fields.items():
            record.headers[name] = _one_line(value)
        record.set_bytes_content(block)
        start, data = self._size, self._compressed(record)
        self._append(data)
        return Place(self._path.name, start, len(data))

    def close(self) -> None:
        """End the file and have the disk hold it. Raises :class:`ResourceError`."""
        if self._file is None:
            return
        file, self._file = self._file, None
        try:
            os.fsync(file)
        except OSError as error:
            raise write_error(self._path, error) from error
        finally:
            os.close(file)

    def _begin_file(self) -> None:
        self.close()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = self._new_file()
        except OSError as error:
            raise write_error(self._path, error) from error
        self._size = 0
        self._append(self._warcinfo())

    def _new_file(self) -> int:
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_APPEND
        while True:
            self._path = self._folder / f"{self._name}-{next(self._serials):05}.warc.gz"
            try:
                file = os.open(self._path, flags, 0o644)
            except FileExistsError:  # another crawl of this site began in the same second
                continue
            fcntl.flock(file, fcntl.LOCK_EX)
            return file

    def _append(self, data: bytes) -> None:
        assert self._file is not None  # noqa: S101 - every caller has begun a file
        try:
            left = memoryview(data)
            while left:
                left = left[os.write(self._file, left) :]
        except OSError as error:
            self._undo(error)
        self._size += len(data)

    def _undo(self, error: OSError) -> None:
        """Take a torn record away; where even that fails, the next run's recovery does it."""
        assert self._file is not None  # noqa: S101 - it has just been written to
        try:
            os.ftruncate(self._file, self._size)
        except OSError as worse:
            raise write_error(self._path, worse) from error
        raise write_error(self._path, error) from error

    def _warcinfo(self) -> bytes:
        fields = {
            "software": f"newsarchive/{__version__}",
            "format": "WARC File Format 1.1",
            "conformsTo": _CONFORMS_TO,
            **self._info,
        }
        block = "".join(f"{name}: {_one_line(value)}\r\n" for name, value in fields.items())
        record = _record("warcinfo", self._started_at, block.encode())
        record.headers["WARC-Filename"] = self._path.name
        self._info_id = record.headers["WARC-Record-ID"]
        return self._compressed(record)

    def _records(self, exchange: Exchange) -> tuple[bytes, bytes]:
        response = self._response(exchange)
        request = self._record("request", exchange, exchange.request)
        request.headers["WARC-Concurrent-To"] = response.headers["WARC-Record-ID"]
        return self._compressed(request), self._compressed(response)

    def _response(self, exchange: Exchange) -> WarcRecord:
        original = exchange.repeats
        if original is None:
            record = self._record("response", exchange, exchange.head + exchange.body)
            record.headers["WARC-Payload-Digest"] = payload_digest(exchange.body)
        else:
            record = self._record("revisit", exchange, exchange.head)
            unchanged = exchange.status == NOT_MODIFIED
            record.headers["WARC-Profile"] = _UNCHANGED if unchanged else _SAME_PAYLOAD
            record.headers["WARC-Payload-Digest"] = original.digest
            record.headers["WARC-Refers-To-Target-URI"] = original.url
            record.headers["WARC-Refers-To-Date"] = stamp(original.fetched_at)
        record.headers[KIND] = exchange.kind
        for name, value in ((SECTION, exchange.section), (PART_OF, exchange.part_of)):
            if value:
                record.headers[name] = _one_line(value)
        return record

    def _record(self, kind: str, exchange: Exchange, block: bytes) -> WarcRecord:
        record = _record(kind, exchange.at, block)
        record.headers["WARC-Target-URI"] = _one_line(exchange.url)
        record.headers["WARC-Warcinfo-ID"] = self._info_id
        if exchange.ip_address:
            record.headers["WARC-IP-Address"] = exchange.ip_address
        return record

    def _compressed(self, record: WarcRecord) -> bytes:
        plain = BytesIO()
        record.write(plain, checksum_data=True)
        compressor = zlib.compressobj(self._level, zlib.DEFLATED, _GZIP_WINDOW)
        return compressor.compress(plain.getbuffer()) + compressor.flush()


def write_error(path: Path, error: OSError) -> ResourceError:
    """Why ``path`` could not be written, in one sentence."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ResourceError(f"The disk is full: free some space for {path}, then run again.")
    return ResourceError(f"{path} cannot be written ({error.strerror}): check its folder and disk.")


def _record(kind: str, at: datetime, block: bytes) -> WarcRecord:
    record_type, content_type = _RECORDS[kind]
    record = WarcRecord()
    record.init_headers(record_type)
    record.headers["WARC-Date"] = stamp(at)
    record.headers["Content-Type"] = content_type
    record.set_bytes_content(block)
    return record


def _one_line(text: str) -> str:
    """``text`` without what would end a header's line."""
    return " ".join(text.split())
