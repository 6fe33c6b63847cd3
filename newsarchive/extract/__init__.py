"""From a page to its candidates: for each field every raw string found, with its rule."""

from newsarchive.extract.collect import collect

__all__ = ["collect"]
