"""newsarchive: a crawler and SQLite archive for regional Indonesian news."""

__version__ = "0.1.0"
