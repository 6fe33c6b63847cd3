"""Radar Kediri: Kediri, regency and city, and Nganjuk."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence
from spiders.families import radar


class RadarKediri(NewsSpider):
    """Radar Kediri, of the Jawa Pos group."""

    name = "radarkediri"
    site = radar.FAMILY.site(
        publisher="Radar Kediri",
        home="https://radarkediri.jawapos.com/",
        timezone=WIB,
        regencies=("35.06", "35.71", "35.18"),
        evidence=(
            Evidence("section pages", "source", "slayerx-ekx/W3B_N3WS_SCR4P3R", date(2024, 1, 1)),
        ),
        verified=None,
    )
