"""Reading on all cores: jobs in, results out in the same order, few in memory at a time."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import (
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, Protocol, TypeVar

from newsarchive.errors import ResourceError

_Job = TypeVar("_Job")
_Result = TypeVar("_Result")
_Takes = TypeVar("_Takes", contravariant=True)
_Gives = TypeVar("_Gives", covariant=True)

_TOGETHER = 8
"""Jobs handed to a worker at once: sending each by itself took a fifth of a page's time."""
_AHEAD = 3
"""How many times that a worker may be ahead of the writer: enough that none ever waits, few enough
that memory stays flat while one page takes long."""

_here = threading.local()
"""The reader of this worker, under ``read``."""


class ReaderLike(Protocol[_Takes, _Gives]):
    """What reads jobs in a worker."""

    def __call__(self, job: _Takes, /) -> _Gives:
        """The result of one job."""

    def close(self) -> None:
        """Nothing more is to be read."""


@dataclass(frozen=True)
class Done(Generic[_Job, _Result]):
    """One job's end: a result, or the exception that reading it raised."""

    job: _Job
    result: _Result | None
    error: BaseException | None


def in_order(
    open_reader: Callable[[], ReaderLike[_Job, _Result]],
    jobs: Iterable[_Job],
    workers: int,
) -> Iterator[Done[_Job, _Result]]:
    """Every job with what a reader made of it, in the order of the jobs.

    ``open_reader`` is called once in each worker, so it must be picklable; with one worker the
    reader works in this process. Raises :class:`ResourceError` when a worker is killed.
    """
    pool = _pool(open_reader, workers)
    waiting: deque[tuple[list[_Job], Future[list[_Result]]]] = deque()
    upcoming = iter(jobs)
    try:
        while together := list(islice(upcoming, _TOGETHER)):
            waiting.append((together, pool.submit(_read, together)))
            if len(waiting) >= workers * _AHEAD:
                yield from _ended(pool, *waiting.popleft())
        while waiting:
            yield from _ended(pool, *waiting.popleft())
    finally:
        for _, future in waiting:
            future.cancel()
        if workers == 1:
            pool.submit(_end)
        pool.shutdown()


def _pool(open_reader: Callable[[], Any], workers: int) -> Executor:
    if workers == 1:
        return ThreadPoolExecutor(1, "reader", _begin, (open_reader,))
    # Forked from a server that imported nothing of ours but the readers: no open file or lock of
    # this process reaches a worker.
    context = multiprocessing.get_context("forkserver")
    return ProcessPoolExecutor(workers, context, _begin_apart, (open_reader,))


def _begin(open_reader: Callable[[], Any]) -> None:
    _here.read = open_reader()


def _begin_apart(open_reader: Callable[[], Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that writes
    _begin(open_reader)


def _end() -> None:
    """A worker of this process leaves nothing open; the others end with their process."""
    _here.read.close()


def _read(jobs: list[Any]) -> list[Any]:
    return [_here.read(job) for job in jobs]


def _ended(
    pool: Executor, jobs: list[_Job], future: Future[list[_Result]]
) -> Iterator[Done[_Job, _Result]]:
    """The ends of jobs that went together; where one raised, each is read again by itself."""
    error = future.exception()
    if isinstance(error, BrokenExecutor):
        raise ResourceError(
            "A reading process was ended from outside, or could not begin: free some memory, "
            "then run again."
        ) from error
    if error is None:
        yield from (Done(job, one, None) for job, one in zip(jobs, future.result(), strict=True))
    elif len(jobs) == 1:
        yield Done(jobs[0], None, error)
    else:
        for job in jobs:
            yield from _ended(pool, [job], pool.submit(_read, [job]))
