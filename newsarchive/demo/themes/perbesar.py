"""The theme of the "Perbesar" kind: an article, its AMP twin, and the lists."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta, timezone
from html import escape

from newsarchive.demo.names import OUTLET
from newsarchive.demo.newsroom import Newsroom
from newsarchive.demo.prose import slug_of
from newsarchive.demo.story import Photo, Story, Teaser
from newsarchive.demo.themes import blocks, chrome
from newsarchive.demo.themes.blocks import excerpt, long_stamp, short_stamp


def article(story: Story, newsroom: Newsroom, base_url: str, number: int = 1) -> bytes:
    """Page ``number`` of an article."""
    site = base_url.rstrip("/")
    tags = "".join(
        f'<li><a href="{site}/tag/{slug_of(tag)}/">{escape(tag)}</a></li>' for tag in story.tags
    )
    section, section_url = escape(story.section.name), f"{site}{story.section.path}"
    main = f"""<article id="post-{story.id}" class="single-post">
<div class="header-post">
<div class="category-post"><span class="post-category"><a href="{section_url}">{section}</a></span>
· <time class="timepost">{short_stamp(story.published_at)}</time></div>
<div class="title-post"><h1>{escape(story.title)}</h1></div>{_updated(story)}
</div>
<div class="post-detail">
{_figure(story.photo, story.title, site)}
{_separator(story, number)}
{_body(story, number, site)}
{_pagination(story, number, site)}
{_count(story)}
</div>
<div class="tag-post"><ul>{tags}</ul></div>
<div class="author-item">
<div class="author-name">{_author(story, site)}<i class="icon">badge-check</i></div>
<div class="author-role">Reporter</div></div>
<section class="related-post"><h3 class="heading">Baca Lainnya</h3>
<div class="related-list">{"".join(_teaser(one, site) for one in story.related)}</div></section>
<section class="trending-post"><h3 class="heading">Trending di {section}</h3>
<div class="trending-list">{"".join(_teaser(one, site) for one in story.trending)}</div></section>
</article>"""
    head = [f'<link rel="canonical" href="{site}{story.path}">']
    if story.amp_path:
        head.append(f'<link rel="amphtml" href="{site}{story.amp_path}">')
    if story.has_metadata:
        head.append(_metadata(story, site))
    return chrome.page(newsroom, base_url, title=story.title, head="\n".join(head), main=main)


def amp(story: Story, base_url: str) -> bytes:
    """The article's AMP twin: the same words in a small page."""
    site = base_url.rstrip("/")
    return f"""<!doctype html>
<html amp lang="id">
<head><meta charset="utf-8"><title>{escape(story.title)}</title>
<link rel="canonical" href="{site}{story.path}">
<meta name="viewport" content="width=device-width"></head>
<body>
<div class="header-post"><div class="category-post"><span class="post-category">
<a href="{site}{story.section.path}">{escape(story.section.name)}</a></span> ·
<time class="timepost">{short_stamp(story.published_at)}</time></div>
<div class="title-post"><h1>{escape(story.title)}</h1></div></div>
<div class="post-detail">
{_body(story, 1, site)}
{_count(story)}
</div>
</body></html>
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
    for label, other in (("Sebelumnya", page - 1), ("Berikutnya", page + 1)):
        if 1 <= other <= pages:
            url = f"{site}{path}" if other == 1 else f"{site}{path}page/{other}/"
            rel = "prev" if other < page else "next"
            steps.append(f'<a class="page-numbers {rel}" rel="{rel}" href="{url}">{label}</a>')
    main = f"""<h1 class="page-title">{escape(heading)}</h1>
<div class="archive-list">{items}</div>
<div class="pagination">{" ".join(steps)}
<span class="total">Halaman {page} dari {pages}</span></div>"""
    head = f'<link rel="canonical" href="{site}{path}{f"page/{page}/" if page > 1 else ""}">'
    return chrome.page(newsroom, base_url, title=heading, head=head, main=main)


def content(story: Story, base_url: str) -> str:
    """The story's text as one piece of HTML, as feeds and wp-json carry it."""
    site = base_url.rstrip("/")
    return "\n<!--nextpage-->\n".join(
        _body(story, number, site) for number in range(1, len(story.pages) + 1)
    )


def _item(story: Story, site: str) -> str:
    url = f"{site}{story.listed_path}"
    section = escape(story.section.name)
    picture = (
        f'<img src="{site}{story.photo.path}" alt="{escape(story.title)}">' if story.photo else ""
    )
    return f"""<div class="post-item"><a class="thumb" href="{url}">{picture}</a>
<span class="post-category"><a href="{site}{story.section.path}">{section}</a></span>
<h2 class="post-title"><a href="{url}">{escape(story.title)}</a></h2>
<time class="timepost">{long_stamp(story.published_at)}</time>
<p class="excerpt">{escape(excerpt(story))}</p>
<a class="read-more" href="{url}">Baca Selengkapnya »</a></div>
"""


def _teaser(teaser: Teaser, site: str) -> str:
    return f"""<div class="related-item">
<h4><a href="{site}{teaser.path}">{escape(teaser.title)}</a></h4>
<span class="related-date">{long_stamp(teaser.published_at)}</span></div>
"""


def _figure(photo: Photo | None, title: str, site: str) -> str:
    """The lead picture; its alt text is the caption, or the headline where there is none."""
    if photo is None:
        return ""
    url, words = f"{site}{photo.path}", escape(photo.printed or title)
    caption = f"<figcaption>{escape(photo.printed)}</figcaption>" if photo.printed else ""
    return f"""<figure class="wp-block-image size-full"><div class="wp-image-box">
<a data-fslightbox="gallery" href="{url}" data-caption="{escape(photo.printed)}" data-thumb="{url}">
<img class="featured-image" src="{url}" alt="{words}" width="1200" height="675"></a>
<div class="btn-viewbox"><button class="btn-biew" type="button"><i class="icon-expand"></i>
<span class="text-view">Perbesar</span></button></div></div>{caption}</figure>"""


def _body(story: Story, number: int, site: str) -> str:
    """The text of one page: dateline before its first sentence, end mark after its last one."""
    parts = blocks.text_of(story, number, site)
    if number < len(story.pages):
        return "\n".join(parts)
    lines = "<br>\n".join(
        "<strong>{}:</strong> {}".format(*map(escape, line.split(": ", 1)))
        for line in story.credits.lines
    )
    parts = blocks.with_end_mark(parts, story.credits.end_mark)
    parts.append(f"<p>&nbsp;</p>\n<p>&nbsp;</p>\n<p>{lines}</p>" if lines else "<p>&nbsp;</p>")
    return "\n".join(parts)


def _separator(story: Story, number: int) -> str:
    total = len(story.pages)
    return f'<div class="separator-title">{number} dari {total} halaman</div>' if total > 1 else ""


def _pagination(story: Story, number: int, site: str) -> str:
    total = len(story.pages)
    if total == 1:
        return ""
    links = []
    for other in range(1, total + 1):
        url = f"{site}{story.path}{f'{other}/' if other > 1 else ''}"
        links.append(
            f'<span class="current">{other}</span>'
            if other == number
            else f'<a href="{url}">{other}</a>'
        )
    if number < total:
        url = f"{site}{story.path}{number + 1}/"
        links.append(f'<a href="{url}"><span class="next-page">Selanjutnya</span></a>')
    return f'<div class="paginationpost">{" ".join(links)}</div>'


def _count(story: Story) -> str:
    if story.views is None:
        return ""
    return f'<div class="post-views">Artikel ini telah dibaca {story.views:,} kali</div>'


def _updated(story: Story) -> str:
    if story.announced_at is None:
        return ""
    return f'\n<div class="time-updated">Diperbarui: {short_stamp(story.announced_at)}</div>'


def _author(story: Story, site: str) -> str:
    name = story.credits.box
    return f'<a href="{site}/author/{slug_of(name)}/">{escape(name)}</a>' if name else ""


def _metadata(story: Story, site: str) -> str:
    """JSON-LD and OpenGraph as SEO plugins write them: times in UTC."""
    utc = timezone(timedelta(0))
    published = story.published_at.astimezone(utc).isoformat(timespec="seconds")
    modified = story.modified_at.astimezone(utc).isoformat(timespec="seconds")
    url, picture = f"{site}{story.path}", f"{site}{story.photo.path}" if story.photo else None
    graph: dict[str, object] = {
        "@type": "NewsArticle",
        "@id": f"{url}#article",
        "headline": story.title,
        "datePublished": published,
        "dateModified": modified,
        "mainEntityOfPage": {"@id": url},
        "publisher": {"@type": "Organization", "name": OUTLET},
        "articleSection": [story.section.name],
        "keywords": list(story.tags),
        "inLanguage": "id",
    }
    if story.credits.box:
        graph["author"] = {"@type": "Person", "name": story.credits.box}
    if picture:
        graph["image"] = {"@type": "ImageObject", "url": picture}
    data = json.dumps({"@context": "https://schema.org", "@graph": [graph]}, ensure_ascii=False)
    properties = {
        "og:locale": "id_ID",
        "og:type": "article",
        "og:title": f"{story.title} - {OUTLET}",
        "og:description": excerpt(story),
        "og:url": url,
        "og:site_name": OUTLET,
        "og:image": picture,
        "article:published_time": published,
        "article:modified_time": modified,
    }
    tags = "\n".join(
        f'<meta property="{name}" content="{escape(value)}">'
        for name, value in properties.items()
        if value
    )
    # A headline may hold "</script>" or "<!--"; JSON lets "<" be written as an escape.
    harmless = data.replace("<", r"\u003c")
    return f'{tags}\n<script type="application/ld+json">{harmless}</script>'
