"""ANTARA's regional bureaus: one subdomain of antaranews.com each.

Two designs, told apart by what programs of those years read; the day of the change is not known,
so each rule of the later one stands before the earlier one's instead of in a layout of its own.
*source* marks what public programs read (2018 to 2026). Saved pages of 2015 and 2016 stand in a
third, older one, which the generic rules read. All end the text with "Pewarta: ...", "Editor: ..."
and a copyright line.
"""

from __future__ import annotations

from datetime import date

from newsarchive.family import Family, Signs
from newsarchive.rules import css
from newsarchive.site import Evidence, Expectation, Feed, Layout, Section

ANTARA = Layout(
    rules={
        "title": (css(".wrap__article-detail-title h1"), css("h1.post-title")),  # source
        "published_at": (
            css(".wrap__article-detail-info .text-secondary"),  # source
            css(".article-date"),  # source
        ),
        "tag": (css(".blog-tags a"),),  # source
    },
    body=css(".wrap__article-detail-content, .post-content"),  # source
    listing=css("article.simple-post header h3, .card__post__title"),  # source
)

FAMILY = Family(
    name="antara",
    title="ANTARA's regional bureaus",
    layouts=(ANTARA,),
    signs=Signs(
        hosts=("antaranews.com",),
        marks=(
            css(".wrap__article-detail-content"),
            css(".wrap__article-detail-info"),
            css(".blog-tags"),
        ),
    ),
    sections=(Section(None, "/terkini"),),  # source: everything, newest first
    sources=(Feed("rss/terkini.xml"),),  # source, for most bureaus
    expect=Expectation(articles_per_day=(3, 120)),
    evidence=(
        Evidence(
            "section pages", "source", "a public program that asks for /terkini", date(2018, 1, 1)
        ),
    ),
)
