"""Harian Fajar: South Sulawesi, with a list for each regency."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WITA, Evidence, Expectation, Section
from spiders.families import newkarma


class HarianFajar(NewsSpider):
    """Harian Fajar, on WordPress."""

    name = "harianfajar"
    site = newkarma.FAMILY.site(
        publisher="Harian Fajar",
        home="https://harian.fajar.co.id/",
        timezone=WITA,
        regencies=("73",),
        sections=(
            Section("Makassar", "/category/makassar/"),
            Section("Luwu Timur", "/category/luwu-timur/"),
        ),
        expect=Expectation(articles_per_day=(5, 150)),
        evidence=(Evidence("section pages", "page", "two saved section pages", date(2023, 3, 11)),),
        verified=None,
    )
