"""Revisions seen by several archives become one series, whatever is known of them before."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from newsarchive.store.merging.interleaving import Seen, interleave

SEEN = st.lists(
    st.builds(
        Seen,
        observed_at=st.sampled_from("123456"),
        content_hash=st.sampled_from("abc"),
        detail=st.sampled_from("xy"),
        ours=st.booleans(),
        schema=st.just("main"),
        row=st.integers(1, 3),
    ),
    max_size=12,
)


@given(SEEN)
def test_revisions_ascend_and_each_differs_from_the_one_before(seen: list[Seen]) -> None:
    merged = interleave(seen)
    assert set(merged) <= set(seen)
    assert bool(merged) == bool(seen)
    for earlier, later in pairwise(merged):
        assert earlier.observed_at < later.observed_at
        assert earlier.content_hash != later.content_hash


@given(SEEN, st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_matters(seen: list[Seen], dice: Random) -> None:
    merged = interleave(seen)
    shuffled = dice.sample(seen, len(seen))
    assert interleave(shuffled) == merged
    assert interleave([*merged, *shuffled[: len(seen) // 2]]) == merged


@given(SEEN)
def test_a_content_is_left_out_only_where_it_stood_already_or_shared_its_second(
    seen: list[Seen],
) -> None:
    merged = interleave(seen)
    for one in seen:
        until = [kept for kept in merged if kept.observed_at <= one.observed_at]
        assert until[-1].content_hash == one.content_hash or any(
            other.observed_at == one.observed_at and other.content_hash != one.content_hash
            for other in seen
        )
