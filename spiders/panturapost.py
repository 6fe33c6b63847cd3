"""Pantura Post: the north coast of Central Java."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Expectation, Section
from spiders.families import promedia


class PanturaPost(NewsSpider):
    """Pantura Post, on the Promedia system."""

    name = "panturapost"
    site = promedia.FAMILY.site(
        publisher="Pantura Post",
        home="https://www.panturapost.com/",
        timezone=WIB,
        regencies=("33",),
        sections=(*promedia.FAMILY.sections, Section(None, "/")),
        expect=Expectation(articles_per_day=(5, 120)),
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
