"""What cron runs: every site in one process, with a lock, a time limit, alarms and a report."""

from newsarchive.nightly.run import chosen_sites, night

__all__ = ["chosen_sites", "night"]
