"""ANTARA's bureau for Yogyakarta."""

from __future__ import annotations

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB
from spiders.families import antara


class AntaraJogja(NewsSpider):
    """ANTARA Yogyakarta, a bureau of the national agency."""

    name = "antara_jogja"
    site = antara.FAMILY.site(
        publisher="ANTARA Yogyakarta",
        home="https://jogja.antaranews.com/",
        timezone=WIB,
        regencies=("34",),
        verified=None,
    )
