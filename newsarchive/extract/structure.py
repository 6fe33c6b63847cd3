"""What elements are for, read from their tags, class names and ids: pure look-ups.

Themes differ in layout but hardly in naming: a theme author calls a share bar "share", a caption
"caption". The names here are those of Indonesian newsrooms' own templates, the WordPress themes
they use and plain English ones.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lxml.html import HtmlElement

CHROME, ADS, SHARE, COMMENTS, RELATED, TRENDING, PAGER, CRUMB, TAGS, AUTHOR, META, CAPTION, \
    CREDIT, VIEWS, CATEGORY, PROSE, PICTURE, ICON, EMBED, LABEL, POST, HIDDEN = (
        1 << n for n in range(22)
    )  # fmt: skip

NOT_ARTICLE = CHROME | ADS | SHARE | COMMENTS | RELATED | TRENDING | PAGER | CRUMB | HIDDEN
"""Kinds whose text never belongs to an article."""
NOT_BODY = NOT_ARTICLE | TAGS | AUTHOR | META | CAPTION | CREDIT | VIEWS | EMBED
"""Kinds whose text stands in an article's block but not among its paragraphs."""

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol",
    "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
"""Elements that a browser sets apart; all others run on in the line."""

UNREAD = frozenset({
    "applet", "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "link",
    "map", "math", "meta", "noscript", "object", "option", "param", "script", "select", "source",
    "style", "svg", "template", "textarea", "title", "track", "video",
})  # fmt: skip
"""Elements whose text a reader of the article never sees as its text."""
ASIDES = frozenset({"aside", "form", "nav", "dialog"})
"""Elements beside the article. A ``footer`` may be the article's own, with tags and bylines."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_NAMES: tuple[tuple[str, int, str], ...] = (
    ("post", POST, r"type-post|hentry|h-entry"),
    ("crumb", CRUMB, r"bread-?c\w*|crumbs?|navigasi"),
    ("comments", COMMENTS, r"comments?(?:-?(?:list|form|s?-?area|section|box))?|komentar|respond|"
                           r"disqus|replies|commentlist"),
    ("trending", TRENDING, r"trending|ter-?populer|populer|popular(?:-?posts?)?|terbanyak|"
                           r"most-?(?:read|viewed|popular)|hot-?(?:news|topics?)"),
    ("caption", CAPTION, r"\w*caption(?:s|-?text)?|keterangan(?:-?(?:foto|gambar))?|"
                         r"(?:photo|image|img|foto|pic)-?(?:desc\w*|text|info|cap|ket)|"
                         r"cap|ket(?:-?(?:foto|gambar|pic))?"),
    ("related", RELATED, r"related\w*|\w*terkait|baca-?juga\w*|lihat-?(?:jg|juga)|simak-?juga|"
                         r"link-?sisip|rekomendasi|recommend\w*|recirc\w*|read-?(?:also|more|next)|"
                         r"also-?read|more-?(?:news|stories|posts|articles|from)|(?:berita|artikel|"
                         r"baca|news)-?(?:lain(?:nya)?|pilihan)|other-?(?:news|posts|articles)|"
                         r"you-?(?:may|might)|yarpp|crp|teasers|further-?reading|see-?also"),
    ("tags", TAGS, r"tags?|tag-?(?:post|list|links|cloud|wrap\w*)|post-?tags?|tagcloud|topics?|"
                   r"topik|keywords?"),
    ("share", SHARE, r"shar(?:e|es|ing|er|ed|eaholic)|share-?\w*|sharedaddy|social\w*|sosmed|"
                     r"sosial|addtoany|addthis|a2a|jp-?post-?flair|heateor|follow(?:-?us)?|"
                     r"copy-?(?:link|url)|whats-?app|google-?news|reactions?|rating|votes?"),
    ("ads", ADS, r"ads?|adv|advert\w*|ad-?\w*(?:slot|unit|wrap\w*|box|container)|adsense|"
                 r"adsbygoogle|iklan|(?:ads?-?)?banner\w*|sponsor\w*|promo(?:ted|tion|box)?|gpt|"
                 r"dfp|taboola|outbrain|mgid|parallax|para-?detail|wp-?ad|ad-?spot\w*|td-?a-?rec\w*|wpa|wpcnt|donat\w+|donasi"),
    ("pager", PAGER, r"paginat\w+|paging|page-?(?:links|nav\w*)|wp-?pagenavi|next-?page|"
                     r"halaman-?(?:selanjutnya|berikut\w*)|separator-?title"),
    ("chrome", CHROME, r"nav|navbar|nav-?(?:menu|bar)|navigation|menus?|(?<!has-)(?<!with-)(?<!no-)"
                       r"side-?bar(?!-?(?:left|right)-?(?:on|active))|widget-?(?:area|title)|"
                       r"(?<!post-)(?<!entry-)(?<!article-)(?<!card-)footer\w*|site-?(?:footer|header)|next-?prev|prev-?next|"
                       r"(?:prev|next)-?post|post-?nav\w*|nav-?(?:links|posts?)|masthead|top-?bar|tool-?bar|cookies?|"
                       r"consent|gdpr|pop-?up|modal|off-?canvas|newsletter\w*|subscri\w+|log-?in|"
                       r"sign-?up|search-?(?:form|box)|ticker|skip-?link|toc|ez-?toc\w*|"
                       r"table-?of-?contents|lightbox|breaking(?:-?news)?|disclaimer|kcm-?tag"),
    ("icon", ICON, r"avatar|gravatar|logo|icons?(?!-?(?:list|box|text))|ikon|emoji|sprite|favicon|"
                   r"badge"),
    ("embed", EMBED, r"embed(?:ded)?|gambas|video-?(?:player|wrap\w*|embed|container)|player|"
                     r"(?:twitter|instagram|tiktok)-?(?:tweet|media|embed)|fb-?(?:post|video)"),
    ("views", VIEWS, r"views?|viewers?|(?:post|page)-?views?(?:-?count)?|"
                     r"hits?|(?:hit|view)-?count(?:er)?|dibaca|dilihat|counter"),
    ("author", AUTHOR, r"authors?(?:-?\w+)?|by-?lines?|penulis|reporter|"
                       r"(?<!text-)(?<!block-)editor|wartawan|jurnalis|redaksi|writer|pewarta|vcard|contributors?|"
                       r"credits?-?(?:title|name|article)(?:-?name)?|read-?copy|sumber"),
    ("credit", CREDIT, r"credits?|photographer|image-?source|img-?source|copyright"),
    ("prose", PROSE, r"(?:article|post|entry|news|detail|berita|story|read|artikel|single|isi|"
                     r"content|blog)-*(?:body|content|contents|text|isi|konten|detail|entry|txt)"
                     r"(?:-?(?:inner|text|wrapper))?|entry|post-?detail|isi|isi-?(?:berita|artikel)|"
                     r"bodycontent|txt-?article|articlebody|body-?text|content-?inner|content|"
                     r"artikel|konten|wysiwyg|rich-?text|prose"),
    ("meta", META, r"(?:entry|post|article|news|detail|blog|single)-?(?:meta|info|date|time)|"
                   r"date(?:time|s)?|(?:pub|publish|published)-?date|time(?:stamp|post)?|"
                   r"tanggal|tgl|waktu|posted-?on|published|updated|schedule|meta|metadata"),
    ("category", CATEGORY, r"cat|categor(?:y|ies)|categor\w+-?links?|cat-?links|kategori|kanal|"
                           r"rubrik|sections?|channel|kicker|(?:post|entry)-?categor(?:y|ies)"),
    ("picture", PICTURE, r"\w{0,9}(?:photo|foto|image|img)s?\w{0,6}|pics?|picture|gambar|media|"
                         r"thumb(?:nail)?s?|featured?|gallery|galeri|headline-?im(?:g|age)|hero|cover"),
    ("label", LABEL, r"titles?|judul|headings?|(?:box|block|section)-?(?:header|title|head)|head"),
)  # fmt: skip
_BITS = {name: bit for name, bit, _ in _NAMES}
_NAME = re.compile(
    "(?<![a-z])(?:" + "|".join(f"(?P<{name}>{words})" for name, _, words in _NAMES) + ")(?![a-z])"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HIDDEN_NAMES = frozenset({
    "d-none", "hidden", "hide", "screen-reader-text", "sr-only", "visually-hidden",
    "visuallyhidden",
})  # fmt: skip
_SHOWN_ON_WIDE = re.compile(r"(?:^|\s)(?:sm|md|lg|xl)[:-]|d-(?:sm|md|lg|xl)-|hidden-(?:xs|sm)")
_HIDING_STYLE = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.I)


@lru_cache(maxsize=16384)
def kinds_of_names(names: str) -> int:
    """The kinds that class names and an id speak of, as bits."""
    found = 0
    plain = _CAMEL.sub("-", names[:300]).lower().replace("_", "-")
    for match in _NAME.finditer(plain.replace("--", "-")):
        found |= _BITS[match.lastgroup or ""]
    if found & POST:
        # WordPress lists an article's tags and categories among its classes (post_class).
        return POST
    if not _HIDDEN_NAMES.isdisjoint(plain.split()) and not _SHOWN_ON_WIDE.search(plain):
        found |= HIDDEN
    return found


def kinds(element: HtmlElement) -> int:
    """What the element is for, as bits; 0 where nothing tells."""
    names = name = ""
    hidden = 0
    for key, value in element.items():
        if key == "class":
            names = value
        elif key == "id":
            name = value
        elif key == "style":
            hidden = hidden or (HIDDEN if _HIDING_STYLE.search(value[:500]) else 0)
        elif key == "hidden" or (key == "aria-hidden" and value == "true"):
            hidden = HIDDEN
    return kinds_of_names(f"{names} {name}") | hidden if names or name else hidden
