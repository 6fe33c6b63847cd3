"""Undoing Content-Encoding just as the crawl does, so that a replay reads the bytes it read.

Scrapy decodes what it can, from the outermost encoding inwards, keeps what came before a stream
breaks off, and refuses a body that grows too large; a test holds this module to it.
"""

from __future__ import annotations

import gzip
import struct
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO

MAX_BYTES = 32 * 1024 * 1024
"""The crawl's DOWNLOAD_MAXSIZE, which holds again after decompression."""

_CHUNK_BYTES = 65_536
_RAW_DEFLATE = -15


class UndecodableError(ValueError):
    """A body that its encoding does not fit, or that is too large decoded."""


def decoded(body: bytes, encodings: Iterable[str], max_bytes: int = MAX_BYTES) -> bytes:
    """``body`` without its content encodings, given as the values of its Content-Encoding headers.

    An encoding that is not known, and those within it, stay. Raises :class:`UndecodableError`.
    """
    names = [name.strip().lower() for value in encodings for name in value.split(",")]
    while names and names[-1] in _DECODERS:
        body = _joined(_DECODERS[names.pop()](body), max_bytes)
    return body


def _joined(chunks: Iterator[bytes], max_bytes: int) -> bytes:
    found, size = [], 0
    try:
        for chunk in chunks:
            found.append(chunk)
            size += len(chunk)
            if size > max_bytes:
                raise UndecodableError(f"it is larger than {max_bytes} bytes decoded")
    except (OSError, EOFError, struct.error, zlib.error) as error:
        raise UndecodableError(f"it does not decode: {error}") from error
    return b"".join(found)


def _gunzipped(body: bytes) -> Iterator[bytes]:
    file = gzip.GzipFile(fileobj=BytesIO(body))
    begun = False
    while True:
        try:
            chunk = file.read1(_CHUNK_BYTES)
        except (OSError, EOFError, struct.error):
            if begun:
                return
            raise
        if not chunk:
            return
        begun = True
        yield chunk


def _inflated(body: bytes) -> Iterator[bytes]:
    decompressor = zlib.decompressobj()
    try:
        yield decompressor.decompress(body, _CHUNK_BYTES)
    except zlib.error:  # some servers send the raw stream, without zlib's own header
        decompressor = zlib.decompressobj(_RAW_DEFLATE)
        yield decompressor.decompress(body, _CHUNK_BYTES)
    while decompressor.unconsumed_tail and not decompressor.eof:
        yield decompressor.decompress(decompressor.unconsumed_tail, _CHUNK_BYTES)


def _unbrotlied(body: bytes) -> Iterator[bytes]:
    import brotli  # type: ignore[import-untyped]  # ships no types; comes with Scrapy

    decompressor = brotli.Decompressor()
    try:
        yield decompressor.process(body, output_buffer_limit=_CHUNK_BYTES)
        while not decompressor.is_finished():
            chunk = decompressor.process(b"", output_buffer_limit=_CHUNK_BYTES)
            if not chunk:
                return
            yield chunk
    except brotli.error as error:
        raise UndecodableError(f"it does not decode: {error}") from error


def _unzstded(body: bytes) -> Iterator[bytes]:
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd  # comes with Scrapy

    file = zstd.ZstdFile(BytesIO(body))
    try:
        while chunk := file.read(_CHUNK_BYTES):
            yield chunk
    except EOFError:
        return
    except zstd.ZstdError as error:
        raise UndecodableError(f"it does not decode: {error}") from error


_DECODERS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _gunzipped,
    "x-gzip": _gunzipped,
    "deflate": _inflated,
    "br": _unbrotlied,
    "zstd": _unzstded,
}
