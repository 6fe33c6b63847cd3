"""Tribun Jateng: Central Java, from Semarang."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Expectation
from spiders.families import tribun


class TribunJateng(NewsSpider):
    """Tribun Jateng, of the Tribun Network."""

    name = "tribun_jateng"
    site = tribun.FAMILY.site(
        publisher="Tribun Jateng",
        home="https://jateng.tribunnews.com/",
        timezone=WIB,
        regencies=("33",),
        expect=Expectation(articles_per_day=(20, 400)),
        evidence=(
            Evidence("article pages", "text", "the text of several", date(2024, 12, 10)),
            Evidence(
                "section pages",
                "source",
                "public programs that ask for /index-news",
                date(2018, 1, 1),
            ),
        ),
        verified=None,
    )
