"""What stands around the "Perbesar" theme's pages: head, menu, ticker, sidebar and footer."""

from __future__ import annotations

from datetime import datetime, time
from html import escape

from newsarchive.demo.names import INTERNAL, OUTLET, REGENCY, SECTIONS
from newsarchive.demo.newsroom import Newsroom
from newsarchive.demo.themes.blocks import dress, weekday_stamp
from newsarchive.site import WIB


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
{dress(newsroom.page_weight)}
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
    menu = "".join(
        f'<li><a href="{base_url.rstrip("/")}{section.path}">{escape(section.name)}</a></li>'
        for section in (*SECTIONS, INTERNAL)
    )
    ticker = " ".join(
        f'<a href="{base_url.rstrip("/")}{one.path}">{escape(one.title)}</a>'
        for one in newsroom.ticker
    )
    clock = weekday_stamp(datetime.combine(newsroom.today, time(12, 0), WIB), hour="| %H:%M")
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
