"""ANTARA's bureau for North Sulawesi."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WITA, Evidence
from spiders.families import antara


class AntaraSulut(NewsSpider):
    """ANTARA Sulawesi Utara, a bureau of the national agency."""

    name = "antara_sulut"
    site = antara.FAMILY.site(
        publisher="ANTARA Sulawesi Utara",
        home="https://manado.antaranews.com/",
        timezone=WITA,
        regencies=("71",),
        evidence=(
            Evidence("feed", "source", "a public list of feeds that were tried", date(2026, 10, 1)),
        ),
        verified=None,
    )
