"""The evaluation counts right, and our accuracy on our own gold never falls below its floors."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from newsarchive.errors import UsageError
from newsarchive.evaluate import Evaluation, evaluate_folder
from newsarchive.evaluate.strings import agrees, reference_instant
from newsarchive.model import Precision, Timestamp
from newsarchive.normalise.dates import parse_timestamp
from newsarchive.site import WIB

ROOT = Path(__file__).parents[2]
FLOORS = json.loads((ROOT / "tests" / "floors.json").read_text("utf-8"))
OUTER_GOLD = Path(os.environ.get("NEWSARCHIVE_GOLD", ROOT.parent / "shared" / "gold"))
"""Gold files that the project does not own, where somebody has put them."""


def falls_below(evaluation: Evaluation, floors: dict[str, float]) -> dict[str, tuple[float, float]]:
    shares = evaluation.shares()
    return {
        name: (round(shares[name], 4), floor)
        for name, floor in floors.items()
        if name in shares and shares[name] < floor
    }


@pytest.fixture(scope="module")
def own() -> Evaluation:
    return evaluate_folder(ROOT / "tests" / "gold")


def test_no_score_on_our_own_gold_falls_below_its_floor(own: Evaluation) -> None:
    assert falls_below(own, FLOORS["own"]) == {}


def test_every_score_on_our_own_gold_has_a_floor(own: Evaluation) -> None:
    assert FLOORS["own"].keys() == own.shares().keys()


@pytest.mark.skipif(not OUTER_GOLD.is_dir(), reason="no further gold files on this machine")
def test_no_score_on_the_further_gold_falls_below_its_floor() -> None:
    assert falls_below(evaluate_folder(OUTER_GOLD), FLOORS["further"]) == {}


def test_a_tally_tells_wrong_from_missing_and_invented() -> None:
    tally = Evaluation().tally("title")
    tally.score("a", "Banjir", "Banjir", right=True)
    tally.score("b", "Banjir", "Longsor", right=False)
    tally.score("c", "Banjir", None, right=False)
    tally.score("d", None, "Banjir", right=False)
    assert (tally.right, tally.wrong, tally.missing, tally.invented) == (1, 1, 1, 1)
    assert tally.share == 0.25
    assert [miss.where for miss in tally.misses] == ["b", "c", "d"]


@pytest.mark.parametrize(
    ("expected", "at", "precision", "right"),
    [
        ("2025-03-05", "2025-03-05T00:00:00+07:00", "day", True),
        ("2025-03-05", "2025-03-05T10:00:00+07:00", "minute", False),
        ("2025-03-05T10:00", "2025-03-05T10:00:00+08:00", "minute", True),
        ("2025-03-05T10:00+07:00", "2025-03-05T10:00:00+08:00", "minute", False),
        ("2025-03-05/2025-03-07", "2025-03-05T00:00:00+07:00", "day", True),
        ("2025-03", "2025-03-01T00:00:00+07:00", "day", False),
        (None, "2025-03-05T00:00:00+07:00", "day", False),
    ],
)
def test_a_date_is_right_only_as_precisely_as_the_gold_gives_it(
    expected: str | None, at: str, precision: Precision, right: bool
) -> None:
    read = parse_timestamp(at, timezone=WIB, fetched_at=None)
    assert read
    assert agrees(expected, Timestamp(read.at, precision)) is right


def test_no_timestamp_is_right_where_the_gold_has_no_full_day() -> None:
    assert agrees(None, None)
    assert agrees("--07-27", None)
    assert agrees("2025-03", None)
    assert not agrees("2025-03-05", None)


def test_a_reference_month_means_its_last_day() -> None:
    assert reference_instant("2024-02").date().isoformat() == "2024-02-29"


def test_a_folder_without_gold_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no gold files"):
        evaluate_folder(tmp_path)


def test_a_malformed_gold_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "views.jsonl").write_text(
        '{"text": "24 kali", "expected": 24}\n{"text": 1', "utf-8"
    )
    with pytest.raises(UsageError, match=r"views\.jsonl line 2"):
        evaluate_folder(tmp_path)
