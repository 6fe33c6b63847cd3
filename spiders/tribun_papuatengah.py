"""Tribun Papua Tengah: Central Papua."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIT, Evidence, Expectation
from spiders.families import tribun


class TribunPapuaTengah(NewsSpider):
    """Tribun Papua Tengah, of the Tribun Network."""

    name = "tribun_papuatengah"
    site = tribun.FAMILY.site(
        publisher="Tribun Papua Tengah",
        home="https://papuatengah.tribunnews.com/",
        timezone=WIT,
        regencies=("94",),
        expect=Expectation(articles_per_day=(3, 80)),
        evidence=(
            Evidence("site", "source", "the network's own list of its sites", date(2026, 6, 16)),
        ),
        verified=None,
    )
