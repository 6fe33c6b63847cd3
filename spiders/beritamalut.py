"""Berita Malut: North Maluku. WordPress.

The program that shows it asked over http; that https answers is taken for granted.
"""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIT, Evidence, Expectation, Section
from spiders.families import jnews


class BeritaMalut(NewsSpider):
    """Berita Malut, on WordPress."""

    name = "beritamalut"
    site = jnews.FAMILY.site(
        publisher="Berita Malut",
        home="https://beritamalut.co/",
        timezone=WIT,
        regencies=("82",),
        sections=(Section(None, "/"),),
        expect=Expectation(articles_per_day=(1, 40)),
        evidence=(
            Evidence(
                "article pages, front page",
                "source",
                "gusman/web-crawler, malut_berita",
                date(2020, 1, 1),
            ),
        ),
        verified=None,
    )
