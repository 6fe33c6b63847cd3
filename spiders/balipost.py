"""Bali Post: Bali. WordPress, with its own form of addresses."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WITA, Evidence, Expectation, Section
from spiders.families import newspaper


class BaliPost(NewsSpider):
    """Bali Post, on WordPress."""

    name = "balipost"
    site = newspaper.FAMILY.site(
        publisher="Bali Post",
        home="https://www.balipost.com/",
        timezone=WITA,
        regencies=("51",),
        sections=(
            Section("Pendidikan", "/pendidikan"),
            Section("Bali", "/bali"),
            Section("Ekonomi", "/ekonomi"),
        ),
        expect=Expectation(articles_per_day=(10, 150)),
        evidence=(
            Evidence(
                "article pages", "source", "okkymabruri/news-watch, balipost", date(2026, 5, 15)
            ),
            Evidence(
                "section pages", "source", "a public program that reads them", date(2018, 1, 1)
            ),
        ),
        verified=None,
    )
