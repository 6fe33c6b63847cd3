"""Times that a page counts from the moment it was shown ("2 jam lalu", "kemarin 14:30")."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import datetime, timedelta, tzinfo

from newsarchive.model import Precision, Timestamp
from newsarchive.normalise.calendar import NUMBERS, PUBLISHED, UPDATED, alternatives
from newsarchive.normalise.shapes import time_at

UNITS = {
    spelling: unit
    for unit, spellings in {
        "second": "detik dtk seconds second secs sec",
        "minute": "menit mnt minutes minute mins min",
        "hour": "jam hours hour hrs hr",
        "day": "hari days day",
        "week": "minggu pekan weeks week",
        "month": "bulan bln months month",
        "year": "tahun thn years year yrs yr",
    }.items()
    for spelling in spellings.split()
}
"""Spelling -> unit of time, Indonesian and English."""
_LENGTHS = {
    "second": timedelta(seconds=1), "minute": timedelta(minutes=1), "hour": timedelta(hours=1),
    "day": timedelta(days=1), "week": timedelta(weeks=1),
}  # fmt: skip
_MONTHS = {"month": 1, "year": 12}
_CLOCK_UNITS = {"second", "minute", "hour"}

_AMOUNT = (
    rf"(?:(?P<digits>[0-9]{{1,3}})\s?|(?P<one>se)|(?P<word>{alternatives(NUMBERS)})\s)"
    rf"(?P<unit>{alternatives(UNITS)})(?![a-z])"
)
_UNNAMED_AMOUNT = re.sub(r"\?P<\w+>", "?:", _AMOUNT)
_AGO = r"\s?(?:(?:yang|yg)\s)?(?:lalu|silam|ago)(?![a-z])"
_TODAY = {"hari ini": 0, "today": 0, "kemarin": 1, "yesterday": 1}

_AMOUNTS = re.compile(_AMOUNT)
_PHRASE = re.compile(
    rf"(?<![a-z0-9.,])(?:"
    rf"(?P<counted>{_UNNAMED_AMOUNT}(?:,?\s(?:(?:dan|and)\s)?{_UNNAMED_AMOUNT}){{0,2}}){_AGO}"
    r"|(?P<now>baru\ssaja|barusan|just\snow"
    rf"|(?:beberapa\s(?:saat|detik)|a\sfew\s(?:seconds|moments)){_AGO})"
    rf"|(?P<named>{alternatives(_TODAY)})"
    r")(?![a-z])"
)

# Only a text that is a time, but for a label, a section or a byline before it and counters after
# it, is read: "dibangun 3 tahun lalu" in a sentence is nobody's publication time.
_LEAD = re.compile(
    rf"(?:^|[|·•:>(\[-]\s?|(?<![a-z])(?:{alternatives((*PUBLISHED, *UPDATED))})[\s:]{{1,3}}"
    r"(?:(?:pada|on|at)\s)?|^(?:posted\s)?(?:oleh|by|admin|redaksi)\s[^0-9]{0,60})"
    r"(?:(?:sekitar|kurang lebih|lebih dari|hampir|about|almost|over)\s)?$"
)
_TAIL = re.compile(
    r"(?:[^a-z]|(?:dibaca|kali|views?|pembaca|komentar|comments?|shares?|wib|wita|wit)(?![a-z]))*$"
    r"|\s?[|·•>(\[-]"
)
_HINTS = ("lalu", "silam", "ago", "baru", "just", "hari ini", "today", "kemarin", "yesterday")


def read_relative(text: str, timezone: tzinfo, fetched_at: datetime | None) -> Timestamp | None:
    """The time that folded ``text`` counts from ``fetched_at``; None where it counts none.

    Hours and less give the minute; days and more give the day, and keep the time of day that they
    were counted from, since that is all that is known of it.
    """
    if fetched_at is None or not any(hint in text for hint in _HINTS):
        return None
    now = local_time(fetched_at, timezone)
    if now is None:
        return None
    for phrase in _PHRASE.finditer(text):
        if not _LEAD.search(text, max(0, phrase.start() - 120), phrase.start()):
            continue
        if phrase["named"]:
            read = _on_named_day(text, phrase["named"], phrase.end(), now)
        elif not _TAIL.match(text, phrase.end()):
            read = None
        elif phrase["now"]:
            read = Timestamp(now, "minute")
        else:
            read = _count_back(phrase["counted"], now)
        if read is not None:
            return read
    return None


def local_time(instant: datetime, timezone: tzinfo) -> datetime | None:
    """``instant`` to the minute in ``timezone``; None at the very ends of the calendar."""
    try:
        return instant.astimezone(timezone).replace(second=0, microsecond=0)
    except OverflowError:
        return None


def _count_back(span: str, now: datetime) -> Timestamp | None:
    """``now`` less the amounts of ``span`` ("1 hari 2 jam"), as precise as the smallest of them."""
    at = now
    precision: Precision = "day"
    for amount in _AMOUNTS.finditer(span):
        count = int(amount["digits"]) if amount["digits"] else NUMBERS.get(amount["word"], 1)
        unit = UNITS[amount["unit"]]
        try:
            at = (
                at - count * _LENGTHS[unit] if unit in _LENGTHS else _months_before(at, count, unit)
            )
        except (OverflowError, ValueError):
            return None
        if unit in _CLOCK_UNITS:
            precision = "minute"
    return Timestamp(at, precision)


def _months_before(at: datetime, count: int, unit: str) -> datetime:
    """``count`` months or years before ``at``, on the last day of a month too short for it."""
    months = at.year * 12 + at.month - 1 - count * _MONTHS[unit]
    year, month = divmod(months, 12)
    return at.replace(year=year, month=month + 1, day=min(at.day, monthrange(year, month + 1)[1]))


def _on_named_day(text: str, name: str, end: int, now: datetime) -> Timestamp | None:
    """Today or yesterday, at the time that follows; without one only where nothing else does."""
    time = time_at(text, end)
    try:
        day = now - timedelta(days=_TODAY[name])
        if time is not None and _TAIL.match(text, time.end):
            precision: Precision = "minute" if time.second is None else "second"
            zone = time.zone or now.tzinfo
            if time.zone is not None:
                day = now.astimezone(zone) - timedelta(days=_TODAY[name])
            return Timestamp(
                day.replace(hour=time.hour, minute=time.minute, second=time.second or 0), precision
            )
        return Timestamp(day.replace(hour=0, minute=0), "day") if _TAIL.match(text, end) else None
    except OverflowError:
        return None
