"""ANTARA's bureau for Central Java."""

from __future__ import annotations

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB
from spiders.families import antara


class AntaraJateng(NewsSpider):
    """ANTARA Jawa Tengah, a bureau of the national agency."""

    name = "antara_jateng"
    site = antara.FAMILY.site(
        publisher="ANTARA Jawa Tengah",
        home="https://jateng.antaranews.com/",
        timezone=WIB,
        regencies=("33",),
        verified=None,
    )
