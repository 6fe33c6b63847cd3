"""Scores the normalisers on single strings."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import datetime
from typing import Any

from newsarchive.evaluate.tally import Evaluation
from newsarchive.model import Timestamp
from newsarchive.normalise.bylines import parse_bylines
from newsarchive.normalise.captions import split_credit
from newsarchive.normalise.counts import parse_views
from newsarchive.normalise.datelines import split_dateline
from newsarchive.normalise.dates import parse_timestamp, parse_updated
from newsarchive.normalise.text import is_boilerplate
from newsarchive.rules import clean
from newsarchive.site import WIB

Row = dict[str, Any]

_SPELLINGS = {"unlabelled": "author", "redaktur": "redactor"}
"""Roles that gold files name otherwise than we do."""
_OFFSET = re.compile(r"(?:[+-]\d\d:\d\d|Z)$")
_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def score_date(evaluation: Evaluation, row: Row) -> None:
    """Right when the instant agrees as precisely as the gold gives it, zone included if given.

    A gold value without a full day has no timestamp; of a range the start is wanted. Where the
    page itself slips, what its digits say (``literal``) is as right as what was meant.
    """
    reference = row.get("reference_time")
    fetched_at = reference_instant(reference) if reference else None
    actual = None
    if row["kind"] == "updated":
        actual = parse_updated(row["text"], timezone=WIB, fetched_at=fetched_at)
    actual = actual or parse_timestamp(row["text"], timezone=WIB, fetched_at=fetched_at)
    wanted = [row["expected"], *([row["literal"]] if "literal" in row else [])]
    right = any(agrees(one, actual) for one in wanted)
    shown = actual and f"{actual.isoformat()} ({actual.precision})"
    for name in (f"dates.{row['kind']}", "dates.all"):
        evaluation.tally(name).score(row["text"], row["expected"], shown, right)


def agrees(expected: str | None, actual: Timestamp | None) -> bool:
    """Whether ``actual`` is the gold value, as precisely as that is given."""
    wanted = (expected or "").split("/")[0]
    if len(wanted) == 4:
        return actual is None or actual.isoformat().startswith(wanted)
    if not _WHOLE_DAY.match(wanted):
        return actual is None
    if actual is None:
        return False
    if len(wanted) == 10:
        return actual.precision == "day" and actual.isoformat().startswith(wanted)
    offset = _OFFSET.search(wanted)
    local = wanted[: offset.start()] if offset else wanted
    return actual.isoformat().startswith(local) and (
        offset is None or actual.at.utcoffset() == datetime.fromisoformat(wanted).utcoffset()
    )


def reference_instant(text: str) -> datetime:
    """A gold file's reference time; a bare day means its midnight, a bare month its last day."""
    if len(text) == 7:
        year, month = map(int, text.split("-"))
        return datetime(year, month, monthrange(year, month)[1], tzinfo=WIB)
    instant = datetime.fromisoformat(text)
    return instant if instant.tzinfo else instant.replace(tzinfo=WIB)


def score_bylines(evaluation: Evaluation, row: Row) -> None:
    """Right when every role and name agrees, in order."""
    expected = [(_SPELLINGS.get(one["role"], one["role"]), one["name"]) for one in row["expected"]]
    actual = [(one.role, one.name) for one in parse_bylines(row["text"])]
    evaluation.tally("bylines").score(row["text"], expected, actual, expected == actual)


def score_views(evaluation: Evaluation, row: Row) -> None:
    """Right when the number agrees, or both say there is none."""
    actual = parse_views(row["text"])
    evaluation.tally("views").score(row["text"], row["expected"], actual, actual == row["expected"])


def score_caption(evaluation: Evaluation, row: Row) -> None:
    """Right when caption and credit both agree, white space and a final full stop apart."""
    split = split_credit(row["text"])
    expected = (row["expected"]["caption"], row["expected"]["credit"])
    actual = (split.caption, split.credit)
    right = same_line(expected[0], actual[0]) and same_line(expected[1], actual[1])
    evaluation.tally("captions").score(row["text"], expected, actual, right)


def score_dateline(evaluation: Evaluation, row: Row) -> None:
    """Right when place and outlet agree and the text goes on where it should."""
    dateline, rest = split_dateline(row["text"])
    expected, actual = row["expected"], dateline and (dateline.place, dateline.outlet)
    if expected is None or not (expected["place"] or expected["outlet"]):
        right = dateline is None
    else:
        right = actual == (expected["place"], expected["outlet"]) and clean(rest).startswith(
            clean(expected["rest_starts_with"])
        )
    shown = actual and f"{actual} before {rest[:30]!r}"
    evaluation.tally("datelines").score(row["text"], expected, shown, right)


def score_noise(evaluation: Evaluation, row: Row) -> None:
    """Right when a line to remove is called boilerplate and a line to keep is not."""
    actual = "remove" if is_boilerplate(row["text"]) else "keep"
    evaluation.tally(f"noise.{row['action']}").score(
        row["text"], row["action"], actual, actual == row["action"]
    )


def same_line(expected: str | None, actual: str | None) -> bool:
    """Whether two lines are one, white space and a final full stop apart."""
    return clean(expected or "").rstrip(". ") == clean(actual or "").rstrip(". ")
