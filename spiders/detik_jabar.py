"""detikJabar: detikcom's desk for West Java."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Expectation, Feed, Section, Site
from spiders.families import detik


class DetikJabar(NewsSpider):
    """detikJabar, a desk of detikcom."""

    name = "detik_jabar"
    site = Site(
        publisher="detikJabar",
        home="https://www.detik.com/jabar/",
        timezone=WIB,
        regencies=("32",),
        sections=(Section(None, "/jabar/indeks"),),
        sources=(Feed("rss"),),
        layouts=detik.FAMILY.layouts,
        expect=Expectation(articles_per_day=(15, 250)),
        evidence=(
            Evidence("article pages", "page", "three saved ones of detikcom", date(2022, 12, 10)),
            Evidence("section pages", "source", "public programs that read them", date(2024, 1, 1)),
        ),
        verified=None,
    )
