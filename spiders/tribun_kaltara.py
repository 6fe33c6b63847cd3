"""Tribun Kaltara: North Kalimantan."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WITA, Evidence, Expectation
from spiders.families import tribun


class TribunKaltara(NewsSpider):
    """Tribun Kaltara, of the Tribun Network."""

    name = "tribun_kaltara"
    site = tribun.FAMILY.site(
        publisher="Tribun Kaltara",
        home="https://kaltara.tribunnews.com/",
        timezone=WITA,
        regencies=("65",),
        expect=Expectation(articles_per_day=(5, 120)),
        evidence=(
            Evidence(
                "section pages",
                "source",
                "public programs that ask for /index-news",
                date(2025, 1, 1),
            ),
        ),
        verified=None,
    )
