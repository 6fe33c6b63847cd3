"""ANTARA's bureau for West Nusa Tenggara, from Mataram."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WITA, Evidence, Expectation, Site
from spiders.families import antara


class AntaraNtb(NewsSpider):
    """ANTARA Nusa Tenggara Barat, a bureau of the national agency."""

    name = "antara_ntb"
    site = Site(
        publisher="ANTARA Nusa Tenggara Barat",
        home="https://mataram.antaranews.com/",
        timezone=WITA,
        regencies=("52",),
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
