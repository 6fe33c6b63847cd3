"""Kalbar Online: West Kalimantan. WordPress."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Expectation, Section
from spiders.families import newkarma


class KalbarOnline(NewsSpider):
    """Kalbar Online, on WordPress."""

    name = "kalbaronline"
    site = newkarma.FAMILY.site(
        publisher="Kalbar Online",
        home="https://kalbaronline.com/",
        timezone=WIB,
        regencies=("61",),
        sections=(Section("Berita Daerah", "/berita-daerah/"),),
        expect=Expectation(articles_per_day=(3, 80)),
        evidence=(
            Evidence(
                "section pages",
                "source",
                "a public program that reads Berita Daerah",
                date(2025, 9, 1),
            ),
        ),
        verified=None,
    )
