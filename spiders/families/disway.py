"""Disway National Network: one title a subdomain of disway.id.

*source* marks what three public programs read (2023 to 2026). A list shows 30 articles a page; the
pages after the first are numbered by how many articles they leave out (``/kategori/lokal/30``).
Long articles have numbered further pages.
"""

from __future__ import annotations

from newsarchive.family import Family, Signs
from newsarchive.rules import css
from newsarchive.site import Expectation, Layout

DISWAY = Layout(
    rules={
        "title": (css("h1.text-black"),),  # source
        "published_at": (css(".text-grey span.date"),),  # source
        "tag": (css("ul.list-inline a[href*='/listtag/']"),),  # source
    },
    body=css("div.post.text-black-1"),  # source
    drop=(css("ul.pagination"),),  # source: the article's own further pages
    listing=css("h2.media-heading"),  # source: sidebars use h4
)

FAMILY = Family(
    name="disway",
    title="Disway National Network",
    layouts=(DISWAY,),
    signs=Signs(
        hosts=("disway.id",),
        marks=(css("div.post.text-black-1"), css("span.date"), css("a[href*='/listtag/']")),
    ),
    expect=Expectation(articles_per_day=(5, 150)),
)
