"""Jawa Pos Radar and the group's sister dailies: one title a subdomain of jawapos.com each.

Until the end of 2022 the Radars ran WordPress with the Newspaper theme (*text*: an article's
address ended in ``/24/11/2022/<slug>``, its text was cut by "- Advertisement -"), then the Promedia
system (*source*), which the dailies (Pontianak Post, Riau Pos) run, too. The day of the change lies
between November 2022 and November 2023. Since 2026 new articles have numbers that begin with the
day (``/2608120020/``); whether the design changed with them is not known.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from newsarchive.family import Family, Signs
from newsarchive.site import Expectation
from spiders.families import promedia
from spiders.families.newspaper import NEWSPAPER

FAMILY = Family(
    name="radar",
    title="Jawa Pos Radar and the group's sister dailies",
    layouts=(
        replace(NEWSPAPER, until=date(2022, 12, 31)),
        replace(promedia.PROMEDIA, since=date(2023, 1, 1)),
    ),
    signs=Signs(hosts=("jawapos.com",)),
    sections=promedia.FAMILY.sections,
    expect=Expectation(articles_per_day=(10, 150)),
)
