"""The identity of an article: one URL for all the addresses it is linked by.

:func:`canonical_url` folds what never tells two articles apart, as web archives fold their keys
(SURT): http into https, ``www.`` and mobile hosts into the bare one, the slash at the end, the
fragment, tracking parameters, AMP and print variants, page numbers after an article's words.
It is an identity, not an address to ask for: some sites answer only with ``www.`` or only over
http, so a crawl asks for the URL as linked and keeps the canonical one as the key.

Where folding could merge two articles, or a listing's pages, it leaves the URL alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from newsarchive.discover.hosts import fold_host, is_local, main_host, same_site
from newsarchive.discover.shapes import (
    PAGE_KEYS,
    PAGE_WORDS,
    WHOLE_KEYS,
    identifiers,
    is_article,
    is_article_path,
    is_article_slug,
    is_home,
    is_listing,
    is_page_segment,
    is_page_value,
)
from newsarchive.model import AliasKind

__all__ = ["canonical_url", "cited_url", "resolve", "same_site", "variant_kind"]

LONGEST = 4096
"""Characters; no server of the field takes more, so longer strings are returned as they are."""

TRACKING = frozenset(
    """
    _branch_match_id _ga _gl _hsenc _hsmi __twitter_impression alt_id amp_gsa amp_js_v campaign
    cmpid cx_testid dclid doing_wp_cron fb_action_ids fb_action_types fb_ref fb_source fbclid
    from_source gbraid gclid gclsrc hss_channel igsh igshid int_source jsessionid jxconn jxr
    jxrecoid like_comment lgn_method mc_cid mc_eid mibextid moderation-hash msclkid nomgid noamp
    nonamp oborigurl ocid phpsessid rdid ref ref_src ref_url referer referrer replytocom
    rss_source session_id sessionid sfnsn share share_source shared showcomment source spm
    tag_from tbm_source traffic_source trk ttclid twclid unapproved usqp wbraid wt_mc yclid
    """.split()  # noqa: SIM905 # a table of words
)
"""Query keys that tell where a reader came from, or which of a server's sessions is his."""

TRACKING_PREFIXES = ("utm_", "mtm_", "pk_", "hsa_", "at_", "ga_")

RENDERINGS = {
    "amp": None, "print": None, "printpage": None, "cetak": None, "outputtype": {"amp"},
    "format": {"amp", "print"}, "view": {"amp", "print"}, "mode": {"amp", "print"},
    "tmpl": {"component"}, "m": {"0", "1"}, "mobile": {"0", "1"}, "nb": {"1"},
}  # fmt: skip
"""Query keys (and values, where not all) that ask for another rendering: AMP, print, mobile."""

INDEX_FILES = frozenset({"index.html", "index.htm", "index.php", "default.aspx"})
PRINT_SEGMENTS = frozenset({"print", "cetak"})

_CONTROL = re.compile(r"[\x00-\x20\x7f]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_AMP_CACHE = re.compile(
    r"https?://(?:[^/]+\.cdn\.ampproject\.org/[cv]|(?:www\.)?google\.[a-z.]{2,6}/amp)/(s/)?",
    re.IGNORECASE,
)
_ESCAPED_AMPERSAND = re.compile(r"^(?:amp;)+")
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_COMMENT_PAGE = re.compile(r"comment-page-\d+")
_KINDS: tuple[AliasKind, ...] = ("amp", "page", "tracking")
_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class _Folded:
    url: str
    kinds: frozenset[AliasKind]
    """What was folded away, beyond spelling."""


def canonical_url(url: str) -> str:
    """The identity of what ``url`` addresses; any string in, a string out, idempotent.

    What is not an http(s) URL comes back as it is, but for white space.
    """
    return _fold(url).url


def cited_url(url: str) -> str:
    """The address under which the article at ``url`` is opened and cited.

    Scheme, ``www.`` and the slash at the end stay as the site has them, for some sites answer to
    nothing else; where more than that was folded (AMP, mobile, print, a page number) it is the
    identity itself. Any string in, a string out; ``canonical_url`` of both is the same.
    """
    identity = canonical_url(url)
    try:
        parts, folded = urlsplit(url.strip()), urlsplit(identity)
        hosts = {folded.netloc, f"www.{folded.netloc}"}
    except ValueError:
        return identity
    if parts.netloc.lower() not in hosts or folded.path.rstrip("/") != parts.path.rstrip("/"):
        return identity
    cited = urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path, folded.query, ""))
    return cited if canonical_url(cited) == identity else identity


def resolve(page_url: str, declared: Sequence[str], hosts: Collection[str] = ()) -> str:
    """Where the page at ``page_url``, which declares itself to be ``declared``, is to be cited.

    ``declared`` holds rel=canonical and og:url, the most trusted first, relative or absolute.
    One is believed only on the same site (see :func:`same_site`; ``hosts`` are the site's), and
    not when it names the front page, a section, or an article of another number: templates that
    stamp those on every page would fold a whole site into one article.
    """
    for one in declared:
        try:
            absolute = urljoin(page_url, one.strip())
        except ValueError:
            continue
        if one.strip() and _believable(absolute, page_url, hosts):
            return cited_url(absolute)
    return cited_url(page_url)


def variant_kind(url: str, canonical: str) -> AliasKind | None:
    """Why ``url`` is another address of ``canonical``; None where only the spelling differs.

    ``redirect`` is an address that only a redirect can have led away from: another site's, or
    WordPress's ``?p=882``. ``canonical`` is one that the page itself disowns by declaration.
    """
    folded = _fold(url)
    for kind in _KINDS:
        if kind in folded.kinds:
            return kind
    if folded.url == canonical_url(canonical):
        return None
    moved = not same_site(url, canonical) or (is_article(url) and not urlsplit(url).path.strip("/"))
    return "redirect" if moved else "canonical"


def _believable(declared: str, page_url: str, hosts: Collection[str]) -> bool:
    if not same_site(page_url, declared, hosts) or is_home(declared) or is_listing(declared):
        return False
    own, other = _segments(page_url), _segments(declared)
    if other == own[: len(other)] and len(other) < len(own) and not is_article_path(other):
        return False  # a section above the article
    if is_article(page_url) and _is_bare_word(other) and own[-1:] != other[-1:]:
        return False  # "/pemerintahan/" on an article's page
    ours, theirs = identifiers(page_url), identifiers(declared)
    return not (ours and theirs and ours.isdisjoint(theirs) and own[-1:] != other[-1:])


def _segments(url: str) -> list[str]:
    return [segment for segment in urlsplit(canonical_url(url)).path.lower().split("/") if segment]


def _is_bare_word(segments: Sequence[str]) -> bool:
    return 1 <= len(segments) <= 2 and segments[-1].isalpha() and not is_article_path(segments)


@lru_cache(maxsize=4096)
def _fold(url: str) -> _Folded:
    text = url
    if not url.isprintable() or " " in url:
        text = _SURROGATE.sub("\ufffd", _CONTROL.sub("", url))
    if len(text) > LONGEST:
        return _Folded(text, frozenset())
    kinds: set[AliasKind] = set()
    address = "https:" + text if text.startswith("//") else text
    while cached := _AMP_CACHE.match(address):
        address = ("https://" if cached[1] else "http://") + address[cached.end() :]
        kinds.add("amp")
    try:
        parts = urlsplit(address)
        host, port = fold_host(parts.hostname or ""), parts.port
    except ValueError:
        return _Folded(text, frozenset())
    if parts.scheme not in _DEFAULT_PORTS or not host:
        return _Folded(text, frozenset())
    origin = _origin(parts.scheme, host, port)
    if host.startswith("amp."):
        kinds.add("amp")
    segments = _fold_path(_normalise(parts.path).split("/"), kinds)
    query = _fold_query(parts, segments, kinds)
    path = "/".join(segments)
    return _Folded(f"{origin}/{path}{'?' if query else ''}{query}", frozenset(kinds))


def _origin(scheme: str, host: str, port: int | None) -> str:
    """Scheme and host. A local server or one on a port of its own is left where it is: only
    there can http and https be two servers."""
    if port is not None and port != _DEFAULT_PORTS[scheme]:
        return f"{scheme}://{host}:{port}"
    return f"{scheme}://{host}" if is_local(host) else f"https://{main_host(host)}"


def _fold_path(raw: Sequence[str], kinds: set[AliasKind]) -> list[str]:
    segments: list[str] = []
    for segment in raw:
        if segment == "..":
            del segments[-1:]
        elif segment not in {"", "."}:
            segments.append(segment)
    while segments:
        kept, kind = _fold_ending(segments)
        if len(kept) == len(segments):
            break
        segments = kept
        if kind:
            kinds.add(kind)
    while len(segments) > 1 and segments[0].lower() == "amp" and _is_article(segments[1:]):
        del segments[0]
        kinds.add("amp")
    return segments


def _fold_ending(segments: list[str]) -> tuple[list[str], AliasKind | None]:
    """The path without what its last segment adds to the article's own address."""
    last, before = segments[-1].lower(), segments[:-1]
    if last in INDEX_FILES:
        return before, None
    if not before:
        return segments, None
    if last == "amp":
        return before, "amp"
    if _COMMENT_PAGE.fullmatch(last):
        return before, "page"
    if last in PRINT_SEGMENTS and _is_article(before):
        return before, "canonical"
    if is_page_segment(last):
        words = before[:-1] if before[-1].lower() in PAGE_WORDS else before
        if is_article_slug([segment.lower() for segment in words[-6:]]) and _is_article(words):
            return words, "page"
    return segments, None


def _is_article(segments: Sequence[str]) -> bool:
    return is_article_path([segment.lower() for segment in segments])


def _fold_query(parts: SplitResult, segments: Sequence[str], kinds: set[AliasKind]) -> str:
    pairs = [_ESCAPED_AMPERSAND.sub("", pair) for pair in parts.query.split("&")]
    article = _is_article(segments) or any(
        pair.startswith("p=") and pair[2:].isdigit() for pair in pairs
    )
    kept = []
    for pair in pairs:
        key, _, value = pair.partition("=")
        kind = _query_kind(key.lower(), value.lower(), article)
        if kind:
            kinds.add(kind)
        elif pair.strip("="):
            kept.append(_normalise(pair))
    return "&".join(sorted(kept))


def _query_kind(key: str, value: str, article: bool) -> AliasKind | None:
    if key in TRACKING or key.startswith(TRACKING_PREFIXES):
        return "tracking"
    if key in RENDERINGS:
        values = RENDERINGS[key]
        if values is None or value in values:
            return "amp" if "amp" in (key, value) else "canonical"
    if not article:
        return None
    paged = key in PAGE_KEYS and is_page_value(value)
    return "page" if paged or WHOLE_KEYS.get(key) == value else None


def _normalise(text: str) -> str:
    """Percent-encoding as RFC 3986 spells it: nothing encoded that need not be, hex in capitals."""
    if "%" in text:
        text = _ESCAPE.sub(_unescape, _LONE_PERCENT.sub("%25", text))
    return quote(text, safe="!$&'()*+,;=:@/?%~[]", errors="replace")


def _unescape(escape: re.Match[str]) -> str:
    character = chr(int(escape[0][1:], 16))
    return character if character in _UNRESERVED else escape[0].upper()
