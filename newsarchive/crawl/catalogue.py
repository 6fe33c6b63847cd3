"""Which sites there are: the spiders that Scrapy finds in the package of site files."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from newsarchive.errors import UsageError
from newsarchive.family import Family

if TYPE_CHECKING:
    from newsarchive.crawl.spider import NewsSpider
    from newsarchive.site import Site

_FAMILIES = "spiders.families"
"""Named, not imported: the engine knows no site, nor family, by its code."""


def load_sites() -> dict[str, type[NewsSpider]]:
    """Name -> spider of every site file, by name.

    Scrapy loads them by the module name in its settings, so the engine imports no site file.
    Raises :class:`UsageError` when a site file cannot be imported.
    """
    from scrapy.settings import Settings
    from scrapy.spiderloader import SpiderLoader

    from newsarchive.crawl import settings
    from newsarchive.crawl.spider import NewsSpider

    scrapy_settings = Settings()
    scrapy_settings.setmodule(settings)
    try:
        loader = SpiderLoader.from_settings(scrapy_settings)
    except (ImportError, SyntaxError) as error:
        raise UsageError(f"A site file cannot be read: {error}.") from error
    found = {name: loader.load(name) for name in sorted(loader.list())}
    return {name: spider for name, spider in found.items() if issubclass(spider, NewsSpider)}


def described_sites() -> dict[str, Site]:
    """Name -> what every site file says of its site. Raises :class:`UsageError` likewise."""
    return {name: spider.site for name, spider in load_sites().items()}


def load_families() -> dict[str, Family]:
    """Name -> family of every module of site families that defines a ``FAMILY``, by name.

    Raises :class:`UsageError` when one cannot be imported.
    """
    try:
        package = import_module(_FAMILIES)
        modules = [
            import_module(f"{_FAMILIES}.{one.name}") for one in iter_modules(package.__path__)
        ]
    except (ImportError, SyntaxError) as error:
        raise UsageError(f"A family of sites cannot be read: {error}.") from error
    found = (getattr(module, "FAMILY", None) for module in modules)
    return {one.name: one for one in found if isinstance(one, Family)}


def find(name: str) -> type[NewsSpider]:
    """The spider called ``name``. Raises :class:`UsageError` with the nearest names."""
    sites = load_sites()
    if name not in sites:
        raise UsageError(f"There is no site {name!r}; {_suggestion(name, sites)}.")
    return sites[name]


def _suggestion(name: str, known: Iterable[str]) -> str:
    names = list(known)
    near = get_close_matches(name.lower(), names, n=3, cutoff=0.5)
    if near:
        return f"did you mean {' or '.join(near)}"
    return f"the sites are {', '.join(names)}" if names else "no site file was found"
