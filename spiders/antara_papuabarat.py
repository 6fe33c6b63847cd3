"""ANTARA's bureau for West and Southwest Papua."""

from __future__ import annotations

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIT
from spiders.families import antara


class AntaraPapuaBarat(NewsSpider):
    """ANTARA Papua Barat, a bureau of the national agency."""

    name = "antara_papuabarat"
    site = antara.FAMILY.site(
        publisher="ANTARA Papua Barat",
        home="https://papuabarat.antaranews.com/",
        timezone=WIT,
        regencies=("92", "96"),
        verified=None,
    )
