"""The newsroom's state: its stories, what happens to them, and what it knows to be true."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from random import Random
from threading import RLock
from typing import Any

from newsarchive.demo import oddities, prose, truth
from newsarchive.demo.faults import Fault, plan
from newsarchive.demo.looks import look_named
from newsarchive.demo.names import INTERNAL, SECTIONS, TAGS, Section
from newsarchive.demo.story import Block, State, Story, Teaser
from newsarchive.site import WIB, WITA

_YEARS = 3
_RELATED = 9
_TRENDING = 4
_TICKER = 6
_POPULAR = 5
_INTERNAL_STORIES = 6
_FIRST_ID = 1000
_GONE: dict[int, State] = {404: "missing", 410: "gone"}


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that the newsroom did, for a test to compare an archive's history with."""

    at: datetime
    """On the newsroom's own clock."""
    kind: str
    """publish, edit, delete, views, redesign or fail."""
    path: str
    detail: str


class Newsroom:
    """A fictional newsroom, the same for the same ``seed``, ``articles`` and ``today``.

    ``articles`` public ones are spread over three years up to noon of ``today`` in WIB, which is
    where its clock starts; each change moves the clock by one minute. ``page_weight`` is how heavy
    a page is in kB, chrome included. One article answers 500 twice before it heals. ``theme`` is
    one of :data:`newsarchive.demo.looks.LOOKS`: the stories are the same in each.
    """

    def __init__(
        self,
        seed: int = 7,
        articles: int = 260,
        today: date = date(2026, 11, 23),
        page_weight: int = 90,
        theme: str = "perbesar",
    ) -> None:
        self.theme = look_named(theme).name
        self.redesigned_at: datetime | None = None
        self.today = today
        self.page_weight = page_weight
        self.now = datetime.combine(today, time(12, 0), WIB)
        self.revision = 1
        """Rises with every change, so that a cached listing knows that it is stale."""
        self.lock = RLock()
        """Held by whoever changes or reads the state: tests and the server are two threads."""
        self.events: list[Event] = []
        self.faults: dict[str, Fault] = {}
        self.forbidden: tuple[str, ...] = ()
        """Paths that robots.txt forbids for a while, besides the internal ones."""
        self._rng = Random(seed)  # noqa: S311  a seed is the point: the same texts every time
        self._stories: dict[int, Story] = {}
        self._by_path: dict[str, int] = {}
        self._dated: dict[Section, list[tuple[datetime, int]]] = {
            section: [] for section in (*SECTIONS, INTERNAL)
        }
        self._popular: dict[Section, tuple[Teaser, ...]] = {}
        self._odd: dict[str, int] = {}
        self.ticker: tuple[Teaser, ...] = ()
        """The headlines that run along the top of every page."""
        self.popular: tuple[Teaser, ...] = ()
        """The most-read articles, in the sidebar of every page."""
        self._found(articles)

    # What there is

    @property
    def articles(self) -> list[Story]:
        """The public articles, the newest first."""
        return self.in_section(*SECTIONS)

    def in_section(self, *sections: Section) -> list[Story]:
        """The live articles of ``sections``, the newest first."""
        with self.lock:
            dated = sorted(pair for section in sections for pair in self._dated[section])
            stories = (self._stories[number] for _, number in reversed(dated))
            return [story for story in stories if story.state == "live"]

    @property
    def stories(self) -> dict[int, Story]:
        """By post number, every story that there ever was: internal and taken down ones, too."""
        return dict(self._stories)

    def story(self, number: int) -> Story | None:
        """The story of that post number, whatever its state; None where there never was one."""
        return self._stories.get(number)

    def at_path(self, path: str) -> Story | None:
        """The story whose present or old address is ``path``."""
        number = self._by_path.get(path)
        return None if number is None else self._stories[number]

    def truth(self, base_url: str = "http://127.0.0.1/") -> list[dict[str, Any]]:
        """The article JSON of every public article as its theme shows it, the newest first.

        ``base_url`` is the server's, with its trailing slash.
        """
        with self.lock:
            look = look_named(self.theme)
            return [truth.of(story, base_url, look) for story in self.articles]

    # What can happen

    def publish(
        self, section: str | None = None, at: datetime | None = None, title: str | None = None
    ) -> Story:
        """Publish a new article in ``section`` (its name), dated ``at`` (default: now)."""
        with self.lock:
            now = self._tick()
            number = len(self._stories)
            chosen = _section_named(section) if section else SECTIONS[number % len(SECTIONS)]
            story = self._compose(number, chosen, at or now)
            if title:
                story = replace(story, title=title, slug=self._free_slug(title))
            story = self._keep(replace(story, touched_at=now))
            self._tell("publish", story, story.section.name)
            return story

    def edit(
        self,
        article: Story,
        silent: bool = True,
        title: str | None = None,
        paragraphs: Iterable[str] | None = None,
    ) -> Story:
        """Change an article's headline or text; without either, add a closing paragraph.

        A silent edit leaves its trace in metadata only (in none on pages without metadata); the
        other kind prints "Diperbarui" and the time.
        """
        with self.lock:
            now = self._tick()
            story = self._stories[article.id]
            if paragraphs is not None:
                pages: tuple[tuple[Block, ...], ...] = (
                    tuple(Block("paragraph", (text,)) for text in paragraphs),
                )
            else:
                pages = story.pages if title else _lengthened(story)
            changed = self._keep(
                replace(
                    story,
                    title=title or story.title,
                    pages=pages,
                    modified_at=now,
                    announced_at=story.announced_at if silent else now,
                    version=story.version + 1,
                    touched_at=now,
                )
            )
            self._tell("edit", changed, "silent" if silent else "announced")
            return changed

    def delete(self, article: Story, status: int = 410) -> Story:
        """Take an article down; its addresses answer ``status`` (404 or 410) from now on."""
        with self.lock:
            now = self._tick()
            story = self._stories[article.id]
            changed = self._keep(
                replace(story, state=_GONE[status], version=story.version + 1, touched_at=now)
            )
            self._tell("delete", changed, str(status))
            return changed

    def raise_views(self, factor: float = 1.5) -> None:
        """Multiply every printed view count by ``factor``, and add one."""
        with self.lock:
            now = self._tick()
            for story in self.in_section(*SECTIONS):
                if story.views is not None:
                    views = int(story.views * factor) + 1
                    self._keep(
                        replace(story, views=views, version=story.version + 1, touched_at=now)
                    )
            self.events.append(Event(now, "views", "/", f"times {factor}"))

    def redesign(self, theme: str) -> None:
        """Show everything in another theme from now on. Articles stay at their addresses, and the
        old section addresses answer, too."""
        with self.lock:
            self.theme = look_named(theme).name
            self.redesigned_at = self._tick()
            self.revision += 1
            self.events.append(Event(self.now, "redesign", "/", theme))

    def fail(self, path: str, mode: str, times: int | None = None, **options: Any) -> None:
        """Make ``path`` (with its query, where it has one) fail in ``mode``, ``times`` times.

        Modes and their options stand in :mod:`newsarchive.demo.faults`; a status code is a mode
        too ("503"). ``times=None``: until :meth:`heal`. Raises ``UsageError`` for an unknown mode.
        """
        with self.lock:
            self.faults[path] = plan(mode, times, options)
            self.events.append(Event(self.now, "fail", path, mode))

    def heal(self, path: str) -> None:
        """Let ``path`` answer as it should again."""
        with self.lock:
            self.faults.pop(path, None)

    # How it came to be

    def _found(self, articles: int) -> None:
        """Fill the newsroom: public articles, two that were taken down, the internal ones."""
        first_day = self.today - timedelta(days=365 * _YEARS)
        for number, at in enumerate(_publication_times(self._rng, articles, first_day, self.now)):
            section = SECTIONS[(number * 5 + number // len(SECTIONS)) % len(SECTIONS)]
            story = self._keep(self._compose(number, section, at))
            if number == articles // 2:
                self._take_down_two(story)
            if number == articles - 3:
                self.faults[story.path] = plan("500", 2, {})
        for number in range(_INTERNAL_STORIES):
            self._keep(self._compose(number, INTERNAL, self.now - timedelta(days=7 * number + 1)))
        self._link_frozen_lists()
        self.revision = 1
        self.ticker = tuple(story.teaser for story in self.articles[:_TICKER])
        everywhere = sorted(self.articles, key=lambda story: story.views or 0, reverse=True)
        self.popular = tuple(story.teaser for story in everywhere[:_POPULAR])

    def _take_down_two(self, after: Story) -> None:
        """Two stories that others still link to and that answer 404 and 410."""
        for hours, state in enumerate(_GONE.values(), start=1):
            at = after.published_at + timedelta(hours=hours)
            story = self._compose(len(self._stories), after.section, at)
            self._keep(replace(story, state=state))

    def _link_frozen_lists(self) -> None:
        """Give the founding stories their "Baca Lainnya" and "Trending", as of now."""
        for section in (*SECTIONS, INTERNAL):
            stories = self.in_section(section)
            popular = sorted(stories, key=lambda story: story.views or 0, reverse=True)
            self._popular[section] = tuple(story.teaser for story in popular)
            for story in stories:
                related, trending = self._lists_beside(section, {story.path, *story.see_also})
                self._stories[story.id] = replace(story, related=related, trending=trending)

    def _lists_beside(
        self, section: Section, shown: set[str]
    ) -> tuple[tuple[Teaser, ...], tuple[Teaser, ...]]:
        """What a page lists as "Baca Lainnya" and "Trending": nothing that it shows already."""
        newest = (story.teaser for story in self._newest(section) if story.path not in shown)
        related = tuple(islice(newest, _RELATED))
        shown = shown.union(teaser.path for teaser in related)
        popular = (one for one in self._popular.get(section, ()) if one.path not in shown)
        return related, tuple(islice(popular, _TRENDING))

    def _newest(self, section: Section) -> Iterator[Story]:
        for _, number in reversed(self._dated[section]):
            if self._stories[number].state == "live":
                yield self._stories[number]

    def _compose(self, number: int, section: Section, at: datetime) -> Story:
        rng = self._rng
        from_bali = number % 19 == 3
        local = at.astimezone(WITA if from_bali else WIB)
        draft = prose.write(section, local, rng)
        title = oddities.headline(number, draft.title)
        closing = ("Rombongan dari Selosari berada di Bali hingga akhir pekan.",)
        paragraphs = (*draft.paragraphs, *(closing if from_bali else ()))
        see_also = self._see_also(number, section)
        blocks = oddities.furnish(number, paragraphs, see_also)
        related, trending = self._lists_beside(section, {path for path, _ in see_also})
        tags = (*TAGS[section.name], draft.place.lower())
        return Story(
            id=_FIRST_ID + 7 * len(self._stories),
            slug=self._free_slug(title),
            section=section,
            title=title,
            published_at=local,
            pages=_three_pages(blocks) if number % 40 == 17 else (blocks,),
            lead=oddities.lead(number, draft.place),
            credits=oddities.credit(number),
            photo=oddities.photo(number, draft),
            views=None if number % 17 == 5 else int(24 * 1.03 ** rng.randint(0, 250)),
            tags=tags[number % 3 :],
            related=related,
            trending=trending,
            modified_at=local + timedelta(minutes=3 + number % 50),
            has_metadata=at.date() > self.today - timedelta(days=365 * (_YEARS - 1)),
            old_slug=f"lama-{number}" if number % 29 == 11 else "",
        )

    def _see_also(self, number: int, section: Section) -> list[tuple[str, str]]:
        """Path and headline of two earlier stories; for even numbers one of them was taken down
        or moved."""
        stories = list(islice(self._newest(section), 2))
        if self._odd and number % 2 == 0:
            kinds = sorted(self._odd)
            stories.insert(0, self._stories[self._odd[kinds[number // 2 % len(kinds)]]])
        return [
            (f"/{story.old_slug}/" if story.old_slug else story.path, story.title)
            for story in stories[:2]
        ]

    # Bookkeeping

    def _keep(self, story: Story) -> Story:
        if story.id not in self._stories:
            insort(self._dated[story.section], (story.published_at, story.id))
        self._stories[story.id] = story
        if story.section != INTERNAL and (story.state != "live" or story.old_slug):
            self._odd["moved" if story.state == "live" else story.state] = story.id
        self._by_path[story.path] = story.id
        self._by_path[f"/?p={story.id}"] = story.id
        if story.old_slug:
            self._by_path[f"/{story.old_slug}/"] = story.id
        self.revision += 1
        return story

    def _free_slug(self, title: str) -> str:
        """The headline's slug, numbered as WordPress does where it is taken."""
        slug, taken = prose.slug_of(title), 1
        folder = ("/", "/internal/")
        while any(f"{start}{slug}/" in self._by_path for start in folder):
            taken += 1
            slug = f"{prose.slug_of(title)}-{taken}"
        return slug

    def _tick(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    def _tell(self, kind: str, story: Story, detail: str) -> None:
        self.events.append(Event(self.now, kind, story.path, detail))


def _publication_times(rng: Random, count: int, first: date, last: datetime) -> list[datetime]:
    """``count`` instants in WIB from ``first`` to ``last``, evenly spread, in order; every ninth
    stands half an hour after midnight, when it is still the day before in UTC."""
    start = datetime.combine(first, time(6, 0), WIB)
    step = (last - start) / max(count, 1)
    times = []
    for number in range(count):
        at = start + step * number + step * rng.random()
        at = at.replace(hour=0, minute=30) if number % 9 == 4 else at
        times.append(at.replace(second=0, microsecond=0))
    return sorted(times)


def _three_pages(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], ...]:
    third = -(-len(blocks) // 3)
    return (blocks[:third], blocks[third : 2 * third], blocks[2 * third :])


def _lengthened(story: Story) -> tuple[tuple[Block, ...], ...]:
    """The story's pages with one more paragraph at the end."""
    text = f"Naskah ini dilengkapi redaksi untuk ke-{story.version} kalinya."
    return (*story.pages[:-1], (*story.pages[-1], Block("paragraph", (text,))))


def _section_named(name: str) -> Section:
    return next(section for section in SECTIONS if section.name == name)
