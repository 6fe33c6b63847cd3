"""Batam Pos: the Riau Islands."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Section
from spiders.families import radar


class BatamPos(NewsSpider):
    """Batam Pos, of the Jawa Pos group."""

    name = "batampos"
    site = radar.FAMILY.site(
        publisher="Batam Pos",
        home="https://batampos.jawapos.com/",
        timezone=WIB,
        regencies=("21",),
        sections=(*radar.FAMILY.sections, Section("Batam", "/batam")),
        evidence=(
            Evidence(
                "section pages", "source", "public programs that read Batam", date(2026, 1, 1)
            ),
        ),
        verified=None,
    )
