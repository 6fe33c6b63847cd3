"""ANTARA's bureau for West Java."""

from __future__ import annotations

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB
from spiders.families import antara


class AntaraJabar(NewsSpider):
    """ANTARA Jawa Barat, a bureau of the national agency."""

    name = "antara_jabar"
    site = antara.FAMILY.site(
        publisher="ANTARA Jawa Barat",
        home="https://jabar.antaranews.com/",
        timezone=WIB,
        regencies=("32",),
        verified=None,
    )
