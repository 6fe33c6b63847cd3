"""What a crawl reports: live while it runs, and as a whole at its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from time import monotonic
from typing import Any, Literal

from newsarchive.errors import NewsArchiveError

Outcome = Literal[
    "running",
    "finished",
    "limited",
    "stopped",
    "deferred",
    "empty",
    "forbidden",
    "unreachable",
    "failed",
    "interrupted",
]
"""``limited`` and ``stopped`` ended well, by the count or budget and by the time that the operator
set; ``deferred``: the site asked to be left alone for longer than a run waits."""
_HEALTHY = frozenset({"finished", "limited", "stopped"})
_FEW_PROBLEMS = 3
_WORRYING_SHARE = 0.2


@dataclass
class SiteReport:
    """The counts of one site's crawl; the spider keeps them up to date while it runs."""

    site: str
    home: str = ""
    outcome: Outcome = "running"
    section: str | None = None
    """The section of the page read last."""
    run_id: int = 0
    """The run's number in the archive; 0 where it did not get to begin."""
    listings: int = 0
    """Listing pages read."""
    fresh: int = 0
    """Those among them that showed something new."""
    pages_turned: int = 0
    """Those of the fresh ones from which the list was read on."""
    sources: int = 0
    """Answers of sitemaps, feeds and wp-json read."""
    listed: int = 0
    """Articles that the listing pages and sources showed, known ones included."""
    pages: int = 0
    """Article pages read."""
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    outside: int = 0
    """Articles read but not stored, because they were published outside the days asked for."""
    failed: int = 0
    """Pages that could not be fetched or held no article; each is a row among the problems."""
    waiting: int = 0
    """URLs left in the frontier for the next run."""
    requests: int = 0
    """Everything asked for: robots.txt, redirects and retries included."""
    size_bytes: int = 0
    """Received, as sent over the wire."""
    messages: list[str] = field(default_factory=list)
    """Sentences for the operator."""
    error: NewsArchiveError | None = None
    """What ended the crawl, when that was a resource or the call itself."""
    started: float = field(default_factory=monotonic, repr=False)
    ended: float | None = field(default=None, repr=False)

    def end(self) -> None:
        """Stops the clock."""
        self.ended = monotonic()

    @property
    def seconds(self) -> float:
        """How long the crawl has run, or ran."""
        return (self.ended or monotonic()) - self.started

    @property
    def kept(self) -> int:
        """Articles that the archive now holds as this crawl saw them."""
        return self.new + self.updated + self.unchanged

    @property
    def pages_per_second(self) -> float:
        """Pages read a second so far, listing pages included."""
        return (self.pages + self.listings) / self.seconds if self.seconds else 0.0

    @property
    def needs_a_look(self) -> bool:
        """Whether something other than a few bad pages went wrong."""
        tried = self.pages + self.failed
        many = self.failed > _FEW_PROBLEMS and self.failed > tried * _WORRYING_SHARE
        return self.outcome not in _HEALTHY or many

    @property
    def exit_code(self) -> int:
        """This site's part of the exit code: 0 well, 1 look, or the error's own."""
        if self.error is not None:
            return self.error.exit_code
        return int(self.needs_a_look)


@dataclass(frozen=True)
class Report:
    """The end of a crawl of one or many sites."""

    sites: tuple[SiteReport, ...]
    messages: tuple[str, ...] = ()
    """Sentences that concern the whole run."""
    exit_code: int = 0
    """As documented: 0 well, 1 look, 4 a resource failed, 130 and 143 interrupted."""

    def to_json(self) -> dict[str, Any]:
        """The report for machines: every count of every site."""
        return {
            "exit_code": self.exit_code,
            "messages": list(self.messages),
            "sites": [
                {
                    one.name: getattr(site, one.name)
                    for one in fields(site)
                    if one.repr and one.name != "error"
                }
                | {"seconds": round(site.seconds, 3), "exit_code": site.exit_code}
                for site in self.sites
            ],
        }


Listener = Callable[[SiteReport], None]
"""Called with a site's counts whenever they change, in the thread of the crawl."""
