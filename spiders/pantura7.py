"""PANTURA7.com: Probolinggo, Lumajang, Jember and Pasuruan, on the north coast of East Java."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Expectation, Section
from spiders.families import perbesar


class Pantura7(NewsSpider):
    """WordPress. Older articles (2017 to 2021) are known by ``/?p=<number>`` and by their slug.

    Only sections that an article page is known to name are listed; that "Nasional" has its list at
    the address that WordPress would give it is inferred from "Pemerintahan".
    """

    name = "pantura7"
    site = perbesar.FAMILY.site(
        publisher="PANTURA7.com",
        home="https://www.pantura7.com/",
        timezone=WIB,
        regencies=("35.13", "35.74", "35.08", "35.09"),
        sections=(
            Section("Pemerintahan", "/category/pemerintahan/"),
            Section("Nasional", "/category/nasional/"),
        ),
        expect=Expectation(fields=("title", "section", "published_at", "body", "bylines")),
        evidence=(Evidence("article pages", "text", "the text of one", date(2023, 11, 14)),),
        verified=None,
    )
