"""ANTARA's bureau for Central Kalimantan, with a list for each regency."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Evidence, Section
from spiders.families import antara


class AntaraKalteng(NewsSpider):
    """ANTARA Kalimantan Tengah, a bureau of the national agency."""

    name = "antara_kalteng"
    site = antara.FAMILY.site(
        publisher="ANTARA Kalimantan Tengah",
        home="https://kalteng.antaranews.com/",
        timezone=WIB,
        regencies=("62",),
        sections=(*antara.FAMILY.sections, Section("Pulang Pisau", "/kabar-daerah/pulang-pisau")),
        evidence=(
            Evidence(
                "section pages, article pages",
                "source",
                "a public program that reads Pulang Pisau",
                date(2023, 1, 1),
            ),
        ),
        verified=None,
    )
