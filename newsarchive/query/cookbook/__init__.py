"""The cookbook: questions that researchers of regional news ask, each with its SQL.

A question is one ``.sql`` file beside this one. Its leading comment lines say what it is::

    -- title: Who reports the most?
    -- chapter: People
    -- why: One sentence or two on when to ask it and how to read the answer.
    -- :site = demo | one site's name; leave it empty for all

The last kind declares a parameter with its default, which is also an example. Every parameter is
text, as a form or a command line gives it; SQL that needs a number casts it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from newsarchive.errors import UsageError

CHAPTERS = ("Coverage", "People", "Readers", "Edits and removals", "Contents", "Quality")
"""In the order of the printed cookbook."""

_PARAMETER = re.compile(r":(\w+) = ?(.*?) ?\| (.+)")
_FIELD = re.compile(r"(title|chapter|why): (.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value that a question is asked with."""

    name: str
    """As in the SQL, without its colon."""
    default: str
    """What is asked for where nothing is given; "" where everything is meant."""
    meaning: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its SQL."""

    slug: str
    """Its name on the command line and in addresses."""
    title: str
    chapter: str
    """One of :data:`CHAPTERS`."""
    why: str
    """When to ask it, and how to read the answer."""
    sql: str
    """One SELECT that names its parameters as ``:name``."""
    parameters: tuple[Parameter, ...] = ()

    def values(self, given: Mapping[str, str]) -> dict[str, str]:
        """A value for each parameter: the one ``given``, else its default.

        Raises :class:`UsageError` for a name that the question does not have.
        """
        values = {one.name: one.default for one in self.parameters}
        for name in given:
            if name not in values:
                names = ", ".join(values) or "none"
                raise UsageError(f"@{self.slug} has no parameter {name!r}; it has {names}.")
        return {**values, **given}


@cache
def questions() -> tuple[Question, ...]:
    """Every question, by chapter and title."""
    found = [
        parse(entry.name.removesuffix(".sql"), entry.read_text("utf-8"))
        for entry in files(__name__).iterdir()
        if entry.name.endswith(".sql")
    ]
    return tuple(sorted(found, key=lambda one: (CHAPTERS.index(one.chapter), one.title)))


def question(slug: str) -> Question:
    """The question of that slug. Raises :class:`UsageError`, naming the nearest, for no such."""
    by_slug = {one.slug: one for one in questions()}
    if slug not in by_slug:
        [nearest] = get_close_matches(slug, by_slug, 1, 0)
        raise UsageError(f"The cookbook has no question @{slug}; did you mean @{nearest}?")
    return by_slug[slug]


def parse(slug: str, text: str) -> Question:
    """The question that a file's ``text`` holds. Raises ValueError for a header out of form."""
    lines = text.splitlines()
    header = [line.removeprefix("--").strip() for line in lines if line.startswith("--")]
    fields: dict[str, str] = {}
    parameters = []
    for line in header:
        if parameter := _PARAMETER.fullmatch(line):
            parameters.append(Parameter(*parameter.groups()))
        elif field := _FIELD.fullmatch(line):
            fields[field[1]] = field[2]
        elif fields:
            fields["why"] = f"{fields['why']} {line}"
        else:
            raise ValueError(f"{slug}.sql begins with {line!r}, not with a title")
    sql = "\n".join(line for line in lines if not line.startswith("--")).strip()
    return Question(slug, sql=sql, parameters=tuple(parameters), **fields)
