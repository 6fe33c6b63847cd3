"""Results come in the order of the jobs, few jobs wait, and no worker's trouble is swallowed."""

import os
import signal
from collections.abc import Iterator
from functools import partial

import pytest

from newsarchive.errors import ResourceError
from newsarchive.replay.workers import in_order


class Doubler:
    """Doubles numbers; the higher ones sooner than the lower."""

    def __call__(self, job: int) -> int:
        if job < 0:
            raise ValueError("no doubling below zero")
        if job == 666:
            os.kill(os.getpid(), signal.SIGKILL)
        return 2 * job

    def close(self) -> None:
        pass


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_jobs(workers) -> None:
    jobs = list(range(100))
    assert [done.result for done in in_order(Doubler, jobs, workers)] == [2 * job for job in jobs]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_belongs_to_its_job_and_the_rest_goes_on(workers) -> None:
    ends = list(in_order(Doubler, [1, -1, 2], workers))
    assert [done.result for done in ends] == [2, None, 4]
    assert isinstance(ends[1].error, ValueError)


def test_jobs_are_taken_only_a_little_ahead_of_their_results() -> None:
    taken: list[int] = []

    def jobs() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    ends = in_order(Doubler, jobs(), 1)
    next(ends)
    assert len(taken) < 50
    ends.close()


def test_a_killed_worker_is_told_in_one_sentence() -> None:
    with pytest.raises(ResourceError, match="ended from outside"):
        list(in_order(Doubler, [1, 666, 2], 2))


def test_whatever_opens_the_readers_may_carry_arguments() -> None:
    ends = in_order(partial(Doubler), [4], 1)
    assert [done.result for done in ends] == [8]
