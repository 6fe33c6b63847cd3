"""Many sites side by side: as many open files as they need, or a sentence."""

from __future__ import annotations

import resource
from collections.abc import Callable

import pytest

from newsarchive.crawl.open_files import make_room

SetLimits = Callable[[int, int], list[tuple[int, int]]]


@pytest.fixture
def limits(monkeypatch: pytest.MonkeyPatch) -> SetLimits:
    """Pretends that the system allows so many, and at most so many; lists what is then set."""

    def pretend(allowed: int, most: int) -> list[tuple[int, int]]:
        made: list[tuple[int, int]] = []
        monkeypatch.setattr(resource, "getrlimit", lambda _: (allowed, most))
        monkeypatch.setattr(resource, "setrlimit", lambda _, pair: made.append(pair))
        return made

    return pretend


def test_few_sites_change_nothing(limits: SetLimits) -> None:
    made = limits(1024, 4096)
    assert make_room(40) is None
    assert made == []


@pytest.mark.parametrize("most", [524288, resource.RLIM_INFINITY])
def test_many_sites_are_given_what_they_need(limits: SetLimits, most: int) -> None:
    made = limits(1024, most)
    assert make_room(300) is None
    assert made == [(1320, most)]


def test_a_system_that_allows_too_few_is_named(limits: SetLimits) -> None:
    made = limits(256, 1024)
    assert make_room(300) == (
        "Only 1024 files may be open at once, and 300 sites need 1320: raise the limit (ulimit "
        "-Hn, or LimitNOFILE= of the service), or crawl fewer sites at a time."
    )
    assert made == [(1024, 1024)]
