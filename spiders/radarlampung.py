"""Radar Lampung: Lampung."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Section
from spiders.families import disway


class RadarLampung(NewsSpider):
    """Radar Lampung, of the Disway National Network."""

    name = "radarlampung"
    site = disway.FAMILY.site(
        publisher="Radar Lampung",
        home="https://radarlampung.disway.id/",
        timezone=WIB,
        regencies=("18",),
        sections=(
            Section("Lampung Raya", "/kategori/458/lampung-raya"),
            Section("Lampung Timur", "/kategori/515/lampung-timur"),
        ),
        evidence=(
            Evidence(
                "article pages, section pages",
                "source",
                "Yosiarrr/Tampilan-Website-Hasil-scraping-berita-",
                date(2025, 1, 1),
            ),
        ),
        verified=None,
    )
