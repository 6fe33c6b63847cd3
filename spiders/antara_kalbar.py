"""ANTARA's bureau for West Kalimantan."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Section
from spiders.families import antara


class AntaraKalbar(NewsSpider):
    """ANTARA Kalimantan Barat, a bureau of the national agency."""

    name = "antara_kalbar"
    site = antara.FAMILY.site(
        publisher="ANTARA Kalimantan Barat",
        home="https://kalbar.antaranews.com/",
        timezone=WIB,
        regencies=("61",),
        sections=(*antara.FAMILY.sections, Section("Kalbar", "/kalbar")),
        evidence=(
            Evidence(
                "section pages", "source", "a public program that reads Kalbar", date(2025, 9, 1)
            ),
            Evidence("feed", "source", "a public list of sources that names it", date(2026, 1, 1)),
        ),
        verified=None,
    )
