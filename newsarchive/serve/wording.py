"""How values read on a page: days, moments, addresses, numbers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from newsarchive.model import Timestamp

_LONGEST_ADDRESS = 60

ROLES = {
    "author": "by", "writer": "written by", "reporter": "reported by", "editor": "edited by",
    "redactor": "edited by", "publisher": "published by", "uploader": "uploaded by",
    "contributor": "contributed by", "correspondent": "correspondent", "photographer": "photo",
    "videographer": "video", "translator": "translated by", "producer": "produced by",
    "graphics": "graphics", "desk": "desk", "agency": "agency", "source": "source",
    "initials": "signed",
}  # fmt: skip
"""Byline role -> what stands before the name."""


def day(value: str | None) -> str:
    """``2026-11-06`` as ``6 Nov 2026``; an en dash for none."""
    if not value:
        return "–"
    at = date.fromisoformat(value[:10])
    return f"{at.day} {at:%b %Y}"


def moment(value: str | datetime | None) -> str:
    """A UTC time as ``6 Nov 2026, 00:30 UTC``; an en dash for none."""
    if not value:
        return "–"
    at = datetime.fromisoformat(value) if isinstance(value, str) else value
    return f"{at.day} {at:%b %Y, %H:%M} UTC"


def stamp(value: Timestamp | None) -> str:
    """A time as exactly as the page gave it, on the page's own clock; an en dash for none."""
    if value is None:
        return "–"
    at = value.at
    told = f"{at.day} {at:%B %Y}"
    if value.precision == "day":
        return told
    clock = f"{at:%H:%M:%S}" if value.precision == "second" and at.second else f"{at:%H:%M}"
    offset = f"{at:%z}"
    return f"{told}, {clock} (UTC{offset[:3]}:{offset[3:]})"


def number(value: float | None) -> str:
    """Grouped by thousands; an en dash for none."""
    return "–" if value is None else f"{value:,}"


def web_address(value: str | None) -> str | None:
    """``value`` where a browser may be sent there: http and https alone; else None."""
    if not value:
        return None
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    return value if parts.scheme in ("http", "https") and parts.netloc else None


def short_address(value: str) -> str:
    """Host and path, cut to what a column has room for."""
    shown = value.partition("://")[2] or value
    return shown if len(shown) <= _LONGEST_ADDRESS else f"{shown[: _LONGEST_ADDRESS - 1]}…"


FILTERS: dict[str, Callable[..., Any]] = {
    "day": day,
    "moment": moment,
    "stamp": stamp,
    "number": number,
    "web_address": web_address,
    "short_address": short_address,
    "role": lambda role: ROLES.get(role, role),
}
"""Under their names in templates."""
