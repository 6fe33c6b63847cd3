"""Saved pages of a site and what a careful reader takes from them: ``<site>/<date>_<slug>/``.

``page.html.gz`` is the page as sent, ``part-2.html.gz`` and so on its further pages, ``page.json``
where and when they were fetched, ``expected.json`` the article. A generated ``expected.json`` is
what the code read, so it proves nothing until a person has compared it with the page and written
a name and the day as its ``reviewed``.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from newsarchive.errors import ResourceError
from newsarchive.model import Page
from newsarchive.survey.derive import Case

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST_SLUG = 60
_NOT_GOLDEN = ("sources", "problems")
"""What a rule says of itself, not of the article."""


@dataclass(frozen=True, slots=True)
class Fixture:
    """A saved article."""

    folder: Path
    page: Page
    parts: tuple[Page, ...]
    expected: dict[str, Any]
    """The article, without ``reviewed``."""
    is_reviewed: bool
    """Whether a person has compared ``expected`` with the page."""


def load(folder: Path) -> Fixture:
    """The fixture in ``folder``. Raises :class:`ResourceError` where it is not whole."""
    try:
        told = json.loads((folder / "page.json").read_text("utf-8"))
        expected = json.loads((folder / "expected.json").read_text("utf-8"))
        page = _page(folder / "page.html.gz", told)
        parts = tuple(
            _page(folder / f"part-{number}.html.gz", {**told, "url": url})
            for number, url in enumerate(told.get("parts", ()), start=2)
        )
    except (OSError, EOFError, KeyError, ValueError) as error:
        raise ResourceError(f"{folder} is no whole fixture: {error}.") from error
    # Goldens that are written by hand need no note that somebody has read them.
    reviewed = expected.pop("reviewed", "written by hand")
    return Fixture(folder, page, parts, expected, bool(reviewed))


def load_all(folder: Path) -> list[Fixture]:
    """The fixtures of one site, by name."""
    return [load(path.parent) for path in sorted(folder.glob("*/page.html.gz"))]


def save(folder: Path, cases: Iterable[Case]) -> list[Path]:
    """Saves the cases as fixtures below ``folder``; those that are there already stay."""
    written = []
    for case in cases:
        path = folder / _name(case.page)
        if not (path / "page.html.gz").exists():
            path.mkdir(parents=True, exist_ok=True)
            _save(path, case)
            written.append(path)
    return written


def _save(folder: Path, case: Case) -> None:
    page = case.page
    told: dict[str, Any] = {
        "url": page.url,
        "fetched_at": page.fetched_at.isoformat(timespec="seconds") if page.fetched_at else None,
        "content_type": page.content_type,
        "section": page.section,
        "parts": [part.url for part in case.parts],
    }
    article = case.article.to_json()
    golden = {"reviewed": None} | {
        name: value for name, value in article.items() if name not in _NOT_GOLDEN
    }
    for number, part in enumerate((page, *case.parts), start=1):
        name = "page.html.gz" if number == 1 else f"part-{number}.html.gz"
        (folder / name).write_bytes(gzip.compress(part.body, mtime=0))
    _write_json(folder / "page.json", {key: value for key, value in told.items() if value})
    _write_json(folder / "expected.json", golden)


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _name(page: Page) -> str:
    """``2026-11-25_the-article-s-slug``"""
    parts = urlsplit(page.url)
    last = [piece for piece in parts.path.split("/") if piece][-1:] or [parts.query]
    slug = _NOT_SLUG.sub("-", last[0].lower()).strip("-")[:_LONGEST_SLUG].rstrip("-")
    day = f"{page.fetched_at.date().isoformat()}_" if page.fetched_at else ""
    return f"{day}{slug or 'article'}"


def _page(path: Path, told: dict[str, Any]) -> Page:
    fetched = told.get("fetched_at")
    return Page(
        url=told["url"],
        body=gzip.decompress(path.read_bytes()),
        fetched_at=datetime.fromisoformat(fetched) if fetched else None,
        content_type=told.get("content_type"),
        section=told.get("section"),
    )
