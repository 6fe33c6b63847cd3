"""What a source holds, whatever its kind: pages to bring in, and what was passed over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Found:
    """One answer or saved page, as it goes into the archive's WARC files."""

    url: str
    at: datetime
    """Aware, to the second: when it was fetched or saved."""
    payload: bytes
    """As sent: still compressed where the server compressed it, transfer encoding undone."""
    content_type: str | None
    status: int = 200
    head: bytes = b""
    """Status line and headers with the empty line after them; empty where there was no HTTP."""
    record_id: str | None = None
    """Of the WARC record it comes from."""
    repeats: tuple[str, datetime] | None = None
    """URL and instant of the answer whose payload this one repeats, which then has none itself."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that is no page, or not one of use; only counted."""

    what: str
    """A short name to count by: ``request``, ``image/png``, ``status 404``."""


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that should have been readable and is not."""

    where: str
    """The file, and the place in it."""
    reason: str
    """One sentence."""


Item = Found | Skipped | Unread
