"""Titles on the Promedia system: the ayo..., Suara Merdeka and Pikiran Rakyat networks.

*source* marks what several public programs read of these sites (2021 to 2026). An article's address
is ``/<section>/<number>/<slug>``, its time "Selasa, 14 November 2023 | 21:37 WIB"; long articles
have numbered further pages.
"""

from __future__ import annotations

from newsarchive.family import Family, Signs
from newsarchive.rules import css
from newsarchive.site import Expectation, Layout, Section

PROMEDIA = Layout(
    rules={
        "title": (css("h1.read__title"),),  # source
        "published_at": (css(".read__info__date"),),  # source
        "byline": (css(".read__info__author"),),  # source
        "tag": (css(".tag__list a"), css(".tag--article h4 a")),  # source
    },
    body=css("article.read__content, .read__content.clearfix"),  # source
    drop=(css("[class*=read__others]"),),  # source: "Baca juga" boxes
    listing=css(".latest__item"),  # source
)

FAMILY = Family(
    name="promedia",
    title="Titles on the Promedia system",
    layouts=(PROMEDIA,),
    signs=Signs(
        hosts=("promediateknologi.id", "promediateknologi.com"),
        marks=(css(".read__info__date"), css(".read__info__author"), css(".photo__img")),
    ),
    sections=(Section(None, "/indeks-berita"),),  # source: everything, newest first
    expect=Expectation(articles_per_day=(10, 300)),
)
