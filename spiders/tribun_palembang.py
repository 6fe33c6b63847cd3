"""Sriwijaya Post, as palembang.tribunnews.com: South Sumatra."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Expectation
from spiders.families import tribun


class TribunPalembang(NewsSpider):
    """Sriwijaya Post, of the Tribun Network."""

    name = "tribun_palembang"
    site = tribun.FAMILY.site(
        publisher="Sriwijaya Post",
        home="https://palembang.tribunnews.com/",
        timezone=WIB,
        regencies=("16",),
        expect=Expectation(articles_per_day=(10, 200)),
        evidence=(
            Evidence(
                "article pages, section pages",
                "source",
                "gusman/web-crawler, palembang_tribunnews",
                date(2020, 3, 15),
            ),
        ),
        verified=None,
    )
