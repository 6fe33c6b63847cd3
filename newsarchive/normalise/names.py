"""Names: which strings name people, desks, agencies or initials, and how lists of them split."""

from __future__ import annotations

import re
from dataclasses import replace

from newsarchive.model import Byline
from newsarchive.normalise.outlets import is_outlet
from newsarchive.normalise.places import is_known_place
from newsarchive.normalise.roles import (
    AGENCY_CODES,
    DESKS,
    NOBODY,
    PRESS_OFFICES,
    ROLE_OF,
    is_label,
)
from newsarchive.normalise.words import CHROME, NOT_NAMES, OPENINGS, words

LONGEST_NAME = 60
EDGES = " \t\xa0.,;:|/\\-–—_=•·*~>»→«'\"“”®@"
PIECES = re.compile(r"\s*[|•·]\s*|\s+[-–—]{1,3}\s+")
NAMES = re.compile(r"\s*[,;/&]\s*(?:(?:dan|and|serta)\s+)?|\s+(?:dan|and|serta)\s+", re.I)
_TITLE = re.compile(
    r"(?:[SMDA]\.?\s?[A-Z]\w{0,3}\.?(?:\s?[A-Z]\w{0,3}\.?){0,2}|Ph\.?\s?D|Amd\.?\w{0,4}|Lc|Jr|Sr)\.?"
)
_DOTTED = re.compile(r"(?:^|[\s,])(?:[A-Z]\w{0,3}\.){1,3}[A-Z]\w{0,3}$")
_TITLES_WITHOUT_DOT = words(
    """
    amd drh lc ma mag map mba mh mhum mikom mip mkes mkn mkom mm mpd msc msi mt phd sag se sei sfarm
    sh shi shut sik sikom sip skep skm skom spd spdi spi spsi spt ssi ssos sst st stp
    """
)
_CODE = re.compile(
    r"[A-Za-z]{2,4}|[A-Za-z]{1,6}-?\d{1,4}|(?:[A-Z]\.)?[A-Z]{1,3}-[A-Z0-9]{1,5}"
    r"|[A-Z]{1,3}\d{1,2}-[A-Za-z0-9]{1,5}"
    r"|[A-Za-z]{1,3}\.[A-Za-z0-9]{1,4}|[A-Z]"
)
_RED = re.compile(r"red[ ./-][A-Z][A-Z0-9]{1,7}", re.I)
""" "red KS", the desk of a paper with these initials."""
_SPOKEN_4 = re.compile(r"[^aeiou][aeiou][^aeiou][aeiou]|[aeiou][^aeiou][aeiou][^aeiou]", re.I)
_SPOKEN_3 = re.compile(r"[AEIOU][^aeiou][aeiou]")
_PARTICLES = words("al an bin binti da dan de del den der di el ibn la le van von")
_VERB = re.compile(r"(?:di|ter|mem|meng)[a-z]{4,}|[a-z]{4,}kan")
"""Passive and active verbs, which headlines hold and names hardly ever do."""
_NAME_SHAPE = re.compile(r"[^\W\d_](?:[\w.'’`&@]| (?!-)|-(?!\w*-))*")


def people_in(value: str, *, labelled: bool = True) -> list[Byline]:
    """The names in a value, as authors; outlet codes after a slash are agencies."""
    if value.strip(EDGES).casefold() == "n/a":
        return []
    pieces = [piece for piece in PIECES.split(trimmed(value)) if piece.strip(EDGES)]
    found: list[Byline] = []
    for piece in pieces:
        parts, slashes = _parts(piece)
        for index, (part, slashed) in enumerate(zip(parts, slashes, strict=True)):
            first = not found and index == 0
            after_code = bool(found) and _is_outlet_code(found[-1].name)
            if slashed and found and not after_code and _is_outlet(part):
                found.append(Byline("agency", part))
            elif part.casefold() in NOBODY or (is_aside(part) and len(pieces) + len(parts) > 2):
                continue
            elif not first and part[0].isupper() and part.split()[0].casefold() in OPENINGS:
                return found
            elif is_name(part, labelled=labelled):
                found.append(Byline("author", part))
            else:
                return found if found and index == 0 else []
    return found


def _parts(piece: str) -> tuple[list[str], list[bool]]:
    """The names of a list with academic titles put back, and whether a slash led to each."""
    parts: list[str] = []
    slashes: list[bool] = []
    at, separator = 0, ""
    for found in [*NAMES.finditer(piece), None]:
        part = piece[at : found.start() if found else len(piece)].strip(" \t\xa0;:|/*-–—")
        if parts and "," in separator and is_title(part):
            parts[-1] = f"{parts[-1]}, {part}"
        elif name := trimmed(re.sub(r"\s+\d{1,3}$", "", part)):
            parts.append(name)
            slashes.append("/" in separator)
        if found:
            at, separator = found.end(), found[0]
    return parts, slashes


def trimmed(text: str) -> str:
    """The text without marks at its edges, but with the full stop of a title ("S.H.")."""
    bare = text.strip(EDGES)
    stop = _DOTTED.search(bare) and text[text.find(bare) + len(bare) :].startswith(".")
    return folded(bare) + ("." if stop else "")


def people_in_bracket(inner: str) -> list[Byline]:
    """The codes and names of an end bracket; empty when any part of it is neither."""
    inner = re.sub(r"\s+(?:dan|and|&)\s+", "/", inner, flags=re.I)
    found: list[Byline] = []
    for raw in re.split(r"[/,;|]|\s[-–—]\s", inner):
        part = folded(raw.strip(EDGES))
        if not part or part.casefold() in NOBODY or is_known_place(part):
            continue
        if found and found[-1].role == "author" and is_label(part):
            found[-1] = replace(found[-1], role=ROLE_OF[part.casefold()], label=part)
            continue
        one = _bracket_part(part, after_name=bool(found) and found[-1].role == "author")
        if one is None:
            return []
        found.append(one)
    if any(one.role == "initials" for one in found):
        # "(andi/zal)": beside a code four small letters are one, too.
        found = [
            replace(one, role="initials") if one.name.islower() and len(one.name) < 5
            and one.role == "author" else one
            for one in found
        ]  # fmt: skip
    return found if len(found) > 1 or len(inner.strip(EDGES)) > 1 else []


def _bracket_part(part: str, *, after_name: bool) -> Byline | None:
    code = part.casefold()
    if ":" in part:
        return None
    if code.startswith(PRESS_OFFICES):
        return Byline("source", part)
    if is_desk(part):
        return Byline("desk", part)
    if code in AGENCY_CODES:
        return Byline("agency", AGENCY_CODES[code] or part)
    if is_outlet(part) or (after_name and _is_outlet_code(part)):
        return Byline("agency", part)
    if _is_code(part):
        return Byline("initials", part)
    if is_name(part) or (part.isalpha() and part.islower() and is_name(part, labelled=True)):
        return Byline("author", part)
    return None


def is_name(name: str, *, labelled: bool = False) -> bool:
    """Whether a name may be a person's (or, after a label, an account's: lower case is allowed)."""
    plain, *titles = name.split(", ")
    if not all(map(is_title, titles)):
        return False
    parts = plain.split()
    if not parts or len(parts) > 6 or len(name) > LONGEST_NAME or not _NAME_SHAPE.fullmatch(plain):
        return False
    lower = [word.casefold() for word in parts]
    if lower[0] in CHROME or any(word in NOT_NAMES for word in lower):
        return False
    if labelled:
        return len(parts) <= 3 or any(part[0].isupper() for part in parts)
    if (
        lower[0] in OPENINGS
        or len(parts) > 5
        or len(plain) < 3
        or any(letter.isdigit() for letter in plain)
    ):
        return False
    if len(parts) > 2 and any(_VERB.fullmatch(part) for part in lower[1:]):
        return False
    return all(not part.islower() or part in _PARTICLES for part in parts)


def _is_code(part: str) -> bool:
    """Whether a word is initials (``zal``, ``KR-ABC``) rather than a short name (``Raka``)."""
    if not _CODE.fullmatch(part):
        return False
    if len(part) == 4 and part.isalpha():
        return not (_SPOKEN_4.fullmatch(part) or part.istitle())
    return not (part.istitle() and _SPOKEN_3.fullmatch(part))


def _is_outlet(part: str) -> bool:
    return _is_outlet_code(part) or is_outlet(part)


def _is_outlet_code(part: str) -> bool:
    return part.isupper() and part.isalpha() and 2 <= len(part) <= 4


def is_desk(name: str) -> bool:
    folded = name.casefold().strip(EDGES)
    named = folded.startswith(("redaksi ", "tim ", "newsroom ", "biro ")) and ":" not in name
    return folded in DESKS or named or (_RED.fullmatch(name) is not None and name[4:].isupper())


def is_aside(part: str) -> bool:
    """Whether a part stands beside a name without being one: outlet, place, noise."""
    return is_outlet(part) or is_known_place(part) or is_label(part)


def is_title(part: str) -> bool:
    if part.casefold().replace(".", "") in _TITLES_WITHOUT_DOT:
        return True
    return "." in part and len(part) <= 12 and _TITLE.fullmatch(part) is not None


def folded(name: str) -> str:
    return " ".join(name.split())
