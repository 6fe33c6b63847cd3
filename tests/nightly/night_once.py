"""One night in a process of its own, for a reactor starts only once."""

import contextlib
import json
import os
import sys
from datetime import datetime
from pathlib import Path

import time_machine

from newsarchive.crawl.options import Options
from newsarchive.crawl.spider import NewsSpider
from newsarchive.errors import NewsArchiveError
from newsarchive.nightly import night
from newsarchive.nightly.telling import Telling
from newsarchive.site import Expectation, Section, Site


def night_once(
    sites: dict,
    options: Options,
    telling: Telling | None,
    output: Path,
    report_file: Path | None = None,
    at: datetime | None = None,
) -> None:
    """Runs a night over ``sites`` (name -> home and section paths); its report, or the sentence of
    its error, goes to ``output``. ``at`` sets the clock, which then runs on."""
    spiders = [_spider(name, *where) for name, where in sites.items()]
    with output.with_suffix(".err").open("w") as errors, contextlib.redirect_stderr(errors):
        os.dup2(errors.fileno(), 2)
        with time_machine.travel(at, tick=True) if at else contextlib.nullcontext():
            try:
                report = night(spiders, options, telling, report_file)
            except NewsArchiveError as error:
                output.write_text(json.dumps(str(error)))
                sys.exit(error.exit_code)
    output.write_text(json.dumps(report.to_json()))
    sys.exit(report.exit_code)


def _spider(name: str, home: str, paths: list[str]) -> type[NewsSpider]:
    site = Site(
        publisher=name,
        home=home,
        sections=tuple(Section(path.strip("/"), path) for path in paths),
        expect=Expectation(fields=("title", "published_at", "body")),
    )
    return type(name, (NewsSpider,), {"name": name, "site": site})
