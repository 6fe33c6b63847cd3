"""Archived pages through today's rules, without a network: an archive's articles made anew."""

from newsarchive.replay.difference import Difference, difference
from newsarchive.replay.rebuild import Listener, Replay, replay_in_place, replay_into

__all__ = [
    "Difference",
    "Listener",
    "Replay",
    "difference",
    "replay_in_place",
    "replay_into",
]
