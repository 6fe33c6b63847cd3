"""Seputar Pantura: the north coast of Central Java. WordPress."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Expectation, Section
from spiders.families import newkarma


class SeputarPantura(NewsSpider):
    """Seputar Pantura, on WordPress."""

    name = "seputarpantura"
    site = newkarma.FAMILY.site(
        publisher="Seputar Pantura",
        home="https://seputarpantura.com/",
        timezone=WIB,
        regencies=("33",),
        sections=(Section(None, "/"),),
        expect=Expectation(articles_per_day=(1, 60)),
        evidence=(
            Evidence(
                "article pages, front page",
                "source",
                "a public program that reads Tegal's news",
                date(2023, 1, 1),
            ),
        ),
        verified=None,
    )
