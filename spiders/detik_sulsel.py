"""detikSulsel: detikcom's desk for South Sulawesi."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WITA, Evidence, Expectation, Feed, Section, Site
from spiders.families import detik


class DetikSulsel(NewsSpider):
    """detikSulsel, a desk of detikcom."""

    name = "detik_sulsel"
    site = Site(
        publisher="detikSulsel",
        home="https://www.detik.com/sulsel/",
        timezone=WITA,
        regencies=("73",),
        sections=(Section(None, "/sulsel/indeks"),),
        sources=(Feed("rss"),),
        layouts=detik.FAMILY.layouts,
        expect=Expectation(articles_per_day=(15, 250)),
        evidence=(
            Evidence("article pages", "page", "three saved ones of detikcom", date(2022, 12, 10)),
            Evidence(
                "sections", "source", "a public program that lists the desks", date(2024, 1, 1)
            ),
        ),
        verified=None,
    )
