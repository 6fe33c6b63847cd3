"""ANTARA's bureau for Jambi."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence
from spiders.families import antara


class AntaraJambi(NewsSpider):
    """ANTARA Jambi, a bureau of the national agency."""

    name = "antara_jambi"
    site = antara.FAMILY.site(
        publisher="ANTARA Jambi",
        home="https://jambi.antaranews.com/",
        timezone=WIB,
        regencies=("15",),
        evidence=(
            Evidence(
                "feed", "source", "a public program that reads Sumatra's bureaus", date(2026, 1, 1)
            ),
        ),
        verified=None,
    )
