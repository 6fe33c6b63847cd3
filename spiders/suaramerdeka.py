"""Suara Merdeka: Central Java, from Semarang."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence
from spiders.families import promedia


class SuaraMerdeka(NewsSpider):
    """Suara Merdeka, on the Promedia system."""

    name = "suaramerdeka"
    site = promedia.FAMILY.site(
        publisher="Suara Merdeka",
        home="https://www.suaramerdeka.com/",
        timezone=WIB,
        regencies=("33",),
        evidence=(
            Evidence(
                "article pages", "source", "okkymabruri/news-watch, suaramerdeka", date(2026, 4, 23)
            ),
        ),
        verified=None,
    )
