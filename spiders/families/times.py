"""TIMES Indonesia and its regional sites, which a Next.js application draws.

*source* marks what a public program reads of a list (2026); the time line above an article
("TIMES Probolinggo, Senin 23 Februari 2026, 14:47 WIB") is known from the text of one (*text*).
Articles carry metadata, so the generic rules read the rest.
"""

from __future__ import annotations

from newsarchive.family import Family, Signs
from newsarchive.rules import css
from newsarchive.site import Layout

TIMES = Layout(listing=css("main a.block.group"))  # source

FAMILY = Family(
    name="times",
    title="TIMES Indonesia",
    layouts=(TIMES,),
    signs=Signs(hosts=("timesindonesia.co.id", "times.co.id")),
)
