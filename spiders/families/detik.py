"""detikcom's regional desks: one path of www.detik.com each ("/jatim/", "/sulsel/").

Everything in an article page is named ``detail__...``; saved pages of 2022 show the classes below
(*page*), and programs of 2021 to 2026 read them (*source*). The credit in the caption ("Foto: ...")
and the reporter above the text ("Name - detikJatim") are read by the generic rules.
"""

from __future__ import annotations

from datetime import date

from newsarchive.family import Family, Signs
from newsarchive.rules import css
from newsarchive.site import Evidence, Expectation, Feed, Layout

DETIK = Layout(
    rules={
        "title": (css("h1.detail__title"),),  # page
        "published_at": (css(".detail__date"),),  # page
        "tag": (css(".detail__body-tag a.nav__item"),),  # page
    },
    body=css(".detail__body-text.itp_bodycontent"),  # page
    drop=(
        css("table.linksisip"),  # page: "Baca juga" between paragraphs
        css(".detail__long-nav"),  # source: links to the further pages of a long article
        css(".detail__multiple"),  # source
    ),
    listing=css("article.list-content__item h3.media__title"),  # source
)

FAMILY = Family(
    name="detik",
    title="detikcom's regional desks",
    layouts=(DETIK,),
    signs=Signs(
        hosts=("detik.com", "detik.net.id"),
        marks=(css("h1.detail__title"), css(".detail__body-text"), css(".detail__date")),
    ),
    sources=(Feed("rss"),),
    expect=Expectation(articles_per_day=(15, 250)),
    evidence=(
        Evidence("article pages", "page", "three saved ones of detikcom", date(2022, 12, 10)),
    ),
)
