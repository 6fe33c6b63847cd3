"""A post of WordPress's REST API, read by the same path as a page.

Its text is HTML and read like any page's; what the API says beside it comes first among the
candidates, under rule names that begin with ``wp_json:``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from html import escape
from typing import Any

from lxml import etree, html

from newsarchive import flow
from newsarchive.model import Article, Candidate, Page
from newsarchive.site import Site

CONTENT_TYPE = "application/json"

_FROM_TEXT = frozenset({"byline", "views"})
"""What newsrooms write into the text itself; the API gives everything else better."""
_SECTIONS, _TAGS = "category", "post_tag"
_NO_SECTION = frozenset({"uncategorized", "tak berkategori", "tanpa kategori"})
_FARTHEST = timedelta(hours=14)
"""No zone is farther from UTC."""

Post = dict[str, Any]


def holds_post(page: Page) -> bool:
    """Whether the page's bytes are one post as JSON."""
    kind = (page.content_type or "").partition(";")[0].strip().lower()
    return kind == CONTENT_TYPE and post_of(page.body) is not None


def post_of(body: bytes) -> Post | None:
    """The post that ``body`` holds as JSON; None where it holds none."""
    try:
        post = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return post if is_post(post) else None


def is_post(value: Any) -> bool:
    """Whether a JSON value is a post: it has an address of its own and a text."""
    return (
        isinstance(value, dict)
        and _text(value.get("link")).startswith(("http://", "https://"))
        and bool(_rendered(value, "content"))
    )


def read_post(page: Page, site: Site) -> Article:
    """The article that a post's JSON gives; ``page.url`` is the post's link."""
    post = post_of(page.body) or {}
    shown = replace(page, body=_as_page(post), content_type="text/html; charset=utf-8")
    found = flow.extract(shown, site)
    inside = (one for one in found.texts if one.field in _FROM_TEXT)
    candidates = replace(found, texts=(*_told(post), *inside))
    return flow.validate(flow.normalise(candidates, site, shown), site, shown)


def _as_page(post: Post) -> bytes:
    """The post as the least page that shows it: headline and text, nothing made up."""
    title, content = escape(_title(post)), _rendered(post, "content")
    shown = f"<article><h1>{title}</h1><div class='entry-content'>{content}</div></article>"
    return f"<!DOCTYPE html><html><body>{shown}</body></html>".encode("utf-8", "replace")


def _told(post: Post) -> Iterator[Candidate]:
    """What the API says beside the text."""
    yield Candidate("title", "wp_json:title", _title(post))
    yield Candidate("url", "wp_json:link", _text(post.get("link")))
    for name, key in (("published_at", "date"), ("modified_at", "modified")):
        time = _time(post, key)
        if time:
            yield Candidate(name, f"wp_json:{key}", time)
    for name in _terms(post, _SECTIONS):
        if name and name.casefold() not in _NO_SECTION:
            yield Candidate("section", "wp_json:category", name)
    for name in filter(None, _terms(post, _TAGS)):
        yield Candidate("tag", "wp_json:post_tag", name)
    for author in _embedded(post, "author"):
        if name := _plain(_text(author.get("name"))):
            yield Candidate("byline", "wp_json:author", name)


def _time(post: Post, key: str) -> str:
    """The site's local time with the offset that the UTC time beside it gives, as ISO 8601.

    Without the UTC time the local one stays without an offset: the site's zone then counts.
    """
    local, utc = _naive(post.get(key)), _naive(post.get(f"{key}_gmt"))
    if local is None or utc is None:
        return f"{utc.isoformat()}+00:00" if utc else local.isoformat() if local else ""
    offset = local - utc
    if abs(offset) > _FARTHEST or offset % timedelta(minutes=15):
        return local.isoformat()
    return local.replace(tzinfo=timezone(offset)).isoformat()


def _naive(value: Any) -> datetime | None:
    try:
        at = datetime.fromisoformat(_text(value))
    except ValueError:
        return None
    return None if at.tzinfo else at


def _terms(post: Post, taxonomy: str) -> Iterator[str]:
    """Names of the post's categories or tags, which stand in the answer only where embedded."""
    for group in _embedded(post, "wp:term", dict, list):
        for term in group if isinstance(group, list) else [group]:
            if isinstance(term, dict) and term.get("taxonomy") == taxonomy:
                yield _plain(_text(term.get("name")))


def _embedded(post: Post, key: str, *kinds: type) -> list[Any]:
    embedded = post.get("_embedded")
    found = embedded.get(key) if isinstance(embedded, dict) else None
    return [one for one in found or [] if isinstance(one, kinds or dict)] if found else []


def _title(post: Post) -> str:
    return _plain(_rendered(post, "title"))


def _rendered(post: Post, key: str) -> str:
    value = post.get(key)
    return _text(value.get("rendered") if isinstance(value, dict) else value)


def _plain(markup: str) -> str:
    """``markup`` as a reader sees it, on one line."""
    try:
        shown = html.fragment_fromstring(markup, create_parent="p").text_content()
    except (etree.ParserError, ValueError):
        return ""
    return " ".join(str(shown).split())


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
