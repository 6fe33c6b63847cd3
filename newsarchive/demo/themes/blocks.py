"""What every theme marks up alike: the blocks of a text, dates and excerpts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from html import escape

from newsarchive.demo.story import Block, Story

SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
          "Oktober", "November", "Desember")  # fmt: skip
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_CONTENT_BYTES = 14_000
"""About what a page weighs before it is filled up."""
PLAIN_END = "(*)"
_CELLS = "\t"
_TRACKING = "?utm_source=situs&amp;utm_medium=baca-juga&amp;fbclid=IwAR0demo"


def text_of(story: Story, number: int, site: str) -> list[str]:
    """The markup of each block on one page of the story, its dateline in the first."""
    parts = [_BLOCKS[block.kind](block, site) for block in story.pages[number - 1]]
    if number == 1:
        printed = story.lead.printed
        opening = f"<strong>{escape(printed.rstrip())}</strong> " if printed else ""
        parts[0] = parts[0].replace("<p>", f"<p>{opening}", 1)
    return parts


def with_end_mark(parts: list[str], mark: str) -> list[str]:
    """The blocks with the end mark at the last paragraph, or alone after other blocks."""
    if parts[-1].endswith("</p>"):
        return [*parts[:-1], f"{parts[-1].removesuffix('</p>')} {mark}</p>"]
    return [*parts, f"<p>{mark}</p>"]


def signed_by(story: Story) -> list[tuple[str, list[str]]]:
    """Who made the story, names by label, for themes that print all of them in one place.

    Whom the end mark names is left out: it stands at the end of the text.
    """
    found: dict[str, list[str]] = {}
    if story.credits.end_mark == PLAIN_END:
        for one in story.credits.truth:
            found.setdefault(one.label or one.role.title(), []).append(one.name)
    return list(found.items())


def excerpt(story: Story) -> str:
    """The first words of a story, as lists and feeds show them."""
    words = f"{story.lead.printed}{story.text[0]}".split()
    return " ".join(words[:22]) + (" …" if len(words) > 22 else "")


def short_stamp(at: datetime) -> str:
    """``7 Agu 2026 10:15 WIB``"""
    return f"{at.day} {SHORT_MONTHS[at.month - 1]} {at.year} {at:%H:%M} {at.tzname()}"


def long_stamp(at: datetime) -> str:
    """``7 Agustus 2026 - 10:15 WIB``"""
    return f"{at.day} {MONTHS[at.month - 1]} {at.year} - {at:%H:%M} {at.tzname()}"


def weekday_stamp(at: datetime, *, hour: str = "%H:%M", zone: bool = True) -> str:
    """``Jumat, 7 Agustus 2026 10:15 WITA``"""
    name = f" {at.tzname()}" if zone else ""
    day = f"{WEEKDAYS[at.weekday()]}, {at.day} {MONTHS[at.month - 1]} {at.year}"
    return f"{day} {at.strftime(hour)}{name}"


def picture_address(story: Story, site: str) -> str:
    """Where the story's picture is; "" where it has none."""
    return f"{site}{story.photo.path}" if story.photo else ""


@lru_cache(maxsize=8)
def dress(page_weight: int) -> str:
    """Styles and icons that make a page of ``page_weight`` kB, as heavy as themes bring along."""
    half = max(page_weight * 1024 - _CONTENT_BYTES, 0) // 2
    styles: list[str] = []
    icons: list[str] = []
    weight = 0
    while weight < half:
        n = len(styles)
        styles.append(
            f".suluh-grid .kolom-{n}{{display:flex;margin:{n % 40}px auto;padding:{n % 24}px "
            f"{n % 16}px;flex:0 0 {n % 100}%;color:#{n * 7919 % 0xFFFFFF:06x}}}"
        )
        weight += len(styles[-1]) + 1
    weight = 0
    while weight < half:
        n = len(icons)
        points = " ".join(f"{n * step % 97}.{step},{n * step % 89}" for step in range(1, 19))
        icons.append(
            f'<symbol id="ikon-{n}" viewBox="0 0 96 96"><path d="M0 0L{points}z"/></symbol>'
        )
        weight += len(icons[-1]) + 1
    newline = "\n"
    return (
        f"<style>{newline.join(styles)}</style>\n"
        f'<template><svg xmlns="http://www.w3.org/2000/svg">{newline.join(icons)}</svg></template>'
    )


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
