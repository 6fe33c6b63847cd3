"""KOMPAS.com's regional desk: reports from every province."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Expectation, Section
from spiders.families import kompas


class KompasRegional(NewsSpider):
    """KOMPAS.com Regional, a desk of KOMPAS.com."""

    name = "kompas_regional"
    site = kompas.FAMILY.site(
        publisher="KOMPAS.com Regional",
        home="https://regional.kompas.com/",
        timezone=WIB,
        sections=(Section(None, "/"),),
        expect=Expectation(articles_per_day=(30, 400)),
        evidence=(
            Evidence("article pages", "source", "zainoor/indo-news-scrapper", date(2025, 5, 29)),
            Evidence("earlier article pages", "page", "five saved ones", date(2016, 2, 23)),
        ),
        verified=None,
    )
