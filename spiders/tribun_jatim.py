"""Tribun Jatim: East Java, from Surabaya."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Expectation
from spiders.families import tribun


class TribunJatim(NewsSpider):
    """Tribun Jatim, of the Tribun Network."""

    name = "tribun_jatim"
    site = tribun.FAMILY.site(
        publisher="Tribun Jatim",
        home="https://jatim.tribunnews.com/",
        timezone=WIB,
        regencies=("35",),
        expect=Expectation(articles_per_day=(20, 400)),
        evidence=(
            Evidence("article pages", "text", "the text of several", date(2021, 1, 16)),
            Evidence("site", "source", "slayerx-ekx/W3B_N3WS_SCR4P3R", date(2024, 1, 1)),
        ),
        verified=None,
    )
