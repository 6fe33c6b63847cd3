"""ANTARA's bureau for East Kalimantan."""

from __future__ import annotations

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WITA
from spiders.families import antara


class AntaraKaltim(NewsSpider):
    """ANTARA Kalimantan Timur, a bureau of the national agency."""

    name = "antara_kaltim"
    site = antara.FAMILY.site(
        publisher="ANTARA Kalimantan Timur",
        home="https://kaltim.antaranews.com/",
        timezone=WITA,
        regencies=("64",),
        verified=None,
    )
