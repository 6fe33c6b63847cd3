"""Which sites there are: the site files that came with the engine, and an operator's own."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from difflib import get_close_matches
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from newsarchive.config import site_files_folder
from newsarchive.errors import UsageError
from newsarchive.family import Family

if TYPE_CHECKING:
    from types import ModuleType

    from newsarchive.crawl.spider import NewsSpider
    from newsarchive.site import Site

_SITES, _FAMILIES = "spiders", "spiders.families"
"""Named, not imported: the engine knows no site, nor family, by its code."""
_OWN = "newsarchive_own_sites"
"""Under which name an operator's files stand among Python's modules."""


def load_sites() -> dict[str, type[NewsSpider]]:
    """Name -> spider of every site file, by name; an operator's own goes before a shipped one.

    Raises :class:`UsageError` when a site file cannot be imported.
    """
    from scrapy.utils.spider import iter_spider_classes

    from newsarchive.crawl.spider import NewsSpider

    found = {
        spider.name: spider
        for module in (*_shipped(_SITES), *_own())
        for spider in iter_spider_classes(module)
        if issubclass(spider, NewsSpider)
    }
    return dict(sorted(found.items()))


def described_sites() -> dict[str, Site]:
    """Name -> what every site file says of its site. Raises :class:`UsageError` likewise."""
    return {name: spider.site for name, spider in load_sites().items()}


def load_families() -> dict[str, Family]:
    """Name -> family of every module of site families that defines a ``FAMILY``, by name.

    Raises :class:`UsageError` when one cannot be imported.
    """
    found = (getattr(module, "FAMILY", None) for module in _shipped(_FAMILIES))
    return {one.name: one for one in found if isinstance(one, Family)}


def find(name: str) -> type[NewsSpider]:
    """The spider called ``name``. Raises :class:`UsageError` with the nearest names."""
    sites = load_sites()
    if name not in sites:
        raise UsageError(f"There is no site {name!r}; {_suggestion(name, sites)}.")
    return sites[name]


def site_file(name: str) -> Path:
    """Where the site file called ``name`` is. Raises :class:`UsageError` where there is none."""
    return Path(sys.modules[find(name).__module__].__file__ or "")


def shipped_folder() -> Path:
    """Where the site files are that came with the engine."""
    return Path(import_module(_SITES).__path__[0]).resolve()


def _shipped(package_name: str) -> list[ModuleType]:
    try:
        package = import_module(package_name)
        return [
            import_module(f"{package_name}.{one.name}")
            for one in iter_modules(package.__path__)
            if not one.ispkg
        ]
    except (ImportError, SyntaxError) as error:
        raise UsageError(f"A site file cannot be read: {error}.") from error


def _own() -> list[ModuleType]:
    """The operator's site files, from a folder that is named and never guessed: they are code."""
    folder = site_files_folder()
    if folder is None or not folder.is_dir() or folder.resolve() == shipped_folder():
        return []
    return [_from_file(path.resolve()) for path in sorted(folder.glob("[!_]*.py"))]


def _from_file(path: Path) -> ModuleType:
    name = f"{_OWN}.{path.stem}"
    known = sys.modules.get(name)
    if known is not None and known.__file__ == str(path):
        return known
    spec = spec_from_file_location(name, path)
    assert spec is not None  # noqa: S101 - a path that ends in ".py" always has one
    assert spec.loader is not None  # noqa: S101
    module = module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except (ImportError, SyntaxError, NameError, TypeError, AttributeError, ValueError) as error:
        del sys.modules[name]
        raise UsageError(f"The site file {path} cannot be read: {error}.") from error
    return module


def _suggestion(name: str, known: Iterable[str]) -> str:
    names = list(known)
    near = get_close_matches(name.lower(), names, n=3, cutoff=0.5)
    if near:
        return f"did you mean {' or '.join(near)}"
    return f"the sites are {', '.join(names)}" if names else "no site file was found"
