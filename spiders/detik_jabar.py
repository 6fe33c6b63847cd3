"""detikJabar: detikcom's desk for West Java."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Section
from spiders.families import detik


class DetikJabar(NewsSpider):
    """detikJabar, a desk of detikcom."""

    name = "detik_jabar"
    site = detik.FAMILY.site(
        publisher="detikJabar",
        home="https://www.detik.com/jabar/",
        timezone=WIB,
        regencies=("32",),
        sections=(Section(None, "/jabar/indeks"),),
        evidence=(
            Evidence("section pages", "source", "public programs that read them", date(2024, 1, 1)),
        ),
        verified=None,
    )
