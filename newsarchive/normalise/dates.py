"""Instants from the strings in which Indonesian news pages print them.

A table-driven reader of our own: dateparser reads about half of such strings and takes a
millisecond for each, so it is asked only for words that the tables do not know. The weekday is a
check and tells at most the order of day and month; a day that does not exist gives None, never a
neighbour.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import MAXYEAR, MINYEAR, date, datetime, tzinfo
from difflib import get_close_matches

from newsarchive.model import Timestamp
from newsarchive.normalise.calendar import (
    BETWEEN,
    MONTHS,
    NUMBERS,
    PUBLISHED,
    UPDATED,
    WEEKDAYS,
    alternatives,
    fold,
)
from newsarchive.normalise.relative import UNITS, local_time, read_relative
from newsarchive.normalise.shapes import (
    PrintedDate,
    PrintedTime,
    next_date,
    range_start,
    time_beside,
    weekdays_beside,
)

_SHORTEST = 6
"""Characters of the shortest date with a year ("5/5/24")."""

_LABEL = re.compile(
    rf"(?<![a-z])(?:(?P<published>{alternatives(PUBLISHED)})|(?P<updated>{alternatives(UPDATED)}))"
    r"(?![a-z])"
)
_PUBLISHED, _UNLABELLED, _UPDATED, _YEARLESS = range(4)
"""Ranks of dates, the best first; the last is added for want of a year."""
# "Nomor 12/5/2023" and its kin number a letter, not a day.
_NUMBERED = re.compile(
    r"(?<![a-z])(?:nomor|nomer|no|perkara|pasal|ayat|rt|rw|rp)[\s.:]{0,3}(?:[a-z0-9.]{1,8}/){0,2}$"
)
_OTHER_DAY = re.compile(
    r"(?<![a-z])(?:lahir|ttl|kelahiran|bergabung|joined|member since|berdiri|didirikan"
    r"|terverifikasi|diverifikasi|berlaku|jadwal|imsakiyah|edisi|e-?paper|kurs|prakiraan"
    r"|pendaftaran|countdown)(?![a-z])[^0-9|>›·•/]{0,24}$"
)
"""What leads to a day without a time that is another matter's: a birth, an edition, a table."""
_MINUTES = re.compile("[0-9]:$")
"""What makes a number before a month's name a minute: "18:29 Februari"."""
_SHORT_WEEKDAY = re.compile(r"(?<![a-z])[a-z]{3},\s?$")
_BRACKETED = re.compile(r"\(\s?$")
_DAY_WORD = re.compile(r"(?<![a-z])(?:tanggal|tgl|kemarin|hari ini|besok)\.?\s?\(?$")
_POINTED_AT = re.compile(r"\s?\)?\s?(?:lalu|kemarin|mendatang|nanti|besok)(?![a-z])")
_PLACE = re.compile(r"^[a-z][a-z .']{2,40},\s?$")
_DATELINE_END = re.compile(r"\s?(?:$|-|\(|\|)")
_WORDLESS = re.compile(r"[^a-z0-9]*$")
_LONGEST_FALLBACK = 80
_DATE_WORDS_ONLY = re.compile(
    rf"(?:(?:{alternatives((*MONTHS, *WEEKDAYS, *BETWEEN, *NUMBERS, *UNITS, 'of', 'the', 'ago'))})"
    r"(?![a-z0-9])|[0-9]{1,4}(?:st|nd|rd|th|am|pm)?(?![a-z0-9])|[^a-z0-9])+"
)
_NUMBERS = re.compile("[0-9]+")
_DAY_WORD_YEAR = re.compile(
    r"(?<![0-9])[0-9]{1,2}\s?(?P<word>[a-z]{4,12})[\s,]{1,2}(?:19|20)[0-9]{2}(?![0-9])"
)
_LONG_MONTHS = tuple(month for month in MONTHS if len(month) > 4)
_MONTH = re.compile(rf"(?<![a-z])(?:{alternatives(MONTHS)})(?![a-z])")


def parse_timestamp(
    text: str, *, timezone: tzinfo, fetched_at: datetime | None
) -> Timestamp | None:
    """When the article was published, as ``text`` says.

    Where the text shows both, the publication time is preferred to the update; a range gives its
    start. ``timezone`` holds where no offset is shown. ``fetched_at`` (aware) is what "2 jam lalu"
    and dates without a year count from; without it they give None, as do months without a day,
    Hijri dates, times alone and every other number.
    """
    folded = fold(text)
    return (
        _read_absolute(folded, timezone, fetched_at)
        or read_relative(folded, timezone, fetched_at)
        or _read_absolute(_respelt(folded), timezone, fetched_at)
        or _ask_dateparser(folded, timezone)
    )


def parse_updated(text: str, *, timezone: tzinfo, fetched_at: datetime | None) -> Timestamp | None:
    """When the article was updated, where ``text`` says so ("... Diperbarui: 5 Mei 2024 14:53")."""
    folded = fold(text)
    for label in _LABEL.finditer(folded):
        if label["updated"]:
            following = _LABEL.search(folded, label.end())
            said = folded[label.end() : following.start() if following else None].lstrip(" :-|")
            read = _read_absolute(said, timezone, fetched_at) or read_relative(
                said, timezone, fetched_at
            )
            if read is not None:
                return read
    return None


def weekday_clash(text: str, timestamp: Timestamp) -> bool:
    """Whether ``text`` prints, beside the date of ``timestamp``, another weekday than it has."""
    folded = fold(text)
    printed = next_date(folded)
    while printed is not None:
        first = range_start(folded, printed)
        if (first.month, first.day) == (timestamp.at.month, timestamp.at.day):
            weekdays = weekdays_beside(folded, first)
            return bool(weekdays) and timestamp.at.weekday() not in weekdays
        printed = next_date(folded, printed.end)
    return False


def _respelt(text: str) -> str:
    """``text`` with the word between a day and a year made the month that it misspells."""
    found = _DAY_WORD_YEAR.search(text)
    if found is None or found["word"] in MONTHS:
        return ""
    near = get_close_matches(found["word"], _LONG_MONTHS, n=2, cutoff=0.75)
    meant = {MONTHS[name] for name in near if name[0] == found["word"][0]}
    if len(meant) != 1:
        return ""  # "juny" is June as well as July
    return f"{text[: found.start('word')]}{near[0]}{text[found.end('word') :]}"


def _read_absolute(text: str, timezone: tzinfo, fetched_at: datetime | None) -> Timestamp | None:
    """The date that ``text`` prints: one with a year before one without, published before
    unlabelled before updated, the first of equals."""
    best: tuple[int, Timestamp] | None = None
    since = 0
    printed = next_date(text)
    while printed is not None:
        first = range_start(text, printed)
        time = time_beside(text, printed, since)
        end = time.end if time and time.end > printed.end else printed.end
        last = len(text) - end < _SHORTEST
        read = None
        if time or not _OTHER_DAY.search(text, max(0, first.start - 40), first.start):
            read = _instant(text, first, time, timezone, fetched_at)
        if read is not None:
            if last and best is None:
                return read
            rank = _rank(text, first, since)
            if best is None or rank < best[0]:
                best = rank, read
            if rank == _PUBLISHED or (rank == _UNLABELLED and not _names_publication(text, end)):
                break  # nothing that follows can be better
        if last:
            break
        since = end
        printed = next_date(text, end)
    return best[1] if best else None


def _rank(text: str, printed: PrintedDate, since: int) -> int:
    """How good a date is: the label before it, and after all with a year those without."""
    rank = _UNLABELLED
    for label in _LABEL.finditer(text, since, printed.start):
        rank = _PUBLISHED if label["published"] else _UPDATED
    return rank if printed.year is not None else rank + _YEARLESS


def _names_publication(text: str, position: int) -> bool:
    """Whether a word for publication stands at or after ``position``."""
    return any(label["published"] for label in _LABEL.finditer(text, position))


def _instant(
    text: str,
    printed: PrintedDate,
    time: PrintedTime | None,
    timezone: tzinfo,
    fetched_at: datetime | None,
) -> Timestamp | None:
    """The instant of a printed date; None where it is no day of the calendar or too doubtful."""
    year, month, day = printed.year, printed.month, printed.day
    if printed.shape in ("slashed", "dotted"):
        if not _is_day(text, printed, time):
            return None
        english_time = (
            time is not None
            and time.twelve_hour
            and printed.shape == "slashed"
            and not weekdays_beside(text, printed)
        )
        if year is not None and (
            month > 12
            or (english_time and day <= 12)
            or (time and _weekday_turns(text, printed, year))
        ):
            # 05/19/2021 can only be month first; so is 8/05/2012 07:10:00 AM, an English locale.
            month, day = day, month
    if year is None:
        year = _resolve_year(text, printed, time, timezone, fetched_at)
        if year is None:
            return None
    try:
        if time is None:
            return Timestamp(datetime(year, month, day, tzinfo=timezone), "day")
        zone = time.zone or timezone
        at = datetime(year, month, day, time.hour, time.minute, time.second or 0, 0, zone)
    except ValueError:
        return None
    return Timestamp(at, "minute" if time.second is None else "second")


def _is_day(text: str, printed: PrintedDate, time: PrintedTime | None) -> bool:
    """Whether numbers between slashes, dots or hyphens are a day and not a code or a score."""
    before = max(0, printed.start - 32)
    if _NUMBERED.search(text, before, printed.start):
        return False
    if printed.shape == "dotted" and printed.short_year:
        # "21-19-21" and "10.30.22" are days only where something says so.
        return (
            time is not None
            or bool(weekdays_beside(text, printed))
            or _BRACKETED.search(text, before, printed.start) is not None
        )
    return True


def _weekday_turns(text: str, printed: PrintedDate, year: int) -> bool:
    """Whether the short weekday before it fits the date only with its month first.

    "Sen, 04/01/2019 - 10:15" is how Drupal prints 1 April unless it is told otherwise. A whole
    weekday is written by hand, and then its clash is a slip.
    """
    if not _SHORT_WEEKDAY.search(text, max(0, printed.start - 8), printed.start):
        return False
    weekdays = weekdays_beside(text, printed)
    with suppress(ValueError):
        turned = date(year, printed.day, printed.month).weekday() in weekdays
        return turned and date(year, printed.month, printed.day).weekday() not in weekdays
    return False


def _resolve_year(
    text: str,
    printed: PrintedDate,
    time: PrintedTime | None,
    timezone: tzinfo,
    fetched_at: datetime | None,
) -> int | None:
    """The year in which a date without one fell: nearest to the fetch, fitting its weekday.

    None where nothing shows that it is a date at all: "2/3" may be a share, "17 Agustus" a street.
    """
    if _MINUTES.search(text, max(0, printed.start - 2), printed.start):
        return None
    now = local_time(fetched_at, timezone) if fetched_at else None
    weekdays = weekdays_beside(text, printed)
    if now is None or not (weekdays or _is_dated(text, printed, time)):
        return None
    latest = now.toordinal() + 2
    days = _anniversaries(printed.month, printed.day, now.year)
    past = [day for day in days if day.toordinal() <= latest]
    fitting = [day for day in days if day.weekday() in weekdays]
    for choice in ([day for day in past if day in fitting], fitting, past):
        if choice:
            return choice[0].year
    return None


def _is_dated(text: str, printed: PrintedDate, time: PrintedTime | None) -> bool:
    """Whether the words around a day without weekday and year make it a date."""
    if _PLACE.search(text, 0, printed.start) and _DATELINE_END.match(text, printed.end):
        return True
    if _DAY_WORD.search(text, max(0, printed.start - 16), printed.start):
        return True
    return printed.shape == "textual" and (
        time is not None
        or _POINTED_AT.match(text, printed.end) is not None
        or (printed.start == 0 and _WORDLESS.match(text, printed.end) is not None)
    )


def _anniversaries(month: int, day: int, year: int) -> list[date]:
    """The day in the year after ``year``, in it and in two before, the latest first.

    29 February looks as many leap years back. A weekday that fits none of them is a slip of the
    page; further back some year would fit any.
    """
    found = []
    for candidate in range(min(year + 1, MAXYEAR), max(year - 12, MINYEAR), -1):
        with suppress(ValueError):
            found.append(date(candidate, month, day))
    return found[:4]


def _ask_dateparser(text: str, timezone: tzinfo) -> Timestamp | None:
    """What dateparser makes of a text of nothing but date words in an order not in our tables."""
    if (
        len(text) > _LONGEST_FALLBACK
        or not _MONTH.search(text)
        or next_date(text) is not None  # read, and refused
        or not _DATE_WORDS_ONLY.fullmatch(text)
    ):
        return None
    numbers = {int(number) for number in _NUMBERS.findall(text)}
    if not any(number >= 1900 for number in numbers) or min(numbers) > 31:
        return None
    import dateparser  # type: ignore[import-untyped]  # costs over 100 ms, so only if needed

    settings = {
        "DATE_ORDER": "DMY",
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    found = dateparser.parse(text, languages=["id", "en"], settings=settings)
    if found is None or not {found.year, found.day} <= numbers:
        return None  # it made a year of two digits, or a day of an hour
    if ":" in text:
        return Timestamp(found.replace(tzinfo=timezone), "minute")
    return Timestamp(datetime(found.year, found.month, found.day, tzinfo=timezone), "day")
