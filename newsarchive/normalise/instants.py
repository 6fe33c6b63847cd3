"""Which of several publication times of one page is right.

Newsrooms print local time and let software write metadata. The software errs in known ways: it
marks local time as UTC, stamps every article at midnight, or gives the day in UTC. What the page
prints to its readers is therefore believed first, and metadata only refines it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from newsarchive.model import Candidate, Timestamp

_UNPRINTED = ("meta:", "json_ld:", "microdata:", "url:")


@dataclass(frozen=True, slots=True)
class Reading:
    """A candidate and the instant that was read from it."""

    candidate: Candidate
    timestamp: Timestamp

    @property
    def printed(self) -> bool:
        """Whether readers of the page see it."""
        return not self.candidate.rule.startswith(_UNPRINTED)


@dataclass(frozen=True, slots=True)
class Choice:
    """The instant taken, the reading it comes from, and the readings of another day."""

    timestamp: Timestamp
    source: Reading
    contradicted_by: tuple[Reading, ...] = ()


def choose_instant(readings: Sequence[Reading], zone: tzinfo) -> Choice | None:
    """The publication instant, in the offset that the page shows, else in ``zone``.

    The first printed reading wins, else the first of the others. One that gives only a day is
    refined by the first reading of the same local day that gives a time; one that gives minutes
    takes the seconds of a reading of the same minute.
    """
    ranked = sorted(readings, key=lambda one: not one.printed)
    if not ranked:
        return None
    winner = next((one for one in ranked if one.candidate.rule[:4] != "url:"), ranked[0])
    timestamp = winner.timestamp
    if not winner.printed:
        timestamp = Timestamp(timestamp.at.astimezone(zone), timestamp.precision)
    for other in ranked:
        timestamp = _refined(timestamp, other.timestamp, zone)
    disagreeing = tuple(
        other for other in ranked if not _same_day(timestamp.at, other.timestamp.at, zone)
    )
    return Choice(timestamp, winner, disagreeing)


def _refined(known: Timestamp, other: Timestamp, zone: tzinfo) -> Timestamp:
    """``known`` made more exact by ``other`` where the two tell of the same moment."""
    if other.precision == "day" or known.precision == "second":
        return known
    local = other.at.astimezone(zone)
    if known.precision == "day":
        # Midnight in metadata is a day without a time, not a time.
        if (other.at.hour, other.at.minute, other.at.second) == (0, 0, 0):
            return known
        return Timestamp(local, other.precision) if local.date() == known.at.date() else known
    same_clock = other.at.replace(tzinfo=None, second=0) == known.at.replace(tzinfo=None, second=0)
    same_instant = other.at.replace(second=0) == known.at.replace(second=0)
    if other.at.second and (same_clock or same_instant):
        return Timestamp(known.at.replace(second=other.at.second), "second")
    return known


def _same_day(one: datetime, other: datetime, zone: tzinfo) -> bool:
    """Whether both are on one local day, read as an instant or as a mislabelled local time."""
    day = one.date()
    near = abs(one.replace(tzinfo=None) - other.replace(tzinfo=None)) < timedelta(hours=12)
    return day in {other.date(), other.astimezone(zone).date()} or near
