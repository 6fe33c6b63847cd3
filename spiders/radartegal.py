"""Radar Tegal: Tegal, regency and city, Brebes and Pemalang."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Section
from spiders.families import disway


class RadarTegal(NewsSpider):
    """Radar Tegal, of the Disway National Network."""

    name = "radartegal"
    site = disway.FAMILY.site(
        publisher="Radar Tegal",
        home="https://radartegal.disway.id/",
        timezone=WIB,
        regencies=("33.28", "33.76", "33.29", "33.27"),
        sections=(Section("Lokal", "/kategori/lokal"),),
        evidence=(
            Evidence(
                "article pages, section pages",
                "source",
                "a public program that reads them",
                date(2026, 1, 1),
            ),
        ),
        verified=None,
    )
