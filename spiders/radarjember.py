"""Radar Jember: Jember, Lumajang (Radar Semeru), Bondowoso and Situbondo."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence
from spiders.families import radar


class RadarJember(NewsSpider):
    """Radar Jember, of the Jawa Pos group."""

    name = "radarjember"
    site = radar.FAMILY.site(
        publisher="Radar Jember",
        home="https://radarjember.jawapos.com/",
        timezone=WIB,
        regencies=("35.09", "35.08", "35.11", "35.12"),
        evidence=(
            Evidence("article pages", "text", "the text of one", date(2022, 11, 24)),
            Evidence(
                "section pages", "source", "slayerx-ekx/W3B_N3WS_SCR4P3R (Kediri)", date(2024, 1, 1)
            ),
        ),
        verified=None,
    )
