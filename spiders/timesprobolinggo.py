"""TIMES Probolinggo, of TIMES Indonesia."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Expectation, Section
from spiders.families import times


class TimesProbolinggo(NewsSpider):
    """TIMES Probolinggo, of TIMES Indonesia."""

    name = "timesprobolinggo"
    site = times.FAMILY.site(
        publisher="TIMES Probolinggo",
        home="https://probolinggo.times.co.id/",
        timezone=WIB,
        regencies=("35.13", "35.74"),
        sections=(Section("Peristiwa", "/news/peristiwa"),),
        expect=Expectation(articles_per_day=(1, 30)),
        evidence=(
            Evidence("article pages", "text", "the text of one", date(2026, 2, 23)),
            Evidence("sections", "text", "the address of that article", date(2026, 2, 23)),
        ),
        verified=None,
    )
