"""detikJateng: detikcom's desk for Central Java."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Expectation, Feed, Section, Site
from spiders.families import detik


class DetikJateng(NewsSpider):
    """detikJateng, a desk of detikcom."""

    name = "detik_jateng"
    site = Site(
        publisher="detikJateng",
        home="https://www.detik.com/jateng/",
        timezone=WIB,
        regencies=("33",),
        sections=(Section(None, "/jateng/indeks"),),
        sources=(Feed("rss"),),
        layouts=detik.FAMILY.layouts,
        expect=Expectation(articles_per_day=(15, 250)),
        evidence=(
            Evidence("article pages", "page", "three saved ones of detikcom", date(2022, 12, 10)),
            Evidence("section pages", "source", "public programs that read them", date(2024, 1, 1)),
        ),
        verified=None,
    )
