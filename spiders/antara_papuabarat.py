"""ANTARA's bureau for West and Southwest Papua."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIT, Evidence, Expectation, Site
from spiders.families import antara


class AntaraPapuaBarat(NewsSpider):
    """ANTARA Papua Barat, a bureau of the national agency."""

    name = "antara_papuabarat"
    site = Site(
        publisher="ANTARA Papua Barat",
        home="https://papuabarat.antaranews.com/",
        timezone=WIT,
        regencies=("92", "96"),
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
