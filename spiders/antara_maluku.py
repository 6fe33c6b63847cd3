"""ANTARA's bureau for Maluku, from Ambon."""

from __future__ import annotations

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIT
from spiders.families import antara


class AntaraMaluku(NewsSpider):
    """ANTARA Maluku, a bureau of the national agency."""

    name = "antara_maluku"
    site = antara.FAMILY.site(
        publisher="ANTARA Maluku",
        home="https://ambon.antaranews.com/",
        timezone=WIT,
        regencies=("81",),
        verified=None,
    )
