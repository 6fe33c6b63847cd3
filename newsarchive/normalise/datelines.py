"""Datelines: the place and outlet that stand before the first sentence.

A dateline is a run of chunks (a name, a host name, a bracket, a date), each followed by a
separator. The chunks are read one by one into a :class:`_Head`; after each, the head may end
there. The longest head that may end is the dateline, so that ``PADANG - RADAR PADANG - Text``
is taken whole and ``PADANG - Radar cuaca rusak`` only up to the first dash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from newsarchive.model import Dateline
from newsarchive.normalise.outlets import DOMAIN, MEDIA_WORDS, has_domain, is_outlet
from newsarchive.normalise.places import is_known_place, is_province
from newsarchive.normalise.words import OPENINGS, TITLES_AND_TIMES, words

_WINDOW = 200
"""Characters in which a dateline must end; none of those seen takes more than 120."""

_MONTH = (
    r"(?i:jan|feb|peb|mar|apr|mei|may|jun|jul|agu|aug|agt|sep|okt|oct|nov|nop|des|dec)[a-z]{0,7}"
)
_DAY = r"(?i:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad)"
_DATE = (
    rf"(?:{_DAY}\b\s{{0,2}}[,/]?\s{{0,2}})?(?:\(\s?)?"
    rf"(?:\d{{1,2}}\s?{_MONTH}(?:\s?\d{{2,4}})?|\d{{1,2}}(?:/\d{{1,2}}(?![/.-])|[/.-]\d{{1,2}}[/.-]\d{{2,4}})"
    r"|\d{4}-\d{2}(?:-\d{2})?)(?:\s?\))?(?![\w/])"
)
_ABBREVIATED = r"(?:Kab|Kec|Kel|Kep|Kod|Prov|Ds|St|D\.I|KAB|KEC|KEP)\."
_REDUPLICATED = rf"(?:-(?!{_DAY}\b)(?i:[a-z]{{3,10}})(?=\s?[-–—,(|]))?"  # Bau-Bau, Wangi-Wangi
_WORD = rf"(?!{DOMAIN})(?:{_ABBREVIATED}|[A-ZÀ-Þ](?:[^\W_]|['’&]){{0,40}}{_REDUPLICATED})"
_CHUNK = re.compile(
    rf"(?P<date>{_DATE})"
    rf"|(?P<domain>{DOMAIN}[®™]?)"
    r"|[(\[](?P<bracket>[^()\[\]\n]{2,60})[)\]]"
    rf"|(?P<name>{_WORD}(?:[ \xa0]?(?<=\.){_WORD}|[ \xa0]{_WORD}){{0,5}})"
    r"|(?P<lower>[a-z][a-zA-Z0-9]{3,20}(?=\s?[-–—|(\n]|,\s?[A-Z]))"
)
_SEPARATOR = re.compile(r"\s*(?:[,.;]?\s?(?:[-‐-―−โ]{1,4}|[|]{1,3}|//|[:#_•·»~>]{1,2})|[,.])?\s*")
# A capital I that stands for a bar, and the slash, part only a place and a host name.
_BARRED = re.compile(
    rf"(?P<before>[A-Z][\w '’.-]{{2,30}}?)(?:\s[Il]\s|\s?/\s?)(?={DOMAIN})"
    rf"|(?P<domain>{DOMAIN})(?:\s[Il]\s|\s?/\s?|\s(?=\([A-Z]))"
    r"\(?(?P<place>[A-Z][\w '’.-]{2,30}?)\)?(?=\s?[-–—|:,])"
)
_BARRED_ALONE = re.compile(rf"({DOMAIN})\s[lI]\s(?=[A-Z][a-z])")
_LEADING = re.compile(
    r"\s*(?:(?i:(?:breaking|headline) news|nasional|daerah|regional)\s?(?://|[,|:])\s?)?"
    rf"(?:(?i:date|tanggal|tgl)\W{{0,2}})?(?:{_DATE}[\s,:|-]{{1,4}})?[\"'“”*]?"
)
_GLUED_PLACE = re.compile(r"([A-Z][A-Z ]{2,28}[A-Z])(?=[A-Z][a-z])")
_ONE_DATE = re.compile(_DATE)
_ONLY_DATE = re.compile(rf"{_DATE}|(?=.*[/.:-])[\d\s/.,:-]+")
_REST = re.compile(r"[\"'“”‘’(\[]*(?:[A-ZÀ-Þ]|\d)")

_NOT_PLACES = OPENINGS | TITLES_AND_TIMES
_NO_OUTLETS = words("breaking timnas video foto infografis live")
"""First words of what has an outlet's ring and is none ("Breaking News", "Timnas Indonesia")."""
_OUTLET_ENDINGS = words("indonesia news online tv post pos times today network")
_ROUTE_ENDS = words("merak bakauheni gempol cikampek palimanan brebes suramadu")
_TRADE = MEDIA_WORDS | words("timur barat utara selatan tengah raya ekspres jaya")
"""Second halves of outlets with a hyphen in their name."""
_WEAK_MARKS = ":_~>\n"
"""Marks that end a dateline only after a known place or an outlet."""


@dataclass(frozen=True, slots=True)
class _Separator:
    mark: str
    """The mark with its blanks folded away: "," "." "-" ",-" "|" ":" "" ..."""
    glued: bool
    """No blank on either side."""

    @property
    def strong(self) -> bool:
        """Whether it ends a dateline by itself: a dash, bar, colon, hash or line end."""
        return self.mark[-1:] not in ("", ",", ".", ";")

    @property
    def lone_hyphen(self) -> bool:
        """Whether it may as well be a hyphen inside a word: ``Surabaya-Gempol``."""
        return self.glued and self.mark in ("-", "–")


@dataclass(slots=True)
class _Head:
    """What the chunks read so far say."""

    places: list[str] = field(default_factory=list)
    outlet: str | None = None
    dated: bool = False
    date_follows_dash: bool = False
    bracketed: bool = False
    bracketed_place: bool = False
    """The place itself stands in brackets: "[JAKARTA] Text"."""

    @property
    def known(self) -> bool:
        return any(is_known_place(place) or _ends_in_province(place) for place in self.places)

    @property
    def shouted(self) -> bool:
        return bool(self.places) and self.places[0].isupper()

    def dateline(self) -> Dateline:
        places, outlet = self.places, self.outlet
        if outlet is None and _outlet_before_place(places):
            outlet, places = places[0], places[1:]
        place = _folded(", ".join(places)) or None
        return Dateline(place, _folded(outlet) if outlet else None)


def split_dateline(text: str) -> tuple[Dateline | None, str]:
    """The dateline at the start of a first paragraph, and the text after it.

    Place and outlet are as printed; either may be None, not both. Dates inside a dateline are
    dropped. Without a dateline the text comes back unchanged.
    """
    window = text[:_WINDOW]
    barred = _BARRED.match(window)
    if barred:
        place, domain = barred["before"] or barred["place"], barred["domain"] or ""
        opened = f"{domain} | {place}" if domain else f"{place} | "
        found, rest = split_dateline(opened + text[barred.end() :])
        return (found, rest) if found else (None, text)
    alone = _BARRED_ALONE.match(window)
    if alone:
        return Dateline(None, alone[1]), text[alone.end() :]
    glued = _GLUED_PLACE.match(window)
    if glued and is_known_place(glued[1]):
        return Dateline(glued[1]), text[glued.end() :]
    best: tuple[Dateline, int] | None = None
    for head, separator, end in _heads(window):
        if _may_end(head, separator, text[end : end + _WINDOW]):
            best = head.dateline(), end
    return (best[0], text[best[1] :]) if best else (None, text)


def _heads(window: str) -> Iterator[tuple[_Head, _Separator, int]]:
    """The head after each chunk, with the separator that follows and where the rest begins."""
    leading = _LEADING.match(window)
    at = leading.end() if leading else 0
    head, before = _Head(), _Separator("", glued=True)
    while chunk := _CHUNK.match(window, at):
        at, separator = _separator_after(window, chunk.end())
        kind, value = chunk.lastgroup or "", chunk[chunk.lastgroup or 0]
        if kind == "name" and head.outlet and not head.places and not separator.strong:
            place = _known_prefix(value)
            if place and place != value:
                head.places.append(place)
                after = chunk.start() + len(place)
                yield head, _Separator("", glued=False), after + 1
                return
        if not _add(head, kind, value, before, separator):
            return
        yield head, separator, at
        before = separator


def _separator_after(window: str, at: int) -> tuple[int, _Separator]:
    found = _SEPARATOR.match(window, at)
    raw = found[0] if found else ""
    mark = "".join(raw.split())
    if not mark and "\n" in raw:
        mark = "\n"
    return at + len(raw), _Separator(mark, glued=raw == mark)


def _add(head: _Head, kind: str, value: str, before: _Separator, after: _Separator) -> bool:
    """Read one chunk into the head; False when it cannot belong to a dateline."""
    if kind == "date":
        head.dated = True
        head.date_follows_dash = before.strong
        return bool(head.places or head.outlet)
    if kind == "bracket":
        return _add_bracket(head, value)
    if kind == "domain":
        return _add_domain(head, value, before)
    if before.mark == "." and head.places:
        return False
    if before.lone_hyphen and head.places and not is_outlet(value) and not is_known_place(value):
        return False
    return _add_name(head, value, after, lower=kind == "lower")


def _add_bracket(head: _Head, inner: str) -> bool:
    inner = inner.strip()
    if _ONLY_DATE.fullmatch(inner):
        head.dated = True
        return bool(head.places or head.outlet)
    if head.outlet and not head.places and is_known_place(inner):
        head.places.append(inner)
        return True
    if head.outlet is None and head.places:
        head.outlet, head.bracketed = inner, True
        initials = "".join(word[0] for word in head.places[0].split())
        if not head.known and len(inner) > 2 and initials.endswith(inner):
            return False  # "Festival Anak Usia Dini (AUD)": its own initials
        return len(inner.split()) <= 4 and (inner[:1].isupper() or is_outlet(inner))
    if head.places or head.outlet:
        return False
    head.bracketed_place = True
    for part in re.split("[,/]", inner):
        name = part.strip()
        if is_outlet(name) and head.outlet is None:
            head.outlet = name
        elif is_known_place(name) or (has_domain(inner) and _is_plausible(name)):
            head.places.append(name)
        elif not _ONLY_DATE.fullmatch(name):
            return False
    head.bracketed = True
    return True


def _add_domain(head: _Head, value: str, before: _Separator) -> bool:
    if head.outlet is not None and len(head.places) == 1 and not is_outlet(head.outlet):
        # "RANDUTELU, JATISEWU, kabar.com": what looked like an outlet is the village's district.
        head.places.append(head.outlet)
        head.outlet = None
    if not before.mark and head.places and value.partition(".")[0].casefold() in MEDIA_WORDS:
        # "JATISEWU, SELO POS.COM": the host's first word alone is no name.
        value = f"{head.places.pop()} {value}"
    if head.outlet is not None and not before.mark and not has_domain(head.outlet):
        head.outlet = f"{head.outlet} {value}"
        return not head.places
    if head.outlet is not None:
        return False
    for joint in ("-", "."):
        place, found, domain = value.partition(joint)
        if head.places and not before.mark:
            place = f"{head.places[-1]} {place}"
        elif head.places:
            continue
        if found and _is_own_place(place, joint, domain):
            head.places[-1:] = [place]
            head.outlet = domain
            return True
    head.outlet = value
    return not head.places or before.mark != "" or head.known


def _is_own_place(place: str, joint: str, domain: str) -> bool:
    """Whether ``PLACE-outlet.com`` or ``PLACE.outlet.com`` are a place and an outlet in one."""
    if not has_domain(domain):
        return False
    if joint == "." or is_known_place(place):
        return is_known_place(place) and (joint == "-" or (place.isupper() > domain.isupper()))
    # A village that no table has: "RANDUTELU-KABARX.com"; but "TRIBUN-TIMUR.com" is one outlet.
    label = domain.partition(".")[0]
    letters = place.replace(" ", "")
    shaped = (
        letters.isalpha() and letters.isupper() and not domain.isupper() and _is_plausible(place)
    )
    return shaped and not (is_outlet(place) or is_known_place(label) or label.casefold() in _TRADE)


def _add_name(head: _Head, value: str, after: _Separator, *, lower: bool) -> bool:
    known = is_known_place(value) or _ends_in_province(value)
    if lower:
        # Before its place ("kabarselo, Jatisewu") an outlet may have any name, or behind one that
        # is known and before more than a hyphen ("Jember, suluhan—").
        beside_place = not head.places or (head.known and not after.lone_hyphen)
        fits = head.outlet is None and (is_outlet(value) or beside_place)
        head.outlet = value
        return fits
    if not known and head.outlet and head.outlet[0].islower() and not is_outlet(head.outlet):
        return False
    if known and not (head.places and head.outlet is None and is_outlet(value)):
        if value.casefold() not in (place.casefold() for place in head.places):
            head.places.append(value)
        return len(head.places) <= 3
    if not head.outlet and not head.places and (split := _outlet_and_place(value)):
        head.outlet = split[0]
        head.places.append(split[1])
        return True
    if not head.outlet and not head.places and (split := _place_and_outlet(value)):
        head.places.append(split[0])
        head.outlet = split[1]
        return True
    if not head.places and value.split()[0].casefold() in _NO_OUTLETS:
        return False
    if head.outlet is None and (is_outlet(value) or head.places):
        head.outlet = value
        named = value if not head.known else value.split()[0]
        return is_outlet(value) or (len(value.split()) <= 3 and _is_plausible(named))
    head.places.append(value)
    return len(head.places) == 1 and (_is_plausible(value) or _is_code(value) or not after.mark)


def _outlet_and_place(name: str) -> tuple[str, str] | None:
    """``XY Indonesia Pekanbaru``: an outlet and a place without anything between them."""
    parts = name.split()
    for cut in range(1, len(parts)):
        outlet, place = " ".join(parts[:cut]), " ".join(parts[cut:])
        if parts[cut - 1].casefold() in _OUTLET_ENDINGS and cut > 1 and is_known_place(place):
            return outlet, place
    return None


def _place_and_outlet(name: str) -> tuple[str, str] | None:
    """``Jatisewu Kabar Selo``; "Bali Post" and "Riau Pos Online" are outlets themselves."""
    place = _known_prefix(name)
    outlet = name[len(place) :].strip() if place else ""
    whole = len(outlet.split()) > 1 and is_outlet(outlet)
    return (place, outlet) if place and whole and not is_outlet(outlet.split()[0]) else None


def _ends_in_province(name: str) -> bool:
    """``Lombok Tengah NTB``: a place and its province without a comma between them."""
    place, _, province = name.rpartition(" ")
    return is_province(province) and is_known_place(place)


def _known_prefix(name: str) -> str | None:
    parts = name.split(" ")
    for cut in range(min(4, len(parts)), 0, -1):
        prefix = " ".join(parts[:cut])
        if is_known_place(prefix):
            return prefix
    return None


def _outlet_before_place(places: list[str]) -> bool:
    """``INILAHCOM, Jakarta``: an unknown name in capitals before a known place."""
    if len(places) != 2 or is_known_place(places[0]) or not is_known_place(places[1]):
        return False
    return (
        _is_code(places[0])
        or (places[0].isupper() and not is_province(places[1]))
        or (places[1].isupper() and not places[0].isupper())  # "Harianku, SOLO"
    )


def _is_code(name: str) -> bool:
    return name.isupper() and len(name) <= 4


def _is_plausible(name: str) -> bool:
    """Whether an unknown name may be a place or an outlet: no institution, person or sentence."""
    parts = name.casefold().split()
    return (
        len(parts) <= (3 if name.isupper() else 2)
        and not any(word.strip(".'’") in _NOT_PLACES for word in parts)
        and not any(letter.isdigit() for letter in name)
        and name[-1] not in "'’"
    )


def _may_end(head: _Head, separator: _Separator, rest: str) -> bool:
    """Whether the text after this separator reads as the first sentence."""
    if not rest.strip():
        sure = head.known or has_domain(head.outlet or "")
        return (separator.strong and sure) or _is_signed(head)
    if not _is_sentence(rest):
        return False
    opens = _REST.match(rest) is not None or (
        head.known and head.shouted and separator.strong and not separator.glued
    )
    if head.outlet and head.places:
        return _outlet_and_place_may_end(head, separator, opens=opens)
    if not opens:
        return False
    if head.outlet:
        return _outlet_may_end(head.outlet, separator)
    return _place_may_end(head, separator, rest)


def _is_signed(head: _Head) -> bool:
    return head.known and head.outlet is not None and is_outlet(head.outlet)


def _is_sentence(rest: str) -> bool:
    parts = rest.split(maxsplit=8)
    return len(parts) > 1 and (len(parts) > 7 or not rest.isupper())


def _outlet_and_place_may_end(head: _Head, separator: _Separator, *, opens: bool) -> bool:
    outlet = head.outlet or ""
    sure = has_domain(outlet) or (head.bracketed and is_outlet(outlet))
    if separator.strong and (sure or head.known or is_outlet(outlet)):
        return opens or sure
    if separator.strong:
        return opens and not separator.lone_hyphen and separator.mark[-1] not in _WEAK_MARKS
    if separator.mark:
        fits = opens or (separator.mark == "." and separator.glued)
        return fits and (sure or (head.known and is_outlet(outlet)))
    return opens and sure and (head.known or head.bracketed_place)


def _outlet_may_end(outlet: str, separator: _Separator) -> bool:
    if not is_outlet(outlet):
        return False
    if separator.strong:
        return has_domain(outlet) or not separator.glued
    return outlet.isupper() and separator.mark == ("," if has_domain(outlet) else ".")


def _place_may_end(head: _Head, separator: _Separator, rest: str) -> bool:
    known = head.known
    if head.dated:
        if separator.strong:
            return (known or head.shouted) and not _ONE_DATE.match(rest)
        return known and not head.date_follows_dash and separator.mark in ("", ".")
    if not known and (_is_code(head.places[0]) or not _is_plausible(head.places[0])):
        return False
    if separator.lone_hyphen:
        return (known or head.shouted) and not rest[0].isdigit() and not _is_route(rest)
    if separator.strong:
        return known or separator.mark[-1] not in _WEAK_MARKS
    if separator.mark == ".":
        return known
    if not separator.mark and head.bracketed_place:
        return known
    if separator.mark == ",":
        # "Jatisewu, Bupati Selo ...": such a word goes on with no list and with no apposition.
        opener = rest.split(maxsplit=1)[0].casefold() in OPENINGS
        plain = (head.shouted or (known and opener)) and not _is_route(rest)
        return len(head.places) == 1 and plain
    return False


def _is_route(rest: str) -> bool:
    """Whether the rest goes on with another place: ``Surabaya-Gempol``, ``SOLO, Klaten dan``."""
    following = re.match(r"[\w'’]+(?: [A-Z]\w+)?", rest)
    if following is None:
        return False
    word = following[0].split()[0]
    return word.casefold() in _ROUTE_ENDS or is_known_place(word) or is_known_place(following[0])


def _folded(name: str) -> str:
    return " ".join(name.split())
