"""An answer that takes long to find and may be some minutes old, with its age."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, TypeVar

_Value = TypeVar("_Value")

_FRESH_S = 30.0
"""An answer stays good so long at least, ..."""
_SHARE = 20
"""... and for so many times the time that finding it took, so that counting a large archive never
keeps the machine busy for more than a twentieth of the time."""
_PATIENCE_S = 0.25
"""How long after its begin a first count is waited for; a small archive is counted by then."""


@dataclass(frozen=True, slots=True)
class Answer(Generic[_Value]):
    """A value and when it was found."""

    value: _Value
    at: datetime
    seconds: float
    """How long finding it took."""


class Counted(Generic[_Value]):
    """Keeps the last answer and finds a new one behind the visitors' backs when it gets old."""

    def __init__(self, find: Callable[[], Awaitable[_Value]]) -> None:
        self._find = find
        self._answer: Answer[_Value] | None = None
        self._due = 0.0
        self._begun = 0.0
        self._finding: asyncio.Task[None] | None = None

    async def get(self) -> Answer[_Value] | None:
        """The last answer, at once; None while the first one takes its time.

        What the search for a first answer raises is raised here.
        """
        now = time.monotonic()
        if now >= self._due and (self._finding is None or self._finding.done()):
            self._begun = now
            self._finding = asyncio.create_task(self._renew())
        if self._answer is None and self._finding:
            # Whoever comes while a large archive is being counted gets the page at once.
            await asyncio.wait([self._finding], timeout=max(0.0, self._begun + _PATIENCE_S - now))
            if self._finding.done():
                self._finding.result()
        return self._answer

    async def _renew(self) -> None:
        value = await self._find()
        took = time.monotonic() - self._begun
        self._answer = Answer(value, datetime.now(UTC).replace(microsecond=0), took)
        self._due = time.monotonic() + max(_FRESH_S, _SHARE * took)
