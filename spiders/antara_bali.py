"""ANTARA's bureau for Bali."""

from __future__ import annotations

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WITA
from spiders.families import antara


class AntaraBali(NewsSpider):
    """ANTARA Bali, a bureau of the national agency."""

    name = "antara_bali"
    site = antara.FAMILY.site(
        publisher="ANTARA Bali",
        home="https://bali.antaranews.com/",
        timezone=WITA,
        regencies=("51",),
        verified=None,
    )
