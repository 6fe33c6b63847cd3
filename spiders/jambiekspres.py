"""Jambi Ekspres: Jambi."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Section
from spiders.families import disway


class JambiEkspres(NewsSpider):
    """Jambi Ekspres, of the Disway National Network."""

    name = "jambiekspres"
    site = disway.FAMILY.site(
        publisher="Jambi Ekspres",
        home="https://jambiekspres.disway.id/",
        timezone=WIB,
        regencies=("15",),
        sections=(Section("Ekonomi", "/kategori/ekonomi"),),
        evidence=(
            Evidence("section pages", "source", "public programs that read them", date(2026, 1, 1)),
        ),
        verified=None,
    )
