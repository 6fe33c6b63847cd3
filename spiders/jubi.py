"""Jubi: Papua and its neighbours, from Jayapura. WordPress, which the generic rules read."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIT, Evidence, Expectation, Feed, Section, Site


class Jubi(NewsSpider):
    """Jubi, on WordPress in a theme that no family has."""

    name = "jubi"
    site = Site(
        publisher="Jubi",
        home="https://jubi.id/",
        timezone=WIT,
        regencies=("91", "92", "93", "94", "95", "96"),
        sections=(Section(None, "/"),),
        sources=(Feed("feed/"),),
        expect=Expectation(articles_per_day=(3, 60)),
        evidence=(
            Evidence("feed", "source", "a saved table of feeds that were read", date(2026, 1, 27)),
        ),
        verified=None,
    )
