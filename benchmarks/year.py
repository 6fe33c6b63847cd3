"""A simulated year of nights: real HTTP, real crawls, a clock that is set, and every check told.

    make simulate-year            # sections, sitemaps, feeds and wp-json, as the site offers them
    make simulate-year ARGS="--sections-only"

The demonstration newsroom lives day by day (see life.py); after each day ``nightly`` crawls it in a
process of its own whose clock shows 02:40 of the next morning. Then the archive is compared with
what the newsroom did: every article once, every edit seen within its revisit interval, what was
taken down noticed, alarms only where something was wrong, no request that robots.txt forbade.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sqlite3
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parent))  # where each night's process finds this module
from life import FORBIDDEN, FORTNIGHT, YEAR, Edit, Life, Plan, begin, covers
from one_night import one_night

from newsarchive.demo import serve
from newsarchive.demo.server import Request
from newsarchive.demo.story import Story
from newsarchive.discover.canonical import cited_url
from newsarchive.revisits import STANDARD
from newsarchive.store.verify import verify

FORKS = multiprocessing.get_context("forkserver")
PRELOADED = [
    "__main__",
    "one_night",
    "newsarchive.crawl.pipelines",
    "scrapy.core.downloader.handlers.http11",
    "scrapy.core.downloader.contextfactory",
    "scrapy.downloadermiddlewares.httpcompression",
]
"""What is imported once for all nights."""
_TOLD_AFTER = 28
"""Nights for which a change of layout may be told: then it is what is usual."""


@dataclass
class Night:
    """One night, as the server and the report tell it."""

    number: int
    at: datetime
    is_down: bool
    report: dict
    requests: list[Request]

    @property
    def alarms(self) -> list[str]:
        """Rule and field of each."""
        [site] = self.report["sites"]
        return [f"{one['rule']} ({one['field']})" for one in site["alarms"]]


@dataclass
class Year:
    """A finished simulation."""

    life: Life
    db: Path
    home: str
    nights: list[Night] = field(default_factory=list)

    # What must hold; each gives what does not, one line each

    def lost_or_twice(self) -> Iterator[str]:
        """Articles that are not held exactly once, or are no longer there and not marked so."""
        held = Counter(cited_url(url) for (url,) in self._rows("SELECT url FROM articles"))
        yield from (f"held {count} times: {url}" for url, count in held.items() if count > 1)
        there = {cited_url(one["url"]) for one in self.life.newsroom.truth(self.home)}
        there -= {self._url(one) for one in self.life.newsroom.articles if self._is_new(one)}
        yield from (f"not held: {url}" for url in there - held.keys())
        for finding in verify(self.db, quick=True).findings:
            yield f"unsound: {finding}"

    def late_edits(self) -> Iterator[str]:
        """Edits that no visit saw in time."""
        for edit in self.life.edits:
            story = self.life.newsroom.stories[edit.story]
            due = self._due(story, edit.at)
            if due is None or self._gone_by(story, due.at):
                continue
            seen = self._seen(edit, story)
            if seen is None or seen > due.at + timedelta(hours=3):
                yield f"edited {edit.at}, due {due.at}, seen {seen}: {story.path}"

    def unnoticed_deletions(self) -> Iterator[str]:
        """Articles taken down that two visits should have missed by now, and did not."""
        for number, at in self.life.deleted.items():
            story = self.life.newsroom.stories[number]
            due = self._due(story, at)
            later = self.nights[due.number :] if due else []
            second = next((one for one in later if self._could_see(one, story)), None)
            rows = self._rows("SELECT removed_at FROM articles WHERE url = ?", self._url(story))
            if second and rows and rows[0][0] is None:
                yield f"taken down {at}, due {second.at}: {story.path}"

    def invented_revisions(self) -> Iterator[str]:
        """Revisions that no edit explains."""
        edits = Counter(edit.story for edit in self.life.edits)
        numbers = {self._url(one): one.id for one in self.life.newsroom.stories.values()}
        for url, count in self._rows(
            "SELECT a.url, count(*) - 1 FROM revisions AS r JOIN articles AS a"
            " ON a.id = r.article_id GROUP BY a.id HAVING count(*) > 1"
        ):
            edited = edits[numbers[cited_url(url)]]
            if count > edited:
                yield f"{count} revisions, {edited} edits: {url}"

    def false_alarms(self) -> Iterator[str]:
        """Alarms on nights on which nothing was wrong."""
        for one in self.nights:
            expected = self._wrong(one.number)
            for alarm in one.alarms:
                if not any(alarm.startswith(rule) for rule in expected):
                    yield f"night {one.number} ({one.at:%Y-%m-%d}): {alarm}"

    def untold_faults(self) -> Iterator[str]:
        """Faults that brought no alarm in time."""
        told = {one.number: one.alarms for one in self.nights}
        plan = self.life.plan
        for number in (*plan.outages, *plan.storms):
            if not any(alarm.startswith("alarm outcome") for alarm in told[number]):
                yield f"night {number}: the site was down"
        for first, last in plan.silences:
            days = range(first, last + 1)
            alarms = [alarm for number in days for alarm in told[number]]
            if len(days) > 7 and not any(one.startswith("alarm quiet") for one in alarms):
                yield f"days {first} to {last}: nothing was published"

    def forbidden_requests(self) -> Iterator[str]:
        """Requests that robots.txt forbade at the time."""
        for one in self.nights:
            closed = ["/internal/", "/category/internal/", "/wp-admin/"]
            if covers(self.life.plan.forbidden, one.number):
                closed.append(FORBIDDEN.path)
            for request in one.requests:
                if any(request.path.startswith(path) for path in closed):
                    yield f"night {one.number}: {request.path}"

    # How it is found out

    def _wrong(self, number: int) -> list[str]:
        """Rules whose alarm is right on that night."""
        plan, rules = self.life.plan, []
        if number in plan.outages or number in plan.storms:
            rules.append("alarm outcome")
        for first, last in plan.silences:
            if last - first >= 2 and first + 2 <= number <= last + 1:
                rules.append("alarm quiet")
        for day in plan.redesigns:
            if day <= number <= day + _TOLD_AFTER:
                rules.append("alarm field")
        return rules

    def _due(self, story: Story, at: datetime) -> Night | None:
        """The night by which something that happened to ``story`` at ``at`` must be seen; None:
        after the last one."""
        after = [one for one in self.nights if one.at > at]
        visits = [one for one in self.nights if one.at <= at and self._visited(one, story)]
        if visits:
            step = STANDARD.step_at(visits[-1].at - story.published_at)
            if step is None or step.every is None:
                return None
            # A site that hardly edits is visited half as often where no view count moves.
            wait = step.every * (2 if story.views is None else 1)
            after = [one for one in after if one.at >= visits[-1].at + wait]
        elif story.section == FORBIDDEN:  # what only a forbidden list names is found when it opens
            after = [one for one in after if not covers(self.life.plan.forbidden, one.number)]
        return next((one for one in after if self._could_see(one, story)), None)

    def _gone_by(self, story: Story, at: datetime) -> bool:
        return story.id in self.life.deleted and self.life.deleted[story.id] <= at

    def _could_see(self, one: Night, story: Story) -> bool:
        is_broken = self.life.broken.get(story.id) == one.number
        return not (one.is_down or one.number in self.life.plan.storms or is_broken)

    def _visited(self, one: Night, story: Story) -> bool:
        if not self._could_see(one, story):
            return False
        paths = {story.path, f"/?p={story.id}", f"/{story.old_slug}/"}
        return any(request.path in paths and request.status in (200, 304)
                   for request in one.requests)  # fmt: skip

    def _seen(self, edit: Edit, story: Story) -> datetime | None:
        rows = self._rows(
            "SELECT min(r.observed_at) FROM revisions AS r JOIN articles AS a"
            " ON a.id = r.article_id WHERE a.url = ? AND instr(r.body, ?)",
            self._url(story), edit.text,
        )  # fmt: skip
        return datetime.fromisoformat(rows[0][0]).astimezone(UTC) if rows[0][0] else None

    def _is_new(self, story: Story) -> bool:
        """Whether it was published after the last night that could see it."""
        down = [one for one in self.nights if not one.is_down]
        return not down or story.published_at > down[-1].at

    def _url(self, story: Story) -> str:
        path = story.path if story.has_metadata else f"/?p={story.id}"
        return cited_url(f"{self.home.rstrip('/')}{path}")

    def _rows(self, sql: str, *values: object) -> list[tuple]:
        with sqlite3.connect(self.db) as connection:
            return connection.execute(sql, values).fetchall()


CHECKS = {
    "articles lost, or held twice": Year.lost_or_twice,
    "edits seen after their revisit interval": Year.late_edits,
    "articles taken down and not noticed": Year.unnoticed_deletions,
    "articles with revisions that no edit explains": Year.invented_revisions,
    "false alarms": Year.false_alarms,
    "faults without an alarm": Year.untold_faults,
    "requests that robots.txt forbade": Year.forbidden_requests,
}


def simulate(
    plan: Plan, folder: Path, *, seed: int = 1, articles: int = 40, sections_only: bool = False
) -> Year:
    """Lives through ``plan``, a night after each day; the archive is in ``folder``."""
    life = begin(plan, seed, articles)
    with serve(life.newsroom) as server:
        home = server.url
    year = Year(life, folder / "year.db", home)
    for number in range(1, plan.nights + 1):
        life.live(number)
        requests: list[Request] = []
        if is_down := number in plan.outages:
            report = _crawl(year, number, sections_only)
        else:
            with serve(life.newsroom, port=urlsplit(home).port or 0) as server:
                report = _crawl(year, number, sections_only)
            requests = server.requests
        year.nights.append(Night(number, life.night(number), is_down, report, requests))
    return year


def _crawl(year: Year, number: int, sections_only: bool) -> dict:
    output = year.db.with_suffix(".json")
    output.unlink(missing_ok=True)
    process = FORKS.Process(
        target=one_night, args=(year.home, year.db, year.life.night(number), output),
        kwargs={"sections_only": sections_only},
    )  # fmt: skip
    process.start()
    process.join()
    return json.loads(output.read_text())


def tell(year: Year) -> int:
    """Prints what happened and what does not hold; how much that is."""
    life, plan = year.life, year.life.plan
    counts = {
        "nights": plan.nights,
        "articles": len(life.newsroom.stories),
        "edits": len(life.edits),
        "taken down": len(life.deleted),
        "nights with an alarm": sum(bool(one.alarms) for one in year.nights),
    }
    for name, count in counts.items():
        print(f"| {name} | {count:,} |")
    wrong = 0
    lines: list[str] = []
    for name, check in CHECKS.items():
        found = list(check(year))
        wrong += len(found)
        print(f"| {name} | {len(found)} |")
        lines += [f"{name}: {line}" for line in found[:20]]
    usual = [one for one in year.nights[1:] if not one.is_down]
    requests = sorted(len(one.requests) for one in usual)
    print(f"| requests in the first night | {len(year.nights[0].requests)} |")
    print(f"| requests a night after it: median, most | {statistics.median(requests):.0f}, "
          f"{requests[-1]} |")  # fmt: skip
    articles = {one.path for one in life.newsroom.stories.values()}
    fronts = [sum(request.path not in articles for request in one.requests) for one in usual]
    news = [one.report["sites"][0]["new"] for one in usual]
    print(f"| of these, median: robots.txt, lists and sources; new articles | "
          f"{statistics.median(fronts):.0f}; {statistics.median(news):.0f} |")  # fmt: skip
    unchanged = sum(one.status == 304 for night in usual for one in night.requests)
    print(f"| of these answered 304 | {unchanged / sum(requests):.0%} |")
    seconds = [one.report["sites"][0]["seconds"] for one in usual]
    print(f"| seconds a night, median and most | {statistics.median(seconds):.1f}, "
          f"{max(seconds):.1f} |")  # fmt: skip
    told = Counter(alarm for one in year.nights for alarm in one.alarms)
    for alarm, count in told.most_common():
        print(f"{alarm}: {count} nights")
    print("\n".join(lines))
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fortnight", action="store_true", help="Two weeks, as in the tests.")
    parser.add_argument("--sections-only", action="store_true",
                        help="The site offers neither sitemaps nor feeds nor wp-json.")  # fmt: skip
    parser.add_argument("--keep", type=Path, help="Keep the archive in this folder.")
    wanted = parser.parse_args()
    FORKS.set_forkserver_preload(PRELOADED)
    with tempfile.TemporaryDirectory() as folder:
        place = wanted.keep or Path(folder)
        place.mkdir(exist_ok=True)
        plan = FORTNIGHT if wanted.fortnight else YEAR
        year = simulate(plan, place, seed=wanted.seed, sections_only=wanted.sections_only)
        return int(tell(year) > 0)


if __name__ == "__main__":
    sys.exit(main())
