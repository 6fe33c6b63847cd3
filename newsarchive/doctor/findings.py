"""What a check says: how it stands, and where it is not well, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

State = Literal["well", "look", "failed"]
"""``look``: a crawl works, but something is to be mended; ``failed``: it cannot work."""

_EXIT_CODES: dict[State, int] = {"well": 0, "look": 1, "failed": 4}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    state: State
    says: str
    """How it stands, without a full stop."""
    remedy: str | None = None
    """What to do, one sentence; None where all is well."""

    @classmethod
    def well(cls, name: str, says: str) -> Check:
        """Nothing to do."""
        return cls(name, "well", says)

    @classmethod
    def look(cls, name: str, says: str, remedy: str) -> Check:
        """A crawl works, but not as it should."""
        return cls(name, "look", says, remedy)

    @classmethod
    def failed(cls, name: str, says: str, remedy: str) -> Check:
        """A crawl cannot work."""
        return cls(name, "failed", says, remedy)


def exit_code(checks: Iterable[Check]) -> int:
    """That of the worst: 0 well, 1 something needs a look, 4 something needed has failed."""
    return max((_EXIT_CODES[one.state] for one in checks), default=0)
