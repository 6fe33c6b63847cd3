"""ANTARA's bureau for the Riau Islands."""

from __future__ import annotations

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB
from spiders.families import antara


class AntaraKepri(NewsSpider):
    """ANTARA Kepulauan Riau, a bureau of the national agency."""

    name = "antara_kepri"
    site = antara.FAMILY.site(
        publisher="ANTARA Kepulauan Riau",
        home="https://kepri.antaranews.com/",
        timezone=WIB,
        regencies=("21",),
        verified=None,
    )
