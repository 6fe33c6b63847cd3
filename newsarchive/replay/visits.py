"""What the crawl visited, put together again from the rows of its captures."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from newsarchive.store import Archive, captures
from newsarchive.store.captures import Capture
from newsarchive.store.warc_reading import UnreadableError, read_record

IMPORT = "import"
"""``runs.command`` of an import, of whose pages nobody said that they are articles."""

REDIRECTS = frozenset({
    HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.FOUND, HTTPStatus.SEE_OTHER,
    HTTPStatus.TEMPORARY_REDIRECT, HTTPStatus.PERMANENT_REDIRECT,
})  # fmt: skip

# A visit ends with its article's last part, and it is then that the crawl stored the article.
_IN_ORDER = """
SELECT c.id FROM captures AS c
LEFT JOIN runs AS r ON r.id = c.run_id
LEFT JOIN (SELECT part_of, max(id) AS id FROM captures WHERE part_of IS NOT NULL GROUP BY part_of)
    AS part ON part.part_of = c.id
LEFT JOIN captures AS last ON last.id = part.id
WHERE (c.kind = 'article' OR (c.kind = 'other' AND r.command = 'import'))
  AND (:since IS NULL OR c.fetched_at >= :since)
ORDER BY ifnull(last.fetched_at, c.fetched_at), ifnull(last.id, c.id)
"""

# Read for its day of publication, but not kept: such a page stays in the frontier.
_LEFT_FOR_LATER = """
SELECT 1 FROM frontier
WHERE url = ? AND kind = 'article' AND state IN ('waiting', 'in flight') AND article_id IS NULL
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit to an address that a listing gave as an article's, or that an import brought."""

    capture_id: int
    """Of the page itself, after redirects."""
    capture: Capture
    site: str | None
    """Name of the site whose run it was; None where the page's host has to tell."""
    imported: bool
    """Whether the page has to show that it is an article."""
    redirected: tuple[str, ...] = ()
    """The addresses that led here, the one asked for first."""
    parts: tuple[Capture, ...] = ()
    """Everything that was fetched for the article's further pages."""

    @property
    def asked(self) -> str:
        """The address that the frontier holds."""
        return self.redirected[0] if self.redirected else self.capture.url


class Visits:
    """The visits that an archive's captures tell of, in the order in which the crawl ended them."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        folder: Path,
        *,
        site: str | None = None,
        since: date | None = None,
    ) -> None:
        """``connection`` is one to read the archive at ``path``; its WARC files are in ``folder``.

        ``site`` leaves out the runs of others, ``since`` what was fetched before that day (UTC).
        """
        self._connection = connection
        self._archive = Archive(connection, path)
        self._folder = folder
        self._site = site
        self._since = since.isoformat() if since else None
        self._runs = {
            run_id: (command, json.loads(sites))
            for run_id, command, sites in connection.execute("SELECT id, command, sites FROM runs")
        }
        self._moved: dict[tuple[int | None, str], tuple[str, ...]] = {}

    def __iter__(self) -> Iterator[Visit]:
        ids = self._connection.execute(_IN_ORDER, {"since": self._since})
        for (capture_id,) in ids:
            capture = captures.get(self._archive, capture_id)
            if capture is None:
                continue
            command, sites = self._runs.get(capture.run_id or 0, ("", []))
            if self._site is not None and self._site not in sites:
                continue
            before = self._moved.pop((capture.run_id, capture.url), ())
            if capture.status in REDIRECTS:
                self._follow(capture, before)
                continue
            visit = Visit(
                capture_id,
                capture,
                sites[0] if len(sites) == 1 else None,
                command == IMPORT,
                before,
                tuple(part for _, part in captures.parts_of(self._archive, capture_id)),
            )
            if not self._was_left(visit):
                yield visit

    def _follow(self, capture: Capture, before: tuple[str, ...]) -> None:
        try:
            target = moved_to(self._folder, capture)
        except UnreadableError:  # the page behind it is read all the same
            return
        if target is not None:
            self._moved[capture.run_id, target] = (*before, capture.url)

    def _was_left(self, visit: Visit) -> bool:
        found = self._connection.execute(_LEFT_FOR_LATER, [visit.asked])
        return not visit.imported and found.fetchone() is not None


def moved_to(folder: Path, capture: Capture) -> str | None:
    """Where the redirect that ``capture`` holds leads; None where it does not say.

    Raises :class:`newsarchive.store.warc_reading.UnreadableError`.
    """
    from w3lib.url import safe_url_string

    if capture.place is None:
        return None
    location = read_record(folder, capture.place).header("location")
    if not location:
        return None
    # As Scrapy reads it: UTF-8 before Latin-1, white space and non-ASCII letters escaped.
    return urldefrag(urljoin(capture.url, safe_url_string(location.encode("latin-1")))).url
