"""How often the alarms cry wolf, and how soon they tell a fault: simulated sites and years.

    python benchmarks/alarms.py [--years 10] [--seed 1]

Each site publishes a Poisson-like number of articles a day, with a weekday pattern, a slow season,
holidays (Idul Fitri, Nyepi, Christmas, a dozen others), days on which the site is down and nights
without a run. Of each article it is drawn what can be read of it. False alarms are counted over
years without a fault; then each fault comes on some day, for good, and the nights from there to the
first alarm of its rule are counted.
"""

from __future__ import annotations

import argparse
import math
import statistics
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from newsarchive.site import WIB, Site
from newsarchive.validate.calendar import is_lebaran
from newsarchive.validate.crawl import Night, Share, alarms

START = date(2025, 1, 1)
WARM_UP = 100
"""Days of publication that the first crawl finds; the nights begin after them."""
YEAR = 365
NYEPI = frozenset({date(2025, 3, 29), date(2026, 3, 19)})
OTHER_HOLIDAYS = 12
GIVEN_UP_AFTER = 28
"""Nights after which a fault counts as never told."""


@dataclass(frozen=True)
class Newsroom:
    """One kind of site: how much it publishes, and when it does not."""

    name: str
    a_day: float
    sunday: float
    """Part of a weekday's articles."""
    unrest: float
    """Deviation of a day's mean, as a part of it, besides chance."""
    lebaran: float
    """Part of the usual that the days of Idul Fitri bring."""
    rests_at_nyepi: bool = False


NEWSROOMS = (
    Newsroom("large, 80 a day", 80, 0.6, 0.2, 0.4),
    Newsroom("middling, 20 a day", 20, 0.5, 0.25, 0.3),
    Newsroom("small, 8 a day", 8, 0.3, 0.3, 0.2),
    Newsroom("in Bali, 12 a day", 12, 0.6, 0.25, 0.8, rests_at_nyepi=True),
    Newsroom("tiny, 2 a day", 2, 0.2, 0.4, 0.0),
)
SHARES: Mapping[str, float] = {
    "title": 1.0, "section": 1.0, "published_at": 0.995, "body": 0.995, "bylines": 0.9,
    "images": 0.95, "views": 0.97, "tags": 0.7, "dateline": 0.5, "article": 0.99, "shown": 1.0,
    "next page": 0.95, "own time": 0.95, "full text": 0.9, "own text": 0.98,
}  # fmt: skip
"""What can usually be read of an article; each night's own share strays from it."""


@dataclass(frozen=True)
class Fault:
    """Something that breaks for good."""

    name: str
    rule: str
    brings: float = 1.0
    """Part of the articles that still come."""
    shares: Mapping[str, float] = field(default_factory=dict)


FAULTS = (
    Fault("the site stands still", "alarm quiet", 0.0),
    Fault("a fifth of the articles is found", "alarm quiet", 0.2),
    Fault("a field is lost (usually 97 %)", "alarm field", shares={"views": 0.0}),
    Fault("a field is lost (usually 50 %)", "alarm field", shares={"dateline": 0.0}),
    Fault("a field is lost in half of the articles", "alarm field", shares={"bylines": 0.45}),
    Fault("no page is read as an article", "alarm unreadable", shares={"article": 0.0}),
    Fault("lists offer no next page", "alarm paging", shares={"next page": 0.0}),
    Fault("all articles have one time", "alarm dates", shares={"own time": 0.0}),
    Fault("bodies are cut to a teaser", "alarm short", shares={"full text": 0.02}),
    Fault("one text for all articles", "alarm copies", shares={"own text": 0.05}),
    Fault("half of the pages are walls", "alarm blocked", shares={"shown": 0.5}),
)


class Simulation:
    """One site's life from :data:`START`; ``fault`` strikes on day ``fault_from`` of the year."""

    def __init__(
        self, newsroom: Newsroom, rng: Random, fault: Fault | None = None, fault_from: int = YEAR
    ) -> None:
        self._newsroom = newsroom
        self._rng = rng
        self._fault = fault
        self._fault_from = START + timedelta(days=WARM_UP + fault_from)
        self._holidays = {
            START + timedelta(days=rng.randrange(WARM_UP + YEAR)) for _ in range(OTHER_HOLIDAYS)
        }
        first_down = START + timedelta(days=WARM_UP + rng.randrange(YEAR))
        self._down = {first_down, first_down + timedelta(days=1)}
        self._earlier: list[Night] = []
        self._published: dict[date, int] = {}
        self._waiting = 0
        for number in range(WARM_UP):
            self._publish(START + timedelta(days=number))

    def alarms_of(self, number: int) -> list[tuple[str, str]]:
        """Rule and field of the alarms of the night after day ``number`` of the year."""
        day = START + timedelta(days=WARM_UP + number)
        self._publish(day)
        no_run = self._rng.random() < 0.02
        if day in self._down or no_run:
            return []
        tonight = self._night(day)
        today = day + timedelta(days=1)
        past_year = {
            one: count
            for one, count in self._published.items()
            if today - one <= timedelta(days=YEAR)
        }
        found = alarms(SITE, tonight, self._earlier, past_year, today)
        self._earlier.append(tonight)
        return [(alarm.rule, alarm.field) for alarm in found]

    def _publish(self, day: date) -> None:
        rng, newsroom = self._rng, self._newsroom
        mean = newsroom.a_day * _season(day) * rng.lognormvariate(0, newsroom.unrest)
        mean *= {6: newsroom.sunday, 5: (1 + newsroom.sunday) / 2}.get(day.weekday(), 1.0)
        if is_lebaran(day):
            mean *= newsroom.lebaran
        if day in self._holidays or (day.month, day.day) in ((12, 25), (1, 1), (8, 17)):
            mean *= newsroom.sunday
        if newsroom.rests_at_nyepi and (day in NYEPI or day - timedelta(days=1) in NYEPI):
            mean *= 0.0 if day in NYEPI else 0.2
        if self._fault and day >= self._fault_from:
            mean *= self._fault.brings
        count = _poisson(mean, rng)
        self._waiting += count
        if count:
            self._published[day] = count

    def _night(self, day: date) -> Night:
        rng, of = self._rng, self._waiting
        self._waiting = 0
        likely = dict(SHARES)
        if self._fault and day >= self._fault_from:
            likely |= self._fault.shares
        shares = {}
        for name, share in likely.items():
            seen = min(of, 8) if name == "next page" else of
            tonight = min(1.0, max(0.0, rng.gauss(share, 0.05 if 0 < share < 1 else 0.0)))
            shares[name] = Share(sum(rng.random() < tonight for _ in range(seen)), seen)
        return Night(datetime.combine(day + timedelta(days=1), time(2, 40), WIB), shares)


SITE = Site("Kabar Kota", "https://kabarkota.example/")


def _season(day: date) -> float:
    return 1 + 0.15 * math.sin(day.timetuple().tm_yday / 365 * 2 * math.pi)


def _poisson(mean: float, rng: Random) -> int:
    if mean > 50:
        return max(0, round(rng.gauss(mean, math.sqrt(mean))))
    count, product = 0, rng.random()
    floor = math.exp(-mean)
    while product > floor:
        count += 1
        product *= rng.random()
    return count


def false_alarms(years: int, seed: int) -> None:
    """Prints, for each kind of site, how many episodes of false alarms a year brings."""
    print("| site | years | nights with a false alarm | episodes a year | rules |")
    print("|---|--:|--:|--:|---|")
    total = nights = 0
    for newsroom in NEWSROOMS:
        episodes: Counter[str] = Counter()
        bad_nights = 0
        for number in range(years):
            life = Simulation(newsroom, Random(f"{seed} {newsroom.name} {number}"))  # noqa: S311
            before: set[tuple[str, str]] = set()
            for night in range(YEAR):
                found = set(life.alarms_of(night))
                bad_nights += bool(found)
                episodes.update(f"{rule} ({about})" for rule, about in found - before)
                before = found
        total, nights = total + episodes.total(), nights + bad_nights
        rules = ", ".join(f"{rule}: {count}" for rule, count in episodes.most_common())
        print(f"| {newsroom.name} | {years} | {bad_nights} of {years * YEAR} "
              f"| {episodes.total() / years:.2f} | {rules} |")  # fmt: skip
    share = nights / (years * YEAR * len(NEWSROOMS))
    print(f"\nAll: {total / years / len(NEWSROOMS):.2f} episodes a site and year, "
          f"{share:.2%} of the nights.\n")  # fmt: skip


def detections(trials: int, seed: int) -> None:
    """Prints, for each fault and kind of site, the share told and the median delay in nights."""
    print("| fault | " + " | ".join(one.name for one in NEWSROOMS) + " |")
    print("|---|" + "--:|" * len(NEWSROOMS))
    for fault in FAULTS:
        cells = []
        for newsroom in NEWSROOMS:
            delays = []
            for number in range(trials):
                rng = Random(f"{seed} {fault.name} {newsroom.name} {number}")  # noqa: S311
                start = rng.randrange(60, YEAR - GIVEN_UP_AFTER)
                delays.append(_delay(Simulation(newsroom, rng, fault, start), fault, start))
            told = [delay for delay in delays if delay is not None]
            middle = f"{statistics.median(told):.0f} ({max(told)})" if told else "-"
            cells.append(f"{len(told) / trials:.0%}, {middle}")
        print(f"| {fault.name} | " + " | ".join(cells) + " |")


def _delay(life: Simulation, fault: Fault, start: int) -> int | None:
    for night in range(start + GIVEN_UP_AFTER):
        rules = {rule for rule, _ in life.alarms_of(night)}
        if night >= start and fault.rule in rules:
            return night - start + 1
    return None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--years", type=int, default=10, help="Years of each kind of site.")
    parser.add_argument("--trials", type=int, default=10, help="Trials of each fault and site.")
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    false_alarms(wanted.years, wanted.seed)
    detections(wanted.trials, wanted.seed)


if __name__ == "__main__":
    main()
