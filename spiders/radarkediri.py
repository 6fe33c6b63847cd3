"""Radar Kediri: Kediri, regency and city, and Nganjuk."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Expectation, Site
from spiders.families import radar


class RadarKediri(NewsSpider):
    """Radar Kediri, of the Jawa Pos group."""

    name = "radarkediri"
    site = Site(
        publisher="Radar Kediri",
        home="https://radarkediri.jawapos.com/",
        timezone=WIB,
        regencies=("35.06", "35.71", "35.18"),
        sections=radar.FAMILY.sections,
        layouts=radar.FAMILY.layouts,
        expect=Expectation(articles_per_day=(10, 150)),
        evidence=(
            Evidence("section pages", "source", "slayerx-ekx/W3B_N3WS_SCR4P3R", date(2024, 1, 1)),
        ),
        verified=None,
    )
