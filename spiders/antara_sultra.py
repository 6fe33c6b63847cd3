"""ANTARA's bureau for Southeast Sulawesi."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WITA, Evidence
from spiders.families import antara


class AntaraSultra(NewsSpider):
    """ANTARA Sulawesi Tenggara, a bureau of the national agency."""

    name = "antara_sultra"
    site = antara.FAMILY.site(
        publisher="ANTARA Sulawesi Tenggara",
        home="https://sultra.antaranews.com/",
        timezone=WITA,
        regencies=("74",),
        evidence=(
            Evidence("feed", "source", "a public list of feeds that were tried", date(2026, 10, 1)),
        ),
        verified=None,
    )
