"""ANTARA's bureau for South and West Sulawesi."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WITA, Evidence
from spiders.families import antara


class AntaraSulsel(NewsSpider):
    """ANTARA Sulawesi Selatan, a bureau of the national agency."""

    name = "antara_sulsel"
    site = antara.FAMILY.site(
        publisher="ANTARA Sulawesi Selatan",
        home="https://makassar.antaranews.com/",
        timezone=WITA,
        regencies=("73", "76"),
        evidence=(
            Evidence("feed", "source", "a public list of feeds that were tried", date(2026, 10, 1)),
        ),
        verified=None,
    )
