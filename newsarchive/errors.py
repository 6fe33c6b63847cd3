"""What can go wrong, each told in one sentence that says what to do.

Only these reach a user: the command line prints the sentence and leaves with ``exit_code``.
"""

from __future__ import annotations


class NewsArchiveError(Exception):
    """Base of every error that a user can cause or mend. Its text is one sentence."""

    exit_code = 2


class UsageError(NewsArchiveError):
    """The call itself is wrong: an unknown site, an unreadable date, a misspelt setting."""


class ResourceError(NewsArchiveError):
    """Something a run needs failed: disk full, database unreadable, folder not writable."""

    exit_code = 4


class LockedError(NewsArchiveError):
    """Another run holds the lock."""

    exit_code = 3
