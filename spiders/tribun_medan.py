"""Tribun Medan: North Sumatra."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Expectation
from spiders.families import tribun


class TribunMedan(NewsSpider):
    """Tribun Medan, of the Tribun Network."""

    name = "tribun_medan"
    site = tribun.FAMILY.site(
        publisher="Tribun Medan",
        home="https://medan.tribunnews.com/",
        timezone=WIB,
        regencies=("12",),
        expect=Expectation(articles_per_day=(10, 200)),
        evidence=(
            Evidence(
                "article pages, section pages",
                "source",
                "gusman/web-crawler, medan_tribunnews",
                date(2020, 3, 15),
            ),
        ),
        verified=None,
    )
