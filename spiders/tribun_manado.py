"""Tribun Manado: North Sulawesi."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WITA, Evidence, Expectation
from spiders.families import tribun


class TribunManado(NewsSpider):
    """Tribun Manado, of the Tribun Network."""

    name = "tribun_manado"
    site = tribun.FAMILY.site(
        publisher="Tribun Manado",
        home="https://manado.tribunnews.com/",
        timezone=WITA,
        regencies=("71",),
        expect=Expectation(articles_per_day=(10, 200)),
        evidence=(Evidence("article pages", "text", "the text of several", date(2022, 6, 19)),),
        verified=None,
    )
