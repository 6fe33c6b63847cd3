"""ANTARA's bureau for Aceh."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence
from spiders.families import antara


class AntaraAceh(NewsSpider):
    """ANTARA Aceh, a bureau of the national agency."""

    name = "antara_aceh"
    site = antara.FAMILY.site(
        publisher="ANTARA Aceh",
        home="https://aceh.antaranews.com/",
        timezone=WIB,
        regencies=("11",),
        evidence=(
            Evidence(
                "feed", "source", "a public program that reads Sumatra's bureaus", date(2026, 1, 1)
            ),
        ),
        verified=None,
    )
