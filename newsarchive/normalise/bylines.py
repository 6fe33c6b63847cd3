"""Bylines: who made an article, in which role.

A text is read line by line. A line is cut at its labels (``Editor:``), or is an end bracket of
codes (``(ls/red)``), or names people without a label. A label alone on its line belongs to the
bare name above it, else to the line below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from newsarchive.model import Byline
from newsarchive.normalise.datelines import split_dateline
from newsarchive.normalise.names import (
    EDGES,
    LONGEST_NAME,
    NAMES,
    PIECES,
    folded,
    is_aside,
    is_desk,
    is_name,
    is_title,
    people_in,
    people_in_bracket,
    trimmed,
)
from newsarchive.normalise.outlets import HOST, MEDIA_WORDS, has_domain, is_outlet
from newsarchive.normalise.places import is_known_place
from newsarchive.normalise.roles import (
    ACCOUNTS,
    AGENCY_CODES,
    LOOSE_LABELS,
    NEEDS_COLON,
    NOBODY,
    PRESS_OFFICES,
    ROLE_OF,
    is_label,
)
from newsarchive.normalise.words import CHROME, words

_LONGEST_TEXT = 2_000
_LONGEST_LINE = 300


def _alternatives(labels: list[str]) -> str:
    ordered = sorted(labels, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in ordered)


_BARE_LABEL = rf"(?:{_alternatives([word for word in ROLE_OF if word not in NEEDS_COLON])})"
_JOINT = r"\s{0,3}(?:&|/|\+|dan|and|merangkap|sekaligus)\s{0,3}"
_NEVER_IN_NAMES = re.compile(r"\.\.\.|…|©|://|www\.|[?!%]")
_ADDRESS = re.compile(r"\(?[\w.+-]{1,64}(?:@|\[at\]|\(at\))[\w.-]{1,64}\)?", re.I)
"""An e-mail address, hidden from robots or not: where to write to, nobody's name."""
_COLON = re.compile(r"\s*:+\s*")
_LABEL_WORDS = re.compile(r"(?<![\w.-])[^\W\d_]+")
_LEADING_LABEL = re.compile(
    rf"(?P<labels>{_BARE_LABEL}(?:{_JOINT}{_BARE_LABEL}|\s{{1,3}}{_BARE_LABEL}){{0,2}})(?![\w-])\s*",
    re.I,
)
_ROLE_JOINT = re.compile(_JOINT, re.I)
_SUFFIX = re.compile(r"\s*[,(|·•]\s*|\s[-–—]\s")
_LATER_LABEL = re.compile(
    r"[\s;](?=(?:Editor|Reporter|Penulis|Redaktur|Fotografer|Pewarta|Publisher|Wartawan),?\s+[A-Z])"
)
_POSTED_ON = re.compile(r"posted(?: on)?[^|]{0,20}\|\s*(?P<label>by)\s+(?P<name>.+)", re.I)
_COPYRIGHT = re.compile(
    r"(?:copyright|hak cipta)?\s*(?:Â?©|\(c\))\s*(\S+(?: \S+){0,3}) \d{4}\.?", re.I
)
_COPYRIGHT_TAIL = re.compile(r"\s(?=(?:copyright|hak cipta)\s*(?:Â?©|\(c\)))", re.I)
""" "Pewarta: A Editor: B COPYRIGHT © ANTARA 2024": a line of its own whose break was lost."""
_ROLES_BEHIND = re.compile(r"(?P<name>[^(),;|]{3,60})\((?P<label>[^()]{3,20})\)\s*(?:[,;|/&]|$)\s*")
_SENT_FROM = re.compile(r",?\s(?:dari|di|in|dalam)\s[A-Z].*$")
""" "Laporan Raka Wirya, dari Makkah", "by Raka Wirya in Daerah"."""
_SENT_OUT = frozenset({"kontributor", "koresponden"})
_BOX_WORDS = re.compile(r"(?:more from|lihat artikel lain dari|artikel lain dari|tentang)\s+", re.I)
_MONTH = (
    r"(?:jan|feb|peb|mar|apr|mei|may|jun|jul|agu|aug|agt|sep|okt|oct|nov|nop|des|dec)[a-z]{0,7}"
)
_NOISE = re.compile(
    r"(?:\b(?:diterbitkan|dipublikasikan|published)\s)?(?:\b(?:on|pada)\s)?"
    rf"(?:\b(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad)\b,?\s*(?=\d|{_MONTH}\s\d))?"
    rf"(?:\b\d{{1,2}}\s*{_MONTH}\b,?\s*\d{{4}}|\b{_MONTH}\s\d{{1,2}},\s*\d{{4}}"
    r"|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\b\d{4}-\d{2}-\d{2})"
    r"(?:[\s,|•–-]{0,4}\b(?:pukul\s)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?(?:wib|wita|wit|am|pm)\b)?)?"
    r"|\b\d[\d.,]*\s?[km]?\s?(?:views?|hits|kali|x|pembaca|shares?|dibaca|dilihat)\b"
    r"|\b(?:dibaca|dilihat|hits|views?)\s?:?\s?\d[\d.,]*(?:\s(?:kali|x)\b)?"
    r"|\b\d{1,2}\s(?:detik|menit|jam|hari|minggu|bulan|tahun|hours?|minutes?|days?)"
    r"\s(?:yang\s)?(?:lalu|ago)\b"
    r"|\b\d{1,2}[:.]\d{2}\s(?:wib|wita|wit)\b|\b(?:di|at|pukul)\s\d{1,2}[.:]\d{2}$|^\d[\d.,]*\s?[kmrb]{1,2}$|^\d+[.,][\d.,]+$",
    re.I,
)
_WRAPPED = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,120})(?:[)\]]|$)[.\s]*")
_BARE_CODES = re.compile(r"[A-Z]{3,4}|[a-z]{2,4}/[a-z]{2,4}|(?!19|20)\d{4,5}")
_STARS = re.compile(r"(?<!\*)(?:\*{2,5}|(?<=[.!?”\"])\*)$")
_UNITS = words("km kg cm mm ml ha cc gr mw kwh mph wib wita wit rpm bph")


def parse_bylines(text: str) -> list[Byline]:
    """Everyone a byline text names, in reading order; empty for prose and chrome.

    Names are as printed with blanks folded; outlets, places, dates, counts and occupations beside
    them are left out. ``label`` is the role word as printed; a person without one is an
    ``author``, a code an ``initials``. The text may hold several lines.
    """
    if len(text) > _LONGEST_TEXT:
        return []
    found: list[Byline] = []
    waiting: str | None = None
    lasting: str | None = None
    above = ""
    for line in _lines(_ADDRESS.sub("", text)):
        label = _label_alone(line)
        named_above = bool(found) and found[-1].role == "author"
        if named_above and not label:
            label = _label_of_outlet(line)
        if label and not line.endswith(":") and named_above:
            found[-1] = replace(found[-1], role=_role(label), label=label)
        elif label and not found and is_outlet(above):
            found.append(Byline(_role(label), above, label))
        elif label:
            waiting = label
            lasting = label if line.endswith(":") else None
        else:
            bylines = _labelled(waiting, line) if waiting else _line(line)
            if lasting and not waiting and [one.label for one in bylines] == [None]:
                bylines = [replace(one, role=_role(lasting), label=lasting) for one in bylines]
            elif not waiting:
                lasting = None
            found += [one for one in bylines if one.role == "initials" or one not in found]
            waiting, above = None, line
    return found


def is_byline_line(line: str) -> bool:
    """Whether a line of the body is nothing but byline material or an end mark.

    Conservative: a line without a label, a bracket of codes or a copyright mark is text.
    """
    if len(line) > _LONGEST_LINE:
        return False
    return all(map(_is_byline_piece, _COPYRIGHT_TAIL.split(folded(line))))


def _is_byline_piece(line: str) -> bool:
    if not any(letter.isalnum() for letter in line):
        return "*" in line
    if _COPYRIGHT.fullmatch(line):
        return True
    bracket = _BRACKETS.fullmatch(line)
    if bracket:
        return _is_mark(bracket[1])
    before, labelled = _cut_at_labels(line)
    if labelled:
        return _is_byline_start(before.strip(EDGES)) and all(
            _is_whole_value(label, value) for label, value in labelled
        )
    leading = _LEADING_LABEL.match(line)
    loose = leading is None or leading["labels"].casefold() in LOOSE_LABELS
    return not loose and bool(_line(line))


def end_code(line: str) -> tuple[str, str | None]:
    """A last paragraph without its end mark, and the mark: ``(ls/red)``, ``(*)``, ``[abc``.

    A bracket is a mark when a sentence has ended before it, or when it can be nothing else; the
    brackets of a sentence (``(13/11/2023).``, ``(UMKM)``) are not. The mark is None without one.
    """
    tail = line[-140:].rstrip()
    stars = _STARS.search(tail) if tail.endswith("*") else None
    opened = max(tail.rfind("("), tail.rfind("["))
    mark = stars[0] if stars else tail[opened:] if opened >= 0 else ""
    bracket = _BRACKETS.fullmatch(mark)
    if not stars and (bracket is None or not _is_mark(bracket[1])):
        return line, None
    text = line.rstrip()[: -len(mark)].rstrip()
    if bracket and not _closes(text, mark, bracket[1]):
        return line, None
    return text, mark


def _closes(text: str, mark: str, inner: str) -> bool:
    """Whether the bracket stands after the sentence rather than in it."""
    if not text or text[-1] in ".!?\"”'’":
        return True
    if not any(letter.isalnum() for letter in inner):
        return True
    codes = [code.strip() for code in inner.split("/")]
    if mark.endswith("."):
        return (len(codes) > 1 and inner.islower()) or codes[0].casefold() == "ant"
    if len(codes) > 1 or codes[0].casefold() in AGENCY_CODES:
        return True
    return inner.islower() and len(inner) == 3 and inner not in _UNITS


def _is_mark(inner: str) -> bool:
    if not any(letter.isalnum() for letter in inner):
        return "*" in inner
    _, labelled = _cut_at_labels(inner)
    if labelled:
        return not any(label.casefold() in NEEDS_COLON for label, _ in labelled) and all(
            _is_whole_value(label, value) for label, value in labelled
        )
    parts = [part.strip(EDGES) for part in inner.split("/")]
    return all(part.casefold() in NOBODY for part in parts if part) or bool(
        people_in_bracket(inner)
    )


def _is_byline_start(before: str) -> bool:
    """Whether nothing but byline material stands before the first label."""
    if not before or _BRACKETS.fullmatch(before):
        return True
    return _LEADING_LABEL.match(before) is not None and bool(_line(before))


def _is_whole_value(label: str, value: str) -> bool:
    """Whether everything after a label is names: ``Editor: sebuah profesi yang`` is not."""
    names = _labelled(label, value)
    if label.casefold() in NEEDS_COLON and len(value.split()) > 3:
        return False
    return bool(names) and len(value) <= 30 + 2 * sum(len(one.name) for one in names)


def _lines(text: str) -> Iterator[str]:
    for raw in text.splitlines():
        whole = " ".join(raw.replace("*)", " ").split())
        if len(whole) > _LONGEST_LINE:
            continue
        for line in _COPYRIGHT_TAIL.split(whole):
            if any(map(str.isdigit, line)) and not _COPYRIGHT.fullmatch(line):
                line = " ".join(_NOISE.sub(" | ", line).split())
            if len(line.strip(EDGES)) > 1:
                yield line.lstrip("_–—-=•*|:; ").rstrip("_–—=•·|; -")


def _line(line: str) -> list[Byline]:
    """The bylines of one line without a label waiting above it."""
    wrapped = _WRAPPED.fullmatch(line)
    if wrapped and (":" in line or _LEADING_LABEL.match(wrapped[1])):
        return _line(wrapped[1])
    before, labelled = _cut_at_labels(line)
    if labelled:
        if before[-1:].isalnum() and not _LEADING_LABEL.match(before):
            return []
        found = _line(before.strip(EDGES)) if before.strip(EDGES) else []
        return found + [one for label, value in labelled for one in _labelled(label, value)]
    copyright_line = _COPYRIGHT.fullmatch(line)
    if copyright_line:
        name = copyright_line[1]
        return [Byline("agency", name)] if is_outlet(name) and not has_domain(name) else []
    if line[:1] in "([":
        return [one for inner in _BRACKETS.findall(line) for one in people_in_bracket(inner)]
    posted = _POSTED_ON.match(line)
    if posted:
        return [Byline("author", one.name, posted["label"]) for one in people_in(posted["name"])]
    leading = _LEADING_LABEL.match(line)
    if leading and leading.end() < len(line):
        first, *others = _LATER_LABEL.split(line[leading.end() :])
        found = _labelled(leading["labels"], first, colon=False)
        return found + [one for other in others for one in _line(other)]
    return _unlabelled(line)


def _cut_at_labels(line: str) -> tuple[str, list[tuple[str, str]]]:
    """What stands before the first label with a colon, and each such label with its value."""
    if ":" not in line:
        return line, []
    labels: list[tuple[int, int, str]] = []
    for colon in _COLON.finditer(line):
        start = labels[-1][1] if labels else 0
        label = _label_before(line[max(start, colon.start() - 40) : colon.start()])
        if label:
            labels.append((colon.start() - len(label), colon.end(), label))
    if not labels:
        return line, []
    ends = [start for start, _, _ in labels[1:]] + [len(line)]
    values = [line[value:end] for (_, value, _), end in zip(labels, ends, strict=True)]
    named = [re.sub(r"\s+magang$", "", label, flags=re.I) for _, _, label in labels]
    return line[: labels[0][0]].rstrip(), list(zip(named, values, strict=True))


def _label_before(text: str) -> str | None:
    """The longest label in which a text ends: ``Redaktur & Reporter``, ``Diedit oleh``."""
    for word in list(_LABEL_WORDS.finditer(text))[-5:]:
        label = text[word.start() :]
        role, _, place = label.rpartition(" ")
        if all(map(is_label, _ROLE_JOINT.split(label))) or (
            is_label(role) and is_known_place(place)
        ):
            return label
    return None


def _labelled(labels: str, value: str, *, colon: bool = True) -> list[Byline]:
    """The people a label (or two: ``Redaktur & Reporter``) leads to."""
    value = _BOX_WORDS.sub("", _before_dateline(value), count=1)
    inners = [inner for inner in _BRACKETS.findall(value) if not is_label(inner)]
    # "Reporter: Raka (Jatisewu)": beside a name a bracket tells where, not who.
    codes = [one for inner in inners for one in people_in_bracket(inner) if one.role != "author"]
    value = trimmed(_BRACKETS.sub(" ", value).replace("*)", " "))
    nested = _LEADING_LABEL.match(value)
    if nested and nested.end() < len(value):
        inner = _after_outlet(value[nested.end() :], nested["labels"])
        return _labelled(labels, inner) + codes
    each = _ROLE_JOINT.split(labels)
    if _role(each[0]) == "source":
        return _source(each[0], value)
    if not colon:
        value = _SENT_FROM.sub("", _after_outlet(value, labels), count=1)
    if is_desk(value) and (not colon or each[0].lower() in LOOSE_LABELS):
        name = NAMES.split(PIECES.split(value)[0])[0].strip(EDGES)
        return [Byline("desk", name, each[0])]
    account = value in ACCOUNTS or HOST.fullmatch(value) is not None
    people = people_in(value, labelled=colon or account)
    # "Reporter/Editor: Raka/Sekar" gives one name to each; "Redaktur & Reporter: Raka" both to one.
    paired = len(each) == len(people) > 1 and "/" in labels and "/" in value
    given = zip(each, people, strict=True) if paired else product(each, people)
    named = [
        replace(one, role=_role(label), label=label) if one.role == "author" else one
        for label, one in given
    ]
    return named + codes


def _source(label: str, name: str) -> list[Byline]:
    """A source whole, as it may be a document's number; an agency where it is an outlet's name."""
    office = "://" in name or name.casefold().startswith(PRESS_OFFICES) or name.endswith(".go.id")
    role = "agency" if is_outlet(name) and not office else "source"
    return [Byline(role, name, label)] if 0 < len(name) <= LONGEST_NAME else []


def _unlabelled(line: str) -> list[Byline]:
    """A line without any label or bracket: names, a code, ``Name, Jurnalis``, ``Name - outlet``."""
    if _BARE_CODES.fullmatch(line) and line.casefold() not in CHROME | NOBODY:
        return people_in_bracket(line) or [Byline("initials", line)]
    if len(line) > 120 or _NEVER_IN_NAMES.search(line):
        return []
    if line.endswith(")") and (behind := _roles_behind(line)):
        return behind
    *_, suffix = [None, *_SUFFIX.finditer(line)]
    label = line[suffix.end() :].strip(" )") if suffix else ""
    if suffix and is_label(label):
        people = people_in(line[: suffix.start()])
        return [replace(one, role=_role(label), label=label) for one in people]
    line = trimmed(_BRACKETS.sub(" ", line))
    if is_desk(line) and "," in line:
        return people_in_bracket(line)
    if is_desk(line) and "/" not in line:
        desk = PIECES.split(line)[0].strip(EDGES)
        return [Byline("desk", folded(desk))] if len(desk.split()) <= 4 else []
    head, *rest = (piece.strip(EDGES) for piece in PIECES.split(line))
    if "/" in head and not rest:
        return people_in_bracket(head)
    if rest and is_outlet(head) and "," not in head and is_name(rest[0]) and not is_aside(rest[0]):
        return [Byline("agency", head), Byline("author", rest[0])]
    dashed_on = bool(rest) and re.search(r"\s[-–—]", line) is not None
    if dashed_on and len(rest[0].split()) > 3 and not is_outlet(rest[0]):
        return []
    if "," not in head and is_aside(head):
        return []
    dashed = re.split(r"\s+[-–—]{1,3}\s+", line)[0]
    return people_in(dashed, labelled=False)


def _roles_behind(line: str) -> list[Byline]:
    """``Raka (Penulis), Sekar (Editor)``; empty where anything else stands on the line."""
    found: list[Byline] = []
    at = 0
    while match := _ROLES_BEHIND.match(line, at):
        name, label = match["name"].strip(), match["label"].strip()
        if not is_label(label) or not is_name(name):
            return []
        found.append(Byline(_role(label), name, label))
        at = match.end()
    return found if at == len(line) else []


def _after_outlet(value: str, labels: str) -> str:
    """The value without the outlet or place before the name: ``Tribun Jatim, Raka`` gives Raka.

    After a label of two words (``Laporan Wartawan``) an outlet always comes first.
    """
    expected = len(labels.split()) > 1
    before, comma, after = value.partition(",")
    parts = value.split()
    if parts and expected and not comma:
        outlet = is_outlet(parts[0]) or parts[0].casefold() in MEDIA_WORDS
        cut = 2 if len(parts) > 2 and is_known_place(parts[1]) else 1
        return " ".join(parts[cut:]) if outlet and len(parts) > cut else value
    first = NAMES.split(after.strip())[0].strip(EDGES)
    if labels.casefold() in _SENT_OUT and len(before.split()) == 1 < len(first.split()):
        return after.strip()  # whatever stands first is where they are: "Kontributor Ungaran, X"
    if not first or is_title(first) or is_known_place(first):
        return value
    return after.strip() if expected or is_outlet(before) or is_known_place(before) else value


def _before_dateline(value: str) -> str:
    """The value up to a dateline that follows the name on the same line."""
    if len(value) <= 40 or not has_domain(value):
        return value
    for space in list(re.finditer(r"\s", value[:LONGEST_NAME]))[:6]:
        dateline, _ = split_dateline(value[space.end() :])
        if dateline and dateline.outlet and is_known_place(dateline.place or ""):
            return value[: space.start()]
    return value


def _label_alone(line: str) -> str | None:
    bare = line.strip(EDGES)
    return bare if is_label(bare) and bare.casefold() not in ("redaksi", "red") else None


def _label_of_outlet(line: str) -> str | None:
    """The label of a line below a name that adds only the outlet: ``Wartawan Radar Bromo``."""
    leading = _LEADING_LABEL.match(line)
    outlet = line[leading.end() :] if leading else ""
    whole = leading is not None and ":" not in line and "," not in line
    outlet = outlet.removeprefix("di ")
    if leading and whole and (is_outlet(outlet) or is_known_place(outlet)):
        return leading["labels"]
    return None


def _role(label: str) -> str:
    """The role of a label, of its last word of role where it has several."""
    folded_label = folded(label.casefold())
    first, *_, last = [*folded_label.split(" "), folded_label.rsplit(" ")[-1]]
    if last in ("by", "oleh"):
        last = first
    return ROLE_OF.get(folded_label) or ROLE_OF.get(last) or ROLE_OF.get(first, "author")
