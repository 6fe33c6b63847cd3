"""Bangka Pos, as bangka.tribunnews.com: the Bangka Belitung Islands."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Expectation
from spiders.families import tribun


class TribunBangka(NewsSpider):
    """Bangka Pos, of the Tribun Network."""

    name = "tribun_bangka"
    site = tribun.FAMILY.site(
        publisher="Bangka Pos",
        home="https://bangka.tribunnews.com/",
        timezone=WIB,
        regencies=("19",),
        expect=Expectation(articles_per_day=(10, 200)),
        evidence=(
            Evidence(
                "section pages",
                "source",
                "public programs that ask for /index-news",
                date(2026, 1, 1),
            ),
        ),
        verified=None,
    )
