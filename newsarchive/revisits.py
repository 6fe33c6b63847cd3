"""When to look at an archived article again: often while it is young, seldom when it is old.

A policy is a table from an article's age to the time between two visits, as an operator writes it::

    [revisit]
    "6 h" = "1 h"       # up to six hours old: every hour
    "1 d" = "6 h"
    "older" = "90 d"    # beyond the last age; without it, never again
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Self

OLDER = "older"
"""The key for whatever is older than every age in the table."""
NEVER = "never"
"""The interval of what is not visited again."""

MOST_URGENT = 9
"""Urgency of the youngest articles' revisits; each further line of the table is one less urgent,
down to 1."""

_EARLY = 0.9
"""Share of an interval after which a visit is due. So a run at the same hour every night meets
what it saw a little later the night before."""

_UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}
_SPAN = re.compile(r"(\d{1,5})\s*([hdw])")


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the table."""

    name: str
    """Its key: ``6 h``, ``older``."""
    up_to: timedelta
    """The age that it ends at."""
    every: timedelta | None
    """Time between two visits; None: no visit."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The next visit to an article."""

    at: datetime
    urgency: int
    """From 1 to :data:`MOST_URGENT`."""


@dataclass(frozen=True, slots=True)
class Policy:
    """The table, the youngest age first."""

    steps: tuple[Step, ...]

    @classmethod
    def of(cls, table: Mapping[str, str]) -> Self:
        """The policy that ``table`` describes.

        Raises :class:`ValueError`, whose text is one sentence, for what is no age or no interval.
        """
        steps = sorted((_step(age, every) for age, every in table.items()), key=_end)
        for step, following in pairwise(steps):
            if step.up_to == following.up_to:
                raise ValueError(f"it has the age {step.name!r} twice")
        return cls(tuple(steps))

    @classmethod
    def read(cls, text: str) -> Self:
        """The policy of a table on one line: ``6 h: 1 h, 1 d: 6 h, older: 90 d``."""
        pairs = [line.partition(":") for line in text.split(",") if line.strip()]
        return cls.of({age.strip(): every.strip() for age, _, every in pairs})

    def step_at(self, age: timedelta) -> Step | None:
        """The line for an article of that age; None beyond the table."""
        return next((step for step in self.steps if age < step.up_to), None)

    def plan(
        self, published: datetime, seen: datetime, *, edited: bool = False, is_calm: bool = False
    ) -> Plan | None:
        """The visit after the one at ``seen`` to an article published at ``published``; None: none.

        An article that this visit found ``edited`` is looked at again in half the time, for one
        edit is often followed by another. ``is_calm``, that articles of this age are hardly ever
        edited on this site, doubles the time.
        """
        step = self.step_at(seen - published)
        if step is None or step.every is None:
            return None
        factor = 0.5 if edited else 2.0 if is_calm else 1.0
        urgency = max(1, MOST_URGENT - self.steps.index(step))
        return Plan(seen + step.every * factor * _EARLY, urgency)


def _step(age: str, every: str) -> Step:
    up_to = timedelta.max if age.lower() == OLDER else _span(age)
    if up_to is None:
        raise ValueError(f"{age!r} is no age: write 6 h, 3 d, 2 w or {OLDER}")
    interval = None if every.lower() == NEVER else _span(every)
    if interval is None and every.lower() != NEVER:
        raise ValueError(f"{every!r} is no interval: write 6 h, 3 d, 2 w or {NEVER}")
    return Step(" ".join(age.lower().split()), up_to, interval)


def _span(text: str) -> timedelta | None:
    found = _SPAN.fullmatch(text.strip().lower())
    return int(found[1]) * _UNITS[found[2]] if found and int(found[1]) else None


def _end(step: Step) -> timedelta:
    return step.up_to


STANDARD_TABLE = {
    "6 h": "1 h",
    "1 d": "6 h",
    "3 d": "1 d",
    "7 d": "3 d",
    "30 d": "7 d",
    "90 d": "30 d",
    OLDER: "90 d",
}
STANDARD = Policy.of(STANDARD_TABLE)
"""What holds where an operator sets no table."""
