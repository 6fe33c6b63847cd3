"""What we hold of a site against what the site itself says that it has."""

from newsarchive.coverage.comparing import Coverage, compare
from newsarchive.coverage.gathering import Claims, gather

__all__ = ["Claims", "Coverage", "compare", "gather"]
