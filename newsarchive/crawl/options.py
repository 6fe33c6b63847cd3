"""What a crawl was asked to do, from our command or from ``scrapy crawl -a name=value``."""

from __future__ import annotations

import ipaddress
import math
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from newsarchive.config import Settings, archive_path
from newsarchive.errors import UsageError
from newsarchive.revisits import STANDARD, Policy


@dataclass(frozen=True)
class Options:
    """One crawl's wishes. Each field is also a spider argument of the same name."""

    section: str | None = None
    """Only this section, by its name or its path; None: every one."""
    since: date | None = None
    """First day of publication to keep."""
    until: date | None = None
    """Last day of publication to keep."""
    limit: int | None = None
    """At most this many articles a site; the rest waits in the frontier."""
    revisit_days: int | None = None
    """Fetch archived articles of so many past days again, for their view counts and edits,
    whatever the plan says."""
    revisit: Policy = STANDARD
    """When an archived article is visited again; as a spider argument ``6 h: 1 h, older: 30 d``."""
    revisit_budget: int = 300
    """At most so many planned revisits a site and run."""
    db: Path | None = None
    """The archive; None: where the configuration says."""
    delay: float = 1.0
    """Seconds between two requests to a host; 0 only for a loopback server named in ``allow``."""
    contact: str | None = None
    """Address or page that site operators can write to; None: ``NEWSARCHIVE_CONTACT``."""
    max_pages: int = 200
    """Listing pages a section at most, against pagination without end."""
    max_requests: int | None = None
    """At most so many requests a site: robots.txt, redirects, retries and all; None: no limit."""
    max_megabytes: float | None = None
    """No further request to a site that has sent so much, as sent over the wire; None: no limit."""
    stop_at: datetime | None = None
    """Aware instant from which on no further page is asked for; the rest waits in the frontier."""
    home: str | None = None
    """Another home for the site, such as a demonstration server's."""
    allow: frozenset[str] = frozenset()
    """``host:port`` of servers that may be reached although their address is not public."""

    def __post_init__(self) -> None:
        if self.since and self.until and self.since > self.until:
            raise UsageError(f"since {self.since} is after until {self.until}.")
        if self.stop_at is not None and self.stop_at.tzinfo is None:
            raise UsageError(f"stop_at {self.stop_at.isoformat()} needs an offset, as in +07:00.")
        if self.limit is not None and self.limit < 1:
            raise UsageError("limit must be at least 1.")
        if self.revisit_days is not None and self.revisit_days < 0:
            raise UsageError("revisit_days must be 0 or more.")
        if self.revisit_budget < 0:
            raise UsageError("revisit_budget must be 0 or more.")
        if self.max_pages < 1:
            raise UsageError("max_pages must be at least 1.")
        if self.max_requests is not None and self.max_requests < 1:
            raise UsageError("max_requests must be at least 1.")
        if self.max_megabytes is not None and not self.max_megabytes > 0:
            raise UsageError("max_megabytes must be more than 0.")
        if not 0 <= self.delay < math.inf:
            raise UsageError(f"delay must be a number of seconds, not {self.delay}.")

    @property
    def archive_path(self) -> Path:
        """Where the archive is."""
        return self.db or archive_path()

    def suit(self, home: str) -> None:
        """Raises :class:`UsageError` when a site at ``home`` may not be crawled like this."""
        server = urlsplit(home)
        own = server.netloc.lower() in self.allow and _is_loopback(server.hostname or "")
        if self.delay == 0 and not own:
            raise UsageError("A delay of 0 is for a loopback server named with allow only.")

    @classmethod
    def of_settings(cls, settings: Settings, **wishes: Any) -> Options:
        """What an operator's settings say, but for the ``wishes`` that are not None."""
        values = {one.name: getattr(settings, one.name, None) for one in fields(cls)} | {
            name: wish for name, wish in wishes.items() if wish is not None
        }
        return cls(**{name: value for name, value in values.items() if value is not None})

    @classmethod
    def from_arguments(cls, arguments: dict[str, str]) -> Options:
        """Options from spider arguments, which are all strings.

        Raises :class:`UsageError` for an unknown name or an unreadable value.
        """
        known = {one.name for one in fields(cls)}
        for name in arguments.keys() - known:
            [nearest] = get_close_matches(name, sorted(known), 1, 0)
            raise UsageError(f"There is no spider argument {name!r}; did you mean {nearest!r}?")
        values: dict[str, Any] = {}
        for name, text in arguments.items():
            try:
                values[name] = _READERS.get(name, str)(text)
            except ValueError:
                raise UsageError(f"The spider argument {name}={text!r} cannot be read.") from None
        return cls(**values)


def _servers(text: str) -> frozenset[str]:
    return frozenset(part.strip().lower() for part in text.split(",") if part.strip())


_READERS: dict[str, Callable[[str], Any]] = {
    "since": date.fromisoformat,
    "until": date.fromisoformat,
    "limit": int,
    "revisit_days": int,
    "revisit": Policy.read,
    "revisit_budget": int,
    "db": Path,
    "stop_at": datetime.fromisoformat,
    "delay": float,
    "max_pages": int,
    "max_requests": int,
    "max_megabytes": float,
    "allow": _servers,
}


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
