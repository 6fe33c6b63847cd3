"""Tribun Network: one regional title a subdomain of tribunnews.com, all in one design.

No saved page of the network was at hand; *source* marks what several public programs that read
its pages agree on (2021 to 2026), *text* what texts of its article pages show.

An article page shows the place and time, the headline, the lead picture, the text in one box that
also holds "Baca juga" lines (``p.baca``), and below it "Penulis: ... | Editor: ...". Long articles
are cut into ``?page=2``, with ``?page=all`` for the whole. An address ends in
``/2023/11/14/<slug>``, in 2026 in ``/news/81692/<slug>``.
"""

from __future__ import annotations

from newsarchive.family import Family, Signs
from newsarchive.rules import css
from newsarchive.site import Layout, Section, Sitemap

TRIBUN = Layout(
    rules={
        "title": (css("h1#arttitle"), css("h1.crimson")),  # source
        "published_at": (css("#article time"), css(".grey.pb10 time"), css(".grey.pb10 span")),
    },
    body=css(".side-article.txt-article"),  # source
    drop=(
        css("p.baca"),  # source: "Baca juga" lines
        css(".reserved_box_ads"),  # source
    ),
    listing=css("li.ptb15 h3"),  # source: index pages; the sidebar's lists have other classes
)

FAMILY = Family(
    name="tribun",
    title="Tribun Network",
    layouts=(TRIBUN,),
    signs=Signs(
        hosts=("tribunnews.com", "tstatic.net"),
        marks=(css(".side-article.txt-article"), css("h1.crimson"), css("#article_con")),
    ),
    sections=(Section(None, "/index-news"),),  # source: everything, by day, 20 a page
    sources=(Sitemap("sitemap-news.xml", news=True),),  # source, for www.tribunnews.com
)
