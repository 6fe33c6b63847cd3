"""What can befall a crawling process: done in it, before its crawl begins."""

import resource

from newsarchive.crawl import settings
from newsarchive.store import Archive

FILE_BYTES = 1500 * 1024
"""Room for a new archive and for some articles, not for all of them."""


def little_patience() -> None:
    """Waits a second for a server's whole answer, and no longer for another writer."""
    settings.DOWNLOAD_TIMEOUT = 1
    Archive.open.__func__.__kwdefaults__["busy_timeout_s"] = 0.5


def files_that_cannot_grow() -> None:
    """As on a full disk: no file of the process becomes larger."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_BYTES, FILE_BYTES))
