"""ANTARA's bureau for Riau."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence
from spiders.families import antara


class AntaraRiau(NewsSpider):
    """ANTARA Riau, a bureau of the national agency."""

    name = "antara_riau"
    site = antara.FAMILY.site(
        publisher="ANTARA Riau",
        home="https://riau.antaranews.com/",
        timezone=WIB,
        regencies=("14",),
        evidence=(
            Evidence(
                "feed", "source", "a public program that reads Sumatra's bureaus", date(2026, 1, 1)
            ),
            Evidence(
                "addresses", "source", "an article that a public page links", date(2024, 1, 25)
            ),
        ),
        verified=None,
    )
