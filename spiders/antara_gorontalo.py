"""ANTARA's bureau for Gorontalo."""

from __future__ import annotations

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WITA
from spiders.families import antara


class AntaraGorontalo(NewsSpider):
    """ANTARA Gorontalo, a bureau of the national agency."""

    name = "antara_gorontalo"
    site = antara.FAMILY.site(
        publisher="ANTARA Gorontalo",
        home="https://gorontalo.antaranews.com/",
        timezone=WITA,
        regencies=("75",),
        verified=None,
    )
