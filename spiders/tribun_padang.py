"""Tribun Padang: West Sumatra."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Expectation
from spiders.families import tribun


class TribunPadang(NewsSpider):
    """Tribun Padang, of the Tribun Network."""

    name = "tribun_padang"
    site = tribun.FAMILY.site(
        publisher="Tribun Padang",
        home="https://padang.tribunnews.com/",
        timezone=WIB,
        regencies=("13",),
        expect=Expectation(articles_per_day=(10, 200)),
        evidence=(Evidence("article pages", "text", "the text of several", date(2020, 2, 10)),),
        verified=None,
    )
