"""Niaga.Asia: East and North Kalimantan. WordPress, whose metadata the generic rules read."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WITA, Evidence, Expectation, Feed, Section, Site, WpJson


class NiagaAsia(NewsSpider):
    """Niaga.Asia, on WordPress in a theme that no family has."""

    name = "niagaasia"
    site = Site(
        publisher="Niaga.Asia",
        home="https://www.niaga.asia/",
        timezone=WITA,
        regencies=("64", "65"),
        sections=(Section(None, "/"),),
        sources=(
            WpJson(),
            Feed("feed/"),
        ),
        expect=Expectation(articles_per_day=(3, 60)),
        evidence=(
            Evidence(
                "article pages", "source", "okkymabruri/news-watch, niagaasia", date(2026, 5, 17)
            ),
        ),
        verified=None,
    )
