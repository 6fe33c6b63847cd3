"""Content encodings are undone exactly as Scrapy undoes them in a crawl."""

from __future__ import annotations

import gzip
import sys
import zlib

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response
from scrapy.spiders import Spider
from scrapy.utils.test import get_crawler

from newsarchive.crawl.settings import DOWNLOAD_MAXSIZE
from newsarchive.store.decoding import MAX_BYTES, UndecodableError, decoded

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

HTML = b"<p>Jembatan gantung dibuka kembali.</p>" * 5_000
PACKED = gzip.compress(HTML)
RAW = zlib.compressobj(wbits=-15)
RAW_DEFLATE = RAW.compress(HTML) + RAW.flush()
LIMIT = 1_000_000


def scrapys(body: bytes, encodings: list[str], limit: int = LIMIT) -> bytes | None:
    """What Scrapy's own middleware makes of it; None where it hands no page on."""
    middleware = HttpCompressionMiddleware.from_crawler(
        get_crawler(Spider, {"DOWNLOAD_MAXSIZE": limit, "DOWNLOAD_WARNSIZE": 0})
    )
    response = Response(
        "https://www.example.id/", headers={"Content-Encoding": encodings}, body=body
    )
    try:
        return middleware.process_response(Request(response.url), response).body
    except (IgnoreRequest, OSError, EOFError, zlib.error, brotli.error, zstd.ZstdError):
        return None


def ours(body: bytes, encodings: list[str], limit: int = LIMIT) -> bytes | None:
    try:
        return decoded(body, encodings, limit)
    except UndecodableError:
        return None


@pytest.mark.parametrize(
    ("body", "encodings"),
    [
        pytest.param(HTML, [], id="none"),
        pytest.param(PACKED, ["gzip"], id="gzip"),
        pytest.param(PACKED, [" GZip "], id="spelling"),
        pytest.param(PACKED, ["x-gzip"], id="x-gzip"),
        pytest.param(PACKED + PACKED, ["gzip"], id="two members"),
        pytest.param(PACKED[:-200], ["gzip"], id="gzip cut off"),
        pytest.param(PACKED + b"rubbish", ["gzip"], id="rubbish behind"),
        pytest.param(HTML, ["gzip"], id="not gzip at all"),
        pytest.param(b"", ["gzip"], id="empty"),
        pytest.param(zlib.compress(HTML), ["deflate"], id="deflate"),
        pytest.param(RAW_DEFLATE, ["deflate"], id="raw deflate"),
        pytest.param(zlib.compress(HTML)[:-99], ["deflate"], id="deflate cut off"),
        pytest.param(HTML, ["deflate"], id="not deflate at all"),
        pytest.param(brotli.compress(HTML), ["br"], id="brotli"),
        pytest.param(brotli.compress(HTML)[:-20], ["br"], id="brotli cut off"),
        pytest.param(HTML, ["br"], id="not brotli at all"),
        pytest.param(zstd.compress(HTML), ["zstd"], id="zstd"),
        pytest.param(zstd.compress(HTML)[:-9], ["zstd"], id="zstd cut off"),
        pytest.param(HTML, ["zstd"], id="not zstd at all"),
        pytest.param(brotli.compress(PACKED), ["gzip, br"], id="one in another"),
        pytest.param(brotli.compress(PACKED), ["gzip", "br"], id="in two headers"),
        pytest.param(PACKED, ["utf-8"], id="unknown"),
        pytest.param(PACKED, ["aes128gcm, gzip"], id="unknown within"),
        pytest.param(gzip.compress(bytes(LIMIT + 1)), ["gzip"], id="too large"),
        pytest.param(gzip.compress(bytes(LIMIT)), ["gzip"], id="as large as may be"),
        pytest.param(brotli.compress(bytes(LIMIT + 1)), ["br"], id="too large, brotli"),
        pytest.param(zstd.compress(bytes(LIMIT + 1)), ["zstd"], id="too large, zstd"),
    ],
)
def test_each_encoding_is_undone_as_scrapy_does(body, encodings):
    assert ours(body, encodings) == scrapys(body, encodings)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["gzip", "deflate", "br", "zstd"]),
    st.sampled_from([PACKED, RAW_DEFLATE, brotli.compress(HTML), zstd.compress(HTML)]),
    st.integers(0, 400),
    st.binary(max_size=8),
)
def test_broken_bodies_end_as_they_do_in_scrapy(encoding, body, at, noise):
    broken = body[:at] + noise + body[at + len(noise) :]
    assert ours(broken, [encoding]) == scrapys(broken, [encoding])


def test_the_limit_is_the_crawl_s():
    assert MAX_BYTES == DOWNLOAD_MAXSIZE
