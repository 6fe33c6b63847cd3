"""The archive: one SQLite file, its schema, its only writer and the frontier of the crawl."""

from newsarchive.store.archive import Archive
from newsarchive.store.frontier import Frontier, Target
from newsarchive.store.keeping import Outcome

__all__ = ["Archive", "Frontier", "Outcome", "Target"]
