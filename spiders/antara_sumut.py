"""ANTARA's bureau for North Sumatra."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence
from spiders.families import antara


class AntaraSumut(NewsSpider):
    """ANTARA Sumatera Utara, a bureau of the national agency."""

    name = "antara_sumut"
    site = antara.FAMILY.site(
        publisher="ANTARA Sumatera Utara",
        home="https://sumut.antaranews.com/",
        timezone=WIB,
        regencies=("12",),
        evidence=(
            Evidence(
                "feed", "source", "a public program that reads Sumatra's bureaus", date(2026, 1, 1)
            ),
            Evidence("addresses", "source", "articles that public pages link", date(2026, 6, 10)),
        ),
        verified=None,
    )
