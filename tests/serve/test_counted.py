"""Counts that take long: who waits for them, and for how long they are good."""

from __future__ import annotations

import asyncio
import time

import pytest

from newsarchive.serve import counted
from newsarchive.serve.counted import Counted


def test_only_the_first_visitor_waits_for_a_long_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counted, "_PATIENCE_S", 0.2)

    async def visits() -> list[tuple[object, float]]:
        done = asyncio.Event()

        async def find() -> int:
            await done.wait()
            return 260

        kept, told = Counted(find), []
        for visit in range(4):
            if visit == 3:
                done.set()
                await asyncio.sleep(0.01)
            begun = time.monotonic()
            answer = await kept.get()
            told.append((answer and answer.value, time.monotonic() - begun))
        return told

    (first, waited), (second, soon), (third, sooner), (last, at_once) = asyncio.run(visits())
    assert (first, second, third, last) == (None, None, None, 260)
    assert waited >= 0.19
    assert max(soon, sooner, at_once) < 0.1


def test_an_answer_is_kept_and_found_anew_behind_the_visitors_backs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(counted, "_FRESH_S", 0.0)

    async def visits() -> list[int]:
        found = iter(range(10))

        async def find() -> int:
            await asyncio.sleep(0)
            return next(found)

        kept, told = Counted(find), []
        for _ in range(3):
            answer = await kept.get()
            assert answer is not None
            told.append(answer.value)
            await asyncio.sleep(0.01)
        return told

    assert asyncio.run(visits()) == [0, 0, 1]


def test_what_a_first_count_raises_is_raised_and_tried_again() -> None:
    async def visits() -> int:
        async def find() -> int:
            failures.pop()
            return 1

        failures: list[int] = []
        kept = Counted(find)
        with pytest.raises(IndexError):
            await kept.get()
        failures.append(0)
        answer = await kept.get()
        assert answer is not None
        return answer.value

    assert asyncio.run(visits()) == 1
