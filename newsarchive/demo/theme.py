"""The pages themselves: an article, its AMP twin, and the lists, as the theme marks them up."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta, timezone
from html import escape

from newsarchive.demo import chrome
from newsarchive.demo.names import OUTLET
from newsarchive.demo.newsroom import Newsroom
from newsarchive.demo.prose import slug_of
from newsarchive.demo.story import Block, Photo, Story, Teaser

SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
_CELLS = "\t"
_TRACKING = "?utm_source=situs&amp;utm_medium=baca-juga&amp;fbclid=IwAR0demo"


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
· <time class="timepost">{_stamp(story.published_at)}</time></div>
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
<time class="timepost">{_stamp(story.published_at)}</time></div>
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


def excerpt(story: Story) -> str:
    """The first words of a story, as lists and feeds show them."""
    words = f"{story.lead.printed}{story.text[0]}".split()
    return " ".join(words[:22]) + (" …" if len(words) > 22 else "")


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
<time class="timepost">{_long(story.published_at)}</time>
<p class="excerpt">{escape(excerpt(story))}</p>
<a class="read-more" href="{url}">Baca Selengkapnya »</a></div>
"""


def _teaser(teaser: Teaser, site: str) -> str:
    return f"""<div class="related-item">
<h4><a href="{site}{teaser.path}">{escape(teaser.title)}</a></h4>
<span class="related-date">{_long(teaser.published_at)}</span></div>
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
    blocks = story.pages[number - 1]
    parts = [_BLOCKS[block.kind](block, site) for block in blocks]
    if number == 1:
        parts[0] = parts[0].replace("<p>", f"<p>{_opening(story)}", 1)
    if number == len(story.pages):
        parts.append(_signature(story, parts))
    return "\n".join(parts)


def _opening(story: Story) -> str:
    printed = story.lead.printed
    return f"<strong>{escape(printed.rstrip())}</strong> " if printed else ""


def _signature(story: Story, parts: list[str]) -> str:
    """The credit lines; the end mark joins the last paragraph, or stands alone after others."""
    mark = story.credits.end_mark
    if parts[-1].endswith("</p>"):
        parts[-1] = f"{parts[-1].removesuffix('</p>')} {mark}</p>"
    else:
        parts.append(f"<p>{mark}</p>")
    lines = "<br>\n".join(
        "<strong>{}:</strong> {}".format(*map(escape, line.split(": ", 1)))
        for line in story.credits.lines
    )
    return f"<p>&nbsp;</p>\n<p>&nbsp;</p>\n<p>{lines}</p>" if lines else "<p>&nbsp;</p>"


def _paragraph(block: Block, _site: str) -> str:
    return f"<p>{escape(block.lines[0], quote=False)}</p>"


def _heading(block: Block, _site: str) -> str:
    return f"<h3>{escape(block.lines[0])}</h3>"


def _list(block: Block, _site: str) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in block.lines)}</ul>"


def _quote(block: Block, _site: str) -> str:
    return f"<blockquote><p>{escape(block.lines[0])}</p></blockquote>"


def _table(block: Block, _site: str) -> str:
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in line.split(_CELLS))}</tr>"
        for line in block.lines
    )
    return f'<figure class="wp-block-table"><table>{rows}</table></figure>'


def _video(block: Block, site: str) -> str:
    return (
        '<figure class="wp-block-embed"><iframe title="Video" width="640" height="360" '
        f'src="{site}{block.href}" allowfullscreen></iframe></figure>'
    )


def _see_also(block: Block, site: str) -> str:
    link = f'<a href="{site}{block.href}{_TRACKING}">{escape(block.lines[0])}</a>'
    return f"<p><strong>Baca juga: {link}</strong></p>"


def _see_also_block(block: Block, site: str) -> str:
    link = f'<a href="{site}{block.href}">{escape(block.lines[0])}</a>'
    return f'<div class="baca-juga"><span>Baca Juga</span><ul><li>{link}</li></ul></div>'


_BLOCKS: dict[str, Callable[[Block, str], str]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "list": _list,
    "quote": _quote,
    "table": _table,
    "video": _video,
    "see_also": _see_also,
    "see_also_block": _see_also_block,
}


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
    return f'\n<div class="time-updated">Diperbarui: {_stamp(story.announced_at)}</div>'


def _author(story: Story, site: str) -> str:
    name = story.credits.box
    return f'<a href="{site}/author/{slug_of(name)}/">{escape(name)}</a>' if name else ""


def _stamp(at: datetime) -> str:
    return f"{at.day} {SHORT_MONTHS[at.month - 1]} {at.year} {at:%H:%M} {at.tzname()}"


def _long(at: datetime) -> str:
    return f"{at.day} {chrome.MONTHS[at.month - 1]} {at.year} - {at:%H:%M} {at.tzname()}"


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
