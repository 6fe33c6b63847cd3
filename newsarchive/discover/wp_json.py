"""WordPress's REST API: ``/wp-json/wp/v2/posts``, where a site leaves it open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from newsarchive.discover.feeds import plain, read_json, web_address


@dataclass(frozen=True, slots=True)
class Post:
    """One post as the API lists it."""

    url: str
    title: str = ""
    date_gmt: str = ""
    """When it was published: ISO 8601 without an offset, UTC."""
    modified_gmt: str = ""
    """When it was last edited, likewise: newer than what we hold means an edit."""


def read_posts(body: bytes, url: str) -> tuple[Post, ...]:
    """The posts of one API answer from ``url``, in its order; none where it is an error or not
    JSON at all (a site's firewall answers in HTML). No bytes raise."""
    answer = read_json(body)
    posts = [_post(item, url) for item in answer] if isinstance(answer, list) else []
    return tuple(post for post in posts if post)


@dataclass(frozen=True, slots=True)
class Category:
    """One category as ``/wp-json/wp/v2/categories`` lists it."""

    url: str
    """Its list's first page."""
    name: str
    count: int
    """Posts in it, those of its subcategories left out."""


def read_categories(body: bytes, url: str) -> tuple[Category, ...]:
    """The categories of one API answer from ``url``; none where it is no such answer."""
    answer = read_json(body)
    return tuple(
        Category(address, plain(_text(item.get("name"))), count)
        for item in (answer if isinstance(answer, list) else [])
        if isinstance(item, dict) and isinstance(count := item.get("count"), int) and count >= 0
        and (address := web_address(url, _text(item.get("link")) or ""))
    )  # fmt: skip


def _post(item: Any, base: str) -> Post | None:
    if not isinstance(item, dict):
        return None
    link = _text(item.get("link"))
    address = web_address(base, link) if link else ""
    if not address:
        return None
    title = item.get("title")
    rendered = title.get("rendered") if isinstance(title, dict) else title
    return Post(
        address,
        plain(_text(rendered)),
        _text(item.get("date_gmt")),
        _text(item.get("modified_gmt")),
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
