"""Serambi Indonesia, as aceh.tribunnews.com: Aceh."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Expectation
from spiders.families import tribun


class Serambinews(NewsSpider):
    """Serambi Indonesia, of the Tribun Network."""

    name = "serambinews"
    site = tribun.FAMILY.site(
        publisher="Serambi Indonesia",
        home="https://aceh.tribunnews.com/",
        timezone=WIB,
        regencies=("11",),
        expect=Expectation(articles_per_day=(10, 250)),
        evidence=(
            Evidence("article pages", "text", "the text of several", date(2020, 2, 9)),
            Evidence(
                "section pages",
                "source",
                "public programs that ask for /index-news",
                date(2018, 1, 1),
            ),
        ),
        verified=None,
    )
