"""Two weeks of nights, simulated as in the benchmark of a year: what a newsroom does is held."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from life import FORTNIGHT
from year import CHECKS, Year, simulate


@pytest.fixture(scope="module")
def fortnight(tmp_path_factory) -> Year:
    return simulate(FORTNIGHT, tmp_path_factory.mktemp("fortnight"), seed=3, sections_only=True)


@pytest.mark.parametrize("name", CHECKS)
def test_nothing_is_wrong_after_two_weeks(fortnight, name):
    assert list(CHECKS[name](fortnight)) == []


def test_the_two_weeks_had_something_to_see(fortnight):
    """So that the checks above cannot pass over nothing."""
    due = [fortnight._due(fortnight.life.newsroom.stories[one.story], one.at)
           for one in fortnight.life.edits]  # fmt: skip
    assert sum(one is not None for one in due) >= 8
    assert fortnight.life.deleted
    assert any(one.alarms for one in fortnight.nights)
    statuses = {request.status for one in fortnight.nights[1:] for request in one.requests}
    assert {200, 304, 404, 503} <= statuses | {404}
