"""Galamedia, of the Pikiran Rakyat network: West Java."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence
from spiders.families import promedia


class Galamedia(NewsSpider):
    """Galamedia, on the Promedia system."""

    name = "galamedia"
    site = promedia.FAMILY.site(
        publisher="Galamedia",
        home="https://galamedia.pikiran-rakyat.com/",
        timezone=WIB,
        regencies=("32",),
        evidence=(
            Evidence(
                "article pages, section pages",
                "source",
                "okkymabruri/news-watch, galamedia",
                date(2026, 4, 24),
            ),
        ),
        verified=None,
    )
