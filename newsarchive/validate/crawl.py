"""Doubts about one site's crawl: its numbers against the site's own history.

Everything here is a pure function of numbers. One test serves all alarms but silence: a share that
has fallen, be it a field's fill rate, lists that offer a next page or articles with a text of their
own. It compares with the median of the site's own past, so that a few bad nights do not move what
counts as usual.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from statistics import median_low

from newsarchive.model import Problem
from newsarchive.site import Expectation, Site
from newsarchive.validate.silence import Days, Silence

_NIGHTS = 56
"""How many earlier runs make up what is usual; a change that lasts half of them becomes usual."""
_FEWEST_NIGHTS = 5
_FEWEST_SEEN = 30
"""Articles (pages, lists) in so many earlier nights, before a share is judged by them."""
_CHANCE = 1e-4
"""A share counts as fallen where chance brings so low a one more seldom than this."""
_FALLEN = 0.6
"""And where it is below this part of what is usual."""
_POOLED_NIGHTS = 14
"""A night with little to see is judged together with the low nights before it, so many at most."""
_ENOUGH = 20
_MOST_COUNTED = 1_000
"""More articles make a share no surer for our purpose."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    having: int
    of: int


@dataclass(frozen=True, slots=True)
class Night:
    """One site's numbers of one run."""

    at: datetime
    """When the run ended."""
    shares: Mapping[str, Share] = field(default_factory=dict)
    """By what they are a share of: a field's name, or one of the names in :data:`SHARES`."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something that an operator has to look at."""

    rule: str
    """One of :data:`RULES`."""
    field: str
    """What it concerns: a field of articles, or ``page``, ``listing``, ``articles``."""
    what: str
    since: date
    """Day of the first run, or first day of publication, that showed it."""
    advice: str
    """What to do next, where ``{url}`` is an example and ``{site}`` the site's name."""
    share: str | None = None
    """Name of the share that has fallen; an example is one of those that lack it."""

    def problem(self, site: str, url: str) -> Problem:
        """The alarm as a row among the problems."""
        advice = self.advice.format(site=site, url=url)
        return Problem(self.field, self.rule, f"{self.what}, since {self.since}; {advice}")


_EXPLAIN = "see which rule fails: newsarchive read {url} --site {site} --explain"

SHARES: Mapping[str, tuple[str, str, str, str]] = {
    "article": (
        "alarm unreadable", "page", "pages that hold an article", _EXPLAIN,
    ),
    "shown": (
        "alarm blocked", "page", "pages that are shown to us",
        "open {url} in a browser on this machine: where it opens, write to the newsroom",
    ),
    "next page": (
        "alarm paging", "listing", "lists with something new that offer a next page",
        "look for the link to the next page on {url}; spiders/README.md says how to date a layout",
    ),
    "own time": (
        "alarm dates", "published_at", "articles with a time of publication of their own", _EXPLAIN,
    ),
    "full text": (
        "alarm short", "body", "articles of at least half of the usual length", _EXPLAIN,
    ),
    "own text": (
        "alarm copies", "body", "articles with a text that no other article had",
        "compare {url} with its original: SELECT duplicate_of FROM articles WHERE url = '{url}'",
    ),
}  # fmt: skip
"""Share that is no field's fill rate -> its rule, its field, what it counts, and what to do."""

RULES = (
    "alarm quiet", "alarm field", "alarm outcome", *(rule for rule, *_ in SHARES.values()),
)  # fmt: skip
"""Every rule of an alarm, as ``problems.rule`` has it; docs/operating.md explains each."""


def alarms(
    site: Site,
    tonight: Night,
    earlier: Sequence[Night],
    published: Mapping[date, int] | None,
    today: date,
) -> list[Alarm]:
    """Everything about one site's run that an operator has to look at.

    ``earlier`` are the site's earlier runs, oldest first. ``published`` maps local days to articles
    over the past year; None where the run did not get to see everything, so that nothing follows
    from what is missing. ``today`` is the site's local day; it is not over and not judged.
    """
    fewest = site.expect.articles_per_day[0] if site.expect.articles_per_day else None
    silence = Days(published, today, fewest).silence() if published is not None else None
    return [*_quiet(silence), *_fallen(site.expect, tonight, earlier[-_NIGHTS:])]


def _fallen(expect: Expectation, tonight: Night, earlier: Sequence[Night]) -> Iterator[Alarm]:
    for name, share in tonight.shares.items():
        usual = _usual(name, earlier)
        if usual is None and name in expect.fields:
            usual = 1.0
        if usual is None or not _is_low(share, usual):
            continue
        low = [tonight, *_low_before(name, usual, earlier)]
        pooled = _pooled(night.shares[name] for night in low)
        if _chance(pooled, usual) >= _CHANCE:
            continue
        rule, about, counted, advice = SHARES.get(
            name, ("alarm field", name, f"articles with {name.replace('_', ' ')}", _EXPLAIN)
        )
        yield Alarm(
            rule,
            about,
            f"{pooled.having} of {pooled.of} {counted}, usual are {usual:.0%}",
            low[-1].at.date(),
            advice,
            name,
        )


def _usual(name: str, earlier: Sequence[Night]) -> float | None:
    """The median share of earlier nights, small ones taken together; None where too little."""
    nights = [share for night in earlier if (share := night.shares.get(name)) and share.of]
    if len(nights) < _FEWEST_NIGHTS or sum(share.of for share in nights) < _FEWEST_SEEN:
        return None
    rates: list[float] = []
    having = of = 0
    for share in nights:
        having, of = having + share.having, of + share.of
        if of >= _ENOUGH:
            rates.append(having / of)
            having = of = 0
    return median_low(rates) or None


def _is_low(share: Share, usual: float) -> bool:
    return share.of > 0 and share.having < _FALLEN * usual * share.of


def _low_before(name: str, usual: float, earlier: Sequence[Night]) -> Iterator[Night]:
    """The nights just before that were low as well, the latest first; those that saw nothing say
    nothing."""
    for night in reversed(earlier):
        share = night.shares.get(name)
        if share is None or not share.of:
            continue
        if not _is_low(share, usual):
            return
        yield night


def _pooled(shares: Iterable[Share]) -> Share:
    having = of = 0
    for share in islice(shares, _POOLED_NIGHTS):
        having, of = having + share.having, of + share.of
        if of >= _ENOUGH:
            break
    return Share(having, of)


def _chance(share: Share, usual: float) -> float:
    """How likely it is to see no more than this by chance.

    What is usual is lowered a little, for nights differ by more than chance alone.
    """
    likely = min(0.95 * usual, 0.98)
    of = min(share.of, _MOST_COUNTED)
    ways = math.lgamma(of + 1)
    return math.fsum(
        math.exp(
            ways - math.lgamma(k + 1) - math.lgamma(of - k + 1)
            + k * math.log(likely) + (of - k) * math.log1p(-likely)
        )
        for k in range(share.having * of // share.of + 1)
    )  # fmt: skip


def _quiet(silence: Silence | None) -> Iterator[Alarm]:
    if silence:
        yield Alarm(
            "alarm quiet",
            "articles",
            f"{silence.articles} articles in {silence.days} days, usual are {silence.usual:.0f}",
            silence.since,
            "open {url}: has it moved, or does a list stand still? "
            "Then newsarchive crawl {site} --limit 5",
        )
