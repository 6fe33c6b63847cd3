"""The revisions of one article, as several archives saw them, made one series."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple


class Seen(NamedTuple):
    """One row of ``revisions``, without its text; in the order in which equal ones are preferred.

    Of one revision all but the last three is the same in any archive that holds it.
    """

    observed_at: str
    content_hash: str
    detail: str
    """Whatever else tells two rows of one instant and content apart."""
    ours: bool
    """Whether the article that is merged into has it already."""
    schema: str
    """Of the archive that it stands in, as the connection calls it."""
    row: int
    """Its rowid there."""


def interleave(seen: Iterable[Seen]) -> list[Seen]:
    """The revisions by time, each with another content than the one before it.

    The order in which they are given does not matter, and giving some of them again changes
    nothing. The archive holds one revision a second: of several contents read within one, that
    which differs from what stood before is kept, then the one with the greatest hash.
    """
    kept: list[Seen] = []
    for _, together in groupby(sorted(seen), key=lambda one: one.observed_at):
        before = kept[-1].content_hash if kept else None
        changes = [one for one in together if one.content_hash != before]
        if changes:
            # Of one revision in both archives ours stays, so that nothing is rewritten.
            kept.append(max(changes))
    return kept
