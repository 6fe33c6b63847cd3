"""newsarchive: a crawler and SQLite archive for regional Indonesian news."""

from newsarchive.access import open_archive as open
from newsarchive.api import read_html
from newsarchive.query.filters import Filters
from newsarchive.version import __version__

__all__ = ["Filters", "__version__", "open", "read_html"]
