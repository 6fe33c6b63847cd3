"""Ways to spoil a text or a page, as servers, themes and line noise do. Used by fuzz.py."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

Spoil = Callable[[str, random.Random], str]
SpoilPage = Callable[[bytes, random.Random], bytes]

MOST_PAGE_BYTES = 600_000
"""Pages do not grow past this by duplication; size itself is tested elsewhere."""

_SIGNS = (
    "\x00", "\ufeff", "\u200b", "\u200f", "\u2028", "\u00a0", "\ud800", "\ufffd", "\U0001f4f7",
    "é", "İ", "ß", "१२", "٣", "—", "–", "-", "/", "|", "·", ":", "::", ",", ".", "(", ")", "[",
    "]", "{", "}", '"', "'", "’", "“", "*", "#", "@", "&", "\\", "%", "\n", "\r\n", "\t", " ", "  ",
)  # fmt: skip
_WORDS = (
    "Editor:", "Reporter :", "Redaktur & Penulis:", "Oleh", "Foto:", "(Foto: ", "dok.", "/red)",
    "(ls/red)", "WIB", "WITA", "Z", "+07:00", "-99:99", "Diperbarui", "Diterbitkan", "2 jam lalu",
    "kemarin", "Jum'at", "31 Februari 2023", "0 Mei 0000", "99/99/9999", "24:60", "1e9", "²³",
    "dibaca 1.234 kali", "9" * 40, "1,5 jt", "Perbesar", "Baca juga:", "JAKARTA, KABAR.com -",
    "kata " * 200, "Ab" * 500, "a:" * 300, "(" * 200, "1-" * 300, "Jan " * 100,
)  # fmt: skip

_TAG = re.compile(rb"<[^<>]{1,2000}>")
_ELEMENT_NAMES = (b"div", b"p", b"span", b"a", b"table", b"tr", b"td", b"h1", b"article", b"aside",
                  b"figure", b"figcaption", b"li", b"footer", b"form", b"script", b"style",
                  b"template", b"svg", b"noscript", b"br", b"plaintext", b"textarea",
                  b"title")  # fmt: skip
_GARBAGE = (
    b" class='entry-content related'", b' class="', b" id=x id=y", b" itemprop=articleBody",
    b" style='display:none'", b" hidden", b" href='//['", b" href='javascript:void(0)'",
    b" src='data:image/gif;base64,AAAA'", b" datetime='2024-13-45T99:99'", b" \xff\xfe=\x80",
    b" content='" + b"x" * 3000 + b"'", b" =", b"'", b'"', b"/",
)  # fmt: skip
_JSON_BREAKS = (b"{", b"}", b"[", b"]", b'"', b"\\", b",", b"\\u00", b"\\ud800", b"null", b"1e999",
                b"//", b"<!--", b"</script>", b'"@graph":[', b'"author":', b"\n")  # fmt: skip
_DECLARED = (b"utf-16", b"iso-8859-1", b"shift_jis", b"utf-7", b"x-no-such", b"gb18030", b"idna",
             b"unicode_escape", b"hex", b"rot13", b"zlib", b"punycode", b"undefined")  # fmt: skip
_SENT_AS = ("utf-16", "utf-16-le", "cp1252", "shift_jis", "utf-7", "utf-32", "utf-8-sig")
_LINKED_DATA = re.compile(rb"(<script[^>]{0,80}ld\+json[^>]{0,80}>)(.{0,20000}?)(</script>)", re.S)


def spoilt_text(text: str, others: Sequence[str], dice: random.Random) -> str:
    """``text`` after one to four accidents; ``others`` are spliced into it."""
    for _ in range(dice.randint(1, 4)):
        if dice.random() < 0.25:
            other = dice.choice(others)
            text = text[: dice.randint(0, len(text))] + other[dice.randint(0, len(other)) :]
        else:
            text = dice.choice(TEXT_ACCIDENTS)(text, dice)
    return text[:20_000]


def spoilt_page(page: bytes, others: Sequence[bytes], dice: random.Random) -> bytes:
    """``page`` after one to five accidents; ``others`` are spliced into it."""
    for _ in range(dice.randint(1, 5)):
        if dice.random() < 0.05:
            other = dice.choice(others)
            page = page[: dice.randint(0, len(page))] + other[dice.randint(0, len(other)) :]
        else:
            page = dice.choice(PAGE_ACCIDENTS)(page, dice)
    return page[:MOST_PAGE_BYTES]


def _slice(length: int, dice: random.Random, most: int) -> tuple[int, int]:
    start = dice.randint(0, length)
    return start, min(length, start + dice.randint(0, most))


def _cut(text: str, dice: random.Random) -> str:
    start, end = _slice(len(text), dice, 12)
    return text[:start] + text[end:]


def _double(text: str, dice: random.Random) -> str:
    start, end = _slice(len(text), dice, 30)
    return text[:end] + text[start:end] * dice.choice((1, 1, 2, 40)) + text[end:]


def _insert_sign(text: str, dice: random.Random) -> str:
    at = dice.randint(0, len(text))
    return text[:at] + dice.choice(_SIGNS) * dice.choice((1, 1, 1, 3, 200)) + text[at:]


def _insert_word(text: str, dice: random.Random) -> str:
    at = dice.randint(0, len(text))
    return f"{text[:at]}{dice.choice(('', ' '))}{dice.choice(_WORDS)} {text[at:]}"


def _change_digits(text: str, dice: random.Random) -> str:
    return re.sub(r"\d", lambda one: dice.choice((one[0], one[0], str(dice.randint(0, 9)))), text)


def _change_case(text: str, dice: random.Random) -> str:
    return dice.choice((str.upper, str.lower, str.title, str.swapcase))(text)


def _shuffle_words(text: str, dice: random.Random) -> str:
    words = text.split(" ")
    dice.shuffle(words)
    return dice.choice((" ", "", "\n", " | ")).join(words)


TEXT_ACCIDENTS: tuple[Spoil, ...] = (
    _cut, _double, _insert_sign, _insert_word, _change_digits, _change_case, _shuffle_words,
)  # fmt: skip


def _some_tag(page: bytes, dice: random.Random) -> re.Match[bytes] | None:
    at = dice.randint(0, len(page))
    return _TAG.search(page, at) or _TAG.search(page)


def _drop_tags(page: bytes, dice: random.Random) -> bytes:
    for _ in range(dice.randint(1, 8)):
        if tag := _some_tag(page, dice):
            page = page[: tag.start()] + page[tag.end() :]
    return page


def _double_part(page: bytes, dice: random.Random) -> bytes:
    start, end = _slice(len(page), dice, 20_000)
    return page[:end] + page[start:end] * dice.choice((1, 1, 3)) + page[end:]


def _move_part(page: bytes, dice: random.Random) -> bytes:
    start, end = _slice(len(page), dice, 20_000)
    rest = page[:start] + page[end:]
    at = dice.randint(0, len(rest))
    return rest[:at] + page[start:end] + rest[at:]


def _drop_part(page: bytes, dice: random.Random) -> bytes:
    start, end = _slice(len(page), dice, 8_000)
    return page[:start] + page[end:]


def _nest(page: bytes, dice: random.Random) -> bytes:
    name, at = dice.choice(_ELEMENT_NAMES), dice.randint(0, len(page))
    depth = dice.choice((1, 2, 5, 300, 3_000))
    closing = b"</" + name + b">" if dice.random() < 0.5 else b""
    return page[:at] + (b"<" + name + b">") * depth + page[at:] + closing * depth


def _rename(page: bytes, dice: random.Random) -> bytes:
    tag = _some_tag(page, dice)
    if not tag:
        return page
    new = re.sub(rb"^</?\w+", b"<" + dice.choice(_ELEMENT_NAMES), tag[0])
    return page[: tag.start()] + new + page[tag.end() :]


def _garble_attribute(page: bytes, dice: random.Random) -> bytes:
    for _ in range(dice.randint(1, 6)):
        if tag := _some_tag(page, dice):
            at = tag.end() - 1
            page = page[:at] + dice.choice(_GARBAGE) + page[at:]
    return page


def _flip_bytes(page: bytes, dice: random.Random) -> bytes:
    spoilt = bytearray(page)
    for _ in range(dice.choice((1, 5, 50, 500)) if spoilt else 0):
        spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
    return bytes(spoilt)


def _truncate(page: bytes, dice: random.Random) -> bytes:
    return page[: dice.randint(0, len(page))]


def _lie_about_charset(page: bytes, dice: random.Random) -> bytes:
    declared = b'<meta charset="' + dice.choice(_DECLARED) + b'">'
    return (
        declared + re.sub(rb"<meta[^>]{0,60}charset[^>]{0,60}>", b"", page[:5_000]) + page[5_000:]
    )


def _send_as(page: bytes, dice: random.Random) -> bytes:
    return page.decode("utf-8", "replace").encode(dice.choice(_SENT_AS), "replace")


def _break_linked_data(page: bytes, dice: random.Random) -> bytes:
    def broken(script: re.Match[bytes]) -> bytes:
        text = script[2]
        for _ in range(dice.randint(1, 4)):
            start, end = _slice(len(text), dice, dice.choice((0, 5, 500)))
            text = text[:start] + dice.choice(_JSON_BREAKS) + text[end:]
        return script[1] + text + script[3]

    return _LINKED_DATA.sub(broken, page)


def _insert_text(page: bytes, dice: random.Random) -> bytes:
    at = page.find(b">", dice.randint(0, len(page))) + 1
    text = dice.choice((*_WORDS, *_SIGNS)).encode("utf-8", "surrogatepass")
    wrapped = dice.choice((b"%s", b"<p>%s</p>", b"<span>%s</span>", b"<h1>%s</h1>", b"<time>%s"))
    return page[:at] + wrapped.replace(b"%s", text) + page[at:]


PAGE_ACCIDENTS: tuple[SpoilPage, ...] = (
    _drop_tags, _double_part, _move_part, _drop_part, _nest, _rename, _garble_attribute,
    _flip_bytes, _truncate, _lie_about_charset, _send_as, _break_linked_data, _insert_text,
)  # fmt: skip
