"""Alarms about one site's crawl: what is told, what is not, and what the operator reads."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.site import WIB, Expectation, Site
from newsarchive.validate.crawl import RULES, SHARES, Alarm, Night, Share, alarms

SITE = Site("Kabar Kota", "https://kabarkota.example/")
LAST_NIGHT = datetime(2026, 11, 22, 2, 40, tzinfo=WIB)
TODAY = date(2026, 11, 23)


def nights(*shares: dict[str, tuple[int, int]]) -> list[Night]:
    """Runs on consecutive nights, the last of them tonight's."""
    start = LAST_NIGHT + timedelta(days=2 - len(shares))
    return [
        Night(start + timedelta(days=number), {name: Share(*pair) for name, pair in one.items()})
        for number, one in enumerate(shares)
    ]


def found(*shares: dict[str, tuple[int, int]], site: Site = SITE) -> list[Alarm]:
    *earlier, tonight = nights(*shares)
    return alarms(site, tonight, earlier, None, TODAY)


def test_a_field_that_is_lost_is_told_with_what_was_usual_and_since_when():
    usual = [{"views": (19, 20)}] * 8
    [alarm] = found(*usual, {"views": (1, 20)}, {"views": (0, 20)})
    assert (alarm.rule, alarm.field, alarm.share) == ("alarm field", "views", "views")
    assert alarm.what == "0 of 20 articles with views, usual are 95%"
    assert alarm.since == date(2026, 11, 22)
    assert alarm.problem("kota", "https://kabarkota.example/a/").reason == (
        "0 of 20 articles with views, usual are 95%, since 2026-11-22; "
        "see which rule fails: newsarchive read https://kabarkota.example/a/ --site kota --explain"
    )


@pytest.mark.parametrize(("name", "rule"), [(name, told[0]) for name, told in SHARES.items()])
def test_every_share_has_its_rule(name, rule):
    [alarm] = found(*[{name: (20, 20)}] * 8, {name: (0, 20)})
    assert alarm.rule == rule
    assert rule in RULES
    assert "kota" in alarm.problem("kota", "https://kabarkota.example/a/").reason


def test_small_nights_are_judged_together():
    usual = [{"bylines": (3, 3)}] * 20
    assert not found(*usual, {"bylines": (0, 1)})
    assert found(*usual, *[{"bylines": (0, 1)}] * 6)
    assert not found(*usual, *[{"bylines": (0, 1)}] * 6, {"bylines": (3, 3)}), "it is mended"
    assert not found(*usual, *[{"bylines": (0, 1)}] * 6, {"bylines": (0, 0)}), "nothing was seen"


def test_a_fluctuation_is_not_told():
    assert not found(*[{"tags": (14, 20)}] * 8, {"tags": (9, 20)})


def test_without_a_past_only_what_the_site_file_expects_is_judged():
    site = Site("Kabar Kota", SITE.home, expect=Expectation(fields=("title", "views")))
    lost = {"title": (0, 20), "views": (0, 20), "tags": (0, 20)}
    assert [alarm.field for alarm in found(lost, site=site)] == ["title", "views"]


def test_a_few_bad_nights_do_not_become_usual():
    past = [{"views": (20, 20)}] * 20 + [{"views": (0, 20)}] * 15
    [alarm] = found(*past, {"views": (0, 20)})
    assert alarm.since == date(2026, 11, 8)


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["title", "next page", "shown"]),
            st.tuples(st.integers(0, 50_000), st.integers(0, 50_000)).map(
                lambda pair: (min(pair), max(pair))
            ),
        ),
        min_size=1,
        max_size=70,
    )
)
def test_any_numbers_are_judged_and_full_shares_never_told(shares):
    for alarm in found(*shares):
        having, of = shares[-1][alarm.share]
        assert having < of
