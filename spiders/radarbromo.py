"""Radar Bromo: Probolinggo and Pasuruan, regencies and cities."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence
from spiders.families import radar


class RadarBromo(NewsSpider):
    """Radar Bromo, of the Jawa Pos group."""

    name = "radarbromo"
    site = radar.FAMILY.site(
        publisher="Radar Bromo",
        home="https://radarbromo.jawapos.com/",
        timezone=WIB,
        regencies=("35.13", "35.74", "35.14", "35.75"),
        evidence=(
            Evidence("addresses", "source", "articles that public pages link", date(2026, 8, 12)),
            Evidence(
                "section pages", "source", "slayerx-ekx/W3B_N3WS_SCR4P3R (Kediri)", date(2024, 1, 1)
            ),
        ),
        verified=None,
    )
