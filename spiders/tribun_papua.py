"""Tribun Papua: Papua, before and after it was divided."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIT, Evidence, Expectation, Section
from spiders.families import tribun


class TribunPapua(NewsSpider):
    """Tribun Papua, of the Tribun Network."""

    name = "tribun_papua"
    site = tribun.FAMILY.site(
        publisher="Tribun Papua",
        home="https://papua.tribunnews.com/",
        timezone=WIT,
        regencies=("91", "93", "94", "95"),
        sections=(*tribun.FAMILY.sections, Section("Mimika", "/mimika")),
        expect=Expectation(articles_per_day=(5, 120)),
        evidence=(
            Evidence("site", "source", "the network's own list of its sites", date(2026, 6, 16)),
            Evidence(
                "section pages", "source", "a public program that reads Mimika", date(2026, 1, 1)
            ),
        ),
        verified=None,
    )
