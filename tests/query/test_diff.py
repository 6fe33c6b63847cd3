"""Word diffs: exact to the character, readable, and quick whatever the texts are."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.query.diff import Change, paragraphs_of, word_diff

WORDS = st.lists(
    st.sampled_from(["pasar", " ", "\n\n", "dibuka", ",", ".", "\n", "Rp", "5.000", " lagi"])
).map("".join)
TEXT = WORDS | st.text()
MARKS = {"keep": "{}", "remove": "[-{}-]", "add": "{{+{}+}}"}


def shown(changes: list[Change]) -> str:
    return "".join(MARKS[one.kind].format(one.text) for one in changes)


def applied(before: str, changes: list[Change]) -> str:
    """``before`` with the changes made to it one after the other, each where the last one ended."""
    after, place = "", 0
    for one in changes:
        if one.kind == "add":
            after += one.text
            continue
        assert before[place : place + len(one.text)] == one.text
        place += len(one.text)
        after += one.text if one.kind == "keep" else ""
    assert place == len(before)
    return after


@given(TEXT, TEXT)
def test_applying_the_changes_to_the_first_text_gives_the_second(before: str, after: str) -> None:
    assert applied(before, word_diff(before, after)) == after


@given(TEXT)
def test_a_text_has_no_changes_against_itself(text: str) -> None:
    assert word_diff(text, text) == ([Change("keep", text)] if text else [])


@given(TEXT, TEXT)
def test_changes_are_told_once_each_removals_before_additions(before: str, after: str) -> None:
    changes = word_diff(before, after)
    assert all(one.text for one in changes)
    assert all(one.kind != next_one.kind for one, next_one in pairwise(changes))
    assert ("add", "remove") not in {(a.kind, b.kind) for a, b in pairwise(changes)}


@given(TEXT, TEXT)
def test_paragraphs_hold_all_changes_but_the_blank_lines(before: str, after: str) -> None:
    changes = word_diff(before, after)
    together = "".join(one.text for paragraph in paragraphs_of(changes) for one in paragraph)
    assert together == "".join(one.text.replace("\n\n", "") for one in changes)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Pasar dibuka.", "Pasar dibuka lagi.", "Pasar dibuka{+ lagi+}."),
        ("Korban tiga orang.", "Korban lima orang.", "Korban[- tiga-]{+ lima+} orang."),
        ("Satu.\n\nTiga.", "Satu.\n\nDua.\n\nTiga.", "Satu.{+\n\nDua.+}\n\nTiga."),
        ("Satu.\n\nDua.", "Satu.", "Satu.[-\n\nDua.-]"),
        ("", "Baru.", "{+Baru.+}"),
        ("Hujan turun di Wringin.", "Klub menang di laga kandang.",
         "[-Hujan turun di Wringin.-]{+Klub menang di laga kandang.+}"),
    ],
    ids=["word added", "word replaced", "paragraph added", "paragraph removed", "new", "rewritten"],
)  # fmt: skip
def test_a_diff_reads_as_an_editor_would_tell_it(before: str, after: str, expected: str) -> None:
    assert shown(word_diff(before, after)) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a b " * 500, "b a b " * 500),
        ("ab c " * 450, "c ab d " * 450),
        ("a " * 200_000, "a " * 199_999 + "b"),
        ("x\n\n" * 50_000, "y\n\n" * 50_000),
        (" " * 2_000_000, "\n" * 2_000_000),
        (" ".join(map(str, range(50_000))), " ".join(map(str, range(1, 50_001, 2)))),
    ],
    ids=["two words", "three words", "one word", "paragraphs", "white space", "half of the words"],
)
def test_hostile_texts_are_compared_in_a_few_seconds(before: str, after: str) -> None:
    begun = time.monotonic()
    changes = word_diff(before, after)
    assert time.monotonic() - begun < 5
    assert "".join(one.text for one in changes if one.kind != "remove") == after
