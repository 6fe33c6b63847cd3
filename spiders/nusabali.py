"""NusaBali: Bali. A site of its own making; its microdata give most fields."""

from __future__ import annotations

from datetime import date

from newsarchive.crawl.spider import NewsSpider
from newsarchive.rules import css
from newsarchive.site import WITA, Evidence, Expectation, Layout, Section, Site


class NusaBali(NewsSpider):
    """NusaBali, a site of its own making."""

    name = "nusabali"
    site = Site(
        publisher="NusaBali",
        home="https://www.nusabali.com/",
        timezone=WITA,
        regencies=("51",),
        sections=(Section(None, "/"),),
        layouts=(
            Layout(
                rules={
                    "title": (css("h1 span[itemprop=headline]"),),  # source
                    "section": (css(".breadcrumb span.article-category"),),  # source
                    "published_at": (css(".entry-box-header span.month"),),  # source
                },
                body=css(".entry-box .entry-content"),  # source
            ),
        ),
        expect=Expectation(articles_per_day=(10, 120)),
        evidence=(
            Evidence(
                "article pages, front page",
                "source",
                "okkymabruri/news-watch, nusabali",
                date(2026, 7, 12),
            ),
        ),
        verified=None,
    )
