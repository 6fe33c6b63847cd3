"""How often a site is asked: its Crawl-delay, its Retry-After, and less often while it struggles.

Pure: no request is made here, and time is whatever the caller's monotonic clock says, so that a
change of the system's clock moves nothing.
"""

from __future__ import annotations

import math
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST_SLOWING = 15.0
"""Seconds: no site that struggles is given longer pauses than this, unless it asks for them."""


class Pace:
    """The pauses between requests to one site, in seconds.

    A pause counts from the moment when the answer to the last request began, for by then the
    server surely had it; so two requests never come to the server closer together than that.
    """

    def __init__(self, shortest: float) -> None:
        self.shortest = shortest
        """What the operator set, or the site asks for; 0 only for a server of one's own."""
        self.pause = shortest
        self._last = -math.inf
        self._held_until = -math.inf

    @property
    def next_at(self) -> float:
        """From when on the next request may leave."""
        return max(self._last + self.pause, self._held_until)

    @property
    def held_until(self) -> float:
        """Until when the site asked to be left alone; minus infinity where it never did."""
        return self._held_until

    def lengthen(self, seconds: float) -> None:
        """No pause is to be shorter than ``seconds`` from now on."""
        self.shortest = max(self.shortest, seconds)
        self.pause = max(self.pause, seconds)

    def hold(self, until: float) -> None:
        """The whole site is to be left alone until then."""
        self._held_until = max(self._held_until, until)

    def answered(self, at: float, latency: float) -> None:
        """An answer began at ``at``, ``latency`` after its request: a slow site is asked less."""
        self._last = at
        self._set((self.pause + latency) / 2 if latency < self.pause else latency)

    def struggled(self, at: float) -> None:
        """The site failed or said that it is asked too much: the pauses double."""
        self._last = at
        self._set(self.pause * 2)

    def _set(self, pause: float) -> None:
        slowed = min(pause, LONGEST_SLOWING) if self.shortest else 0.0
        self.pause = max(self.shortest, slowed)


def retry_after(header: bytes | None, now: datetime) -> float | None:
    """Seconds to wait by a Retry-After header (a number or a date); None when it says nothing.

    ``now`` is best what the answer's own Date header says: both are the server's clock then.
    """
    if header is None:
        return None
    text = header.decode("latin-1").strip()
    if text.isdecimal():
        return float(text[:9])
    at = http_date(text)
    return None if at is None else max(0.0, (at - now).total_seconds())


def http_date(text: str) -> datetime | None:
    """The instant that a header names; None where it names none."""
    try:
        at = parsedate_to_datetime(text)
    except ValueError:
        return None
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at
