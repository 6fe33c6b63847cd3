"""How long tonight's night will be: what each site will be asked, at the pace it wishes.

Sites are asked side by side, so the night is as long as its longest site, or as the processor takes
for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from newsarchive.crawl.options import Options
from newsarchive.crawl.pace import Pace
from newsarchive.crawl.robots import Rules
from newsarchive.database import holds_archive
from newsarchive.site import Site
from newsarchive.store import Archive
from newsarchive.store import robots as kept_copies
from newsarchive.store.record import stamp

LATENCY_S = 0.5
"""Seconds from a request to its answer, taken for every site."""
REQUESTS_A_SECOND = 80
"""What one core reads and stores; docs/benchmarks.md says how it was measured."""
_RECENT_DAYS = 14

_WAITING = """
SELECT
    count(*) FILTER (WHERE kind = 'article' AND state IN ('waiting', 'due', 'in flight')),
    count(*) FILTER (WHERE kind = 'article' AND state IN ('done', 'failed') AND visit_at <= ?2),
    count(*) FILTER (WHERE kind IN ('wp_json', 'sitemap', 'feed'))
FROM frontier WHERE site = ?1
"""
_PUBLISHED = "SELECT count(*) FROM articles WHERE site = ? AND published_at >= ?"
_IS_HELD = "SELECT 1 FROM articles WHERE site = ? LIMIT 1"


@dataclass(frozen=True, slots=True)
class SitePlan:
    """What one site will be asked tonight."""

    site: str
    lists: int
    """robots.txt, section pages, feeds, sitemaps, wp-json."""
    fresh: int
    """Articles that wait, and those of an ordinary day."""
    revisits: int
    pause: float
    """Seconds between two requests."""
    is_first: bool
    """Whether nothing of it is held yet: then its past comes on top, which nobody has counted."""

    @property
    def requests(self) -> int:
        """Everything that will be asked for."""
        return self.lists + self.fresh + self.revisits

    @property
    def seconds(self) -> float:
        """How long that takes at the site's pace."""
        pace = Pace(self.pause)
        pace.answered(0.0, LATENCY_S)
        return self.requests * (LATENCY_S + pace.pause)


@dataclass(frozen=True, slots=True)
class NightPlan:
    """What the night will be."""

    sites: tuple[SitePlan, ...]

    @property
    def longest(self) -> SitePlan:
        """The site that ends last."""
        return max(self.sites, key=lambda one: one.seconds)

    @property
    def requests(self) -> int:
        """Everything that will be asked for."""
        return sum(one.requests for one in self.sites)

    @property
    def seconds(self) -> float:
        """How long the night is."""
        return max(self.longest.seconds, self.requests / REQUESTS_A_SECOND)

    @property
    def summary(self) -> str:
        """One sentence."""
        first = [one.site for one in self.sites if one.is_first]
        past = f" Not counted: the past of new sites ({len(first)})." if first else ""
        is_bound = self.requests / REQUESTS_A_SECOND > self.longest.seconds
        longest = "reading all of them" if is_bound else self.longest.site
        return (
            f"{len(self.sites)} sites, {self.requests:,} requests, about {told(self.seconds)}; "
            f"{longest} takes longest.{past}"
        )

    def to_json(self) -> dict[str, Any]:
        """The plan as an object."""
        return {
            "seconds": round(self.seconds),
            "requests": self.requests,
            "longest": self.longest.site,
            "sites": [
                {
                    "site": one.site,
                    "lists": one.lists,
                    "fresh": one.fresh,
                    "revisits": one.revisits,
                    "pause": one.pause,
                    "is_first": one.is_first,
                    "seconds": round(one.seconds),
                }
                for one in self.sites
            ],
        }


def plan_night(sites: Iterable[Site], options: Options, now: datetime | None = None) -> NightPlan:
    """The plan for ``sites``, of what their archive holds. Nothing is asked of them.

    Raises :class:`ResourceError` where the archive cannot be read.
    """
    now = now or datetime.now(UTC)
    path = options.archive_path
    if not holds_archive(path):
        return NightPlan(tuple(_first(site, options) for site in sites))
    with Archive.open(path) as archive:
        return NightPlan(tuple(_planned(site, options, archive, now) for site in sites))


def told(seconds: float) -> str:
    """A time as people say it: "48 min", "3 h 20 min"."""
    hours, minutes = divmod(max(1, round(seconds / 60)), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def _planned(site: Site, options: Options, archive: Archive, now: datetime) -> SitePlan:
    name = site.name or site.publisher
    if not archive.select(_IS_HELD, [name]):
        return _first(site, options)
    [(waiting, due, sources)] = archive.select(_WAITING, [name, stamp(now)])
    since = stamp(now - timedelta(days=_RECENT_DAYS))
    [(published,)] = archive.select(_PUBLISHED, [name, since])
    home = urlsplit(site.home)
    copy = kept_copies.latest(archive, f"{home.scheme}://{home.netloc}")
    wished = Rules.read(copy.text).delay if copy else 0.0
    return SitePlan(
        site=name,
        lists=1 + len(site.sections) + sources,
        fresh=waiting + -(-published // _RECENT_DAYS),
        revisits=min(due, options.revisit_budget),
        pause=max(options.delay, wished),
        is_first=False,
    )


def _first(site: Site, options: Options) -> SitePlan:
    usual = site.expect.articles_per_day
    return SitePlan(
        site=site.name or site.publisher,
        lists=1 + len(site.sections),
        fresh=usual[1] if usual else 0,
        revisits=0,
        pause=options.delay,
        is_first=True,
    )
