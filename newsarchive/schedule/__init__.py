"""Letting cron or systemd make the nightly run: what they are told, put in place and taken away."""

from newsarchive.schedule.entry import Entry

__all__ = ["Entry"]
