"""ANTARA's bureau for Gorontalo."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WITA, Evidence, Expectation, Site
from spiders.families import antara


class AntaraGorontalo(NewsSpider):
    """ANTARA Gorontalo, a bureau of the national agency."""

    name = "antara_gorontalo"
    site = Site(
        publisher="ANTARA Gorontalo",
        home="https://gorontalo.antaranews.com/",
        timezone=WITA,
        regencies=("75",),
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
