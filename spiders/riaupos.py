"""Riau Pos: Riau."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence
from spiders.families import radar


class RiauPos(NewsSpider):
    """Riau Pos, of the Jawa Pos group."""

    name = "riaupos"
    site = radar.FAMILY.site(
        publisher="Riau Pos",
        home="https://riaupos.jawapos.com/",
        timezone=WIB,
        regencies=("14",),
        evidence=(
            Evidence("addresses", "source", "articles that public pages link", date(2026, 1, 1)),
        ),
        verified=None,
    )
