"""Dumps of WordPress's REST API (``/wp-json/wp/v2/posts?_embed``): arrays of posts."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newsarchive.importing.found import Found, Item, Skipped, Unread
from newsarchive.importing.html import unpacked
from newsarchive.replay.posts import CONTENT_TYPE, is_post
from newsarchive.store.decoding import MAX_BYTES


def from_posts(path: Path) -> Iterator[Item]:
    """Every post in a JSON file (also gzipped): an array, one post, or one post a line.

    A post becomes a record of its own, its JSON unchanged; the file's modification time stands
    for when the API was asked.
    """
    try:
        body = unpacked(path)
        at = datetime.fromtimestamp(path.stat().st_mtime, UTC).replace(microsecond=0)
    except (OSError, EOFError, zlib.error) as error:
        yield Unread(str(path), f"it cannot be read: {error}.")
        return
    if len(body) > MAX_BYTES:
        yield Unread(str(path), f"it is larger than {MAX_BYTES // 2**20} MB: split it.")
        return
    for number, value in enumerate(_values(body), start=1):
        if isinstance(value, Unread):
            yield Unread(f"{path}, value {number}", value.reason)
        elif is_post(value):
            payload = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
            yield Found(value["link"].strip(), at, payload, CONTENT_TYPE)
        else:
            yield Skipped("JSON that is no post")


def _values(body: bytes) -> Iterator[Any]:
    """Each value of an array, or of the lines where the whole is not JSON."""
    try:
        whole = json.loads(body)
    except (ValueError, RecursionError):
        yield from _line_values(body)
        return
    yield from whole if isinstance(whole, list) else [whole]


def _line_values(body: bytes) -> Iterator[Any]:
    for line in filter(bytes.strip, body.splitlines()):
        try:
            yield json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Unread("", f"it is not JSON: {error}.")
            return
