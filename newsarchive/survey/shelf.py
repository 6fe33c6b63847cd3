"""Where site files and their saved pages are kept: in a checkout, or in an operator's folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from newsarchive.config import site_files_folder
from newsarchive.crawl.catalogue import shipped_folder
from newsarchive.errors import UsageError


@dataclass(frozen=True, slots=True)
class Shelf:
    """A place for site files."""

    site_files: Path
    fixtures: Path
    """Holds a folder for each site."""
    is_loaded: bool
    """Whether commands find the site files there."""


def shelf(into: Path | None = None) -> Shelf:
    """Where a new site file goes: ``into``, else the checkout that one stands in, else the
    operator's folder. Raises :class:`UsageError` where there is none of them."""
    own = site_files_folder()
    if into is not None:
        is_own = own is not None and into.resolve() == own.resolve()
        return Shelf(into, into / "fixtures", is_own)
    root = _checkout()
    if root is not None and Path.cwd().resolve().is_relative_to(root):
        return _in_checkout(root)
    if own is not None:
        return Shelf(own, own / "fixtures", is_loaded=True)
    raise UsageError(
        "Say where the site file goes: set NEWSARCHIVE_HOME (it goes into its folder spiders), "
        "or name a folder with --into."
    )


def shelf_of(site_file: Path) -> Shelf:
    """The shelf on which a site file stands."""
    root = _checkout()
    if root is not None and site_file.is_relative_to(root):
        return _in_checkout(root)
    return Shelf(site_file.parent, site_file.parent / "fixtures", is_loaded=True)


def _checkout() -> Path | None:
    """The root of the checkout that the shipped site files stand in; None where installed."""
    root = shipped_folder().parent
    return root if (root / "pyproject.toml").exists() and (root / "tests/sites").is_dir() else None


def _in_checkout(root: Path) -> Shelf:
    return Shelf(root / "spiders", root / "tests" / "sites", is_loaded=True)
