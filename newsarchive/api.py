"""What other programs import: one page in, one article out."""

from __future__ import annotations

from datetime import datetime

from newsarchive import flow
from newsarchive.model import Article, Page
from newsarchive.site import Site


def read_html(
    html: str | bytes,
    url: str,
    site: Site | str | None = None,
    fetched_at: datetime | None = None,
) -> Article:
    """The article in ``html`` as it was served at ``url``.

    ``site`` is a site or the name of a site file; without one the generic rules alone read the
    page. ``fetched_at`` is an aware instant; without it relative dates ("2 jam lalu") stay unread.
    Never raises for what a page holds; raises :class:`newsarchive.errors.UsageError` for a name
    that no site file has.
    """
    if isinstance(site, str):
        # Site files are Scrapy spiders: loading them is dear, and most callers name none.
        from newsarchive.crawl.catalogue import find

        site = find(site).site
    body = html.encode("utf-8", "replace") if isinstance(html, str) else html
    return flow.read(Page(url=url, body=body, fetched_at=fetched_at), site)
