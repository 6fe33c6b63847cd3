"""Tribun Jogja: the Special Region of Yogyakarta."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Expectation
from spiders.families import tribun


class TribunJogja(NewsSpider):
    """Tribun Jogja, of the Tribun Network."""

    name = "tribun_jogja"
    site = tribun.FAMILY.site(
        publisher="Tribun Jogja",
        home="https://jogja.tribunnews.com/",
        timezone=WIB,
        regencies=("34",),
        expect=Expectation(articles_per_day=(20, 400)),
        evidence=(
            Evidence("article pages", "text", "the text of several", date(2025, 1, 2)),
            Evidence(
                "section pages",
                "source",
                "public programs that ask for /index-news",
                date(2018, 1, 1),
            ),
        ),
        verified=None,
    )
