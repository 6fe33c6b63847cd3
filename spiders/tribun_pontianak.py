"""Tribun Pontianak: West Kalimantan."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Expectation, Section
from spiders.families import tribun


class TribunPontianak(NewsSpider):
    """Tribun Pontianak, of the Tribun Network."""

    name = "tribun_pontianak"
    site = tribun.FAMILY.site(
        publisher="Tribun Pontianak",
        home="https://pontianak.tribunnews.com/",
        timezone=WIB,
        regencies=("61",),
        sections=(*tribun.FAMILY.sections, Section("Kalbar", "/index-news/kalbar")),
        expect=Expectation(articles_per_day=(10, 200)),
        evidence=(
            Evidence(
                "article pages, section pages",
                "source",
                "gusman/web-crawler, pontianak_tribunnews",
                date(2020, 3, 15),
            ),
            Evidence(
                "section pages", "source", "a public program that reads Kalbar", date(2025, 9, 1)
            ),
        ),
        verified=None,
    )
