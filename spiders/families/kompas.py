"""KOMPAS.com's regional pages, one subdomain of kompas.com a region.

Articles of 2015 and 2016 stand in an older design, whose saved pages the generic rules read.
*source* marks what several public programs read of the design since about 2018: the time as
"Kompas.com - 14/11/2023, 21:37 WIB", a box with the writer and the editor, and ``?page=all`` for
long articles.
"""

from __future__ import annotations

from newsarchive.family import Family, Signs
from newsarchive.rules import css
from newsarchive.site import Layout

KOMPAS = Layout(
    rules={
        "title": (css("h1.read__title"),),  # source
        "published_at": (css(".read__time"),),  # source
        "tag": (css(".tag__article__item a"),),  # source
    },
    body=css(".read__content"),  # source
    drop=(
        css("[class*=inject-baca-juga]"),  # source
        css("[class*=kompasidRec]"),  # source
    ),
    listing=css(".articleTitle, h3.article__title"),  # source: today's index, then the earlier
)

FAMILY = Family(
    name="kompas",
    title="KOMPAS.com's regional pages",
    layouts=(KOMPAS,),
    signs=Signs(
        hosts=("kompas.com",),
        marks=(css(".read__time"), css(".read__content"), css(".credit-title-name")),
    ),
)
