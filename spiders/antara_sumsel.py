"""ANTARA's bureau for South Sumatra."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence
from spiders.families import antara


class AntaraSumsel(NewsSpider):
    """ANTARA Sumatera Selatan, a bureau of the national agency."""

    name = "antara_sumsel"
    site = antara.FAMILY.site(
        publisher="ANTARA Sumatera Selatan",
        home="https://sumsel.antaranews.com/",
        timezone=WIB,
        regencies=("16",),
        evidence=(
            Evidence(
                "feed", "source", "a public program that reads Sumatra's bureaus", date(2026, 1, 1)
            ),
            Evidence(
                "addresses", "source", "an article that a public page links", date(2026, 5, 1)
            ),
        ),
        verified=None,
    )
