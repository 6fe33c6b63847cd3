"""The words of Indonesian dates: months, weekdays, zones, labels, and how to look for them.

Everything is lower case, as :func:`fold` leaves a text, with straight apostrophes and hyphens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, timedelta, timezone, tzinfo

from newsarchive.site import WIB, WIT, WITA

LONGEST = 500
"""Characters of a timestamp string that are looked at; real ones are shorter than 200."""

MONTHS: Mapping[str, int] = {
    spelling: number
    for number, spellings in enumerate(
        (
            "januari january jan",
            "februari pebruari febuari pebuari february feb peb",
            "maret march mar mrt",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus agutus august agust agus agst ags agt agu aug",
            "september sept sep",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        start=1,
    )
    for spelling in spellings.split()
}

WEEKDAYS: Mapping[str, int] = {
    spelling: number
    for number, spellings in enumerate(
        (
            "senin sen monday mon",
            "selasa sel tuesday tues tue",
            "rabu rab wednesday wed",
            "kamis kam thursday thurs thur thu",
            "jumat jum'at jum friday fri",
            "sabtu sab saturday sat",
            "minggu ahad min sunday sun",
        )
    )
    for spelling in spellings.split()
}
"""Monday is 0, as in :meth:`datetime.date.weekday`."""

ZONES: Mapping[str, tzinfo] = {
    "wib": WIB, "wita": WITA, "wit": WIT, "wp": WIT,
    "waktu indonesia barat": WIB, "waktu indonesia tengah": WITA, "waktu indonesia timur": WIT,
    "z": UTC, "ut": UTC, "utc": UTC, "gmt": UTC,
} | {
    name: timezone(timedelta(hours=hours), name.upper())
    for name, hours in {
        "sgt": 8, "myt": 8, "jst": 9, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7,
        "mdt": -6, "pst": -8, "pdt": -7,
    }.items()
}  # fmt: skip
"""Zones by name: Indonesia's own, those of neighbours, and the ones RFC 822 gives feeds."""

NUMBERS: Mapping[str, int] = {
    "a": 1, "an": 1, "one": 1, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6,
    "tujuh": 7, "delapan": 8, "sembilan": 9, "sepuluh": 10,
}  # fmt: skip

AFTERNOON: Mapping[str, range] = {
    "siang": range(1, 5), "sore": range(1, 8), "petang": range(3, 8), "malam": range(6, 12),
}  # fmt: skip
"""Part of the day -> hours of the twelve-hour clock that it moves past noon ("7.30 malam")."""

DAY_PARTS = (*AFTERNOON, "dini hari", "dinihari", "subuh", "pagi")

MARKET_DAYS = ("pon", "wage", "kliwon", "legi", "pahing", "paing")
"""The Javanese five-day week, printed beside the weekday ("Senin Kliwon")."""

UNTIL = ("-", "s/d", "s.d.", "s.d", "sd", "sampai dengan", "sampai", "hingga", "dan", "&", "to")
"""What joins the two ends of a range."""

BETWEEN = (
    *DAY_PARTS, *MARKET_DAYS, *WEEKDAYS, "hari", "tanggal", "tgl", "pukul", "pkl", "jam", "at",
    "on", "pada", "sekitar", "sekira", "kira", "kurang", "lebih", "antara", "mulai", "sejak",
    "menjelang", "tengah", "tadi", "lalu", "kemarin", "besok", "ini", "waktu", "setempat", "time",
    "hingga", "sampai", "dan",
)  # fmt: skip
"""Words that may stand between a weekday, a date and a time without parting them."""

MEASURES = (
    "%", "persen", "ton", "kg", "kilogram", "km", "kilometer", "meter", "hektare", "hektar", "ha",
    "liter", "juta", "miliar", "triliun", "ribu", "rupiah", "poin", "kali", "orang",
)  # fmt: skip
"""What follows an amount, never a time ("6 Mei 2024, 12.50 ton")."""

PUBLISHED = (
    "diterbitkan", "dipublikasikan", "dipublikasi", "dipublish", "published", "publish",
    "publikasi", "terbit", "ditayangkan", "tayang", "posted", "diposting", "dipost", "diunggah",
    "diupload", "uploaded", "dimuat", "dirilis", "rilis", "ditulis", "dibuat", "created",
)  # fmt: skip

UPDATED = (
    "diperbarui", "diperbaharui", "perbarui", "pembaruan", "pembaharuan", "dimutakhirkan",
    "diupdate", "di-update", "updated", "update", "last modified", "modified", "diubah",
    "disunting", "diedit", "edited", "direvisi",
)  # fmt: skip

_SAME = {ord(mark): "'" for mark in "’‘ʼ`´′ʻ＇"} | {ord(mark): "-" for mark in "‐‑‒–—―−－"}
_INVISIBLE = dict.fromkeys(
    (*range(9), 0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF)
)
_FOLDED = _SAME | _INVISIBLE
_TO_FOLD = re.compile(f"[{''.join(map(chr, _FOLDED))}]")


def fold(text: str) -> str:
    """The start of ``text`` in lower case on one line, with plain apostrophes and hyphens."""
    text = text.strip()
    if len(text) > LONGEST:
        # The last word may be cut: half a year would read as another year.
        text = text[:LONGEST].rpartition(" ")[0]
    if not (text.isascii() and text.isprintable()) and _TO_FOLD.search(text):
        text = text.translate(_FOLDED)
    return " ".join(text.split()).lower()


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of ``words``, the longest first so that none hides another.

    Words are grouped by their first letter, which halves the time a long table takes to match.
    """
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(
        f"{re.escape(first)}(?:{'|'.join(re.escape(word[1:]) for word in same)})"
        for first in dict.fromkeys(word[0] for word in ordered)
        if (same := [word for word in ordered if word[0] == first])
    )
