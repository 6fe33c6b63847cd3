"""detikSulsel: detikcom's desk for South Sulawesi."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WITA, Evidence, Section
from spiders.families import detik


class DetikSulsel(NewsSpider):
    """detikSulsel, a desk of detikcom."""

    name = "detik_sulsel"
    site = detik.FAMILY.site(
        publisher="detikSulsel",
        home="https://www.detik.com/sulsel/",
        timezone=WITA,
        regencies=("73",),
        sections=(Section(None, "/sulsel/indeks"),),
        evidence=(
            Evidence(
                "sections", "source", "a public program that lists the desks", date(2024, 1, 1)
            ),
            Evidence("feed", "source", "a public list of feeds that were tried", date(2026, 10, 1)),
        ),
        verified=None,
    )
