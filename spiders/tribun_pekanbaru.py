"""Tribun Pekanbaru: Riau."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Expectation
from spiders.families import tribun


class TribunPekanbaru(NewsSpider):
    """Tribun Pekanbaru, of the Tribun Network."""

    name = "tribun_pekanbaru"
    site = tribun.FAMILY.site(
        publisher="Tribun Pekanbaru",
        home="https://pekanbaru.tribunnews.com/",
        timezone=WIB,
        regencies=("14",),
        expect=Expectation(articles_per_day=(10, 200)),
        evidence=(
            Evidence(
                "article pages, section pages",
                "source",
                "gusman/web-crawler, pekanbaru_tribunnews",
                date(2020, 3, 15),
            ),
        ),
        verified=None,
    )
