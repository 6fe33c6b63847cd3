"""WordPress with the Newkarma theme or its sisters (wpberita, Bloggingpro) by the same maker.

Saved section pages of one such site show the list (*page*, 2023-03-11); *theme* marks what public
copies of the themes show of an article page. Under the text they print whom the newsroom typed in
as writer and editor, which says more than the account above it.
"""

from __future__ import annotations

from newsarchive.family import Family, Signs
from newsarchive.rules import css
from newsarchive.site import Layout

NEWKARMA = Layout(
    rules={
        "title": (css("h1.entry-title"),),  # theme
        "byline": (css(".gmr-cf-metacontent span"),),  # theme: "Writer: ...", "Editor: ..."
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
        themes=("newkarma", "wpberita", "bloggingpro"),
        marks=(
            css(".entry-content-single"),
            css(".gmr-meta-topic"),
            css(".gmr-metacontent-single, .gmr-content-metasingle"),  # Newkarma; wpberita
            css(".gmr-cf-metacontent"),
        ),
    ),
)
