"""Whether a page that somebody else's crawl brought is an article's: nobody's listing led to it."""

from __future__ import annotations

from newsarchive.discover import shapes
from newsarchive.discover.listing import read_listing
from newsarchive.model import Article, Page
from newsarchive.visit import Failure

_FEWEST_WORDS = 20
"""Where the address shows an article: a photo's page says little more."""
_FEWEST_WORDS_OPAQUE = 40
"""Where it does not (``/profil``, ``/baca?x=17``): a page that only teases others says less."""

_LISTING = Failure("no article", "the address names a front page or a list of articles")
_UNDATED = Failure("no article", "the page shows no time of publication")
_SHORT = Failure("no article", "the page holds too little text for an article")
_LIST = Failure("no article", "the page lists more articles than it holds paragraphs")


def why_no_article(article: Article, page: Page) -> Failure | None:
    """Why ``page`` is no article's page; None where its structure says that it is.

    An article has an address of its own, a time of publication and a text. Themes put
    ``og:type article`` on their section pages too, so what a page declares of itself is not asked.
    """
    url = page.url
    if shapes.is_listing(url):
        return _LISTING
    if article.published_at is None:
        return _UNDATED
    words = sum(len(paragraph.split()) for paragraph in article.body)
    if shapes.is_article(url):
        return _SHORT if words < _FEWEST_WORDS else None
    if words < _FEWEST_WORDS_OPAQUE:
        return _SHORT
    return _LIST if len(read_listing(page).articles) > len(article.body) else None
