"""Zona Sultra: Southeast Sulawesi, from Kendari. WordPress."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WITA, Evidence, Expectation, Section
from spiders.families import newspaper


class ZonaSultra(NewsSpider):
    """Zona Sultra, on WordPress."""

    name = "zonasultra"
    site = newspaper.FAMILY.site(
        publisher="Zona Sultra",
        home="https://zonasultra.com/",
        timezone=WITA,
        regencies=("74",),
        sections=(Section(None, "/"),),
        expect=Expectation(articles_per_day=(3, 60)),
        evidence=(
            Evidence(
                "article pages, lists by day",
                "source",
                "gusman/web-crawler, sultra_zona",
                date(2020, 3, 28),
            ),
        ),
        verified=None,
    )
