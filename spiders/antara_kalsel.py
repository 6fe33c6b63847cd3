"""ANTARA's bureau for South Kalimantan."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WITA, Evidence
from spiders.families import antara


class AntaraKalsel(NewsSpider):
    """ANTARA Kalimantan Selatan, a bureau of the national agency."""

    name = "antara_kalsel"
    site = antara.FAMILY.site(
        publisher="ANTARA Kalimantan Selatan",
        home="https://kalsel.antaranews.com/",
        timezone=WITA,
        regencies=("63",),
        evidence=(Evidence("article pages", "text", "the text of two", date(2023, 10, 1)),),
        verified=None,
    )
