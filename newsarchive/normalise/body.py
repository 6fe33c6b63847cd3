"""The article's own text: what stands between the headline and the last sentence, and no more."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from newsarchive.model import Candidates, Dateline
from newsarchive.normalise.bylines import end_code, is_byline_line
from newsarchive.normalise.datelines import split_dateline
from newsarchive.normalise.places import is_known_place
from newsarchive.normalise.text import is_boilerplate

_OPENED = re.compile(r"([^–—|()\n,]{3,40}?)\s*(?:\s[-–—]{1,3}|[–—]{1,2})\s*(?=[\"“A-Z0-9])")
"""A name and a dash at the start of a line, before a sentence."""
_BETWEEN_LETTERS = re.compile(r"[\W_]+")
_OPENING_LINES = 3
"""A dateline stands in one of the first lines; a kicker or sub-heading may stand before it."""


@dataclass(frozen=True, slots=True)
class Text:
    """The body without what is not the story, and what was taken out of it."""

    paragraphs: tuple[str, ...]
    page_starts: tuple[int, ...]
    dateline: Dateline | None
    opening: int
    """Index in the candidates' body of the paragraph that the dateline opens."""
    byline_lines: tuple[str, ...]
    """Lines and end codes that name people, as they stand."""


def read_text(candidates: Candidates, title: str | None, own_names: Collection[str] = ()) -> Text:
    """Drop boilerplate, repeated headline and captions; set bylines and the dateline apart.

    ``own_names`` are what the site calls itself: an outlet that opens its own articles.
    """
    own = {key for name in own_names if not is_known_place(name) and (key := _key(name))}
    repeated = {_key(title or ""), *(_key(image.caption) for image in candidates.images)}
    repeated.discard("")
    starts = set(candidates.page_starts)
    paragraphs: list[str] = []
    page_starts: list[int] = []
    byline_lines: list[str] = []
    dateline, opening = None, 0
    for index, line in enumerate(candidates.body):
        if index in starts:
            page_starts.append(len(paragraphs))
        if is_byline_line(line):
            byline_lines.append(line)
            continue
        if is_boilerplate(line) or _key(line) in repeated:
            continue
        line, code = end_code(line)
        if code:
            byline_lines.append(code)
        if dateline is None and len(paragraphs) < _OPENING_LINES:
            dateline, line = _split_dateline(line, own)
            opening = index if dateline else opening
        elif index in starts:
            repeated_dateline, rest = _split_dateline(line, own)
            line = rest if repeated_dateline == dateline else line  # some print it on every page
        if line:
            paragraphs.append(line)
    return Text(tuple(paragraphs), _distinct(page_starts), dateline, opening, tuple(byline_lines))


def _split_dateline(line: str, own: Collection[str]) -> tuple[Dateline | None, str]:
    """The dateline, in which the site's own name is no place ("Kabar Selo – Text")."""
    opened = _OPENED.match(line)
    if opened and _key(opened[1]) in own:
        return Dateline(None, opened[1].strip()), line[opened.end() :]
    return split_dateline(line)


def _distinct(starts: Iterable[int]) -> tuple[int, ...]:
    """Page starts without pages that turned out empty; the first page always starts at 0."""
    return tuple(dict.fromkeys((0, *starts)))


def _key(line: str) -> str:
    """What two printings of one line share: its letters and digits."""
    return _BETWEEN_LETTERS.sub("", line.casefold())
