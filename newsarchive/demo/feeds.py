"""What the newsroom tells machines: robots.txt, RSS, sitemaps and wp-json, as WordPress does."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from email.utils import format_datetime
from xml.sax.saxutils import escape

from newsarchive.demo.faults import Reply
from newsarchive.demo.names import OUTLET, REGENCY, SECTIONS, Section
from newsarchive.demo.newsroom import Newsroom
from newsarchive.demo.story import Story
from newsarchive.demo.themes import perbesar
from newsarchive.demo.themes.blocks import excerpt
from newsarchive.site import WIB

FEED_ITEMS = 10
SITEMAP_URLS = 100
"""Fewer than WordPress's 2,000, so that a small newsroom has several sitemaps too."""

_XML = {"Content-Type": "application/xml; charset=UTF-8"}
_JSON = {"Content-Type": "application/json; charset=UTF-8"}
_UTC = timezone.utc  # noqa: UP017  the zone's own object, whose isoformat ends in +00:00


def robots(newsroom: Newsroom, base_url: str) -> Reply:
    """robots.txt: everything is open but the internal section and its articles, and what is
    forbidden for a while."""
    lines = (
        "User-agent: *",
        "Disallow: /wp-admin/",
        "Disallow: /category/internal/",
        "Disallow: /internal/",
        *(f"Disallow: {path}" for path in newsroom.forbidden),
        "",
        f"Sitemap: {base_url}wp-sitemap.xml",
        "",
    )
    return Reply(200, "\n".join(lines).encode(), {"Content-Type": "text/plain; charset=UTF-8"})


def rss(newsroom: Newsroom, base_url: str, section: Section | None = None) -> Reply:
    """The newest articles of the newsroom or of one section, times in UTC."""
    stories = newsroom.in_section(*([section] if section else SECTIONS))[:FEED_ITEMS]
    site = base_url.rstrip("/")
    name = f"{section.name} - {OUTLET}" if section else OUTLET
    feed = f"{section.path}feed/" if section else "/feed/"
    items = "".join(
        f"""<item>
<title>{escape(story.title)}</title>
<link>{site}{story.listed_path}</link>
<dc:creator><![CDATA[{story.credits.box or "Redaksi"}]]></dc:creator>
<pubDate>{format_datetime(story.published_at.astimezone(_UTC))}</pubDate>
<category><![CDATA[{story.section.name}]]></category>
<guid isPermaLink="false">{site}/?p={story.id}</guid>
<description><![CDATA[<p>{escape(excerpt(story))}</p>]]></description>
</item>
"""
        for story in stories
    )
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>{escape(name)}</title>
<atom:link href="{site}{feed}" rel="self" type="application/rss+xml"/>
<link>{base_url}</link><description>Kabar dari {REGENCY}</description>
<lastBuildDate>{format_datetime(newsroom.now.astimezone(_UTC))}</lastBuildDate>
<language>id</language>
{items}</channel></rss>
"""
    return Reply(200, text.encode(), {"Content-Type": "application/rss+xml; charset=UTF-8"})


def sitemap_index(newsroom: Newsroom, base_url: str) -> Reply:
    """The index of all sitemaps."""
    count = -(-len(newsroom.articles) // SITEMAP_URLS)
    names = [f"posts-post-{number}" for number in range(1, count + 1)]
    entries = "".join(
        f"<sitemap><loc>{base_url}wp-sitemap-{name}.xml</loc></sitemap>\n"
        for name in (*names, "taxonomies-category-1")
    )
    return _xml("sitemapindex", entries)


def sitemap_of_posts(newsroom: Newsroom, base_url: str, number: int) -> Reply | None:
    """One sitemap of articles, the oldest first as in WordPress; None past the last."""
    stories = newsroom.articles[::-1][(number - 1) * SITEMAP_URLS : number * SITEMAP_URLS]
    site = base_url.rstrip("/")
    entries = "".join(
        f"<url><loc>{site}{story.listed_path}</loc>"
        f"<lastmod>{story.modified_at.astimezone(_UTC).isoformat(timespec='seconds')}</lastmod></url>\n"
        for story in stories
    )
    return _xml("urlset", entries) if stories and number > 0 else None


def sitemap_of_sections(base_url: str) -> Reply:
    """The sitemap of section pages."""
    site = base_url.rstrip("/")
    entries = "".join(f"<url><loc>{site}{section.path}</loc></url>\n" for section in SECTIONS)
    return _xml("urlset", entries)


def categories(newsroom: Newsroom, base_url: str) -> Reply:
    """``/wp-json/wp/v2/categories``: the sections by number, and how many posts each has."""
    site = base_url.rstrip("/")
    found = [
        {
            "id": number,
            "count": len(newsroom.in_section(section)),
            "name": section.name,
            "slug": section.slug,
            "link": f"{site}{section.path}",
        }
        for number, section in enumerate(SECTIONS, start=1)
    ]
    return Reply(200, json.dumps(found).encode(), _JSON)


def posts(newsroom: Newsroom, base_url: str, query: Mapping[str, str]) -> Reply:
    """``/wp-json/wp/v2/posts``: page, per_page, after, before, modified_after, orderby, order."""
    page, per_page = query.get("page", "1"), query.get("per_page", "10")
    if not (page.isdecimal() and per_page.isdecimal() and 1 <= int(per_page) <= 100):
        return _refusal("rest_invalid_param", "Parameter tidak sah.")
    try:
        stories = _selected(newsroom.articles, query)
    except ValueError:
        return _refusal("rest_invalid_param", "Tanggal tidak sah.")
    pages = -(-len(stories) // int(per_page))
    if not 1 <= int(page) <= max(pages, 1):
        return _refusal("rest_post_invalid_page_number", "Nomor halaman melebihi jumlahnya.")
    start = (int(page) - 1) * int(per_page)
    shown = [_post(story, base_url) for story in stories[start : start + int(per_page)]]
    headers = {**_JSON, "X-WP-Total": str(len(stories)), "X-WP-TotalPages": str(pages)}
    return Reply(200, json.dumps(shown, ensure_ascii=False).encode(), headers)


def _selected(stories: Sequence[Story], query: Mapping[str, str]) -> list[Story]:
    """The stories that a query asks for, in its order; ``ValueError`` for what is no date."""
    bounds = {
        name: _instant(query[name])
        for name in ("after", "before", "modified_after", "modified_before")
        if name in query
    }
    chosen = [
        story
        for story in stories
        if ("after" not in bounds or story.published_at > bounds["after"])
        and ("before" not in bounds or story.published_at < bounds["before"])
        and ("modified_after" not in bounds or story.modified_at > bounds["modified_after"])
        and ("modified_before" not in bounds or story.modified_at < bounds["modified_before"])
    ]
    if query.get("orderby") == "modified":
        chosen.sort(key=lambda story: story.modified_at, reverse=True)
    return chosen[::-1] if query.get("order") == "asc" else chosen


def _instant(text: str) -> datetime:
    """A query's time; without an offset it is the site's local time, as in WordPress."""
    at = datetime.fromisoformat(text.replace(" ", "+"))
    return at if at.tzinfo else at.replace(tzinfo=WIB)


def _post(story: Story, base_url: str) -> dict[str, object]:
    site = base_url.rstrip("/")
    return {
        "id": story.id,
        "date": _naive(story.published_at.astimezone(WIB)),
        "date_gmt": _naive(story.published_at.astimezone(_UTC)),
        "guid": {"rendered": f"{site}/?p={story.id}"},
        "modified": _naive(story.modified_at.astimezone(WIB)),
        "modified_gmt": _naive(story.modified_at.astimezone(_UTC)),
        "slug": story.slug,
        "status": "publish",
        "type": "post",
        "link": f"{site}{story.listed_path}",
        "title": {"rendered": escape(story.title)},
        "content": {"rendered": perbesar.content(story, base_url), "protected": False},
        "excerpt": {"rendered": f"<p>{escape(excerpt(story))}</p>", "protected": False},
        "categories": [SECTIONS.index(story.section) + 1],
    }


def _naive(at: datetime) -> str:
    return at.replace(tzinfo=None).isoformat(timespec="seconds")


def _refusal(code: str, message: str) -> Reply:
    body = {"code": code, "message": message, "data": {"status": 400}}
    return Reply(400, json.dumps(body).encode(), _JSON)


def _xml(root: str, entries: str) -> Reply:
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</{root}>\n'
    )
    return Reply(200, text.encode(), _XML)
