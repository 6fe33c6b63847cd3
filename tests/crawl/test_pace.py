"""The pauses between two requests to a site, by a clock of our own."""

import asyncio
import math
from time import monotonic
from types import SimpleNamespace

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request
from scrapy.http import Response

from newsarchive.crawl.options import Options
from newsarchive.crawl.pace import LONGEST_SLOWING, Pace
from newsarchive.crawl.turnstile import Turnstile

SECONDS = st.floats(0, 1e6, allow_nan=False)
EVENTS = st.lists(
    st.one_of(
        st.tuples(st.just("answered"), SECONDS, SECONDS),
        st.tuples(st.just("struggled"), SECONDS),
        st.tuples(st.just("lengthen"), SECONDS),
        st.tuples(st.just("hold"), SECONDS),
    ),
    max_size=30,
)


def test_the_first_request_leaves_at_once_and_the_next_after_the_pause():
    pace = Pace(1.0)
    assert pace.next_at == -math.inf
    pace.answered(at=10.0, latency=0.1)
    assert pace.next_at == 11.0


def test_a_slow_site_is_asked_less_often_and_a_quick_one_no_more_often_than_allowed():
    pace = Pace(1.0)
    pace.answered(at=0.0, latency=4.0)
    assert pace.pause == 4.0
    for at in range(20):
        pace.answered(at=float(at), latency=0.0)
    assert pace.pause == 1.0


def test_a_struggling_site_gets_pauses_that_double_up_to_a_limit():
    pace = Pace(1.0)
    pauses = []
    for at in range(6):
        pace.struggled(at=float(at))
        pauses.append(pace.pause)
    assert pauses == [2.0, 4.0, 8.0, LONGEST_SLOWING, LONGEST_SLOWING, LONGEST_SLOWING]


def test_what_the_site_asks_for_has_no_limit():
    pace = Pace(1.0)
    pace.lengthen(50.0)
    pace.struggled(at=0.0)
    assert pace.pause == 50.0
    pace.hold(until=7000.0)
    assert pace.next_at == 7000.0


@given(st.floats(0, 100), EVENTS)
def test_no_pause_is_ever_shorter_than_asked_for(shortest, events):
    pace = Pace(shortest)
    longest_hold = -math.inf
    for name, *values in events:
        getattr(pace, name)(*values)
        if name == "hold":
            longest_hold = max(longest_hold, *values)
        assert pace.pause >= pace.shortest >= shortest
        assert pace.next_at >= longest_hold


def test_the_systems_clock_moves_no_pause():
    pace = Pace(1.0)
    with time_machine.travel("2026-11-25T02:00:00Z", tick=False) as clock:
        pace.answered(at=100.0, latency=0.1)
        clock.move_to("1999-01-01T00:00:00Z")
        assert pace.next_at == 101.0


@pytest.mark.parametrize("latency", [4e7, -4e7], ids=["forth", "back"])
def test_a_system_clock_set_during_a_request_moves_no_pause(latency):
    turnstile = Turnstile(SimpleNamespace(crawling=True), "suluh", Options(delay=1.0), lambda: True)
    request = Request("https://suluh.example/", meta={"download_latency": latency})
    asyncio.run(turnstile.process_request(request))
    turnstile.process_response(request, Response(request.url))
    assert 0.9 < turnstile.pace.next_at - monotonic() <= 1.0
