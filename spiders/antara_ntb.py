"""ANTARA's bureau for West Nusa Tenggara, from Mataram."""

from __future__ import annotations

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WITA
from spiders.families import antara


class AntaraNtb(NewsSpider):
    """ANTARA Nusa Tenggara Barat, a bureau of the national agency."""

    name = "antara_ntb"
    site = antara.FAMILY.site(
        publisher="ANTARA Nusa Tenggara Barat",
        home="https://mataram.antaranews.com/",
        timezone=WITA,
        regencies=("52",),
        verified=None,
    )
