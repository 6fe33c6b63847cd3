"""What a spider makes of trouble, without a network."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from twisted.python.failure import Failure as TwistedFailure

from newsarchive.crawl.options import Options
from newsarchive.crawl.spider import NewsSpider
from newsarchive.errors import ResourceError, UsageError
from newsarchive.site import Section, Site
from newsarchive.store import Target
from newsarchive.visit import Failure, of_status


class Kota(NewsSpider):
    name = "kota"
    site = Site(
        publisher="Kabar Kota",
        home="https://kabarkota.example/",
        sections=(Section("Peristiwa", "/peristiwa/"), Section("Olahraga", "/olahraga/")),
    )


class Ledger:
    """Takes what would be written."""

    def __init__(self) -> None:
        self.failures: list[tuple[Target, Failure]] = []

    def failed(self, target: Target, failure: Failure, at: object = None) -> None:  # noqa: ARG002
        self.failures.append((target, failure))


LISTING = Target("https://kabarkota.example/peristiwa/", "kota", "listing", "Peristiwa")
ARTICLE = Target("https://kabarkota.example/warga-panen-raya/", "kota", "article", "Peristiwa")


@pytest.fixture
def spider() -> Kota:
    made = Kota(options=Options())
    made.ledger = Ledger()
    return made


def test_a_page_that_our_reader_breaks_on_is_a_problem_and_the_crawl_goes_on(spider):
    spider._item_broke(SimpleNamespace(target=ARTICLE), TwistedFailure(KeyError("byline")))
    [(target, failure)] = spider.ledger.failures
    assert (target, failure.rule) == (ARTICLE, "reader")
    assert "KeyError('byline')" in failure.reason
    assert spider.report.outcome == "running"


def test_a_failing_disk_ends_the_crawl_with_its_own_exit_code(spider):
    full = TwistedFailure(ResourceError("The disk is full."))
    spider._item_broke(SimpleNamespace(target=ARTICLE), full)
    assert not spider.ledger.failures
    assert (spider.report.outcome, spider.report.exit_code) == ("failed", 4)
    assert spider.report.messages == ["The disk is full."]


def test_an_error_of_ours_outside_any_page_is_told(spider):
    spider._callback_broke(TwistedFailure(RuntimeError("loop")), None)
    assert spider.report.exit_code == 1
    assert "RuntimeError('loop')" in spider.report.messages[0]


def test_five_passing_failures_on_end_stop_the_crawl_and_a_page_between_does_not(spider):
    spider.report.listings = 1
    for _ in range(4):
        spider._failed(ARTICLE, of_status(503))
    spider._failed(ARTICLE, of_status(404))
    for _ in range(4):
        spider._failed(ARTICLE, of_status(503))
    assert spider.report.outcome == "running"
    spider._failed(ARTICLE, of_status(503))
    assert spider.report.outcome == "unreachable"
    assert "503 (Service Unavailable)" in spider.report.messages[0]


@pytest.mark.parametrize("wanted", ["Olahraga", "olahraga", "/olahraga/"])
def test_a_section_is_chosen_by_name_or_path(wanted):
    assert [one.name for one in Kota(options=Options(section=wanted)).sections] == ["Olahraga"]


def test_a_list_of_all_sections_has_no_name_and_is_chosen_by_its_path():
    class Indeks(NewsSpider):
        name = "indeks"
        site = replace(Kota.site, sections=(Section(None, "/indeks/"),))

    assert [one.label for one in Indeks(options=Options(section="/indeks/")).sections] == [
        "/indeks/"
    ]


def test_an_unknown_section_brings_the_known_ones():
    with pytest.raises(UsageError, match="has no section 'Budaya'; it has Peristiwa, Olahraga"):
        Kota(options=Options(section="Budaya"))


@pytest.mark.parametrize(
    ("counts", "outcome", "exit_code"),
    [
        ({"listings": 2, "listed": 9, "pages": 9, "new": 9}, "finished", 0),
        ({"listings": 2, "listed": 9, "pages": 95, "failed": 5}, "finished", 0),
        ({"listings": 2, "listed": 9, "pages": 5, "failed": 4}, "finished", 1),
        ({"listings": 2, "listed": 0}, "empty", 1),
    ],
)
def test_an_undisturbed_end_is_judged_by_its_counts(spider, counts, outcome, exit_code):
    for name, value in counts.items():
        setattr(spider.report, name, value)
    spider._conclude("finished")
    assert (spider.report.outcome, spider.report.exit_code) == (outcome, exit_code)


def test_sections_that_robots_txt_forbids_are_told_apart_from_a_dead_site(spider):
    spider._failed(LISTING, Failure("robots.txt", "the site's robots.txt forbids this page"))
    spider._conclude("finished")
    assert spider.report.outcome == "forbidden"
