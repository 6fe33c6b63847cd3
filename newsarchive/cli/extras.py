"""Commands whose libraries come with an extra of the package, and how to get it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from newsarchive.errors import UsageError


@contextmanager
def extra(name: str) -> Iterator[None]:
    """A block that imports what the extra ``name`` brings; without it, one sentence says how."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise UsageError(
            f"This needs {error.name}, which is not installed: "
            f"run pip install 'newsarchive[{name}]'."
        ) from error
