"""WordPress with tagDiv's Newspaper theme, in all its versions.

*theme* marks what public copies of the theme show, *source* what public programs read of sites that
use it.
"""

from __future__ import annotations

from newsarchive.family import Family, Signs
from newsarchive.rules import css
from newsarchive.site import Layout

NEWSPAPER = Layout(
    rules={
        "title": (css("h1.entry-title"), css("h1.tdb-title-text")),  # source; theme
        "tag": (css("ul.td-tags a"), css("ul.tdb-tags a")),  # theme
    },
    body=css(".td-post-content, .tdb_single_content .tdb-block-inner"),  # source; theme
    drop=(css(".td-a-rec"), css(".td_block_related_posts")),  # theme: advertisements, teasers
    listing=css("h3.entry-title.td-module-title"),  # source
)

FAMILY = Family(
    name="newspaper",
    title="WordPress with tagDiv's Newspaper theme",
    layouts=(NEWSPAPER,),
    signs=Signs(
        themes=("Newspaper",),
        marks=(css(".td-post-content"), css(".td-post-header"), css(".td-module-title")),
    ),
)
