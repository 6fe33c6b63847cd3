"""BantenNews: Banten, from Serang. WordPress."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Expectation, Section
from spiders.families import newspaper


class BantenNews(NewsSpider):
    """BantenNews, on WordPress."""

    name = "bantennews"
    site = newspaper.FAMILY.site(
        publisher="BantenNews",
        home="https://www.bantennews.co.id/",
        timezone=WIB,
        regencies=("36",),
        sections=(Section(None, "/"),),
        expect=Expectation(articles_per_day=(5, 120)),
        evidence=(
            Evidence(
                "article pages, front page",
                "source",
                "okkymabruri/news-watch, bantennews",
                date(2026, 7, 18),
            ),
        ),
        verified=None,
    )
