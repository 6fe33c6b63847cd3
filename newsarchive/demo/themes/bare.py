"""A site made by hand: tables, hardly a class name, no metadata, one page an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from newsarchive.demo.looks import LOOKS
from newsarchive.demo.names import OUTLET, REGENCY, SECTIONS
from newsarchive.demo.newsroom import Newsroom
from newsarchive.demo.story import Story
from newsarchive.demo.themes.blocks import (
    dress,
    excerpt,
    picture_address,
    signed_by,
    text_of,
    weekday_stamp,
    with_end_mark,
)

_LOOK = LOOKS["bare"]
_CLASS = re.compile(r' class="[^"]*"')


def article(story: Story, newsroom: Newsroom, base_url: str, number: int = 1) -> bytes:
    """An article; there is only page 1."""
    del number
    site = base_url.rstrip("/")
    section = (
        f'<a href="{site}{_LOOK.section_path(story.section)}">{escape(story.section.name)}</a>'
    )
    main = f"""<font size="2">Rubrik: {section}</font>
<h2>{escape(story.title)}</h2>
<font size="2" color="#666666">{_stamp(story)}</font>
{_updated(story)}{_picture(story, site)}
{_text(story, site)}
{_signature(story)}
{_count(story)}
<p><a href="{base_url}">[ Kembali ke halaman depan ]</a></p>"""
    return _page(newsroom, base_url, story.title, main)


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
    """One page of a list of articles, newest first, with numbered links to the others."""
    site = base_url.rstrip("/")
    items = "\n".join(_item(story, site) for story in stories) or "<p>Belum ada berita.</p>"
    numbers = " ".join(
        f"<b>{other}</b>"
        if other == page
        else f'<a href="{site}{path}{f"halaman/{other}/" if other > 1 else ""}">{other}</a>'
        for other in range(1, pages + 1)
    )
    main = f"<h2>{escape(heading)}</h2>\n{items}\n<p>Halaman: {numbers}</p>"
    return _page(newsroom, base_url, heading, main)


def _page(newsroom: Newsroom, base_url: str, title: str, main: str) -> bytes:
    site = base_url.rstrip("/")
    menu = " | ".join(
        f'<a href="{site}{_LOOK.section_path(section)}">{escape(section.name)}</a>'
        for section in SECTIONS
    )
    popular = "".join(
        f'<li><a href="{site}{one.path}">{escape(one.title)}</a></li>' for one in newsroom.popular
    )
    return f"""<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>{OUTLET} - {escape(title)}</title>
{dress(newsroom.page_weight)}
</head>
<body bgcolor="#ffffff">
<table width="980" align="center" cellpadding="6">
<tr><td colspan="2"><a href="{base_url}"><font size="6">{OUTLET}</font></a><br>
Kabar dari {REGENCY}</td></tr>
<tr><td colspan="2" bgcolor="#eeeeee"><a href="{base_url}">Depan</a> | {menu}</td></tr>
<tr><td width="690" valign="top">
{main}
</td>
<td width="290" valign="top"><b>Paling Banyak Dibaca</b><ol>{popular}</ol></td></tr>
<tr><td colspan="2" align="center"><font size="1">{OUTLET} {newsroom.today.year}. Semua nama, tempat
dan peristiwa rekaan.</font></td></tr>
</table>
</body>
</html>
""".encode()


def _stamp(story: Story) -> str:
    at = _LOOK.time_of(story.published_at)
    return weekday_stamp(at, hour="pukul %H.%M", zone=False)


def _updated(story: Story) -> str:
    if story.announced_at is None:
        return ""
    at = weekday_stamp(_LOOK.time_of(story.announced_at), hour="pukul %H.%M", zone=False)
    return f'<br><font size="2">Diperbarui: {at}</font>\n'


def _picture(story: Story, site: str) -> str:
    if story.photo is None:
        return ""
    caption = f"<br><small>{escape(story.photo.printed)}</small>" if story.photo.printed else ""
    return f'<center><img src="{picture_address(story, site)}" width="600">{caption}</center>'


def _text(story: Story, site: str) -> str:
    parts = [
        part for number in range(1, len(story.pages) + 1) for part in text_of(story, number, site)
    ]
    return _CLASS.sub("", "\n".join(with_end_mark(parts, story.credits.end_mark)))


def _signature(story: Story) -> str:
    lines = "<br>\n".join(
        escape(f"{label}: {' dan '.join(names) if len(names) < 3 else ', '.join(names)}")
        for label, names in signed_by(story)
    )
    return f"<p>{lines}</p>" if lines else ""


def _count(story: Story) -> str:
    if story.views is None:
        return ""
    return f'<font size="2">Dibaca {story.views:,} kali</font>'.replace(",", ".")


def _item(story: Story, site: str) -> str:
    return f"""<p><a href="{site}{story.path}"><b>{escape(story.title)}</b></a><br>
<font size="2" color="#666666">{_stamp(story)}</font><br>
{escape(excerpt(story))}</p>"""
