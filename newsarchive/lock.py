"""Locks between processes: one file each, held by the kernel, so none outlives its holder."""

from __future__ import annotations

import fcntl
import os
import socket
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from newsarchive.errors import LockedError, ResourceError

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self


def lock_path(archive_path: Path, name: str) -> Path:
    """Where the lock of that name lies: beside the archives of a folder, which share it."""
    return archive_path.parent / "locks" / f"{name}.lock"


class Lock:
    """A lock that this process holds until :meth:`release`, or until it ends, however it ends.

    The file says who holds it. It stays where it is: a file that is taken away and made anew could
    be held twice.
    """

    def __init__(self, descriptor: int, left_by: str | None) -> None:
        self._descriptor = descriptor
        self.left_by = left_by
        """Who held it last and died before the release (process, host and since when), or None."""

    @classmethod
    def take(cls, path: Path, doing: str) -> Self:
        """Takes the lock at ``path``; ``doing`` says what for, as in "crawling pantura7".

        Raises :class:`LockedError` at once where another run holds it, and
        :class:`ResourceError` where the file cannot be made.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise ResourceError(f"{path} cannot be made: {error.strerror}.") from error
        try:
            left_by = _lock(descriptor, doing)
            holder = f"process {os.getpid()} on {socket.gethostname()}, since {_now()}"
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, holder.encode(), 0)
        except OSError as error:
            os.close(descriptor)
            raise ResourceError(f"{path} cannot be written: {error.strerror}.") from error
        except LockedError:
            os.close(descriptor)
            raise
        return cls(descriptor, left_by)

    def release(self) -> None:
        """Lets others take it; a second call does nothing."""
        if self._descriptor >= 0:
            os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def _lock(descriptor: int, doing: str) -> str | None:
    """Locks the file; what it said of a holder that died. Raises :class:`LockedError`."""
    said = os.pread(descriptor, 200, 0).decode("utf-8", "replace").strip() or None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = f" ({said})" if said else ""
        raise LockedError(
            f"Another run is {doing}{holder}: wait for it to end, then run again."
        ) from None
    return said


def _now() -> str:
    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
