"""Suara NTB: West Nusa Tenggara. WordPress."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WITA, Evidence, Expectation, Section
from spiders.families import newspaper


class SuaraNtb(NewsSpider):
    """Suara NTB, on WordPress."""

    name = "suarantb"
    site = newspaper.FAMILY.site(
        publisher="Suara NTB",
        home="https://www.suarantb.com/",
        timezone=WITA,
        regencies=("52",),
        sections=(Section(None, "/"),),
        expect=Expectation(articles_per_day=(5, 100)),
        evidence=(
            Evidence("article pages", "source", "gusman/web-crawler, ntb_suara", date(2020, 1, 1)),
        ),
        verified=None,
    )
