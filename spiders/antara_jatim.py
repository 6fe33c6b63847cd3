"""ANTARA's bureau for East Java."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence
from spiders.families import antara


class AntaraJatim(NewsSpider):
    """ANTARA Jawa Timur, a bureau of the national agency."""

    name = "antara_jatim"
    site = antara.FAMILY.site(
        publisher="ANTARA Jawa Timur",
        home="https://jatim.antaranews.com/",
        timezone=WIB,
        regencies=("35",),
        evidence=(Evidence("feed", "source", "a public program that reads it", date(2026, 1, 1)),),
        verified=None,
    )
