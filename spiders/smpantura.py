"""SM Pantura, of Suara Merdeka: the north coast of Central Java. WordPress."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Expectation, Section
from spiders.families import newkarma


class SmPantura(NewsSpider):
    """SM Pantura, on WordPress."""

    name = "smpantura"
    site = newkarma.FAMILY.site(
        publisher="SM Pantura",
        home="https://www.smpantura.news/",
        timezone=WIB,
        regencies=("33",),
        sections=(Section(None, "/"),),
        expect=Expectation(articles_per_day=(3, 80)),
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
