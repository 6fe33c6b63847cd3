"""Tribun Jakarta: Jakarta."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Expectation
from spiders.families import tribun


class TribunJakarta(NewsSpider):
    """Tribun Jakarta, of the Tribun Network."""

    name = "tribun_jakarta"
    site = tribun.FAMILY.site(
        publisher="Tribun Jakarta",
        home="https://jakarta.tribunnews.com/",
        timezone=WIB,
        regencies=("31",),
        expect=Expectation(articles_per_day=(10, 200)),
        evidence=(
            Evidence(
                "article pages, section pages",
                "source",
                "gusman/web-crawler, jakarta_tribunnews",
                date(2020, 3, 11),
            ),
        ),
        verified=None,
    )
