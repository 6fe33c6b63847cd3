"""One night of a simulation, in a process of its own: a reactor starts only once."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import time_machine

from newsarchive.crawl.options import Options
from newsarchive.crawl.spider import NewsSpider
from newsarchive.nightly import night
from spiders.demo import Demo


def one_night(home: str, db: Path, at: datetime, output: Path, *, sections_only: bool) -> None:
    """Crawls once, the clock set to ``at``; the report goes to ``output``."""
    sources = () if sections_only else None
    site = replace(Demo.site, home=home, sources=sources)
    spider = type("Demo", (NewsSpider,), {"name": "demo", "site": site})
    options = Options(db=db, allow=frozenset({urlsplit(home).netloc}), delay=0.0)
    with time_machine.travel(at, tick=True):
        report = night([spider], options)
    output.write_text(json.dumps(report.to_json()))
