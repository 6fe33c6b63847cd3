"""The texts: patterns in stories.json filled with invented names, places and figures."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from importlib import resources
from random import Random
from typing import Any

from newsarchive.demo.names import DISTRICTS, PEOPLE, VILLAGES, Section

_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Draft:
    """A text before layout: headline, paragraphs, and whom and where it is about."""

    title: str
    paragraphs: tuple[str, ...]
    person: str
    place: str


def write(section: Section, at: datetime, rng: Random) -> Draft:
    """A new text for ``section``, dated ``at``; what it says depends on ``rng`` alone."""
    stock = _stock()[section.name]
    pattern = rng.choice(stock["stories"])
    person, other = rng.sample(PEOPLE, 2)
    words = {
        "place": rng.choice(DISTRICTS),
        "village": rng.choice(VILLAGES),
        "person": person,
        "short": person.split()[0],
        "other": other,
        "day": f"{_WEEKDAYS[at.weekday()]} ({at.day}/{at.month}/{at.year})",
        "n": rng.randint(3, 40),
        "m": rng.randint(41, 120),
        "rp": f"Rp{rng.randint(1, 19)},{rng.randint(1, 9)} {rng.choice(('miliar', 'juta'))}",
    }
    more = rng.sample(stock["more"], k=min(len(stock["more"]), rng.randint(2, 4)))
    paragraphs = tuple(text.format_map(words) for text in (*pattern["paragraphs"], *more))
    return Draft(pattern["title"].format_map(words), paragraphs, person, str(words["place"]))


def slug_of(title: str) -> str:
    """The headline as WordPress puts it into a URL."""
    return _NOT_SLUG.sub("-", title.lower()).strip("-")


@lru_cache(maxsize=1)
def _stock() -> dict[str, Any]:
    text = resources.files("newsarchive.demo").joinpath("stories.json").read_text("utf-8")
    stock: dict[str, Any] = json.loads(text)
    return stock
