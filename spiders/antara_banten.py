"""ANTARA's bureau for Banten."""

from __future__ import annotations

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB
from spiders.families import antara


class AntaraBanten(NewsSpider):
    """ANTARA Banten, a bureau of the national agency."""

    name = "antara_banten"
    site = antara.FAMILY.site(
        publisher="ANTARA Banten",
        home="https://banten.antaranews.com/",
        timezone=WIB,
        regencies=("36",),
        verified=None,
    )
