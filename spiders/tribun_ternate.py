"""Tribun Ternate: North Maluku."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIT, Evidence, Expectation
from spiders.families import tribun


class TribunTernate(NewsSpider):
    """Tribun Ternate, of the Tribun Network."""

    name = "tribun_ternate"
    site = tribun.FAMILY.site(
        publisher="Tribun Ternate",
        home="https://ternate.tribunnews.com/",
        timezone=WIT,
        regencies=("82",),
        expect=Expectation(articles_per_day=(5, 120)),
        evidence=(
            Evidence("site", "source", "the network's own list of its sites", date(2026, 6, 16)),
            Evidence("article pages", "text", "the text of one", date(2023, 11, 16)),
        ),
        verified=None,
    )
