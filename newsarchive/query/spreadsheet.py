"""Values for CSV that people open in a spreadsheet, which runs what looks like a formula."""

from __future__ import annotations

from typing import Any

_STARTERS = ("=", "+", "-", "@", "\t", "\r", "\n")


def formula_safe(value: Any) -> Any:
    """``value``, with an apostrophe before a text that a spreadsheet would take for a formula.

    Numbers and None stay as they are. A blank before the formula does not hide it.
    """
    if isinstance(value, str) and value.lstrip(" \u00a0\ufeff").startswith(_STARTERS):
        return f"'{value}"
    return value
