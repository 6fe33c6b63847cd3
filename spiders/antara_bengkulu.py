"""ANTARA's bureau for Bengkulu."""

from __future__ import annotations

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB
from spiders.families import antara


class AntaraBengkulu(NewsSpider):
    """ANTARA Bengkulu, a bureau of the national agency."""

    name = "antara_bengkulu"
    site = antara.FAMILY.site(
        publisher="ANTARA Bengkulu",
        home="https://bengkulu.antaranews.com/",
        timezone=WIB,
        regencies=("17",),
        verified=None,
    )
