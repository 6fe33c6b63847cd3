"""The WordPress themes whose lead pictures have a "Perbesar" (enlarge) button.

No saved page of such a site was at hand when this was written, so each rule below says what it
rests on: *theme* where public templates of the family show the class name, *text* where only the
text of an article page shows it (then the rule looks for the words, not for a class).

What stands in an article page, in order: the section and the time above the headline, the lead
picture with its button, the text with credit lines at its end, the view count, the tags, an author
box, "Baca Lainnya" with about nine teasers, and "Trending di" with the section's most read.
"""

from __future__ import annotations

from newsarchive.family import Family, Signs
from newsarchive.rules import css, labelled, under
from newsarchive.site import Layout

PERBESAR = Layout(
    rules={
        "title": (css(".title-post h1"),),  # theme
        "section": (css(".category-post .post-category a"),),  # theme
        "published_at": (css(".header-post time.timepost"),),  # theme; the words: text
        "views": (labelled("Artikel ini telah dibaca {count} kali"),),  # text
        "tag": (css(".tag-post ul li a"),),  # theme
    },
    body=css(".post-detail"),  # theme
    drop=(
        css("figure.wp-block-image"),  # theme: button.btn-biew > span.text-view stands in it
        css(".paginationpost"),  # theme: links to the further pages of a long article
        css(".separator-title"),  # theme: "2 dari 3 halaman"
    ),
    # text: the words of both headings; that their teasers follow in one element is inferred.
    related=under("Baca Lainnya"),
    trending=under("Trending di {section}"),
)

FAMILY = Family(
    name="perbesar",
    title='WordPress themes whose pictures have a "Perbesar" button',
    layouts=(PERBESAR,),
    signs=Signs(
        marks=(
            css(".header-post time.timepost"),
            css(".title-post h1"),
            css(".category-post .post-category"),
            css(".post-detail"),
            css("button.btn-biew"),
        ),
    ),
)
