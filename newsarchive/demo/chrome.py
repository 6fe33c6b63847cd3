"""What stands around every page: head, menu, ticker, sidebar, footer, and the weight of it all."""

from __future__ import annotations

from functools import lru_cache
from html import escape

from newsarchive.demo.names import INTERNAL, OUTLET, REGENCY, SECTIONS
from newsarchive.demo.newsroom import Newsroom

_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
          "Oktober", "November", "Desember")  # fmt: skip
_CONTENT_BYTES = 14_000
"""About what a page weighs before it is filled up with styles and icons."""


def page(newsroom: Newsroom, base_url: str, *, title: str, head: str, main: str) -> bytes:
    """A whole page around ``main``; ``head`` is further markup for the head element."""
    return f"""<!DOCTYPE html>
<html lang="id">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)} - {OUTLET}</title>
{head}
<link rel="alternate" type="application/rss+xml" title="{OUTLET}" href="{base_url}feed/">
<link rel="https://api.w.org/" href="{base_url}wp-json/">
{_dress(newsroom.page_weight * 1024 - _CONTENT_BYTES)}
</head>
<body class="wp-theme-suluh">
{_header(newsroom, base_url)}
<div class="container"><main class="main-content">
{main}
</main>
{_sidebar(newsroom, base_url)}
</div>
{_footer(newsroom, base_url)}
</body>
</html>
""".encode()


def _header(newsroom: Newsroom, base_url: str) -> str:
    day = newsroom.today
    menu = "".join(
        f'<li><a href="{base_url.rstrip("/")}{section.path}">{escape(section.name)}</a></li>'
        for section in (*SECTIONS, INTERNAL)
    )
    ticker = " ".join(
        f'<a href="{base_url.rstrip("/")}{one.path}">{escape(one.title)}</a>'
        for one in newsroom.ticker
    )
    clock = f"{_WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year} | 12:00 WIB"
    return f"""<header class="site-header">
<button class="btn-menu" type="button">Menu</button>
<a class="logo" href="{base_url}">{OUTLET}</a>
<div class="page-clock">{clock}</div>
<label class="dark-mode"><input type="checkbox"> Mode Gelap</label>
<nav class="main-menu"><ul>{menu}</ul></nav>
<div class="ticker">{ticker}</div>
</header>"""


def _sidebar(newsroom: Newsroom, base_url: str) -> str:
    items = "".join(
        f'<li><a href="{base_url.rstrip("/")}{one.path}">{escape(one.title)}</a>'
        f'<span class="popular-views">dibaca {53_203 + (one.views or 0):,} kali</span></li>'
        for one in newsroom.popular
    )
    return f"""<aside class="sidebar">
<h3 class="heading">Terpopuler</h3>
<ol class="popular-post">{items}</ol>
<h3 class="heading">Ikuti Kami</h3>
<p><a href="https://social.example/suluhselo" rel="nofollow">Gabung saluran pembaca</a></p>
</aside>"""


def _footer(newsroom: Newsroom, base_url: str) -> str:
    return f"""<footer class="site-footer">
<p>{OUTLET} memberitakan Kabupaten {REGENCY}. Semua nama, tempat dan peristiwa di situs peraga ini
rekaan.</p>
<ul><li><a href="{base_url}">Beranda</a></li>
<li><a href="{base_url}page/2/">Berita lama</a></li></ul>
<p>© {newsroom.today.year} {OUTLET}</p>
</footer>
<script>document.querySelector(".dark-mode input").onchange=function(e){{
document.body.classList.toggle("dark",e.target.checked)}};</script>"""


@lru_cache(maxsize=8)
def _dress(size: int) -> str:
    """Styles and an icon sprite of about ``size`` bytes, as heavy as themes bring along."""
    half = max(size, 0) // 2
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
