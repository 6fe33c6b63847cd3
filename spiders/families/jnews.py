"""WordPress with the JNews theme, whose own classes all begin with ``jeg_`` or ``jnews_``.

*theme* marks what public copies of the theme show, *source* what several public programs read of
sites that use it (2020 to 2025). The generic rules read the rest: the metadata's time is finer than
the day that the theme prints, and they leave out the teasers, advertisements, tags and page links
that stand in the text's own element.

The newest articles of a category stand in a "hero" above its list; programs take both (*source*).
"""

from __future__ import annotations

from newsarchive.family import Family, Signs
from newsarchive.rules import css
from newsarchive.site import Layout

JNEWS = Layout(
    rules={
        "title": (css("h1.jeg_post_title"),),  # source
        "tag": (css(".jeg_post_tags a"),),  # theme
    },
    body=css(".entry-content .content-inner"),  # source
    drop=(css(".jeg_post_via"),),  # theme: "Via: ..." below the text
    listing=css(
        ".jnews_category_hero_container .jeg_post_title, .jeg_main_content article .jeg_post_title"
    ),  # source
)

FAMILY = Family(
    name="jnews",
    title="WordPress with the JNews theme",
    layouts=(JNEWS,),
    signs=Signs(
        themes=("jnews",),
        marks=(
            css(".jeg_main_content"),
            css("h1.jeg_post_title"),
            css(".jeg_meta_container"),
            css(".jeg_viewport"),
        ),
    ),
)
