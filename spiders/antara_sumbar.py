"""ANTARA's bureau for West Sumatra."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence
from spiders.families import antara


class AntaraSumbar(NewsSpider):
    """ANTARA Sumatera Barat, a bureau of the national agency."""

    name = "antara_sumbar"
    site = antara.FAMILY.site(
        publisher="ANTARA Sumatera Barat",
        home="https://sumbar.antaranews.com/",
        timezone=WIB,
        regencies=("13",),
        evidence=(
            Evidence(
                "feed", "source", "a public program that reads Sumatra's bureaus", date(2026, 1, 1)
            ),
        ),
        verified=None,
    )
