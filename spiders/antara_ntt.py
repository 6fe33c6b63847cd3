"""ANTARA's bureau for East Nusa Tenggara, from Kupang."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WITA, Evidence, Expectation, Site
from spiders.families import antara


class AntaraNtt(NewsSpider):
    """ANTARA Nusa Tenggara Timur, a bureau of the national agency."""

    name = "antara_ntt"
    site = Site(
        publisher="ANTARA Nusa Tenggara Timur",
        home="https://kupang.antaranews.com/",
        timezone=WITA,
        regencies=("53",),
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
