"""ANTARA's bureau for Central Papua."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIT, Evidence
from spiders.families import antara


class AntaraPapuaTengah(NewsSpider):
    """ANTARA Papua Tengah, a bureau of the national agency."""

    name = "antara_papuatengah"
    site = antara.FAMILY.site(
        publisher="ANTARA Papua Tengah",
        home="https://papuatengah.antaranews.com/",
        timezone=WIT,
        regencies=("94",),
        evidence=(
            Evidence(
                "addresses", "source", "an article that a public page links", date(2025, 6, 10)
            ),
        ),
        verified=None,
    )
