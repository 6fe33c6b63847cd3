"""Pontianak Post: West Kalimantan."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Section
from spiders.families import radar


class PontianakPost(NewsSpider):
    """Pontianak Post, of the Jawa Pos group."""

    name = "pontianakpost"
    site = radar.FAMILY.site(
        publisher="Pontianak Post",
        home="https://pontianakpost.jawapos.com/",
        timezone=WIB,
        regencies=("61",),
        sections=(*radar.FAMILY.sections, Section("Daerah", "/daerah")),
        evidence=(
            Evidence(
                "section pages", "source", "a public program that reads Daerah", date(2025, 9, 1)
            ),
        ),
        verified=None,
    )
