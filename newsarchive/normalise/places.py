"""Places that datelines name, and the Ministry of Home Affairs code of their regency or city.

``regencies.csv`` holds every regency and city (with its usual short forms), ``towns.csv`` other
places that stand in datelines: the seats of regencies, with the regency's code, and cities abroad,
without one.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

PROVINCES = {
    "11": ("Aceh", "NAD"),
    "12": ("Sumatera Utara", "Sumatra Utara", "Sumut"),
    "13": ("Sumatera Barat", "Sumatra Barat", "Sumbar"),
    "14": ("Riau",),
    "15": ("Jambi",),
    "16": ("Sumatera Selatan", "Sumatra Selatan", "Sumsel"),
    "17": ("Bengkulu",),
    "18": ("Lampung",),
    "19": ("Kepulauan Bangka Belitung", "Bangka Belitung", "Babel"),
    "21": ("Kepulauan Riau", "Kepri"),
    "31": ("DKI Jakarta", "DKJ", "DKI"),
    "32": ("Jawa Barat", "Jabar"),
    "33": ("Jawa Tengah", "Jateng"),
    "34": ("Daerah Istimewa Yogyakarta", "D.I. Yogyakarta", "DIY"),
    "35": ("Jawa Timur", "Jatim"),
    "36": ("Banten",),
    "51": ("Bali",),
    "52": ("Nusa Tenggara Barat", "NTB"),
    "53": ("Nusa Tenggara Timur", "NTT"),
    "61": ("Kalimantan Barat", "Kalbar"),
    "62": ("Kalimantan Tengah", "Kalteng"),
    "63": ("Kalimantan Selatan", "Kalsel"),
    "64": ("Kalimantan Timur", "Kaltim"),
    "65": ("Kalimantan Utara", "Kaltara", "Kalut"),
    "71": ("Sulawesi Utara", "Sulut"),
    "72": ("Sulawesi Tengah", "Sulteng"),
    "73": ("Sulawesi Selatan", "Sulsel"),
    "74": ("Sulawesi Tenggara", "Sultra"),
    "75": ("Gorontalo",),
    "76": ("Sulawesi Barat", "Sulbar"),
    "81": ("Maluku",),
    "82": ("Maluku Utara", "Malut"),
    "91": ("Papua",),
    "92": ("Papua Barat",),
    "93": ("Papua Selatan",),
    "94": ("Papua Tengah",),
    "95": ("Papua Pegunungan",),
    "96": ("Papua Barat Daya",),
}
"""Province code -> its names, the official one first."""

_KINDS = {
    "kabupaten": "kabupaten",
    "kab": "kabupaten",
    "kota": "kota",
    "kotamadya": "kota",
    "kodya": "kota",
}
_KIND_FIRST = re.compile(rf"({'|'.join(_KINDS)})(?:\.\s*|\s+)(?=\w)", re.I)
_KIND_LAST = re.compile(r"(.{1,60}?)\s+(kota)", re.I)


@dataclass(frozen=True, slots=True)
class _Entry:
    code: str
    kind: str
    """``kabupaten``, ``kota``, or ``town`` for a place that lies within the regency."""


def place_code(place: str, regencies: Sequence[str] = ()) -> str | None:
    """Code of the regency or city that a dateline place names ("Mataram, NTB" -> "52.71").

    A name that a regency and a city share ("Probolinggo") resolves only by a word of kind ("Kota
    Probolinggo"), by its province, or when ``regencies``, the site's own codes, holds exactly one
    of the two. None when the place is unknown or stays ambiguous.
    """
    names = [name for name in (part.strip() for part in place.split(",", 4)) if name]
    provinces = {code for name in names[1:] for code in _provinces().get(fold(name), ())}
    for name in names:
        codes = {
            entry.code
            for entry in _entries_of(name)
            if entry.code and (not provinces or entry.code[:2] in provinces)
        }
        if len(codes) > 1:
            codes &= set(regencies)
        if codes:
            return codes.pop() if len(codes) == 1 else None
    return None


def place_codes(name: str) -> frozenset[str]:
    """Codes of every regency and city that ``name`` may mean, of both kinds where it says none."""
    return frozenset(entry.code for entry in _entries_of(name) if entry.code)


def is_known_place(name: str) -> bool:
    """Whether ``name`` is a regency, city, seat, province or dateline city abroad."""
    return fold(name) in _provinces() or any(True for _ in _entries_of(name))


def is_province(name: str) -> bool:
    """Whether ``name`` is a province, in full or as usually shortened ("Jatim")."""
    return fold(name) in _provinces()


def fold(name: str) -> str:
    """The letters and digits of a name, for comparing spellings ("Bau-Bau" and "BAUBAU")."""
    return "".join(filter(str.isalnum, name.casefold()))


def _entries_of(name: str) -> Iterator[_Entry]:
    first, last = _KIND_FIRST.match(name), _KIND_LAST.fullmatch(name)
    if first:
        kind, bare = _KINDS[first[1].lower()], name[first.end() :]
        yield from (entry for entry in _entries().get(fold(bare), ()) if entry.kind == kind)
    elif last:
        yield from (entry for entry in _entries().get(fold(last[1]), ()) if entry.kind == "kota")
    yield from _entries().get(fold(name), ())


@lru_cache(maxsize=1)
def _entries() -> Mapping[str, tuple[_Entry, ...]]:
    entries: dict[str, list[_Entry]] = defaultdict(list)
    for row in _table("regencies.csv"):
        entries[fold(row["name"])].append(_Entry(row["code"], row["kind"]))
    for row in _table("towns.csv"):
        entries[fold(row["name"])].append(_Entry(row["code"], "town"))
    return {name: tuple(found) for name, found in entries.items()}


@lru_cache(maxsize=1)
def _provinces() -> Mapping[str, tuple[str, ...]]:
    return {fold(name): (code,) for code, names in PROVINCES.items() for name in names}


def _table(name: str) -> list[dict[str, str]]:
    table = files("newsarchive.normalise").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(table.splitlines()))
