"""ANTARA's bureau for East Java."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Expectation, Site
from spiders.families import antara


class AntaraJatim(NewsSpider):
    """ANTARA Jawa Timur, a bureau of the national agency."""

    name = "antara_jatim"
    site = Site(
        publisher="ANTARA Jawa Timur",
        home="https://jatim.antaranews.com/",
        timezone=WIB,
        regencies=("35",),
        sections=antara.FAMILY.sections,
        sources=antara.FAMILY.sources,
        layouts=antara.FAMILY.layouts,
        expect=Expectation(articles_per_day=(3, 120)),
        evidence=(
            Evidence(
                "section pages",
                "source",
                "a public program that asks for /terkini",
                date(2018, 1, 1),
            ),
            Evidence("feed", "source", "a public program that reads it", date(2026, 1, 1)),
        ),
        verified=None,
    )
