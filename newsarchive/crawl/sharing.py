"""One connection to an archive for all crawls of this process, which take turns in one thread.

SQLite keeps the schema, prepared statements and pages of each connection by itself: three hundred
sites would keep them three hundred times, and wait for one another's locks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsarchive.store import Archive

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class _Shared:
    archive: Archive
    users: int = 0


_shared: dict[Path, _Shared] = {}


def take(path: Path) -> Archive:
    """The archive at ``path``, opened for the first who asks. Raises :class:`ResourceError`.

    A transaction must end before its crawl waits for anything: the next crawl's would join it.
    """
    key = path.resolve()
    if key not in _shared:
        _shared[key] = _Shared(Archive.open(path))
    _shared[key].users += 1
    return _shared[key].archive


def give_back(archive: Archive) -> None:
    """What :func:`take` gave is needed no more: the last one closes it."""
    key = archive.path.resolve()
    shared = _shared[key]
    shared.users -= 1
    if not shared.users:
        del _shared[key]
        archive.close()
