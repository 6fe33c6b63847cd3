"""The demonstration newsroom of ``python -m newsarchive.demo``: invented, on this machine only."""

from __future__ import annotations

from newsarchive.crawl.spider import NewsSpider
from newsarchive.site import WIB, Expectation, Section
from spiders.families import perbesar


class Demo(NewsSpider):
    """A regional newsroom that never was, in a theme of the "Perbesar" family."""

    name = "demo"
    site = perbesar.FAMILY.site(
        publisher="SULUHSELO.com",
        home="http://127.0.0.1:8017/",
        timezone=WIB,
        sections=(
            Section("Pemerintahan", "/category/pemerintahan/"),
            Section("Hukum & Kriminal", "/category/hukum-kriminal/"),
            Section("Peristiwa", "/category/peristiwa/"),
            Section("Ekonomi", "/category/ekonomi/"),
            Section("Pendidikan", "/category/pendidikan/"),
            Section("Kesehatan", "/category/kesehatan/"),
            Section("Olahraga", "/category/olahraga/"),
            Section("Budaya & Wisata", "/category/budaya-wisata/"),
        ),
        expect=Expectation(fields=("title", "section", "published_at", "body")),
    )
