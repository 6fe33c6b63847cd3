"""Tribun Batam: the Riau Islands."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Expectation
from spiders.families import tribun


class TribunBatam(NewsSpider):
    """Tribun Batam, of the Tribun Network."""

    name = "tribun_batam"
    site = tribun.FAMILY.site(
        publisher="Tribun Batam",
        home="https://batam.tribunnews.com/",
        timezone=WIB,
        regencies=("21",),
        expect=Expectation(articles_per_day=(10, 200)),
        evidence=(
            Evidence(
                "article pages, section pages",
                "source",
                "gusman/web-crawler, batam_tribunnews",
                date(2020, 3, 15),
            ),
        ),
        verified=None,
    )
