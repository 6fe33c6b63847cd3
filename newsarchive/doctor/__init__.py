"""Whether everything that a crawl needs is in order, each check with a remedy."""

from newsarchive.doctor.archive import look_at_archive
from newsarchive.doctor.findings import Check, exit_code
from newsarchive.doctor.machine import look_at_machine
from newsarchive.doctor.sites import look_at_sites

__all__ = ["Check", "exit_code", "look_at_archive", "look_at_machine", "look_at_sites"]
