"""Which archived article a page belongs to, when its address no longer says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from newsarchive.model import Alias, AliasKind, Article, Problem
from newsarchive.store.archive import Archive
from newsarchive.store.record import is_another, stamp

ANOTHER = Problem(
    "page", "another article", "another article stands at this address now: the archived one stays"
)

_HELD = "SELECT title, body, last_seen_at FROM articles WHERE url = ?"


@dataclass(frozen=True, slots=True)
class Placed:
    """What one reading of a page means for the archive."""

    article: Article
    """As it is to be kept: under the URL that the archive knows it by."""
    missed: str | None = None
    """URL of an archived article whose address leads to this other one now."""
    doubt: Problem | None = None
    """Why it is not to be kept at all: its address held something wholly different."""


def place(
    archive: Archive, article: Article, asked: str, *, redirected: Sequence[str], seen_at: datetime
) -> Placed:
    """Compare a reading with the article that the archive holds for ``asked``, a canonical URL.

    The same article at a new address stays one article, and the new address an alias. Another
    article behind a redirect (``redirected``: the addresses that led to it) is an article of its
    own, and the one asked for is gone. Another one at the very address is a doubt. A reading
    older than the last one, as a replay brings, is believed.
    """
    held = archive.article_at(asked)
    if held is None:
        return Placed(article)
    found = archive.article_at(article.url)
    if found not in (None, held):
        return Placed(article, missed=held if redirected else None)
    [(title, body, last_seen_at)] = archive.select(_HELD, [held])
    before = Article(held, None, title=title, body=(body,))
    if stamp(seen_at) > last_seen_at and is_another(before, article):
        if found is None and redirected:
            return Placed(article, missed=held)
        return Placed(article, doubt=ANOTHER)
    if found is None:
        return Placed(_moved(article, held, "redirect" if redirected else "canonical"))
    return Placed(article)


def _moved(article: Article, held: str, kind: AliasKind) -> Article:
    """The article under the URL that the archive holds it by, its new address an alias."""
    aliases = (
        replace(one, kind=kind) if one.kind == "canonical" else one for one in article.aliases
    )
    return replace(article, url=held, aliases=(*aliases, Alias(article.url, kind)))
