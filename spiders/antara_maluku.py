"""ANTARA's bureau for Maluku, from Ambon."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIT, Evidence, Expectation, Site
from spiders.families import antara


class AntaraMaluku(NewsSpider):
    """ANTARA Maluku, a bureau of the national agency."""

    name = "antara_maluku"
    site = Site(
        publisher="ANTARA Maluku",
        home="https://ambon.antaranews.com/",
        timezone=WIT,
        regencies=("81",),
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
        ),
        verified=None,
    )
