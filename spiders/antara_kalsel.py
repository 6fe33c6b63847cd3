"""ANTARA's bureau for South Kalimantan."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WITA, Evidence, Expectation, Site
from spiders.families import antara


class AntaraKalsel(NewsSpider):
    """ANTARA Kalimantan Selatan, a bureau of the national agency."""

    name = "antara_kalsel"
    site = Site(
        publisher="ANTARA Kalimantan Selatan",
        home="https://kalsel.antaranews.com/",
        timezone=WITA,
        regencies=("63",),
        sections=antara.FAMILY.sections,
        sources=antara.FAMILY.sources,
        layouts=antara.FAMILY.layouts,
        expect=Expectation(articles_per_day=(3, 120)),
        evidence=(
            Evidence("article pages", "text", "the text of two", date(2023, 10, 1)),
            Evidence(
                "section pages",
                "source",
                "a public program that asks for /terkini",
                date(2018, 1, 1),
            ),
        ),
        verified=None,
    )
