"""A theme of a bigger house: bylines on top, times in WITA, JSON-LD everywhere, AMP twins."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape

from newsarchive.demo.looks import LOOKS
from newsarchive.demo.names import INTERNAL, OUTLET, SECTIONS
from newsarchive.demo.newsroom import Newsroom
from newsarchive.demo.prose import slug_of
from newsarchive.demo.story import Story, Teaser
from newsarchive.demo.themes.blocks import (
    dress,
    excerpt,
    picture_address,
    signed_by,
    text_of,
    weekday_stamp,
    with_end_mark,
)

_LOOK = LOOKS["amp"]


def article(story: Story, newsroom: Newsroom, base_url: str, number: int = 1) -> bytes:
    """Page ``number`` of an article."""
    site = base_url.rstrip("/")
    section = f'<a href="{site}{story.section.path}">{escape(story.section.name)}</a>'
    tags = "".join(
        f'<li><a href="{site}/tag/{slug_of(tag)}/">{escape(tag)}</a></li>' for tag in story.tags
    )
    related = "".join(_teaser(one, site) for one in story.related)
    main = f"""<div class="jejak"><a href="{base_url}">Beranda</a> » {section}</div>
<article class="baca">
<h1 class="baca__judul">{escape(story.title)}</h1>
{_byline(story)}
<div class="baca__waktu">{weekday_stamp(_LOOK.time_of(story.published_at))}{_updated(story)}</div>
{_count(story)}
{_figure(story, site)}
<div class="baca__konten">
{_body(story, number, site)}
</div>
{_pages(story, number, site)}
<ul class="baca__tags">{tags}</ul>
</article>
<section class="terkait"><h3>Berita Terkait</h3><ul>{related}</ul></section>"""
    head = [f'<link rel="canonical" href="{site}{story.path}">', _metadata(story, site)]
    if story.amp_path:
        head.append(f'<link rel="amphtml" href="{site}{story.amp_path}">')
    return _page(newsroom, base_url, story.title, "\n".join(head), main)


def amp(story: Story, base_url: str) -> bytes:
    """The article's AMP twin: the same words in a small page."""
    site = base_url.rstrip("/")
    return f"""<!doctype html>
<html ⚡ lang="id">
<head><meta charset="utf-8"><title>{escape(story.title)} | {OUTLET}</title>
<link rel="canonical" href="{site}{story.path}">
<meta name="viewport" content="width=device-width">
{_metadata(story, site)}</head>
<body><article class="baca">
<h1 class="baca__judul">{escape(story.title)}</h1>
{_byline(story)}
<div class="baca__waktu">{weekday_stamp(_LOOK.time_of(story.published_at))}</div>
<div class="baca__konten">
{_body(story, 1, site)}
</div></article></body></html>
""".encode()


def listing(
    heading: str,
    stories: Sequence[Story],
    newsroom: Newsroom,
    base_url: str,
    *,
    path: str,
    page: int,
    pages: int,
) -> bytes:
    """One page of a list of articles, newest first, with links to the other pages."""
    site = base_url.rstrip("/")
    items = "".join(_item(story, site) for story in stories) or "<p>Belum ada berita.</p>"
    steps = []
    for label, other in (("‹", page - 1), ("›", page + 1)):
        if 1 <= other <= pages:
            url = f"{site}{path}" if other == 1 else f"{site}{path}page/{other}/"
            rel = "prev" if other < page else "next"
            steps.append(f'<a rel="{rel}" href="{url}">{label}</a>')
    main = f"""<h1 class="kanal__judul">{escape(heading)}</h1>
<div class="kanal__daftar">{items}</div>
<div class="paging">{" ".join(steps)}</div>"""
    head = f'<link rel="canonical" href="{site}{path}{f"page/{page}/" if page > 1 else ""}">'
    return _page(newsroom, base_url, heading, head, main)


def _page(newsroom: Newsroom, base_url: str, title: str, head: str, main: str) -> bytes:
    site = base_url.rstrip("/")
    menu = "".join(
        f'<li><a href="{site}{section.path}">{escape(section.name)}</a></li>'
        for section in (*SECTIONS, INTERNAL)
    )
    popular = "".join(
        f'<li><a href="{site}{one.path}">{escape(one.title)}</a></li>' for one in newsroom.popular
    )
    return f"""<!DOCTYPE html>
<html lang="id-ID">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)} | {OUTLET}</title>
{head}
<link rel="alternate" type="application/rss+xml" title="{OUTLET}" href="{base_url}feed/">
<link rel="https://api.w.org/" href="{base_url}wp-json/">
{dress(newsroom.page_weight)}
</head>
<body>
<header class="atas"><a class="merek" href="{base_url}">{OUTLET}</a>
<nav class="menu-utama"><ul><li><a href="{base_url}">Beranda</a></li>{menu}</ul></nav></header>
<div class="wadah"><main>
{main}
</main>
<aside class="samping"><h3>Terpopuler</h3><ol>{popular}</ol></aside></div>
<footer class="bawah"><p>© {newsroom.today.year} {OUTLET}. Situs peraga: semua nama, tempat dan
peristiwa rekaan.</p></footer>
</body>
</html>
""".encode()


def _byline(story: Story) -> str:
    credits = " | ".join(
        f"{escape(label)}: <b>{escape(', '.join(names))}</b>" for label, names in signed_by(story)
    )
    return f'<div class="baca__oleh">{credits}</div>' if credits else ""


def _updated(story: Story) -> str:
    if story.announced_at is None:
        return ""
    return f" | Diperbarui: {weekday_stamp(_LOOK.time_of(story.announced_at))}"


def _count(story: Story) -> str:
    if story.views is None:
        return ""
    return f'<div class="baca__dilihat">Dilihat {story.views:,} kali</div>'.replace(",", ".")


def _figure(story: Story, site: str) -> str:
    if story.photo is None:
        return ""
    said = story.photo.truth
    credit = f'<span class="foto__kredit">Foto: {escape(said.credit)}</span>' if said.credit else ""
    caption = f"<figcaption>{escape(said.caption or '')} {credit}</figcaption>"
    return f"""<figure class="foto">
<img src="{picture_address(story, site)}" alt="{escape(story.title)}" width="800" height="450">
{caption if said.caption or credit else ""}</figure>"""


def _body(story: Story, number: int, site: str) -> str:
    parts = text_of(story, number, site)
    if number == len(story.pages):
        parts = with_end_mark(parts, story.credits.end_mark)
    return "\n".join(parts)


def _pages(story: Story, number: int, site: str) -> str:
    if len(story.pages) == 1:
        return ""
    links = " ".join(
        f'<a href="{site}{story.path}{f"{other}/" if other > 1 else ""}">{other}</a>'
        if other != number
        else f"<b>{other}</b>"
        for other in range(1, len(story.pages) + 1)
    )
    return f'<div class="paging">Halaman: {links}</div>'


def _item(story: Story, site: str) -> str:
    return f"""<div class="kartu"><h2><a href="{site}{story.path}">{escape(story.title)}</a></h2>
<div class="kartu__waktu">{weekday_stamp(_LOOK.time_of(story.published_at))}</div>
<p>{escape(excerpt(story))}</p></div>
"""


def _teaser(teaser: Teaser, site: str) -> str:
    at = weekday_stamp(_LOOK.time_of(teaser.published_at))
    return f'<li><a href="{site}{teaser.path}">{escape(teaser.title)}</a> <small>{at}</small></li>'


def _metadata(story: Story, site: str) -> str:
    """JSON-LD as a house's own system writes it: every reporter an author, times with offset."""
    published = _LOOK.time_of(story.published_at).isoformat(timespec="seconds")
    modified = _LOOK.time_of(story.modified_at).isoformat(timespec="seconds")
    authors = [names for label, names in signed_by(story) if label not in ("Editor", "Publisher")]
    node: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": published,
        "dateModified": modified,
        "mainEntityOfPage": f"{site}{story.path}",
        "articleSection": story.section.name,
        "keywords": list(story.tags),
        "publisher": {"@type": "NewsMediaOrganization", "name": OUTLET},
        "author": [{"@type": "Person", "name": name} for names in authors for name in names],
    }
    if story.photo:
        node["image"] = [picture_address(story, site)]
    crumbs = {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Beranda", "item": f"{site}/"},
            {"@type": "ListItem", "position": 2, "name": story.section.name},
        ],
    }
    data = json.dumps([node, crumbs], ensure_ascii=False).replace("<", r"\u003c")
    return (
        f'<meta property="og:title" content="{escape(story.title)}">\n'
        f'<meta property="og:site_name" content="{OUTLET}">\n'
        f'<script type="application/ld+json">{data}</script>'
    )
