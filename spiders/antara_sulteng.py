"""ANTARA's bureau for Central Sulawesi."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WITA, Evidence
from spiders.families import antara


class AntaraSulteng(NewsSpider):
    """ANTARA Sulawesi Tengah, a bureau of the national agency."""

    name = "antara_sulteng"
    site = antara.FAMILY.site(
        publisher="ANTARA Sulawesi Tengah",
        home="https://sulteng.antaranews.com/",
        timezone=WITA,
        regencies=("72",),
        evidence=(
            Evidence("feed", "source", "a public list of feeds that were tried", date(2026, 10, 1)),
            Evidence("addresses", "source", "articles that public pages link", date(2026, 8, 27)),
        ),
        verified=None,
    )
