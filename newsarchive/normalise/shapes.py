"""The shapes in which pages print a date or a time of day.

Both readers work on folded text (:func:`newsarchive.normalise.calendar.fold`) and say what the
digits say; whether such a day exists is for the caller to find out. Every repetition is bounded,
so the time they take grows with the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, timedelta, timezone, tzinfo
from typing import NamedTuple

from newsarchive.normalise.calendar import (
    AFTERNOON,
    BETWEEN,
    DAY_PARTS,
    MEASURES,
    MONTHS,
    UNTIL,
    WEEKDAYS,
    ZONES,
    alternatives,
)


class PrintedDate(NamedTuple):
    """A date as the digits give it; the day may not exist."""

    start: int
    end: int
    """Where its time may follow."""
    year: int | None
    month: int
    day: int
    shape: str
    """textual, iso, slashed, dotted, english (month first) or compact."""
    short_year: bool
    """The year is printed with two digits."""


class PrintedTime(NamedTuple):
    """A time of day that exists."""

    hour: int
    minute: int
    second: int | None
    zone: tzinfo | None
    twelve_hour: bool
    """Given with a.m. or p.m."""
    end: int


_MONTH = alternatives(MONTHS)
_WEEKDAY = alternatives(WEEKDAYS)
_TO = rf"\)?\s?(?:{alternatives(UNTIL)})\s?(?:(?:{_WEEKDAY})\s?,?\s?)?\(?"
_YEAR = "(?:19|20)[0-9]{2}"

_ZONE = (
    rf"(?:gmt|utc)\s?[+-][0-9]{{1,2}}(?::?[0-9]{{2}})?(?![0-9])"
    rf"|(?:{alternatives(ZONES)})(?![a-z])"
    r"|[+-][0-9]{2}(?::?[0-9]{2})?(?![0-9])"
)
_OFFSETS: Mapping[str, tzinfo] = {
    f"{sign}{hours:02}{minutes}": timezone(
        (1 if sign == "+" else -1) * timedelta(hours=hours, minutes=int(minutes or 0))
    )
    for sign in "+-"
    for hours in range(15)
    for minutes in ("", "00", "30", "45")
} | {"+0000": UTC, "-0000": UTC, "+00": UTC}
_HALF = r"\s?([ap])\.?m(?![a-z])\.?"

# An hour without minutes is a time only where a zone or a.m./p.m. says so.
_CLOCK = (
    r"([0-9]{1,2})"
    r"(?:(?:\s?:\s?|\.)([0-9]{2})(?:[:.]([0-9]{2})(?:[.,][0-9]{1,9})?)?(?![0-9]|[.,:][0-9])"
    r"|(?=\s?(?:[ap]\.?m|wib|wita|wit)(?![a-z])))"
    rf"(?:{_HALF})?"
    # The end of a span of hours; after seconds a hyphen begins an offset.
    r"(?:(?<![:.][0-9]{2}[:.][0-9]{2})\s?(?:-|hingga|sampai|s/d)\s?[0-9]{1,2}[.:][0-9]{2}(?![0-9:]))?"
    rf"(?:\s?({alternatives(DAY_PARTS)})(?![a-z]))?"
    rf"(?:\.?\s?\(?({_ZONE}))?"
    rf"(?!\s?(?:{alternatives(MEASURES)})(?![a-z]))(?!\s?views(?!\s?:?\s?[0-9]))"
)
_GAP = (
    r"[^a-z0-9+]{0,8}"
    rf"(?:(?=[a-z])(?:{alternatives(BETWEEN)})(?![a-z])[^a-z0-9+]{{0,4}}){{0,6}}"
)

_TIME_AFTER = re.compile(_GAP + _CLOCK)
# Before a date "3.25" may be an amount, so a word or a zone must make it a time.
_TIME_BEFORE = re.compile(
    r"(?<![0-9])(?<![0-9][.,:-])"
    r"(?:(?<=pukul\s)|(?<=pkl\s)|(?<=pkl\.\s)|(?<=jam\s)"
    r"|(?=[0-9]{1,2}\s?:)|(?=[0-9.]{4,8}\s?\(?(?:wib|wita|wit)(?![a-z])))"
    rf"{_CLOCK}(?![0-9]){_GAP}$"
)
# ISO 8601 and the cousins that sites make of it (" T10:08", "T10-08-58Z"), or joined digits.
_TIME_ISO = re.compile(
    r"(?:\s?t\s?|(?<=[0-9]{8}))([0-9]{2})([:.-]?)([0-9]{2})(?:\2([0-9]{2})(?:[.,][0-9]{1,9})?)?"
    rf"(?![0-9])\s?({_ZONE})?"
)
_BEFORE = 64
"""Characters before a date in which its weekday or time may stand."""

_WEEKDAY_NAMES = re.compile(rf"(?<![a-z])(?:{_WEEKDAY})(?![a-z])")
_WEEKDAYS_BEFORE = re.compile(rf"{_WEEKDAY_NAMES.pattern}{_GAP}$")
_WEEKDAY_AFTER = re.compile(rf"[^a-z0-9]{{0,3}}{_WEEKDAY_NAMES.pattern}")

# Every shape is looked for from its first number, which the search finds without trying the rest.
# Where the month stands before it, _MONTH_BEFORE reads that backwards.
_NOT_INSIDE = "(?<![0-9]{0}[0-9])(?<![0-9]{0}[0-9]{{2}})"
_DATES = re.compile(
    rf"""
    (?P<first>[0-9](?<![0-9][0-9])[0-9]?)
    (?:
      (?P<textual>
        (?:st|nd|rd|th)? [\s.,/-]{{0,3}} (?:of\s|bulan\s)? (?P<textual_m>{_MONTH}) (?![a-z])
        (?: [\s.,/-]{{0,3}} (?:tahun\s)? (?P<textual_y>{_YEAR}) (?![0-9])
          | [\s.-]{{0,2}}'? (?P<textual_yy>[0-9]{{2}})
            (?= $ | [),|] | \s?[-|] | ,?\s(?:pukul\s|pkl\s|jam\s)?[0-9]{{1,2}}[.:][0-9]{{2}} )
          | (?! [\s.,/-]{{0,3}} (?:tahun|[0-9]{{3}}) ) ) )
    | (?P<iso>
        (?<=19|20) (?P<iso_y>[0-9]{{2}}) (?P<iso_sep>[-/.]) (?P<iso_m>[0-9]{{1,2}}) (?P=iso_sep)
        (?P<iso_d>[0-9]{{1,2}}) (?![0-9]) )
    | (?P<slashed>
        {_NOT_INSIDE.format("[.,:/]")} \s?/\s? (?P<slashed_m>[0-9]{{1,2}})
        (?: \s?/\s? (?: (?P<slashed_y>{_YEAR}) (?![0-9]) | (?P<slashed_yy>[0-9]{{2}}) (?![0-9/]) )
          | (?! [0-9] | \s?/ ) ) )
    | (?P<dotted>
        {_NOT_INSIDE.format("[.,:/-]")} (?P<dotted_sep>\s?[.-]\s?) (?P<dotted_m>[0-9]{{1,2}})
        (?P=dotted_sep)
        (?: (?P<dotted_y>{_YEAR}) (?![0-9]) | (?P<dotted_yy>[0-9]{{2}}) (?![0-9.-]) ) )
    | (?P<english>
        (?:st|nd|rd|th)? [\s.,-]{{1,3}}
        (?: (?P<english_time>[0-9]{{1,2}}:[0-9:]{{2,5}} (?:\s[a-z]{{1,4}})? ) \s )?
        (?P<english_y>{_YEAR}) (?![0-9]) )
    | (?P<compact>
        (?<=19|20) (?: (?<=^..) | (?<=/..) ) (?P<compact_y>[0-9]{{2}}) (?P<compact_m>[0-9]{{2}})
        (?P<compact_d>[0-9]{{2}}) (?= t[0-9]{{4}} | [0-9]{{6}} (?![0-9]) ) )
    )
    """,
    re.VERBOSE,
)
_DIGIT = re.compile("[0-9]")
_TURN_OF_YEAR = 6
"""Months by which the first of a range must be the later one for the range to span two years."""
_PARTS = {
    shape: tuple(_DATES.groupindex[part] for part in parts)
    for shape, parts in {
        "textual": ("textual_y", "textual_m", "first"),
        "iso": ("iso_y", "iso_m", "iso_d"),
        "slashed": ("slashed_y", "slashed_m", "first"),
        "dotted": ("dotted_y", "dotted_m", "first"),
        "english": ("english_y", "english_time", "first"),
        "compact": ("compact_y", "compact_m", "compact_d"),
    }.items()
}
"""Shape -> the groups of its year, its month (where it is not before the day) and its day."""
_SHORT_YEARS = {"textual": "textual_yy", "slashed": "slashed_yy", "dotted": "dotted_yy"}
_MONTH_BEFORE = re.compile(rf"(?<![a-z])({_MONTH})[\s.,-]{{0,3}}$")
# The first day of a range: "28-" before "29 November", "30 Juni s.d." before "2 Juli 2024".
_RANGE_BEFORE = re.compile(
    rf"(?<![a-z0-9])(?<![0-9][.,:/-])([0-9]{{1,2}})(?:\s?({_MONTH})|/([0-9]{{1,2}}))?{_TO}$"
)


def next_date(text: str, position: int = 0) -> PrintedDate | None:
    """The first date that is printed at or after ``position``."""
    found = _DATES.search(text, position)
    while found is not None:
        shape = found.lastgroup or ""
        start, end = found.span()
        year, month, day = found.group(*_PARTS[shape])
        if shape == "english":
            before = _MONTH_BEFORE.search(text, max(position, start - _BEFORE), start)
            if before is None:
                found = _DATES.search(text, found.end("first"))
                continue
            start, end = before.start(), found.start("english_time") if month else end
            month = before[1]
        elif shape in ("iso", "compact"):
            year = found["first"] + year
        short = found[_SHORT_YEARS[shape]] if year is None else None
        return PrintedDate(
            start,
            end,
            int(year) if year else _full_year(short) if short else None,
            MONTHS.get(month) or int(month),
            int(day),
            shape,
            short is not None,
        )
    return None


def _full_year(short: str) -> int:
    """The year of two digits; 0, which no date has, where news cannot be meant ("Agustus 45")."""
    year = int(short)
    return 2000 + year if year < 40 else 1900 + year if year >= 90 else 0


def range_start(text: str, date: PrintedDate) -> PrintedDate:
    """The first day where ``date`` is the last of a range, else ``date`` itself."""
    if not _DIGIT.search(text, 0, date.start):
        return date
    found = _RANGE_BEFORE.search(text, max(0, date.start - _BEFORE), date.start)
    if found is None:
        return date
    day, word, number = found.groups()
    month = MONTHS[word] if word else int(number) if number else date.month
    if month == date.month and int(day) >= date.day:
        return date  # "Edisi 12 - 5 Mei 2024" is no range
    year = date.year
    if month > date.month:
        if month - date.month < _TURN_OF_YEAR:
            return date  # "31/3 - 5 Februari 2023" is no range of eleven months
        year = year - 1 if year is not None else None
    return date._replace(start=found.start(), year=year, month=month, day=int(day))


def time_beside(text: str, date: PrintedDate, since: int = 0) -> PrintedTime | None:
    """The time of day printed after ``date``, else before it but not before ``since``."""
    if date.shape in ("iso", "compact"):
        found = _TIME_ISO.match(text, date.end)
        if found:
            hour, _, minute, second, zone = found.groups()
            return _time(int(hour), minute, second, zone, False, found.end())
    found = _TIME_AFTER.match(text, date.end)
    if found is None and _DIGIT.search(text, since, date.start):
        found = _TIME_BEFORE.search(text, max(since, date.start - _BEFORE), date.start)
    return _clock_time(found) if found else None


def time_at(text: str, position: int) -> PrintedTime | None:
    """The time of day printed at ``position``, but for joining words and marks."""
    found = _TIME_AFTER.match(text, position)
    return _clock_time(found) if found else None


def _clock_time(found: re.Match[str]) -> PrintedTime | None:
    """The time of a match of ``_CLOCK``, on the twenty-four-hour clock."""
    hour, minute, second, half, part, zone = found.groups()
    hours = int(hour)
    if half and 1 <= hours <= 12:
        hours = hours % 12 + (12 if half == "p" else 0)
    elif part and hours in AFTERNOON.get(part, ()):
        hours += 12
    return _time(hours, minute, second, zone, half is not None, found.end())


def _time(
    hours: int,
    minute: str | None,
    second: str | None,
    zone: str | None,
    twelve_hour: bool,
    end: int,
) -> PrintedTime | None:
    """The time that these digits give; None where a day has no such time."""
    minutes = int(minute) if minute else 0
    seconds = int(second) if second else None
    if hours > 23 or minutes > 59 or (seconds and seconds > 59):
        return None
    return PrintedTime(hours, minutes, seconds, _zone(zone) if zone else None, twelve_hour, end)


def _zone(name: str) -> tzinfo | None:
    """The zone that a page names or gives as an offset ("wib", "gmt+7", "+07:00", "-0500")."""
    if name in ZONES:
        return ZONES[name]
    offset = name.lstrip("gmtuc ").replace(":", "")
    return _OFFSETS.get(offset if len(offset) > 2 else f"{offset[0]}0{offset[1:]}")


def weekdays_beside(text: str, date: PrintedDate) -> set[int]:
    """The weekdays printed before or after ``date``, Monday as 0; a range may print two."""
    found = _WEEKDAYS_BEFORE.search(
        text, max(0, date.start - _BEFORE), date.start
    ) or _WEEKDAY_AFTER.match(text, date.end)
    return {WEEKDAYS[name] for name in _WEEKDAY_NAMES.findall(found[0])} if found else set()
