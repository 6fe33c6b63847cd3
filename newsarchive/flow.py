"""The path of every page, whoever brings it: a crawl, a replay, an import or a test.

``read`` is the whole path; ``extract``, ``normalise`` and ``validate`` are its stages, which the
crawl runs as item pipelines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from newsarchive.discover.canonical import canonical_url, resolve
from newsarchive.extract import collect
from newsarchive.model import Alias, Article, Candidates, Page
from newsarchive.normalise.article import to_article
from newsarchive.site import Site
from newsarchive.validate.article import with_doubts


def read(page: Page, site: Site | None = None, parts: Sequence[Page] = ()) -> Article:
    """The article on ``page``; ``parts`` are the further pages of one cut into several.

    Without a site the generic rules alone read it. Never raises for what a page holds: what
    cannot be read is missing from the article and named in its problems.
    """
    site = site or generic_site(page.url)
    return validate(normalise(extract(page, site, parts), site, page), site, page)


def extract(page: Page, site: Site, parts: Sequence[Page] = ()) -> Candidates:
    """Page -> Candidates: every raw string that the rules find."""
    return collect(page, site, parts)


def normalise(candidates: Candidates, site: Site, page: Page) -> Article:
    """Candidates -> Article, known by its canonical URL."""
    article = to_article(candidates, site, fetched_at=page.fetched_at, section=page.section)
    return _identified(article, candidates, site)


def validate(article: Article, site: Site, page: Page) -> Article:
    """Article -> Article with every doubt about it."""
    return with_doubts(article, site, fetched_at=page.fetched_at)


def is_article(article: Article) -> bool:
    """Whether the page held an article at all: a headline and a text."""
    return bool(article.title and article.body)


def generic_site(url: str) -> Site:
    """A site that declares nothing but its home, for pages that no site file covers."""
    parts = urlsplit(url)
    return Site(publisher=parts.netloc, home=f"{parts.scheme}://{parts.netloc}/")


def _identified(article: Article, candidates: Candidates, site: Site) -> Article:
    """The article under the URL to cite, its identity and every other URL among its aliases."""
    declared = [candidate.raw for candidate in candidates.of("url")]
    url = resolve(article.url, declared, site.all_hosts)
    aliases = {
        canonical_url(alias.url): alias.kind
        for alias in (*article.aliases, Alias(article.url, "canonical"), Alias(url, "canonical"))
    }
    aliases.pop(url, None)
    return replace(
        article,
        url=url,
        aliases=tuple(Alias(other, kind) for other, kind in aliases.items()),
    )
