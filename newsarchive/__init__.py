"""newsarchive: a crawler and SQLite archive for regional Indonesian news."""

from newsarchive.api import read_html
from newsarchive.version import __version__

__all__ = ["__version__", "read_html"]
