"""ANTARA's bureau for the Bangka Belitung Islands."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence
from spiders.families import antara


class AntaraBabel(NewsSpider):
    """ANTARA Bangka Belitung, a bureau of the national agency."""

    name = "antara_babel"
    site = antara.FAMILY.site(
        publisher="ANTARA Bangka Belitung",
        home="https://babel.antaranews.com/",
        timezone=WIB,
        regencies=("19",),
        evidence=(
            Evidence(
                "feed", "source", "a public program that reads Sumatra's bureaus", date(2026, 1, 1)
            ),
        ),
        verified=None,
    )
