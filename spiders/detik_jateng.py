"""detikJateng: detikcom's desk for Central Java."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Section
from spiders.families import detik


class DetikJateng(NewsSpider):
    """detikJateng, a desk of detikcom."""

    name = "detik_jateng"
    site = detik.FAMILY.site(
        publisher="detikJateng",
        home="https://www.detik.com/jateng/",
        timezone=WIB,
        regencies=("33",),
        sections=(Section(None, "/jateng/indeks"),),
        evidence=(
            Evidence("section pages", "source", "public programs that read them", date(2024, 1, 1)),
        ),
        verified=None,
    )
