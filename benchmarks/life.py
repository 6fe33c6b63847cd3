"""A year in the life of the demonstration newsroom: what it publishes, edits and takes down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from newsarchive.demo import Newsroom
from newsarchive.demo.names import SECTIONS
from newsarchive.demo.story import Story
from newsarchive.site import WIB
from newsarchive.validate.calendar import is_lebaran

Span = tuple[int, int]
"""First and last day of something, counted from 1."""


def covers(span: Span, day: int) -> bool:
    """Whether ``day`` lies within ``span``."""
    return span[0] <= day <= span[1]


@dataclass(frozen=True)
class Plan:
    """What happens on which day. Days are those of publication; the night follows the day."""

    nights: int
    first_day: date
    a_day: float
    """Articles on an ordinary weekday."""
    outages: tuple[int, ...]
    """Nights on which the server does not answer at all."""
    storms: tuple[int, ...]
    """Nights on which every section page answers 503."""
    redesigns: dict[int, str]
    """Day -> the theme from then on."""
    forbidden: Span
    """Days on which robots.txt forbids a section's list."""
    silences: tuple[Span, ...]
    """Without any article, for no reason that a calendar knows."""
    broken_pages: float = 0.02
    """Part of a day's articles whose page fails once."""


YEAR = Plan(
    nights=365, first_day=date(2025, 11, 24), a_day=5.0,
    outages=(60, 61, 201), storms=(130,), redesigns={260: "amp"}, forbidden=(90, 99),
    silences=((41, 42), (300, 312)),
)  # fmt: skip
"""The weekend of silence is days 41 and 42; a fault that nobody mends for two weeks begins on day
300; Idul Fitri (days 115 to 126) is as quiet as it is in real newsrooms."""

FORTNIGHT = Plan(
    nights=14, first_day=date(2026, 10, 5), a_day=4.0,
    outages=(5,), storms=(7,), redesigns={11: "amp"}, forbidden=(8, 9), silences=((6, 6),),
)  # fmt: skip

NIGHT = time(2, 40)
FORBIDDEN = SECTIONS[6]
_EDITED_AT = ((0.6, 1), (0.25, 7), (0.1, 30), (0.05, 120))
"""Share of a day's edits -> up to how many days old the edited articles are."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of one article's text."""

    story: int
    at: datetime
    text: str
    """The paragraph that it added."""


@dataclass
class Life:
    """The newsroom and what has happened to it so far."""

    plan: Plan
    newsroom: Newsroom
    rng: Random
    edits: list[Edit] = field(default_factory=list)
    deleted: dict[int, datetime] = field(default_factory=dict)
    broken: dict[int, int] = field(default_factory=dict)
    """Story -> the day in whose night its page does not come."""

    def day(self, number: int) -> date:
        """The date of a day."""
        return self.plan.first_day + timedelta(days=number - 1)

    def night(self, number: int) -> datetime:
        """When the crawl after that day begins."""
        return datetime.combine(self.day(number) + timedelta(days=1), NIGHT, WIB)

    def live(self, number: int) -> None:
        """Lets the newsroom live through that day."""
        room, plan = self.newsroom, self.plan
        if number in plan.redesigns:
            room.now = self._at(number, 6)
            room.redesign(plan.redesigns[number])
        is_forbidden = covers(plan.forbidden, number)
        room.forbidden = (FORBIDDEN.path, f"/rubrik/{FORBIDDEN.slug}/") if is_forbidden else ()
        for at in sorted(self._times(number)):
            room.now = at
            story = room.publish(at=at)
            if self.rng.random() < plan.broken_pages:
                # As often as a run tries.
                room.fail(story.path, self.rng.choice(("500", "reset", "truncated")), times=3)
                self.broken[story.id] = number
        for _ in range(self._poisson(plan.a_day / 3)):
            self._edit(number)
        if self.rng.random() < 0.15:
            self._delete(number)
        if number % 7 == 0:
            room.now = self._at(number, 22)
            room.raise_views(1.02)
        for section in SECTIONS:
            if number in plan.storms:
                room.fail(section.path, "503")
            else:
                room.heal(section.path)

    def _times(self, number: int) -> Iterator[datetime]:
        day = self.day(number)
        if any(covers(span, number) for span in self.plan.silences):
            return
        share = {5: 0.6, 6: 0.4}.get(day.weekday(), 1.0) * (0.15 if is_lebaran(day) else 1.0)
        for _ in range(self._poisson(self.plan.a_day * share)):
            yield self._at(number, 6 + self.rng.random() * 15)

    def _at(self, number: int, hour: float) -> datetime:
        return datetime.combine(self.day(number), time(), WIB) + timedelta(minutes=int(hour * 60))

    def _edit(self, number: int) -> None:
        """Changes an article, most often a young one, at some hour after its publication."""
        draw, reach = self.rng.random(), 1
        for share, days in _EDITED_AT:
            reach = days
            draw -= share
            if draw < 0:
                break
        at = self._at(number, 21 + self.rng.random())
        story = self._pick(at - timedelta(days=reach), at)
        if story is None:
            return
        self.newsroom.now = at
        changed = self.newsroom.edit(story, silent=self.rng.random() < 0.7)
        text = changed.pages[-1][-1].lines[0]
        self.edits.append(Edit(story.id, self.newsroom.now, text))

    def _delete(self, number: int) -> None:
        at = self._at(number, 23)
        if story := self._pick(at - timedelta(days=20), at):
            self.newsroom.now = at
            self.newsroom.delete(story, self.rng.choice((404, 410)))
            self.deleted[story.id] = self.newsroom.now

    def _pick(self, since: datetime, until: datetime) -> Story | None:
        found = [one for one in self.newsroom.articles if since <= one.published_at < until]
        return self.rng.choice(found) if found else None

    def _poisson(self, mean: float) -> int:
        count, left = 0, self.rng.expovariate(1.0)
        while left < mean:
            count += 1
            left += self.rng.expovariate(1.0)
        return count


def begin(plan: Plan, seed: int, articles: int) -> Life:
    """The newsroom on the eve of the first day, with a past of so many articles."""
    today = plan.first_day - timedelta(days=1)
    room = Newsroom(seed=seed, articles=articles, today=today, page_weight=3)
    return Life(plan, room, Random(seed))  # noqa: S311 - the same life for the same seed
