"""The last robots.txt that each host gave, for when it cannot be had."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from newsarchive.store.archive import Archive
from newsarchive.store.record import stamp

_KEEP = """
INSERT INTO robots (host, text, fetched_at) VALUES (?, ?, ?)
ON CONFLICT (host) DO UPDATE SET text = excluded.text, fetched_at = excluded.fetched_at
"""
_LATEST = "SELECT text, fetched_at FROM robots WHERE host = ?"


@dataclass(frozen=True, slots=True)
class Copy:
    """What a host's robots.txt said."""

    text: str
    """Empty where the host had none."""
    fetched_at: datetime
    """Aware; to the second."""


def keep(archive: Archive, host: str, text: str, at: datetime) -> None:
    """Store what the robots.txt of ``host`` (a scheme and host) says now."""
    archive.execute(_KEEP, [host, text, stamp(at)])


def latest(archive: Archive, host: str) -> Copy | None:
    """The copy of that host's robots.txt; None where there never was one."""
    rows = archive.select(_LATEST, [host])
    return Copy(rows[0][0], datetime.fromisoformat(rows[0][1])) if rows else None
