"""ANTARA's bureau for Lampung."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence
from spiders.families import antara


class AntaraLampung(NewsSpider):
    """ANTARA Lampung, a bureau of the national agency."""

    name = "antara_lampung"
    site = antara.FAMILY.site(
        publisher="ANTARA Lampung",
        home="https://lampung.antaranews.com/",
        timezone=WIB,
        regencies=("18",),
        evidence=(
            Evidence(
                "section pages",
                "source",
                "a public program that asks for /terkini",
                date(2025, 1, 1),
            ),
            Evidence(
                "section pages",
                "source",
                "Yosiarrr/Tampilan-Website-Hasil-scraping-berita-",
                date(2025, 1, 1),
            ),
            Evidence(
                "feed", "source", "a public program that reads Sumatra's bureaus", date(2026, 1, 1)
            ),
        ),
        verified=None,
    )
