"""Why a request is not sent: beyond the fence, against robots.txt, or not now."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from scrapy.exceptions import IgnoreRequest


class Refused(IgnoreRequest):
    """A request that would leave the fence; its text is one sentence that says why."""


class Forbidden(IgnoreRequest):
    """A request that robots.txt does not allow; its text says so without a full stop."""

    def __init__(self, reason: str, *, passing: bool = False) -> None:
        super().__init__(reason)
        self.passing = passing
        """Whether it is the file that cannot be had, rather than what it says."""


class NotNow(IgnoreRequest):
    """A request that this run does not make any more: its URL stays as it was for the next one."""

    def __init__(
        self,
        reason: str,
        outcome: Literal["limited", "deferred"] | None = None,
        until: datetime | None = None,
    ) -> None:
        super().__init__(reason)
        self.outcome = outcome
        """How the site's crawl ends by it; None where the crawl is ending anyway."""
        self.until = until
        """When the site wants to be asked again."""
