"""Suara Kalbar: West Kalimantan. WordPress, whose metadata the generic rules read."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Expectation, Feed, Section, Site


class SuaraKalbar(NewsSpider):
    """Suara Kalbar, on WordPress in a theme that no family has."""

    name = "suarakalbar"
    site = Site(
        publisher="Suara Kalbar",
        home="https://www.suarakalbar.co.id/",
        timezone=WIB,
        regencies=("61",),
        sections=(Section("Kalbar", "/category/kalbar/"),),
        sources=(Feed("feed/"),),
        expect=Expectation(articles_per_day=(3, 100)),
        evidence=(
            Evidence(
                "section pages", "source", "a public program that reads Kalbar", date(2025, 9, 1)
            ),
            Evidence("feed", "source", "a public program that reads it", date(2026, 1, 1)),
        ),
        verified=None,
    )
