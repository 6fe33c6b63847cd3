"""ANTARA's bureau for Bengkulu."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Expectation, Site
from spiders.families import antara


class AntaraBengkulu(NewsSpider):
    """ANTARA Bengkulu, a bureau of the national agency."""

    name = "antara_bengkulu"
    site = Site(
        publisher="ANTARA Bengkulu",
        home="https://bengkulu.antaranews.com/",
        timezone=WIB,
        regencies=("17",),
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
