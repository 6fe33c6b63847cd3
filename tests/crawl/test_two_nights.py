"""Two nights at a newsroom that publishes, edits, deletes and is read: the archive's history is
the newsroom's own."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from newsarchive.demo import Newsroom, Server, serve
from newsarchive.demo.names import SECTIONS
from newsarchive.demo.newsroom import Event
from newsarchive.demo.story import Story
from newsarchive.discover.canonical import cited_url
from newsarchive.query.edits import list_edits

ARTICLES = 24
FOREVER = 36_500
"""Days that reach back past the oldest article."""


@pytest.fixture(scope="module")
def newsroom() -> Newsroom:
    return Newsroom(articles=ARTICLES, page_weight=20)


@pytest.fixture(scope="module")
def server(newsroom) -> Iterator[Server]:
    with serve(newsroom) as running:
        yield running


def sites(base: str) -> dict:
    return {"suluh": (base, [section.path for section in SECTIONS])}


class Diary:
    """What the newsroom knows to have happened, as its archive should tell it."""

    def __init__(self, newsroom: Newsroom, server: Server, crawler) -> None:
        self.newsroom = newsroom
        self.base = server.url
        self.crawler = crawler
        self.views: dict[str, list[int]] = {}
        """Path -> the counts that each run's visit was shown."""
        self.missed: dict[str, int] = {}
        """Path of what is gone -> the first run that missed it."""
        self.started: list[datetime] = []
        self.reports: list[dict] = []

    def night(self, **options: object) -> None:
        """One run; nothing changes at the newsroom meanwhile."""
        time.sleep(1.1)  # observations are told apart by the second
        self.started.append(datetime.now(UTC).replace(microsecond=0))
        ended = self.crawler.run(sites(self.base), **options)
        assert ended.exit_code in (0, 1), ended
        self.reports.append(ended.site("suluh"))
        for story in self.newsroom.articles:
            if story.views is not None:
                self.views.setdefault(story.path, []).append(story.views)
        for event in self.events("delete"):
            self.missed.setdefault(event.path, len(self.reports))

    def events(self, kind: str) -> list[Event]:
        return [one for one in self.newsroom.events if one.kind == kind]


@pytest.fixture(scope="module")
def diary(newsroom, server, make_crawler, tmp_path_factory) -> Diary:
    """Three runs, with a day's work of the newsroom before the second and the third."""
    crawler = make_crawler(tmp_path_factory.mktemp("nights") / "archive.db")
    diary = Diary(newsroom, server, crawler)
    diary.night()

    stories = newsroom.articles
    whole = [story for story in stories if len(story.pages) == 1]
    old = [story for story in whole if not story.has_metadata]
    new = [story for story in whole if story.has_metadata]
    newsroom.publish(section="Ekonomi")
    newsroom.edit(new[0], silent=True)
    newsroom.edit(new[1], silent=False)
    newsroom.edit(old[0], silent=True, title="Judul yang Diganti Diam-diam")
    newsroom.edit(old[1], silent=False)
    newsroom.delete(new[2], 404)
    newsroom.delete(old[2], 410)
    newsroom.raise_views()
    diary.night(revisit_days=FOREVER)

    newsroom.publish(section="Olahraga")
    newsroom.edit(new[1], silent=True)
    newsroom.edit(new[3], silent=False, title="Judul yang Diralat Redaksi")
    newsroom.delete(new[4], 410)
    newsroom.raise_views(2.0)
    diary.night(revisit_days=FOREVER)
    return diary


def key(diary: Diary, path: str) -> str:
    return cited_url(diary.base.rstrip("/") + path)


def by_article(rows: list[tuple]) -> dict[str, list]:
    found: dict[str, list] = {}
    for url, value in rows:
        found.setdefault(url, []).append(value)
    return found


def expected_notice(event: Event, story: Story, was_announced: bool) -> str:
    """What a visit can see of an edit: "Diperbarui" where it was announced; else the metadata's
    time, where the page has metadata and no older "Diperbarui" that speaks louder."""
    if event.detail == "announced":
        return "announced"
    return "declared" if story.has_metadata and not was_announced else "silent"


def test_every_run_brings_what_was_new_changed_or_the_same(diary):
    counts = [
        tuple(report[name] for name in ("new", "updated", "unchanged", "failed"))
        for report in diary.reports
    ]
    assert counts == [(24, 0, 0, 0), (1, 4, 18, 2), (1, 2, 20, 3)]
    assert [report["outcome"] for report in diary.reports] == ["finished"] * 3


def test_every_edit_is_a_revision_and_nothing_else_is(diary):
    revisions = diary.crawler.rows("SELECT a.url, number FROM revisions AS r JOIN articles AS a"
                                   " ON a.id = article_id ORDER BY a.url, number")  # fmt: skip
    published = {story.path for story in diary.newsroom.articles} | diary.missed.keys()
    edits = [event.path for event in diary.events("edit")]
    assert by_article(revisions) == {
        key(diary, path): list(range(1, 2 + edits.count(path))) for path in published
    }


def test_every_edit_is_told_with_its_notice_in_the_night_that_saw_it(diary):
    told = [(edit.url, edit.notice, edit.observed_at) for edit in list_edits(diary.crawler.db)]
    log = []
    for event in diary.events("edit"):
        was_announced = any(
            one.at < event.at and (one.path, one.detail) == (event.path, "announced")
            for one in diary.events("edit")
        )
        story = diary.newsroom.at_path(event.path)
        log.append((key(diary, event.path), expected_notice(event, story, was_announced)))
    assert sorted((url, notice) for url, notice, _ in told) == sorted(log)
    nights = [sum(at >= start.isoformat()[:19] for start in diary.started) for _, _, at in told]
    assert sorted(nights) == [2, 2, 2, 2, 3, 3]


def test_the_series_of_counts_is_what_the_pages_showed(diary):
    rows = diary.crawler.rows("SELECT a.url, v.count FROM views AS v JOIN articles AS a"
                              " ON a.id = article_id ORDER BY a.url, observed_at")  # fmt: skip
    assert by_article(rows) == {key(diary, path): counts for path, counts in diary.views.items()}


def test_what_two_runs_missed_is_removed_since_the_first(diary):
    rows = diary.crawler.rows("SELECT a.url, x.status FROM absences AS x JOIN articles AS a"
                              " ON a.id = article_id ORDER BY seen_at")  # fmt: skip
    runs = len(diary.reports)
    assert by_article(rows) == {
        key(diary, event.path): [int(event.detail)] * (1 + runs - diary.missed[event.path])
        for event in diary.events("delete")
    }
    removed = dict(diary.crawler.rows("SELECT url, removed_at FROM articles WHERE removed_at > ''"))
    gone_twice = {path for path, first in diary.missed.items() if first < runs}
    assert removed.keys() == {key(diary, path) for path in gone_twice}
    second_night, third_night = (at.isoformat()[:19] for at in diary.started[1:])
    assert all(second_night <= at < third_night for at in removed.values())


def test_the_last_good_text_of_what_is_gone_stays(diary):
    kept = diary.crawler.rows("SELECT count(*) FROM articles WHERE removed_at > '' AND body > ''")
    assert kept == [(2,)]


def test_only_articles_of_the_days_asked_for_are_visited_again(
    newsroom, server, make_crawler, tmp_path
):
    crawler = make_crawler(tmp_path / "archive.db")
    crawler.run(sites(server.url))
    published = crawler.rows("SELECT published_at FROM articles ORDER BY published_at DESC")
    middle = datetime.fromisoformat(published[len(published) // 2][0])
    days = (datetime.now(UTC) - middle + timedelta(hours=1)).days + 1
    since = datetime.now(UTC) - timedelta(days=days)
    recent = [at for (at,) in published if datetime.fromisoformat(at) >= since]
    assert 0 < len(recent) < len(published)
    report = crawler.run(sites(server.url), revisit_days=days).site("suluh")
    assert (report["new"], report["unchanged"]) == (0, len(recent))


def test_an_interrupted_revisit_goes_on_in_the_next_run(newsroom, server, make_crawler, tmp_path):
    crawler = make_crawler(tmp_path / "archive.db")
    first = crawler.run(sites(server.url)).site("suluh")["new"]
    stopped = crawler.run(sites(server.url), revisit_days=FOREVER, limit=5).site("suluh")
    assert (stopped["unchanged"], stopped["waiting"]) == (5, first - 5)
    rest = crawler.run(sites(server.url)).site("suluh")
    assert (rest["unchanged"], rest["waiting"]) == (first - 5, 0)
