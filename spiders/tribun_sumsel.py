"""Tribun Sumsel: South Sumatra."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Expectation
from spiders.families import tribun


class TribunSumsel(NewsSpider):
    """Tribun Sumsel, of the Tribun Network."""

    name = "tribun_sumsel"
    site = tribun.FAMILY.site(
        publisher="Tribun Sumsel",
        home="https://sumsel.tribunnews.com/",
        timezone=WIB,
        regencies=("16",),
        expect=Expectation(articles_per_day=(10, 200)),
        evidence=(
            Evidence(
                "article pages, section pages",
                "source",
                "gusman/web-crawler, sumsel_tribunnews",
                date(2020, 3, 15),
            ),
        ),
        verified=None,
    )
