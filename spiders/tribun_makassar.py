"""Tribun Timur, as makassar.tribunnews.com: South Sulawesi."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WITA, Evidence, Expectation
from spiders.families import tribun


class TribunMakassar(NewsSpider):
    """Tribun Timur, of the Tribun Network."""

    name = "tribun_makassar"
    site = tribun.FAMILY.site(
        publisher="Tribun Timur",
        home="https://makassar.tribunnews.com/",
        timezone=WITA,
        regencies=("73",),
        expect=Expectation(articles_per_day=(20, 400)),
        evidence=(Evidence("article pages", "text", "the text of several", date(2023, 2, 22)),),
        verified=None,
    )
