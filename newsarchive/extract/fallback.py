"""The last resort where our own reader finds too little: trafilatura, loaded when first needed."""

from __future__ import annotations

from newsarchive.rules import Document, clean

ENOUGH = 200
"""Characters of body from which our own reader is believed."""
_MUCH = 3_000
"""Bytes of page below which a short text is simply a short article."""
_TOO_MUCH = 2_000_000
"""Bytes of page above which trafilatura, several times slower than a parse, is not asked."""


def trafilatura_lines(document: Document) -> list[str]:
    """The article's paragraphs as trafilatura reads them; empty where it finds none."""
    if not _MUCH < len(document.page.body) < _TOO_MUCH:
        return []
    from trafilatura import extract

    # Our UTF-8, not the page's own bytes, whose charset it would guess anew.
    text = extract(document.source, url=document.url, include_comments=False, include_tables=True)
    return [line for line in map(clean, (text or "").splitlines()) if line]
