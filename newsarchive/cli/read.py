"""``newsarchive read``: one page, as an article."""

from __future__ import annotations

import gzip
import sys
import zlib
from datetime import datetime
from pathlib import Path

import click

from newsarchive import flow
from newsarchive.cli.output import print_card, print_explanation, print_json
from newsarchive.cli.values import TIME
from newsarchive.config import load_settings
from newsarchive.errors import ResourceError, UsageError
from newsarchive.model import Page
from newsarchive.rules import Document
from newsarchive.site import Site


@click.command(
    epilog="Example: newsarchive read page.html --url https://example.com/berita/1 --json"
)
@click.argument("page")
@click.option("--url", help="Where the page was served; else what the page itself declares.")
@click.option("--site", "site_name", help="Read it with this site's rules, not only generic ones.")
@click.option("--fetched-at", type=TIME, help='When it was fetched; "2 jam lalu" counts from it.')
@click.option("--json", "as_json", is_flag=True, help="Print the article as one JSON object.")
@click.option("--explain", is_flag=True, help="Print each field's rule, raw string and losers.")
def read(
    page: str,
    url: str | None,
    site_name: str | None,
    fetched_at: datetime | None,
    as_json: bool,
    explain: bool,
) -> None:
    """Read one article PAGE: an HTML file (also gzipped), "-" for standard input, or a URL."""
    site = _site(site_name)
    if page.startswith(("http://", "https://")):
        from newsarchive.crawl.fetch import fetch_page

        fetched = fetch_page(page, load_settings().contact)
    else:
        body = _content(page)
        address = url or _declared_url(body) or Path(page).absolute().as_uri()
        fetched = Page(url=address, body=body, fetched_at=fetched_at)
    site = site or flow.generic_site(fetched.url)
    candidates = flow.extract(fetched, site)
    article = flow.validate(flow.normalise(candidates, site, fetched), site, fetched)
    if as_json:
        print_json(article.to_json())
    elif explain:
        print_explanation(article, candidates)
    else:
        print_card(article)


def _site(name: str | None) -> Site | None:
    if name is None:
        return None
    from newsarchive.crawl.catalogue import find

    return find(name).site


def _content(name: str) -> bytes:
    try:
        content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise UsageError(f"{name} cannot be read: {error.strerror}.") from error
    if content[:2] != b"\x1f\x8b":
        return content
    try:
        return gzip.decompress(content)
    except (OSError, EOFError, zlib.error) as error:
        raise ResourceError(f"{name} is not a whole gzip file: {error}.") from error


def _declared_url(body: bytes) -> str | None:
    """The address that a saved page gives itself."""
    document = Document(Page(url="", body=body))
    declared = document.root.xpath(
        "//link[@rel='canonical']/@href | //meta[@property='og:url']/@content"
    )
    return next((str(one) for one in declared if str(one).startswith("http")), None)
