"""Every question of the cookbook with the answer of one archive, as a page to read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from newsarchive.query.cookbook import Question, questions
from newsarchive.query.sql import Result, run_sql

_SHOWN_ROWS = 10
_LONGEST_CELL = 60


def answered_cookbook(db: Path) -> str:
    """The cookbook in Markdown: what is asked and why, the SQL, and what the archive at ``db``
    answers, each with its default values; of a long answer the first rows.

    Raises :class:`ResourceError` where there is no archive.
    """
    return "\n".join(_lines(db))


def _lines(db: Path) -> Iterator[str]:
    yield from (
        "# Cookbook",
        "",
        "Questions that researchers of regional news ask, each with its SQL and an answer.",
        "Ask one with `newsarchive query @NAME`, give its values behind it (`limit=5`), or take",
        "its SQL and change it. `newsarchive query --cookbook` prints this page for an archive.",
    )
    for chapter, asked in groupby(questions(), lambda one: one.chapter):
        yield from ("", f"## {chapter}")
        for one in asked:
            yield from _question(one, run_sql(db, one.sql, one.values({})))


def _question(one: Question, answer: Result) -> Iterator[str]:
    values = "".join(f" {given.name}={given.default}" for given in one.parameters if given.default)
    yield from ("", f"### {one.title}", "", one.why, "")
    yield from ("```sh", f"newsarchive query @{one.slug}{values}", "```", "")
    for given in one.parameters:
        yield f"- `{given.name}`: {given.meaning}"
    if one.parameters:
        yield ""
    yield from ("```sql", one.sql, "```", "")
    yield from _table(answer)


def _table(answer: Result) -> Iterator[str]:
    if not answer.rows:
        yield "No rows."
        return
    shown = answer.rows[:_SHOWN_ROWS]
    numeric = [all(isinstance(row[at], int | float | None) for row in shown)
               for at in range(len(answer.columns))]  # fmt: skip
    yield _row(answer.columns)
    yield _row(["--:" if right else "---" for right in numeric])
    yield from (_row([_cell(value) for value in row]) for row in shown)
    if len(answer.rows) > len(shown):
        yield ""
        yield f"{len(answer.rows):,} rows; the first {len(shown)} are shown."


def _row(cells: tuple[str, ...] | list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(value: object) -> str:
    """One value on one line; what Markdown would read as its own is escaped."""
    text = "" if value is None else " ".join(str(value).split())
    if len(text) > _LONGEST_CELL:
        text = f"{text[: _LONGEST_CELL - 1].rstrip()}…"
    for sign in "\\|*_`<[":
        text = text.replace(sign, f"\\{sign}")
    return text
