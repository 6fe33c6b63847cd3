"""Room for the files that many sites keep open: most systems allow 1,024 unless asked for more."""

from __future__ import annotations

import resource

A_SITE = 4
"""A lock, a WARC file, a connection and its successor."""
BESIDES = 120
"""The archive, the log, names being resolved, what Python itself has open."""


def make_room(sites: int) -> str | None:
    """Asks the system for as many open files as ``sites`` crawls side by side need.

    A sentence for the operator where it does not allow so many.
    """
    needed = sites * A_SITE + BESIDES
    allowed, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if allowed >= needed or allowed == resource.RLIM_INFINITY:
        return None
    if most == resource.RLIM_INFINITY or most >= needed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (needed, most))
        return None
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    return (
        f"Only {most} files may be open at once, and {sites} sites need {needed}: raise the limit "
        "(ulimit -Hn, or LimitNOFILE= of the service), or crawl fewer sites at a time."
    )
