"""Tribunnews Sultra: Southeast Sulawesi."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WITA, Evidence, Expectation
from spiders.families import tribun


class TribunSultra(NewsSpider):
    """Tribunnews Sultra, of the Tribun Network."""

    name = "tribun_sultra"
    site = tribun.FAMILY.site(
        publisher="Tribunnews Sultra",
        home="https://sultra.tribunnews.com/",
        timezone=WITA,
        regencies=("74",),
        expect=Expectation(articles_per_day=(5, 120)),
        evidence=(
            Evidence("site", "source", "the network's own list of its sites", date(2026, 6, 16)),
            Evidence("article pages", "text", "the text of one", date(2023, 6, 28)),
        ),
        verified=None,
    )
