"""What a site's rules found before: from the archive's provenance, else from its saved pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from newsarchive import flow
from newsarchive.discover.canonical import canonical_url
from newsarchive.model import Article
from newsarchive.query import load_articles, run_sql
from newsarchive.site import Site
from newsarchive.survey.fixtures import Fixture

MOST_ARTICLES = 300
"""The newest articles of the archive that are asked: older designs are not today's."""

_RULES = """
WITH newest AS (
    SELECT id, last_seen_at FROM articles WHERE site = :site ORDER BY last_seen_at DESC LIMIT :most
)
SELECT field, rule, count(*), max(date(last_seen_at)), (SELECT count(*) FROM newest)
FROM newest JOIN field_sources ON article_id = newest.id GROUP BY field, rule
"""


@dataclass(frozen=True, slots=True)
class Held:
    """A rule that won a field in earlier readings."""

    field: str
    rule: str
    times: int
    of: int
    """Articles read in that time."""
    last: date
    """Day of the last page on which it won."""

    @property
    def share(self) -> float:
        """On which share of the articles it won."""
        return self.times / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Earlier:
    """What is known of a site from before."""

    source: str
    """For people: "the archive", "saved pages"; "" where nothing is known."""
    held: tuple[Held, ...] = ()
    articles: tuple[Article, ...] = ()
    """Articles whose fields are known, the newest first."""

    def article(self, url: str) -> Article | None:
        """The article as it was known by ``url``."""
        identity = canonical_url(url)
        return next((one for one in self.articles if canonical_url(one.url) == identity), None)


def from_archive(path: Path, site: Site, most: int = 50) -> Earlier:
    """What the archive at ``path`` knows; nothing where there is none, or none of this site."""
    if site.name is None or not path.exists():
        return Earlier("")
    rows = run_sql(path, _RULES, {"site": site.name, "most": MOST_ARTICLES}).rows
    newest = (
        "id IN (SELECT id FROM articles WHERE site = ? AND removed_at IS NULL "
        "ORDER BY published_at DESC LIMIT CAST(? AS INTEGER))"
    )
    articles = list(load_articles(path, newest, site.name, str(most)))
    held = (
        Held(name, rule, times, of, date.fromisoformat(last))
        for name, rule, times, last, of in rows
    )
    return Earlier("the archive" if rows else "", tuple(held), tuple(reversed(articles)))


def from_fixtures(fixtures: Iterable[Fixture], site: Site) -> Earlier:
    """What the saved pages show, read with the rules of their time."""
    read = [
        (one.page.fetched_at.date(), flow.read(one.page, site, one.parts))
        for one in fixtures
        if one.page.fetched_at
    ]
    wins: dict[tuple[str, str], list[date]] = {}
    for day, article in read:
        for name, source in article.sources.items():
            wins.setdefault((name, source.rule), []).append(day)
    held = tuple(
        Held(name, rule, len(days), len(read), max(days)) for (name, rule), days in wins.items()
    )
    articles = sorted(read, key=lambda one: one[0], reverse=True)
    return Earlier("saved pages" if read else "", held, tuple(article for _, article in articles))
