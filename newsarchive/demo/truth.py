"""What is true of a story, in the shape of the documented article JSON."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from newsarchive.demo.story import SEE_ALSO_BLOCKS, Story, Teaser

SITE = "demo"


def of(story: Story, base_url: str) -> dict[str, Any]:
    """The truth of ``story`` as its page tells it, URLs absolute under ``base_url``."""
    dateline = story.lead.truth
    modified = story.announced_at or (story.modified_at if story.has_metadata else None)
    return {
        "url": urljoin(base_url, story.path),
        "site": SITE,
        "title": story.title,
        "section": story.section.name,
        "published_at": story.published_at.isoformat(timespec="seconds"),
        "published_precision": "minute",
        "modified_at": modified.isoformat(timespec="seconds") if modified else None,
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
        "tags": list(story.tags),
        "body": list(story.text),
        "related": [
            *_teasers(story.related, "related", base_url),
            *_inline(story, base_url),
            *_teasers(story.trending, "trending", base_url),
        ],
        "pages": len(story.pages),
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
