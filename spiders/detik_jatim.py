"""detikJatim: detikcom's desk for East Java."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Section
from spiders.families import detik


class DetikJatim(NewsSpider):
    """detikJatim, a desk of detikcom."""

    name = "detik_jatim"
    site = detik.FAMILY.site(
        publisher="detikJatim",
        home="https://www.detik.com/jatim/",
        timezone=WIB,
        regencies=("35",),
        sections=(Section(None, "/jatim/indeks"),),
        evidence=(
            Evidence("section pages", "source", "ijeny/data-scrapping", date(2023, 1, 1)),
            Evidence("feed", "source", "a public program that reads it", date(2026, 1, 1)),
        ),
        verified=None,
    )
