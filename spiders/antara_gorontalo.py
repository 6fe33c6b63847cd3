"""ANTARA's bureau for Gorontalo."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WITA, Evidence
from spiders.families import antara


class AntaraGorontalo(NewsSpider):
    """ANTARA Gorontalo, a bureau of the national agency."""

    name = "antara_gorontalo"
    site = antara.FAMILY.site(
        publisher="ANTARA Gorontalo",
        home="https://gorontalo.antaranews.com/",
        timezone=WITA,
        regencies=("75",),
        evidence=(
            Evidence("feed", "source", "a public list of feeds that were tried", date(2026, 10, 1)),
        ),
        verified=None,
    )
