"""One crawl in a process of its own, for a reactor starts only once; its report goes to a file."""

import json
import sys
from collections.abc import Callable
from contextlib import redirect_stderr
from dataclasses import asdict, replace
from pathlib import Path

from newsarchive.crawl.options import Options
from newsarchive.crawl.report import SiteReport
from newsarchive.crawl.run import crawl
from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import Section, Site, UrlSource


def crawl_once(
    sites: dict, options: dict, output: Path, trouble: Callable[[], None] | None = None
) -> None:
    """Crawls ``sites`` (name -> home, section paths, perhaps sources) and leaves with the report's
    exit code. ``trouble`` is done to the process first."""
    if trouble:
        trouble()
    spiders = [spider(name, *where) for name, where in sites.items()]
    arguments = {name: str(value) for name, value in options.items()}
    calls: list[int] = []
    with output.with_suffix(".err").open("w") as errors, redirect_stderr(errors):
        report = crawl(
            spiders,
            Options.from_arguments(arguments),
            listener=lambda site: calls.append(site.pages),
        )
    shown_sites = {site.site: shown(site) for site in report.sites}
    output.write_text(
        json.dumps({"messages": report.messages, "sites": shown_sites, "calls": calls})
    )
    sys.exit(report.exit_code)


def spider(
    name: str, home: str, paths: list[str], sources: tuple[UrlSource, ...] | None = ()
) -> type[NewsSpider]:
    """``sources``: None for whatever the site itself names."""
    sections = tuple(Section(path.strip("/"), path) for path in paths)
    site = Site(publisher=name, home=home, sections=sections, sources=sources)
    return type(name, (NewsSpider,), {"name": name, "site": site})


def shown(site: SiteReport) -> dict:
    return asdict(replace(site, error=None)) | {"exit_code": site.exit_code}
