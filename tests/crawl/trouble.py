"""What can befall a crawling process: done in it, before its crawl begins."""

import resource
import time
from datetime import UTC, datetime, timedelta
from itertools import cycle
from threading import Thread

import time_machine

from newsarchive.crawl import pace, settings
from newsarchive.store import Archive

FILE_BYTES = 1500 * 1024
"""Room for a new archive and for some articles, not for all of them."""


def little_patience() -> None:
    """Waits a second for a server's whole answer, and no longer for another writer."""
    settings.DOWNLOAD_TIMEOUT = 1
    Archive.open.__func__.__kwdefaults__["busy_timeout_s"] = 0.5


def short_pauses() -> None:
    """A site that struggles is given half a second at most."""
    pace.LONGEST_SLOWING = 0.5


def files_that_cannot_grow() -> None:
    """As on a full disk: no file of the process becomes larger."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_BYTES, FILE_BYTES))


def jumping_clock() -> None:
    """The wall clock is set a dozen times a second, by years, back and forth."""
    traveller = time_machine.travel(datetime(2026, 3, 1, tzinfo=UTC), tick=True).start()

    def jump() -> None:
        for years in cycle((3, -5, 2)):
            time.sleep(0.08)
            traveller.shift(timedelta(days=365 * years))

    Thread(target=jump, daemon=True).start()
