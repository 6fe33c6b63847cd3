"""ANTARA's bureau for East Nusa Tenggara, from Kupang."""

from __future__ import annotations

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WITA
from spiders.families import antara


class AntaraNtt(NewsSpider):
    """ANTARA Nusa Tenggara Timur, a bureau of the national agency."""

    name = "antara_ntt"
    site = antara.FAMILY.site(
        publisher="ANTARA Nusa Tenggara Timur",
        home="https://kupang.antaranews.com/",
        timezone=WITA,
        regencies=("53",),
        verified=None,
    )
