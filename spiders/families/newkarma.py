"""WordPress with the Newkarma theme or its sisters (wpberita, Bloggingpro) by the same maker.

Saved section pages of one such site show the list (*page*, 2023-03-11); *theme* marks what public
copies of the themes show of an article page.
"""

from __future__ import annotations

from newsarchive.family import Family, Signs
from newsarchive.rules import css
from newsarchive.site import Layout

NEWKARMA = Layout(
    rules={
        "title": (css("h1.entry-title"),),  # theme
        "tag": (css(".tags-links a"),),  # theme
    },
    body=css(".entry-content-single"),  # theme
    drop=(
        css(".gmr-related-infinite"),  # theme
        css(".gmr-banner-insidecontent"),  # theme
        css(".gmr-social-share"),  # theme
        css(".page-links"),  # theme: links to the further pages of a long article
    ),
)

FAMILY = Family(
    name="newkarma",
    title="WordPress with the Newkarma theme or a sister of it",
    layouts=(NEWKARMA,),
    signs=Signs(
        themes=("newkarma", "wpberita", "bloggingpro", "newkarma-child"),
        marks=(css(".gmr-box-content"), css(".entry-content-single"), css(".gmr-meta-topic")),
    ),
)
