"""ANTARA's bureau for Papua, before and after it was divided."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIT, Evidence
from spiders.families import antara


class AntaraPapua(NewsSpider):
    """ANTARA Papua, a bureau of the national agency."""

    name = "antara_papua"
    site = antara.FAMILY.site(
        publisher="ANTARA Papua",
        home="https://papua.antaranews.com/",
        timezone=WIT,
        regencies=("91", "93", "94", "95"),
        evidence=(
            Evidence("feed", "source", "a saved table of feeds that were read", date(2026, 1, 27)),
        ),
        verified=None,
    )
