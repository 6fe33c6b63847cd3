"""Rakyat Kalbar: West Kalimantan, from Pontianak. WordPress."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Expectation, Section
from spiders.families import jnews


class RakyatKalbar(NewsSpider):
    """Rakyat Kalbar, on WordPress."""

    name = "rakyatkalbar"
    site = jnews.FAMILY.site(
        publisher="Rakyat Kalbar",
        home="https://rakyatkalbar.com/",
        timezone=WIB,
        regencies=("61",),
        sections=(Section(None, "/"),),
        expect=Expectation(articles_per_day=(3, 80)),
        evidence=(
            Evidence(
                "article pages, front page",
                "source",
                "Antlerllb/dg-spider, rakyatkalbar",
                date(2022, 1, 1),
            ),
        ),
        verified=None,
    )
