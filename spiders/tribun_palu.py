"""Tribun Palu: Central Sulawesi."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WITA, Evidence, Expectation
from spiders.families import tribun


class TribunPalu(NewsSpider):
    """Tribun Palu, of the Tribun Network."""

    name = "tribun_palu"
    site = tribun.FAMILY.site(
        publisher="Tribun Palu",
        home="https://palu.tribunnews.com/",
        timezone=WITA,
        regencies=("72",),
        expect=Expectation(articles_per_day=(5, 120)),
        evidence=(
            Evidence("site", "source", "the network's own list of its sites", date(2026, 6, 16)),
            Evidence("addresses", "source", "articles that public pages name", date(2022, 6, 2)),
        ),
        verified=None,
    )
