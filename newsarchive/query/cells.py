"""Cells of CSV that no spreadsheet takes for a formula."""

from __future__ import annotations

from typing import Any

_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "'")
"""The wide signs are formulas where a spreadsheet is set to Chinese or Japanese."""
_BLANKS = " \u00a0\u200b\ufeff"
"""What some spreadsheets cut off before they look for a formula."""


def safe_cell(value: Any) -> Any:
    """``value`` as a cell: a text that a spreadsheet could run gets an apostrophe before it.

    Spreadsheets run what begins with ``=``, ``+``, ``-`` or ``@``, also behind a blank, a tab or a
    line break. A text that begins with an apostrophe gets another, so :func:`raw_cell` gives back
    every text as it was. Numbers and None pass as they are.
    """
    if isinstance(value, str) and value.lstrip(_BLANKS).startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value


def raw_cell(cell: str) -> str:
    """The text that :func:`safe_cell` made ``cell`` of."""
    return cell.removeprefix("'")
