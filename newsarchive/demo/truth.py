"""What is true of a story, in the shape of the documented article JSON."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from newsarchive.demo.looks import LOOKS, Look
from newsarchive.demo.story import SEE_ALSO_BLOCKS, Story, Teaser

SITE = "demo"


def of(story: Story, base_url: str, look: Look = LOOKS["perbesar"]) -> dict[str, Any]:
    """The truth of ``story`` as its page tells it, URLs absolute under ``base_url``."""
    dateline = story.lead.truth
    modified = story.announced_at or (story.modified_at if look.declares(story) else None)
    return {
        "url": urljoin(base_url, story.path),
        "site": SITE,
        "title": story.title,
        "section": story.section.name,
        "published_at": look.time_of(story.published_at).isoformat(timespec="seconds"),
        "published_precision": "minute",
        "modified_at": (look.time_of(modified).isoformat(timespec="seconds") if modified else None),
        "dateline": {"place": dateline.place, "outlet": dateline.outlet} if dateline else None,
        "bylines": [
            {"role": one.role, "name": one.name, "label": one.label} for one in story.credits.truth
        ],
        "images": [
            {
                "url": urljoin(base_url, photo.path),
                "caption": photo.truth.caption,
                "credit": photo.truth.credit,
            }
            for photo in (story.photo,)
            if photo
        ],
        "views": story.views,
        "tags": list(story.tags) if look.shows_tags else [],
        "body": list(story.text),
        "related": [
            *_teasers(story.related if look.shows_related else (), "related", base_url),
            *_inline(story, base_url),
            *_teasers(story.trending if look.shows_trending else (), "trending", base_url),
        ],
        "pages": look.parts_of(story),
        "language": "id",
    }


def _teasers(teasers: tuple[Teaser, ...], kind: str, base_url: str) -> list[dict[str, Any]]:
    return [
        {
            "url": urljoin(base_url, teaser.path),
            "title": teaser.title,
            "published_at": teaser.published_at.isoformat(timespec="seconds"),
            "kind": kind,
        }
        for teaser in teasers
    ]


def _inline(story: Story, base_url: str) -> list[dict[str, Any]]:
    """The "Baca juga" links: their tracking parameters aside, as the page has them."""
    return [
        {
            "url": urljoin(base_url, block.href),
            "title": block.lines[0],
            "published_at": None,
            "kind": "inline",
        }
        for page in story.pages
        for block in page
        if block.kind in SEE_ALSO_BLOCKS
    ]
