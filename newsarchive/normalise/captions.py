"""An image's text, told apart into what it shows and who took it.

Newsrooms print the credit behind the description in brackets, after a label, a dash or a slash,
or before it on a line of its own. What looks like one and is not: dates, ages and positions in
brackets, a kicker ("PENUHI AREA PARKIR: ..."), a description that "Foto:" introduces. Credits keep
their words as printed; only the label ("Foto:", "Sumber:") and the punctuation around them go.
"""

from __future__ import annotations

import re

from newsarchive.model import Caption
from newsarchive.normalise.outlets import is_outlet
from newsarchive.normalise.words import OPENINGS, words

__all__ = ["split_credit"]

LONGEST_CREDIT = 100
"""Characters. What is longer is a description, whatever stands before it."""
LONGEST_CAPTION = 10_000
"""Characters. What is longer is no caption and stays whole."""
MOST_BRACKETS = 3
"""Galleries print the credit twice and the uploader's code behind it; none prints more."""

_SOURCES = (
    r"antara(?: ?news)?|afp|reuters|ap(?: photo)?|epa|xinhua|kyodo|getty ?images?|bloomberg|anadolu"
    r"|shutterstock|unsplash|pexels|pixabay|freepik|istock(?:photo)?|wikipedia|wikimedia"
    r"|canva|google \w+"
    r"|instagram|ig|twitter|facebook|fb|youtube|tiktok|whatsapp|ist|istimewa|net|internet|dokpri"
    r"|jubi|tribun\w*|kompas|tempo|detik\w*|okezone|inews|sindo\w*|jawa pos|radar \w+|republika"
    r"|liputan6|kumparan|jpnn|rmol\w*|viva\w*|solopos|disway|times \w+"
    r"|kapanlagi|beritajatim|chatgpt|gemini|meta ai"
)
"""Agencies, picture stocks, networks, and papers whose bare name stands as a credit."""
_SOURCE = re.compile(rf"(?:{_SOURCES})(?:\.com|\.id|\.co|\.net)*", re.I)
_DOMAIN = re.compile(
    r"(?:www\.)?[\w-]{2,40}(?:\.[\w-]{2,40}){0,2}\.(?:com|id|co|net|org|news|tv)", re.I
)
_MARK = re.compile(
    r"(?:do[ck](?:umen|umentasi|pri)?\b[.:/]?|ist\b|istimewa\b|koleksi\b|courtesy\b|©|\(c\)"
    r"|repro(?:duksi)?\b|screenshot\b|tangkap(?:an)? layar\b|handout\b|humas\b|foto for\b"
    r"|(?:antara foto|foto antara|ho)\b|@(?=\w)"
    r"|(?:twitter|instagram|facebook|tiktok|youtube|ig|fb|x)[ /:]*(?=@))",
    re.I,
)
"""How a credit begins that needs no label; names follow, or one of the words below."""
_OFFICE = re.compile(
    r"(?:pol(?:da|res\w*|sek|ri)|pem(?:kab|kot|ko|prov|da|des)|humas|(?:dis)?kominfo|bpbd|basarnas"
    r"|damkar|kodim|koramil|korem|lanal|lanud|kejari|kejati|dprd|satpol)\b(?!.*[.:,])",
    re.I,
)
"""Authorities that hand pictures out: their bare name on the line above a caption."""
_CREDIT_WORDS = frozenset({
    "pribadi", "pri", "warga", "penulis", "humas", "ist", "istimewa", "net", "internet", "for",
    "on", "via", "video", "amatir", "medsos", "media", "sosial", "desa", "polisi", "polres",
    "dan", "the", "of", "bin", "binti", "foto", "ho",
})  # fmt: skip
_NO_MAKERS = OPENINGS | words(
    """
    balai bandara bank gedung gereja gunung kabupaten kampung kecamatan kelurahan kota masjid
    museum pantai pasar pelabuhan pesantren pulau rsud sekolah stadion sungai taman terminal
    universitas waduk
    """
)
"""First words of what a bracket names instead of the photographer, lower case."""
_NAME_WORD = re.compile(r"[^\W\d_a-z][\w.'’®©@&-]*,?|@[\w.]+|\d{1,4}")

_AGENCY_PHOTO = re.compile(r"(?:foto )?antara\b", re.I)
"""Antara's own credits, "FOTO ANTARA/Name/code/10": "FOTO" is no label there."""
_PHOTO = r"[fp]h?oto"
_LABEL = (
    rf"(?:(?:sumber|kredit|credit|courtesy) (?:{_PHOTO}|gambar|ilustrasi|image)s?(?: (?:to|by))?"
    rf"|{_PHOTO} (?:oleh|by|ilustrasi)|{_PHOTO}(?:-foto|grafer)?|pic|image|ft?\.?|sumber|kredit"
    r"|credits?|source)"
)
_LABELLED = re.compile(
    rf"(?:{_LABEL}|gambar)\s*[:;/]\s*|(?:{_PHOTO}|gambar|image) (?:oleh|by) "
    rf"|{_PHOTO}-(?!{_PHOTO})(?=[a-z])"
    rf"|(?:{_PHOTO}\.?|credit image to) (?!for\b)",
    re.I,
)
"""A label at the start of a credit; without colon or slash its company must tell."""
_INLINE_LABEL = re.compile(rf"(?<!\w){_LABEL}\s*[:;]|(?<!\w){_PHOTO} (?:oleh|by) ", re.I)
_HANDLE = re.compile(r"(?:^|\s)@\w{3}")
_UNSPLASHED = re.compile(
    rf"(?:{_PHOTO} by )?\S[^.]{{1,50}} on (?:unsplash|pexels|pixabay|flickr)", re.I
)
""" "Photo by Name on Unsplash"."""
_PREFIX = re.compile(rf"(?:keterangan|caption|teks|ket\.?)(?: gambar| {_PHOTO})?\s*[:;]\s*", re.I)
_PHOTO_PREFIX = re.compile(rf"(?:{_PHOTO}|gambar)\s*(?:[:.]\s+(?=\S+ \S+ \S)|:\s*|$)", re.I)
_EDITION = re.compile(
    r"(?P<outlet>[A-Z][\w.]{1,20}(?: [A-Z]\w{1,20}){0,2})/(?=[A-Z][a-z]\w*(?:\s\S+){3})"
)
"""An outlet or its edition glued before the description ("TIMES Malang/Warga saat ...")."""
_BETWEEN_DASHES = re.compile(
    r"-(?P<alone>[^\s/-][^/]*/[^/]+)|(?P<caption>.*?\w)-(?P<credit>[^\s/-]+(?:-[^\s/-]+)?/[\w .]+)-"
)
""" "-NAME/PAPER-Paper", "caption-first-last/stock-": as one newspaper group prints them."""
_CREDIT_FIRST = re.compile(
    r"(FOTO FOR \S{3,40}"
    r"|(?i:dok)\.? [A-Z][A-Z.'-]{1,20}(?: [A-Z][A-Z.'-]{1,20}){0,3}"
    r"|[A-Z][\w.-]{2,30}(?: [A-Z]+){0,2} ?/ ?[A-Z.'-]{2,20}(?: [A-Z][A-Z.'-]{0,20}){0,3})"
    r"\s(?=[A-Z][a-z])"
)
"""Capitals around a slash, then the description, where the page's line break was lost."""

_BUTTONS = frozenset({
    "lihat foto", "blank", "[...]", "[…]", "zoom", "klik untuk perbesar", "gambar", "image",
})  # fmt: skip
_BUTTON = re.compile(r"Perbesar(?!\s*[a-z])")
"""The lightbox button, glued behind the alt text; "Perbesar peluang" is a caption's verb."""
_LEADING_BUTTON = re.compile(r"Lihat [Ff]oto (?=\S)")
_FILE_NAME = re.compile(
    r"(?:img|dsc\w?|pic|image|photo|oplus|vid|picsart|inshot|screenshot|whats-?app[ -]image)"
    r"(?=\D{0,9}\d)(?:[\d\s._():-]|wa\d|at|am|pm|whatsapp|edit(?:ed)?|copy)+|image-[a-z0-9]{2,20}",
    re.I,
)
"""A camera's or a phone's name for the file, which editors leave for a title."""
_SHORTCODE = re.compile(r"\[/?caption[^\[\]]{0,300}\]")
_TAIL_BRACKET = re.compile(r"[(\[]\s*([^()\[\]]{1,120}?)\s*[)\]]\s*[.,;]?$")
_NO_CREDIT = re.compile(
    r"\b(?:kiri|kanan|tengah|depan|belakang|atas|bawah|baju|berdiri|duduk|jilbab|kaos|kemeja|topi"
    r"|kerudung|batik|alm|almarhum|almarhumah|dan|atau|ilustrasi|left|right|center"
    r"|senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|kemarin|tadi)\b"
    r"|^(?:tni ?/ ?polri|rt ?/ ?rw|suami ?/ ?istri)$",
    re.I,
)
"""Positions, clothes, days and set phrases that stand in brackets inside a description."""
_CODE = re.compile(r"[a-z]{2,12}")
_INITIALS = re.compile(r"[a-z]{2,3}")
_ACCOUNT = re.compile(r"[a-z]{4,9}")
_SENTENCE_END = re.compile(r"[.!?)\]*]\s+")
_DASH = re.compile(
    r"\s[–—-]{1,2}\s?|[.!?][–—-]{1,2}|\s?\|\s|--|(?<=[a-z)])-(?=[A-Z])"
    r"|(?<=[.!?\"”])\s[lI]\s(?=[A-Z])"
)
_GLUED_MARK = re.compile(r"\s*[/*]+\s*(?=\S)|\s(?=©|[Dd][Oo][Kk]\.)")
_SLASH = re.compile(r"(?:\s|(?<=[).]))/\s?(?=[A-Z])")
_EDGES = " \t|*–—-/(["


def split_credit(text: str) -> Caption:
    """The description and the credit in ``text``, each None where it is not given.

    ``text`` may hold several lines, the caption twice, and a theme's button words. Total: never
    raises.
    """
    if len(text) > LONGEST_CAPTION:
        return Caption(" ".join(text.split()), None)
    lines, credit_line = _without_credit_line(_lines(text))
    caption, credit = _split(_once(" ".join(lines)))
    caption, outlet = _without_outlet(_once(_clean_caption(caption)))
    return Caption(caption or None, credit or credit_line or outlet)


def _lines(text: str) -> list[str]:
    """The lines that say something, each once, buttons and shortcode tags removed."""
    found: dict[str, None] = {}
    for raw in _BUTTON.sub("\n", _SHORTCODE.sub("\n", text)).splitlines():
        line = _LEADING_BUTTON.sub("", " ".join(raw.split()), count=1).rstrip("| ")
        if line and line.lower() not in _BUTTONS and not _FILE_NAME.fullmatch(line):
            found[line] = None
    return list(found)


def _without_credit_line(lines: list[str]) -> tuple[list[str], str | None]:
    """The caption's lines, and the credit that stood on a line above or below them."""
    if len(lines) < 2:
        return lines, None
    first, last = lines[0], lines[-1]
    bracketed = _TAIL_BRACKET.fullmatch(first)
    if bracketed and _is_bracketed_credit(bracketed[1], "."):
        return lines[1:], _clean_credit(bracketed[1])
    if _DOMAIN.fullmatch(first) and first.islower():
        return lines[1:], None  # the site's own name, not a maker's
    if _is_credit_line(first):
        return lines[1:], _clean_credit(first)
    if _is_credit_line(last):
        return lines[:-1], _clean_credit(last)
    if _OFFICE.match(first) and len(first.split()) < 5 and lines[1][:1].isupper():
        return lines[1:], first
    if first.isupper() and not first.endswith("."):
        return lines[1:], None  # the picture's title; the sentence below it is the caption
    return lines, None


def _without_outlet(caption: str) -> tuple[str, str | None]:
    """ "Radar Selo/Warga saat ...": the description, and the outlet that gives it."""
    glued = _EDITION.match(caption)
    if glued is None or not is_outlet(glued["outlet"]):
        return caption, None
    return caption[glued.end() :], glued["outlet"]


def _once(text: str) -> str:
    """``text`` without its own repetition ("A A" -> "A")."""
    half = len(text) // 2
    repeated = len(text) % 2 and text[half] == " " and text[:half] == text[half + 1 :]
    return text[:half] if repeated else text


def _split(text: str) -> tuple[str, str | None]:
    """The first wording that shows a credit decides; ``text`` whole where none does."""
    text = _PREFIX.sub("", text, count=1) if _PREFIX.match(text) else text
    for split in (_between_dashes, _whole, _in_bracket, _behind_label, _behind_dash, _behind_slash,
                  _behind_sentence, _behind_mark, _in_front):  # fmt: skip
        if parts := split(text):
            caption, credit = parts[0], _clean_credit(parts[1])
            return caption.removeprefix(credit), credit  # some print it before and behind
    return text, None


def _between_dashes(text: str) -> tuple[str, str] | None:
    match = _BETWEEN_DASHES.fullmatch(text) if text[:1] == "-" or text[-1:] == "-" else None
    return (match["caption"] or "", match["alone"] or match["credit"]) if match else None


def _whole(text: str) -> tuple[str, str] | None:
    return ("", text) if _is_credit_line(text) else None


def _in_bracket(text: str) -> tuple[str, str] | None:
    """ "... (Foto: Name)", "... (Name/Outlet) (code)": of several the first."""
    rest, credit = text, None
    for _ in range(MOST_BRACKETS):
        match = _TAIL_BRACKET.search(rest, max(0, len(rest) - LONGEST_CREDIT - 30))
        if not match:
            break
        before, inside = rest[: match.start()].rstrip(), match[1].rstrip(" .,")
        if not _is_bracketed_credit(inside, before):
            break
        rest, credit = before, inside
    return (rest, credit) if credit else None


def _behind_label(text: str) -> tuple[str, str] | None:
    """ "... Foto: Name", "... -Foto : Name-"; a description behind "Foto:" is none."""
    start = max(0, len(text) - LONGEST_CREDIT - 30)
    for label in _INLINE_LABEL.finditer(text, start):
        caption, credit = text[: label.start()], text[label.end() :].strip()
        if caption.endswith("(") and ")" in credit:  # the description goes on behind the bracket
            credit, _, more = credit.partition(")")
            caption = f"{caption.rstrip('( ')} {more.strip()}"
        if credit and len(credit) <= LONGEST_CREDIT and caption.strip(_EDGES):
            return caption, credit
    return None


def _behind_dash(text: str) -> tuple[str, str] | None:
    """ "... - Outlet/Name", "... -Outlet", "... | Name"."""
    for match in _DASH.finditer(text, max(0, len(text) - LONGEST_CREDIT)):
        credit = text[match.end() :]
        bare = credit.strip(" .|-")
        label = _LABELLED.match(bare)
        maker = bare[label.end() :] if label else bare
        # A bar, a label, a second dash behind it or a sentence that has ended before leave no
        # doubt, so a name is enough.
        ended = text[: match.start()].endswith((".", '"', "”")) or match[0].strip() in ("l", "I")
        sure = "|" in match[0] or label is not None or text.endswith("-") or ended
        sure = sure and len(maker.split()) > 1 and maker.split()[0].lower() not in _NO_MAKERS
        if _is_credit(bare) or (sure and _is_name(maker)):
            return text[: match.start() + (match[0][0] in ".!?")], credit
    return None


def _behind_slash(text: str) -> tuple[str, str] | None:
    """ "... /Name/Outlet", "... Senin (6/5/2024) / Name"."""
    for match in _SLASH.finditer(text, max(0, len(text) - LONGEST_CREDIT)):
        caption, credit = text[: match.start()], text[match.end() :]
        bare = credit.strip(" .|-")
        if caption and (_is_credit(bare) or (_stands_apart(caption) and _is_name(bare))):
            return caption, credit
    return None


def _behind_sentence(text: str) -> tuple[str, str] | None:
    """ "... Selasa (27/10/2020). ANTARA FOTO/Name"."""
    return _first_credit(text, _SENTENCE_END)


def _behind_mark(text: str) -> tuple[str, str] | None:
    """ "... /dok. pri", "... © Outlet", "ilustrasi/net"."""
    start = max(0, len(text) - LONGEST_CREDIT)
    for edge in _GLUED_MARK.finditer(text, start):
        credit = text[edge.end() :]
        bare = credit.strip(" .|-/")
        if edge.start() and (_is_marked(bare) or _SOURCE.fullmatch(bare)):
            return text[: edge.start()], credit
    return None


def _in_front(text: str) -> tuple[str, str] | None:
    """ "OUTLET/NAME Description"."""
    match = _CREDIT_FIRST.match(text)
    return (text[match.end() :], match[1]) if match else None


def _first_credit(text: str, edge: re.Pattern[str]) -> tuple[str, str] | None:
    """Split at the first edge behind which nothing but a credit stands; a full stop stays."""
    for match in edge.finditer(text, max(0, len(text) - LONGEST_CREDIT)):
        credit = text[match.end() :]
        bare = credit.strip(" .|-")
        if _is_credit(bare) or _is_credit_line(bare):
            return text[: match.start() + 1], credit
    return None


def _is_credit(text: str) -> bool:
    """Whether ``text`` alone, outside brackets, reads as a credit."""
    if not 2 <= len(text) <= LONGEST_CREDIT:
        return False
    return bool(
        _is_marked(text)
        or _UNSPLASHED.fullmatch(text)
        or _SOURCE.fullmatch(text)
        or _DOMAIN.fullmatch(text)
        or ("/" in text and _is_name_and_outlet(text))
        or ("-" in text and _is_name_dash_outlet(text))
    )


def _is_credit_line(text: str) -> bool:
    """Whether a line of its own is a credit, with its label or without."""
    label = _LABELLED.match(text)
    if not label:
        return _is_credit(text)
    maker = text[label.end() :]
    return _is_credit(maker) or (":" in label[0] and _is_short_name(maker))


def _is_bracketed_credit(text: str, before: str) -> bool:
    """Whether a bracket holds a credit: brackets also hold dates, positions and asides."""
    if _LABELLED.match(text) or _HANDLE.search(text):
        return True
    if _NO_CREDIT.search(text):
        return False
    if _is_credit(text) or _INITIALS.fullmatch(text):
        return True
    if "/" in text and not any(char.isdigit() for char in text):
        return all(0 < len(part.split()) <= 4 for part in text.split("/"))
    parts = text.split()
    in_capitals = text.isupper() and len(parts) > 1 and len(max(parts, key=len)) > 4  # no "TNI AL"
    if _stands_apart(before):
        return _is_name(text) or _ACCOUNT.fullmatch(text) is not None
    # Behind an unfinished sentence a name may belong to whom it shows, so doubt is greater.
    likely = len(parts) in (2, 3) and len(before.split()) > 5 and parts[0].lower() not in _NO_MAKERS
    return (in_capitals or likely) and _is_name(text)


def _is_marked(text: str) -> bool:
    mark = _MARK.match(text)
    if not mark:
        return False
    return _are_names(text[mark.end() :].replace("/", " ").split(), most=9)


def _is_name_and_outlet(text: str) -> bool:
    """ "Name/Outlet", "OUTLET/Name/code": names around slashes, not "RT 01/02"."""
    first, *others = (part.strip() for part in text.split("/"))
    if _NO_CREDIT.search(first) or (text[-1].isdigit() and not _AGENCY_PHOTO.match(text)):
        return False
    outlet = first.isupper() or _SOURCE.match(first) or _DOMAIN.match(first)
    return (_is_name(first) or _DOMAIN.fullmatch(first) is not None) and all(
        (_is_marked(part) and outlet) or _is_name(part) or _CODE.fullmatch(part) or part.isdigit()
        for part in others
    )


def _is_name_dash_outlet(text: str) -> bool:
    """ "Name-outlet.id"."""
    name, _, outlet = text.rpartition("-")
    known = _DOMAIN.fullmatch(outlet) or (_SOURCE.fullmatch(outlet) and outlet[:1].isupper())
    return bool(known) and len(name.split()) > 1 and _is_name(name)


def _is_name(text: str) -> bool:
    words = text.split()
    return bool(words) and not words[0].isdigit() and _are_names(words, most=5)


def _is_short_name(text: str) -> bool:
    """Whether what alone follows "Foto:" is its maker: "Name Surname", "rudi", "xy Media"."""
    if _NO_CREDIT.match(text) or not text[:1].isalnum():
        return False
    words = text.split()
    return _is_name(text) or len(words) == 1 or (len(words) == 2 and words[1][0].isupper())


def _are_names(words: list[str], *, most: int) -> bool:
    """Whether every word is a name, an initial, a handle, or a word of credits."""
    return len(words) <= most and all(
        (_NAME_WORD.fullmatch(word) and not (word.endswith(".") and len(word) > 5))
        or word.lower().strip(".") in _CREDIT_WORDS
        for word in words
    )


def _stands_apart(before: str) -> bool:
    """Whether a bracket follows a finished sentence, another bracket, or a bare "Foto:"."""
    return before.endswith((".", ")", "]", "!", "?", '"', "”")) or bool(_PHOTO_PREFIX.match(before))


def _clean_caption(text: str) -> str:
    text = text.rstrip(_EDGES)
    text = _PHOTO_PREFIX.sub("", text, count=1) if _PHOTO_PREFIX.match(text) else text
    return text.lstrip(_EDGES.replace("(", "").replace("[", "")).rstrip(_EDGES)


def _clean_credit(text: str) -> str:
    text = text.strip(" |*•–—-")
    label = None if _AGENCY_PHOTO.match(text) else _LABELLED.match(text)
    text = text[label.end() :] if label else text
    text = text.strip(" |*•–—-/:")
    return text if re.search(r"\b[A-Z]\.$", text) else text.rstrip(". ")
