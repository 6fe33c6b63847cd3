"""Tribun Sulbar: West Sulawesi."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WITA, Evidence, Expectation
from spiders.families import tribun


class TribunSulbar(NewsSpider):
    """Tribun Sulbar, of the Tribun Network."""

    name = "tribun_sulbar"
    site = tribun.FAMILY.site(
        publisher="Tribun Sulbar",
        home="https://sulbar.tribunnews.com/",
        timezone=WITA,
        regencies=("76",),
        expect=Expectation(articles_per_day=(5, 120)),
        evidence=(
            Evidence("site", "source", "the network's own list of its sites", date(2026, 6, 16)),
            Evidence(
                "addresses", "source", "an article that a public program names", date(2026, 8, 1)
            ),
        ),
        verified=None,
    )
