"""Benuanta: North Kalimantan, from Tarakan. WordPress."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WITA, Evidence, Expectation, Section
from spiders.families import newkarma


class Benuanta(NewsSpider):
    """Benuanta, on WordPress."""

    name = "benuanta"
    site = newkarma.FAMILY.site(
        publisher="Benuanta",
        home="https://benuanta.co.id/",
        timezone=WITA,
        regencies=("65",),
        sections=(Section(None, "/index.php/page/1/?s"),),
        expect=Expectation(articles_per_day=(5, 100)),
        evidence=(
            Evidence(
                "article pages, list of all",
                "source",
                "a public program that reads them",
                date(2024, 1, 1),
            ),
        ),
        verified=None,
    )
