"""Pages that stand before a site instead of the page asked for: they never become articles.

A wall is told by its title or by a mark of the program that made it, and only where the page has
little text besides and does not call itself an article: one about "Just a moment ..." is one.
Captcha and password fields tell nothing, for they stand below real articles, too.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from newsarchive.model import Page
from newsarchive.rules import Document
from newsarchive.rules.document import text_of

_MOST_TEXT = 2_500
"""Characters that a wall shows at most; a newsroom's page has more in its menus alone."""
_HEAD_BYTES = 20_000
"""Where a title stands, if anywhere."""
_SEPARATOR = re.compile(r" [|‹–—-] ")
_ARTICLE = (b'"NewsArticle"', b'content="article"')
_TITLE = re.compile(rb"<title[^>]*>([^<]{1,300})<", re.I)


class _Wall(NamedTuple):
    """One kind of wall: what it is, whole titles in lower case, and marks in the source."""

    reason: str
    titles: frozenset[str] = frozenset()
    marks: tuple[bytes, ...] = ()


_WALLS = (
    _Wall(
        "a check for robots stands before it",
        frozenset({
            "just a moment", "tunggu sebentar", "mohon tunggu sebentar", "one moment, please",
            "attention required! | cloudflare", "please wait... | cloudflare",
            "checking your browser", "verifying your browser", "you are being redirected",
            "verifying that you are not a robot", "robot challenge screen", "human verification",
            "bot verification", "visitor anti-robot validation", "are you a robot?", "captcha",
            "security check", "security verification", "pardon our interruption", "ddos-guard",
        }),
        (b"_cf_chl_opt", b"cf-error-details", b"lsrecaptcha", b"sucuri_cloudproxy_js",
         b"Incapsula incident ID", b"awsWafCookieDomainList", b"/.well-known/ddos-guard/"),
    ),
    _Wall(
        "a firewall refuses us",
        frozenset({
            "access denied", "403 forbidden", "forbidden", "request rejected", "blocked",
            "sucuri website firewall - access denied", "web application firewall",
        }),
    ),
    _Wall(
        "the network's filter (Internet Positif) answers in its place",
        frozenset({
            "internet positif", "internetpositif", "trust positif", "trustpositif", "trust+",
            "internet baik", "situs diblokir", "halaman diblokir",
        }),
        (b"aduankonten.id", b"lamanlabuh", b"internetpositif"),
    ),
    _Wall(
        "the domain is parked or its hosting suspended",
        frozenset({
            "account suspended", "akun disuspend", "website suspended", "this domain is for sale",
            "domain parked", "parked domain", "domain for sale", "default web site page",
            "domain default page", "welcome to nginx!", "website coming soon",
            "apache2 debian default page: it works", "apache2 ubuntu default page: it works",
        }),
        (b"sedoparking.com", b"parkingcrew.net", b"bodis.com", b"hugedomains.com",
         b"cgi-sys/suspendedpage", b"cgi-sys/defaultwebpage"),
    ),
    _Wall(
        "the site is being maintained",
        frozenset({
            "maintenance", "under maintenance", "site under maintenance", "maintenance mode",
            "situs dalam perbaikan", "situs sedang dalam pemeliharaan", "database error",
            "briefly unavailable for scheduled maintenance",
        }),
        (b"Briefly unavailable for scheduled maintenance",),
    ),
    _Wall(
        "a login stands before it",
        frozenset({"log in", "login", "log masuk", "masuk", "sign in"}),
    ),
    _Wall(
        "a question for consent stands before it",
        frozenset({"before you continue", "sebelum melanjutkan", "sebelum anda melanjutkan"}),
    ),
)  # fmt: skip


def wall_before(page: Page) -> str | None:
    """What stands in the place of ``page``, as the end of a sentence; None for a page as asked."""
    # Asked first: it is found near the top of most pages, where every mark takes the whole of them.
    if any(mark in page.body for mark in _ARTICLE):
        return None
    head = _TITLE.search(page.body, 0, _HEAD_BYTES)
    title = _folded(head[1]) if head else ""
    titles = {title, _SEPARATOR.split(title)[0]}
    for wall in _WALLS:
        if titles & wall.titles or any(mark in page.body for mark in wall.marks):
            return wall.reason if _has_little_text(page) else None
    return None


def _folded(title: bytes) -> str:
    text = unescape(title.decode("utf-8", "replace"))
    return " ".join(text.split()).rstrip(" .…").casefold()


def _has_little_text(page: Page) -> bool:
    return len(text_of(Document.of(page).root, _MOST_TEXT + 1)) <= _MOST_TEXT
