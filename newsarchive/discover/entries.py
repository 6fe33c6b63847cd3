"""What every source of article URLs yields: one record an article, as the source shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One article that a listing page or a feed points to."""

    url: str
    """Absolute, as linked: the address to ask for. Its identity is ``canonical_url(url)``."""
    title: str = ""
    """The headline as shown, on one line; "" where the source shows none."""
    date: str = ""
    """The date text as shown, unread ("2 jam lalu", "Tue, 14 Nov 2023 21:37:00 +0700")."""
