"""How often an article was read: the number beside "Dibaca", "Views" and their kin.

Only the article's own count is a view count. Shares and comments, a whole blog's hits, reading
times, and what a sentence tells of some video ("ditonton hampir 60.000 kali") are not; where a
line holds two different counts neither is believed.
"""

from __future__ import annotations

import re

__all__ = ["parse_views"]

LONGEST_LINE = 400
"""Characters. A counter stands on a line of its own; nothing longer is searched."""

_SCALES = {
    "k": 1_000, "rb": 1_000, "ribu": 1_000,
    "jt": 1_000_000, "juta": 1_000_000, "m": 1_000_000, "mn": 1_000_000,
}  # fmt: skip

_NUMBER = (
    r"(?<![0-9])(?<![0-9][.,:/])"
    r"(?P<digits>[0-9]{1,3}(?:[.,][0-9]{3}){1,3}|[0-9]{1,12}(?:[.,][0-9]{1,2})?)"
    r"(?![0-9]|[.,:/][0-9]|\ ?%)"
    r"(?:\s?(?P<scale>k|rb|ribu|jt|juta|m|mn)\b)?\+?"
)
_READ = r"(?:di(?:baca|lihat|tonton|akses|kunjungi|klik|buka)|viewed|visited|read)"
_THING = (
    r"(?:artikel|berita|tulisan|halaman|laman|konten|post(?:ing(?:an)?)?|video|foto|buku|dokumen"
    r"|naskah|pengumuman|informasi|info|opini)"
)
_TIMES = r"(?:kali|x|times)"
_VIEWS = (
    r"(?:views?|viewers?|page\s?views?|reads|pembaca|tayangan|penayangan|kali\s?tayang"
    r"|dilihat)"
)
_SO_OFTEN = r"(?:\s(?:sebanyak|oleh))?"
_ITS_READERS = r"orang\s(?:(?:telah|sudah)\s)?(?:mem)?baca\s(?:artikel|berita|tulisan)\sini"
_NO_SENTENCE = r"(?=\s*(?:$|[^\w\s]|[0-9]|(?-i:[A-Z])))"
"""The line ends here, or another label or number follows; a small letter would go on telling."""

_PATTERNS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        # A class or a rule has already said what it is: "3.1K", "3.471".
        rf"^[\s(\[|·•:\U0001f441\ufe0f]*{_NUMBER}[\s)\]|·•]*$",
        # schema.org's older interactionCount.
        rf"^UserPage(?:Visits|Views):{_NUMBER}$",
        # "Artikel ini telah dibaca sebanyak 24 kali": the subject is the page itself.
        rf"\b{_THING}\sini\s(?:(?:telah|sudah)\s)?{_READ}{_SO_OFTEN}\s*:?\s*{_NUMBER}",
        # "Dibaca: 3.471", "| dibaca 41,876 kali", "Visited 24 times": a label of its own.
        rf"(?:^|[|·•/»,;()\[\]\n–-]\s*|[0-9]\s+|\b(?:WIB|WITA|WIT)\s+)(?:(?:telah|sudah)\s)?"
        rf"{_READ}{_SO_OFTEN}\s*:?\s*{_NUMBER}(?:\s?(?:{_TIMES}|orang)\b)?{_NO_SENTENCE}",
        # The same with a colon: "Admin Dibaca: 24", "Post Views: 35", Joomla's "Hits: 12".
        r"\b(?:dibaca|dilihat|ditonton|page\s?views?|views?|viewed|viewers?|visits|pembaca|reads?"
        r"|hits?|tayangan|penayangan)"
        rf"(?:\s\([a-z]{{1,12}}\))?\s*:\s*{_NUMBER}",
        # "Dilihat (345)".
        rf"\b(?:{_READ}|views?|hits?)\s?\({_NUMBER}\)",
        rf"^(?:(?:total|jumlah)\s)?(?:views?|hits|pembaca)\s{_NUMBER}",
        # "Like 12 View 345": here labels lead their numbers.
        rf"\b(?:views?|dibaca|dilihat)\s{_NUMBER}$",
        # "80 kali dibaca", "13 rb x ditonton", "2 Komentar 80 Dibaca".
        rf"{_NUMBER}\s?{_TIMES}\s{_READ}\b",
        rf"(?:^|[|·•/»,;()\[\]–-]\s*|\b(?:komentar|comments?|shares?|likes?|suka)\s)"
        rf"{_NUMBER}\s{_READ}\s*(?:$|[|·•/,;()–-])",
        rf"^\W*{_NUMBER}\s{_ITS_READERS}",
        # "by Name 63 views", "DAERAH1,377 views".
        rf"{_NUMBER}\s?(?:total\s)?{_VIEWS}\b{_NO_SENTENCE}",
        # Kompasiana: published, updated, then the bare count (and after it the comments).
        r"[0-9]\s+Diperbarui:\s+[0-9]{1,2}\s[a-z]{3,10}\s[0-9]{4}\s+[0-9]{1,2}[:.][0-9]{2}"
        rf"\s+{_NUMBER}(?:\s+[0-9]{{1,6}}){{0,3}}\s*$",
    )
)  # fmt: skip

_NOT_THE_PAGE = re.compile(
    r"""
    \b(?: itu | tersebut | nya | hari\sini | minggu\sini | bulan\sini | today | online
      | hampir | sekitar | lebih | dari | hingga | sampai | mencapai | meraih | raih
      | mendapat(?:kan)? | memperoleh | tembus | menembus | capai | dengan
      | over | nearly | almost | than
      | jan\w* | [fp]eb\w* | mar(?:et|ch)? | apr(?:il)? | mei | may | ju[nl]\w?
      | a[gu][gtu]\w* | sep\w* | o[ck]t\w* | no[vp]\w* | de[sc]\w* )
    \s*:?\s*$
    """,
    re.I | re.X,
)
"""What stands before the number where a sentence, another counter or a date introduces it."""
_GOES_ON = re.compile(
    r"\s*(?:[a-z]{3,9}\s(?:19|20)[0-9]{2}\b|hari\sini|today|per\shari|dalam|dan|di|sejak|oleh|pada|untuk|hanya|yang|oleh|karena)\b",
    re.I,
)
"""What follows where a sentence or a date goes on, or where the counter counts one day only."""
_POINTS_ELSEWHERE = re.compile(r"\b(?:itu|tersebut)\s(?:(?:telah|sudah|pun|juga)\s)*$", re.I)
_FRAGMENT = re.compile(r"^(?:telah|sudah)\s(?:ditonton|dilihat)|\bditonton\ssebanyak|^\W*sebanyak")
_PAIRS = re.compile(
    r"(?P<label>[a-z]{3,12}):?\s(?P<digits>[0-9][0-9.,]{0,12})(?P<scale>k|rb|ribu|jt|juta|m|mn)?(?:\s|$)",
    re.I,
)
_ONLY_PAIRS = re.compile(rf"(?:{re.sub('[?]P<[a-z]+>', '?:', _PAIRS.pattern)}){{2,6}}", re.I)
""" "Like 12 View 345": every number stands behind its label."""
_VIEW_LABELS = frozenset({"view", "views", "dibaca", "dilihat", "hits", "pembaca", "reads"})


def parse_views(text: str) -> int | None:
    """The article's view count in ``text``; None where it holds none, or two that differ.

    ``text`` is a counter's line ("Artikel ini telah dibaca 24 kali", "3.471 Views") or the bare
    number that a rule picked ("3.1K"). Dots and commas are read as thousands or decimals by the
    digits after them. Total: never raises.
    """
    if len(text) > LONGEST_LINE:
        return None
    text = " ".join(text.split())
    if _FRAGMENT.search(text):
        return None
    pairs = list(_PAIRS.finditer(text)) if _ONLY_PAIRS.fullmatch(text) else []
    if pairs and not any(_NOT_THE_PAGE.search(one["label"]) for one in pairs):
        found = [one for one in pairs if one["label"].lower() in _VIEW_LABELS]
        return _integer(found[0]["digits"], found[0]["scale"]) if len(found) == 1 else None
    counts = {count for pattern in _PATTERNS for count in _counts(pattern, text)}
    return counts.pop() if len(counts) == 1 else None


def _counts(pattern: re.Pattern[str], text: str) -> list[int]:
    """Every page count that one wording finds, sentences about something else left out."""
    return [
        count
        for match in pattern.finditer(text)
        if not _NOT_THE_PAGE.search(text[: match.start("digits")])
        and not _POINTS_ELSEWHERE.search(text[: match.start()])
        and not _GOES_ON.match(text, match.end())
        and (count := _integer(match["digits"], match["scale"])) is not None
    ]


def _integer(digits: str, scale: str | None) -> int | None:
    """ "3.471" is 3471, "2,7" with "rb" is 2700; "2,7" of nothing is no count."""
    whole, *groups = re.split(r"[.,]", digits)
    if scale and len(groups) <= 1:
        fraction = groups[0] if groups else ""
        factor = _SCALES[scale.lower()]
        return int(whole + fraction) * factor // int("1" + "0" * len(fraction))
    if all(len(group) == 3 for group in groups):
        return int(whole + "".join(groups)) * (_SCALES[scale.lower()] if scale else 1)
    return None
