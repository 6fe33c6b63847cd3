"""ANTARA's bureau for Bengkulu."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence
from spiders.families import antara


class AntaraBengkulu(NewsSpider):
    """ANTARA Bengkulu, a bureau of the national agency."""

    name = "antara_bengkulu"
    site = antara.FAMILY.site(
        publisher="ANTARA Bengkulu",
        home="https://bengkulu.antaranews.com/",
        timezone=WIB,
        regencies=("17",),
        evidence=(
            Evidence(
                "feed", "source", "a public program that reads Sumatra's bureaus", date(2026, 1, 1)
            ),
        ),
        verified=None,
    )
